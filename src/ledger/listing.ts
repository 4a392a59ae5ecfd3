// What a list shows of predictions, column by column; what many of them share is there once.
import type { Day } from '../day.ts';
import type { Item } from './item.ts';
import { oddsKey, oddsOf } from './odds.ts';
import type { Odds } from './odds.ts';
import type { Standing } from './standing.ts';

export interface Listing {
  readonly length: number;
  id(row: number): string;
  claim(row: number): string;
  /** Whose wording the claim rests on, where it is not the forecaster's own. */
  speaker(row: number): string | undefined;
  due(row: number): Day | undefined;
  /** A standing for each kind that a list tells apart, perhaps several for one, and which of them each row has. */
  readonly standings: readonly Standing[];
  readonly standingAt: ArrayLike<number>;
  /** The same of what forecasters say of them. */
  readonly odds: readonly Odds[];
  readonly oddsAt: ArrayLike<number>;
}

/** Numbers kinds as they are first met: `of('a', …)` is 0, then `of('b', …)` 1, `of('a', …)` 0 again. */
class Kinds<T> {
  readonly each: T[] = [];
  readonly #numbers = new Map<string, number>();

  /** The number of the kind with this key; `one` gives one of that kind, the first time. */
  of(key: string, one: () => T): number {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.each.push(one()) - 1;
      this.#numbers.set(key, number);
    }
    return number;
  }
}

function standingKey({ status, strict }: Standing): string {
  return `${status} ${strict.contested ? 'contested' : (strict.outcome ?? '')}`;
}

/** The lines of a list from whole items, for ledgers that are not in columns. */
export function listingOf(items: readonly Item[]): Listing {
  const standings = new Kinds<Standing>();
  const odds = new Kinds<Odds>();
  return {
    length: items.length,
    id: (row) => items[row]!.prediction.id,
    claim: (row) => items[row]!.prediction.claim,
    speaker: (row) => items[row]!.prediction.said.speaker,
    due: (row) => items[row]!.prediction.due?.date,
    standings: standings.each,
    standingAt: items.map(({ standing }) => standings.of(standingKey(standing), () => standing)),
    odds: odds.each,
    oddsAt: items.map(({ prediction }) => odds.of(oddsKey(prediction) ?? '', () => oddsOf(prediction))),
  };
}
