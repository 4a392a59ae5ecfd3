// Which predictions count: the disjoint groups of a scorecard.
import type { Item } from '../ledger/item.ts';
import type { Prediction } from '../ledger/prediction.ts';

export const GROUPS = [
  'undated',
  'contested',
  'void',
  'ambiguous',
  'early',
  'open',
  'due',
  'noProbability',
  'scored',
] as const;
export type Group = (typeof GROUPS)[number];

/**
 * The first group that fits, under the strict reading: undated, contested, void, ambiguous, early (settled, not matured),
 * open (neither), due (matured, unsettled), noProbability (settled, matured, no usable number), scored. With
 * `includeEarly` a settled prediction counts before its due day is over.
 */
export function groupOf(item: Item, includeEarly = false): Group {
  const { prediction, standing } = item;
  if (prediction.due === undefined) return 'undated';
  if (standing.strict.contested) return 'contested';
  const outcome = standing.strict.outcome;
  if (outcome === 'void' || outcome === 'ambiguous') return outcome;
  if (outcome === undefined) return standing.matured ? 'due' : 'open';
  if (!standing.matured && !includeEarly) return 'early';
  return hasNumber(prediction) ? 'scored' : 'noProbability';
}

/** A usable probability that was not taken back on the very day it was said. */
export function hasNumber(prediction: Prediction): boolean {
  if (!prediction.probability?.usable) return false;
  const sameDay = prediction.forecasts.filter(({ by, date }) => by === prediction.forecaster && date <= prediction.said.date);
  return sameDay.at(-1)?.withdrawn !== true;
}
