// Manifold's markets and bets as its API sends them. All times are milliseconds since 1970, days in UTC.
import { momentOfMs } from '../moment.ts';
import type { Moment } from '../moment.ts';
import type { TextInput } from '../text/input.ts';
import { jsonDocument } from '../text/tree-value.ts';
import type { TreeValue } from '../text/tree-value.ts';

export interface Answer {
  id: string;
  text: string;
  value: TreeValue;
}

export interface Market {
  id: string;
  question: string;
  url: string;
  slug: string;
  type: string;
  answers: readonly Answer[];
  value: TreeValue;
}

export interface Bet {
  userId: string;
  contractId: string;
  answerId: string;
  at: Moment;
  probAfter: number;
  limitProb?: number;
  amount: number;
  isRedemption: boolean;
  /** A limit order that was cancelled before anybody took it. */
  isCancelledUnfilled: boolean;
  value: TreeValue;
}

export interface ManifoldData {
  markets: ReadonlyMap<string, Market>;
  /** In the order of time. */
  bets: readonly Bet[];
}

/** A time stamp of Manifold; undefined where there is none. Seconds in its place are refused. */
export function stampOf(value: TreeValue): Moment | undefined {
  const number = value.number();
  if (number === undefined) return undefined;
  // 1e11 milliseconds are in 1973; as seconds they are today and far beyond.
  const moment = number >= 1e11 ? momentOfMs(number) : undefined;
  return (
    moment ?? value.fail(`${value.name} is ${number}, not milliseconds since 1970`, 'Manifold counts in milliseconds')
  );
}

function share(value: TreeValue): number | undefined {
  const number = value.number();
  if (number !== undefined && !(number >= 0 && number <= 1))
    return value.fail(`${value.name} is ${number}, not a number from 0 to 1`, 'is this the JSON of Manifold?');
  return number;
}

function marketOf(value: TreeValue): Market {
  const answers = value.at('answers').list().map((answer) => ({ id: answer.at('id').neededText(), text: answer.at('text').neededText(), value: answer })); // prettier-ignore
  return {
    id: value.at('id').neededText(),
    question: value.at('question').neededText(),
    url: value.at('url').text(),
    slug: value.at('slug').text(),
    type: value.at('outcomeType').text(),
    answers,
    value,
  };
}

function betOf(value: TreeValue): Bet {
  const at =
    stampOf(value.at('createdTime')) ?? value.fail(`${value.name} has no createdTime`, 'is this the JSON of Manifold?');
  const probAfter =
    share(value.at('probAfter')) ?? value.fail(`${value.name} has no probAfter`, 'is this the JSON of Manifold?');
  const limitProb = share(value.at('limitProb'));
  const amount = value.at('amount').number() ?? 0;
  return {
    userId: value.at('userId').text(),
    contractId: value.at('contractId').neededText(),
    answerId: value.at('answerId').text(),
    at,
    probAfter,
    ...(limitProb === undefined ? {} : { limitProb }),
    amount,
    isRedemption: value.at('isRedemption').flag(),
    isCancelledUnfilled: value.at('isCancelled').flag() && amount === 0,
    value,
  };
}

/**
 * Sorts what the files hold into markets and bets; a market may carry its own `bets`. Throws
 * `bad-row` for anything else.
 */
export function manifoldData(inputs: readonly TextInput[]): ManifoldData {
  const markets = new Map<string, Market>();
  const bets = new Map<string, Bet>();
  const take = (value: TreeValue): void => {
    if (value.has('contractId')) bets.set(value.at('id').text() || value.name, betOf(value));
    else if (value.has('question')) {
      const market = marketOf(value);
      markets.set(market.id, market);
      for (const bet of value.at('bets').list()) take(bet);
    } else
      value.fail(
        `${value.name} is neither a market nor a bet`,
        'give the answers of /v0/market/ID and /v0/bets?contractId=ID',
      );
  };
  for (const input of inputs) {
    const document = jsonDocument(input);
    for (const value of document.isList ? document.list() : [document]) take(value);
  }
  return { markets, bets: [...bets.values()].sort((a, b) => a.at.order - b.at.order) };
}
