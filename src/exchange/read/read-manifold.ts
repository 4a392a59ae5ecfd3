// A trader's bets on Manifold as predictions. A bet states no probability: the price it was meant to reach, or
// reached, stands for one.
import { grouped } from '../../grouped.ts';
import type { EmitItem } from '../../ledger/edit/emit.ts';
import { fingerprint } from '../entries/stable-id.ts';
import { Losses } from '../loss.ts';
import type { Estimate, Found, Person, Question } from '../question.ts';
import type { TextInput } from '../text/input.ts';
import { reportUnknownKeys } from '../text/unknown-keys.ts';
import { manifoldData, stampOf } from './manifold-data.ts';
import type { Answer, Bet, Market } from './manifold-data.ts';
import { manifoldOutcome } from './manifold-resolution.ts';

/** Of a market that are read, manage it, or are amounts and prices: those are reported as what becomes of the bets. */
const MARKET_KEYS = [
  'id', 'creatorId', 'creatorUsername', 'createdTime', 'closeTime', 'question', 'slug', 'url', 'outcomeType',
  'mechanism', 'probability', 'isResolved', 'resolution', 'resolutionTime', 'resolutionProbability',
  'answers', 'shouldAnswersSumToOne', 'textDescription', 'groupSlugs', 'uniqueBettorCount', 'volume', 'value',
  'min', 'max', 'isLogScale', 'bets',
]; // prettier-ignore

/** The same of a bet. */
const BET_KEYS = [
  'id', 'userId', 'contractId', 'answerId', 'createdTime', 'updatedTime', 'amount', 'shares', 'outcome',
  'probBefore', 'probAfter', 'isRedemption', 'isApi', 'orderAmount', 'limitProb', 'isFilled', 'isCancelled',
  'fills',
]; // prettier-ignore

function skipReason({ isRedemption, isCancelledUnfilled, amount }: Bet): string | undefined {
  if (isRedemption) return 'a redemption is bookkeeping of the market';
  if (isCancelledUnfilled) return 'a limit order that nobody took and that was cancelled';
  return amount < 0 ? 'a sale says nothing about yes' : undefined;
}

function numberOf({ limitProb, probAfter }: Bet): EmitItem {
  const why =
    limitProb === undefined
      ? 'the price after the bet; a bet states no probability'
      : 'the price of the limit order; a bet states no probability';
  return { value: limitProb ?? probAfter, basis: 'assigned', why };
}

class TraderReader {
  readonly losses = new Losses();

  question(market: Market, answer: Answer | undefined, bets: readonly Bet[]): Question | undefined {
    const { value } = market;
    const at = `mf${fingerprint(market.id)}`;
    const estimates = bets.flatMap((bet): Estimate[] => {
      const reason = skipReason(bet);
      if (reason !== undefined) {
        this.losses.lost('bet', reason, at);
        return [];
      }
      return [{ who: personOf(bet), at: bet.at, p: numberOf(bet), place: bet.value.place }];
    });
    if (estimates.length === 0) {
      this.losses.lost('market without a bet', 'a question without a forecast is no prediction; give the bets too', at);
      return undefined;
    }
    this.losses.changed(
      'bets',
      'their prices stand for the trader\'s probability, with basis "assigned"; amounts and shares are left out',
      at,
    );
    const [close, resolved, created] = [
      stampOf(value.at('closeTime')),
      stampOf(value.at('resolutionTime')),
      stampOf(value.at('createdTime')),
    ];
    // closeTime is the earlier of deadline and resolution: of a market resolved early the deadline is gone.
    const isGone = close !== undefined && resolved !== undefined && Math.abs(close.order - resolved.order) < 1000;
    if (isGone)
      this.losses.lost('deadline', 'Manifold moves the close to the resolution; the day of that is taken', at);
    const why = isGone
      ? "the day of the resolution; Manifold no longer has the market's deadline"
      : "the market's close";
    const settled = manifoldOutcome(market, answer, () =>
      this.losses.lost('resolution', 'the JSON does not say which answers came true, or how much of each', at),
    );
    const description = value.at('textDescription').text().trim();
    return {
      suffix: answer ? `${at}o${fingerprint(answer.id, 6)}` : at,
      place: value.place,
      claim: answer ? `${market.question} — ${answer.text}` : market.question,
      asked: created,
      due: close && { date: close.day, basis: 'inferred', why },
      estimates,
      settled,
      tags: value.at('groupSlugs').list().map((slug) => slug.text()),
      group: answer && value.at('shouldAnswersSumToOne').raw !== false ? at : undefined,
      notes: [`Manifold market ${market.id}${market.url === '' ? '' : `, ${market.url}`}`, description],
    }; // prettier-ignore
  }
}

function personOf({ userId }: Bet): Person {
  return { key: userId, name: `Manifold trader ${userId}` };
}

/** Reads markets with the bets on them. `owner` is the only trader, where there is only one. */
export function readManifold(inputs: readonly TextInput[]): Found {
  const { markets, bets } = manifoldData(inputs);
  const reader = new TraderReader();
  const unknown = bets.find((bet) => !markets.has(bet.contractId));
  if (unknown)
    return unknown.value.fail(
      `the market ${unknown.contractId} of this bet is not in the files`,
      'give the answer of /v0/market/ID too',
    );
  const byMarket = grouped(bets, ({ contractId }) => contractId);
  const questions = [...markets.values()].flatMap((market): Question[] => {
    const own = byMarket.get(market.id) ?? [];
    if (market.type === 'BINARY') return [reader.question(market, undefined, own) ?? []].flat();
    if (market.answers.length > 0 && market.type === 'MULTIPLE_CHOICE') {
      const answered = market.answers.filter(({ id }) => own.some((bet) => bet.answerId === id));
      if (answered.length === 0)
        reader.losses.lost(
          'market without a bet',
          'a question without a forecast is no prediction; give the bets too',
          `mf${fingerprint(market.id)}`,
        );
      return answered.flatMap((answer) => reader.question(market, answer, own.filter((bet) => bet.answerId === answer.id)) ?? []); // prettier-ignore
    }
    reader.losses.lost(
      `market of type ${market.type}`,
      'a ledger holds yes/no questions',
      `mf${fingerprint(market.id)}`,
    );
    return [];
  });
  reportUnknownKeys([...markets.values()].map(({ value }) => value), MARKET_KEYS, 'a market', reader.losses); // prettier-ignore
  reportUnknownKeys(bets.map(({ value }) => value), BET_KEYS, 'a bet', reader.losses); // prettier-ignore
  const traders = [...new Map(bets.map((bet) => [bet.userId, personOf(bet)])).values()];
  return {
    questions,
    ...(traders.length > 1 ? { choose: traders } : traders[0] ? { owner: traders[0] } : {}),
    losses: reader.losses,
  };
}
