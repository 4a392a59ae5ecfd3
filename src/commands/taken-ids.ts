import type { Ledger } from '../ledger/prediction.ts';

/** Knows which ids a new entry cannot have. */
export type TakenIds = Pick<ReadonlySet<string>, 'has'>;

/** The ids of these entries. */
export function takenIn(ledger: Ledger): ReadonlySet<string> {
  return new Set(ledger.predictions.map(({ id }) => id));
}
