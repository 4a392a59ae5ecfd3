// The price of a Manifold market on a day, for comparing what somebody said with what the market thought.
import type { Day } from '../../day.ts';
import { failure } from '../../errors.ts';
import type { TextInput } from '../text/input.ts';
import { manifoldData } from './manifold-data.ts';
import type { Answer, Bet, Market } from './manifold-data.ts';

export interface DayPrice {
  /** Probability of yes, 0..1. */
  p: number;
  /** Day of the bet that made the price, on or before the day asked for. */
  madeOn: Day;
  question: string;
  why: string;
}

export interface PriceQuestion {
  day: Day;
  /** Id or slug, where the files hold several markets. */
  market?: string | undefined;
  /** Id or text, of a market with several answers. */
  answer?: string | undefined;
}

function marketOf(
  markets: readonly Market[],
  bets: readonly Bet[],
  named: string | undefined,
): { id: string; market?: Market | undefined } {
  const ids = [...new Set([...markets.map(({ id }) => id), ...bets.map(({ contractId }) => contractId)])];
  if (named !== undefined) {
    const market = markets.find(({ id, slug }) => id === named || slug === named);
    if (market || ids.includes(named)) return { id: market?.id ?? named, market };
    throw failure('unknown-market', `the files have no market "${named}"`, [`they have ${ids.slice(0, 5).join(', ')}`]);
  }
  if (ids.length === 1) return { id: ids[0]!, market: markets[0] };
  throw failure('unknown-market', `the files hold ${ids.length} markets, and one is meant`, [
    `--market ID names it: ${ids.slice(0, 5).join(', ')}`,
  ]);
}

function answerOf(
  market: Market | undefined,
  bets: readonly Bet[],
  named: string | undefined,
): Answer | { id: string; text: string } | undefined {
  const answers = market?.answers ?? [];
  const ids = [
    ...new Set([...answers.map(({ id }) => id), ...bets.map(({ answerId }) => answerId).filter((id) => id !== '')]),
  ];
  const choices = answers.length > 0 ? answers.map(({ text }) => `"${text}"`) : ids;
  if (named === undefined) {
    if (ids.length === 0) return undefined;
    throw failure('unknown-answer', 'the market has several answers, and one is meant', [
      `--answer TEXT names it: ${choices.slice(0, 8).join(', ')}`,
    ]);
  }
  const found = answers.find(({ id, text }) => id === named || text.toLowerCase() === named.toLowerCase());
  if (found || ids.includes(named)) return found ?? { id: named, text: named };
  throw failure('unknown-answer', `the market has no answer "${named}"`, [
    `answers: ${choices.slice(0, 8).join(', ')}`,
  ]);
}

/**
 * The price at the end of the day (UTC): `probAfter` of the last bet on or before it, redemptions and orders that
 * nobody took left out. The end of the day, so that the market had seen what was said: skill against it is then not too
 * high. Throws where the files do not reach back to the day, for nothing is guessed.
 */
export function priceOn(
  inputs: readonly TextInput[],
  { day, market: named, answer: namedAnswer }: PriceQuestion,
): DayPrice {
  const { markets, bets } = manifoldData(inputs);
  const { id, market } = marketOf([...markets.values()], bets, named);
  const own = bets.filter((bet) => bet.contractId === id);
  if (market && market.type !== 'BINARY' && market.answers.length === 0) {
    throw failure('not-yes-no', `the market is of type ${market.type}; its price is no probability of yes`, [
      'only yes-no markets and those with named answers have one',
    ]);
  }
  const answer = answerOf(market, own, namedAnswer);
  const made = own.filter((bet) => bet.answerId === (answer?.id ?? '') && !bet.isRedemption && !(bet.amount === 0));
  const last = made.findLast((bet) => bet.at.day <= day);
  if (!last) {
    const first = made[0] ? `the first bet in the files is of ${made[0].at.day}` : 'the files hold no bet on it';
    throw failure('no-price', `no price for ${day}: ${first}`, [
      'give the answer of /v0/bets?contractId=ID&order=asc, which begins with the first',
    ]);
  }
  const url = market?.url || `market ${id}`;
  const about = answer ? `, answer "${answer.text}"` : '';
  const when = last.at.day === day ? '' : `, made by a bet of ${last.at.day}`;
  return {
    p: last.probAfter,
    madeOn: last.at.day,
    question: market?.question ?? id,
    why: `price at the end of that day (UTC) on Manifold${when}; ${url}${about}`,
  };
}
