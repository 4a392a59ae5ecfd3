import type { Ledger } from '../../ledger/prediction.ts';

/** Knows which ids a new entry cannot have. */
export interface TakenIds extends Pick<ReadonlySet<string>, 'has'> {
  /** Where not all entries are at hand: true when one of them may make this claim. */
  mayClaim?: (claim: string) => boolean;
}

/** The ids of these entries. */
export function takenIn(ledger: Ledger): ReadonlySet<string> {
  return new Set(ledger.predictions.map(({ id }) => id));
}
