// A prediction together with where it stands: what filters select, scores count and outputs show.
import type { Day } from '../day.ts';
import type { Ledger, Prediction, ProbabilityBasis } from './prediction.ts';
import { predictionsAsOf, standing } from './standing.ts';
import type { Standing } from './standing.ts';

export interface Item {
  prediction: Prediction;
  standing: Standing;
  /** The prediction as whoever asked has it, in the record of somebody who answered. */
  asked?: Prediction;
}

/** All items of a ledger as it stood on `asOf`, in the order of the file. */
export function itemsOf(ledger: Ledger, asOf: Day): Item[] {
  return predictionsAsOf(ledger, asOf).map((prediction) => ({
    prediction,
    standing: standing(prediction, asOf),
  }));
}

/** The basis of the number that an item counts with; `none` for a range that is too wide as well. */
export function basisOf({ prediction: { probability } }: Item): ProbabilityBasis | 'none' {
  return probability?.usable ? probability.basis : 'none';
}

/** The number that an item counts with; undefined for a range that is too wide as well. */
export function numberOf({ prediction: { probability } }: Item): number | undefined {
  return probability?.usable ? probability.central : undefined;
}

/** True when the probability is not the forecaster's own number: put on their words, or judged by the keeper. */
export function isImputed(item: Item): boolean {
  const basis = item.prediction.probability?.basis;
  return basis === 'worded' || basis === 'assigned';
}
