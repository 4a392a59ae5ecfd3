// How many of what is judged happened, with or without a number.
import type { Item } from '../ledger/item.ts';
import { sumInAnyOrder } from './sum.ts';
import { wilson } from './wilson.ts';

export type Reading = 'strict' | 'charitable';

export interface Hits {
  /** Sum of y over all matured, settled predictions, with or without a number. */
  happened: number;
  n: number;
  /** Wilson 95%; null when n = 0. */
  interval: [number, number] | null;
}

/** Hits of what is judged under both readings: `n` predictions, and how many of them happened under each. */
export interface HitsOfBoth extends Record<Reading, number> {
  n: number;
}

/** Matured, settled and with a value of y under a reading. */
export function judgedOf(items: readonly Item[], reading: Reading, includeEarly: boolean): readonly Item[] {
  return items.filter(
    ({ standing, prediction }) =>
      standing[reading].y !== undefined && (standing.matured || (includeEarly && prediction.due !== undefined)),
  );
}

function happenedOf(judged: readonly Item[], reading: Reading): number {
  return sumInAnyOrder(judged.map(({ standing }) => standing[reading].y!));
}

export function hitsOf(judged: readonly Item[], reading: Reading): Hits {
  const n = judged.length;
  const happened = happenedOf(judged, reading);
  return { happened, n, interval: n === 0 ? null : wilson(happened, n) };
}

/** Two of three that are judged strictly are judged charitably as well: n 2. */
export function hitsOfBoth(judgedStrictly: readonly Item[]): HitsOfBoth {
  const both = judgedStrictly.filter(({ standing }) => standing.charitable.y !== undefined);
  return { n: both.length, strict: happenedOf(both, 'strict'), charitable: happenedOf(both, 'charitable') };
}

/** Hits, strictly read, of what is in the forecaster's own words: a number on what another asked is in that one's. */
export function hitsInOwnWords(judgedStrictly: readonly Item[]): Hits {
  return hitsOf(
    judgedStrictly.filter(({ prediction, asked }) => prediction.said.speaker === undefined && asked === undefined),
    'strict',
  );
}
