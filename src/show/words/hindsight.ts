// Whether the criteria and the seal of a prediction can be trusted to be older than its outcome.
import type { Item } from '../../ledger/item.ts';

/** True where criteria were fixed after the outcome could be known, or, where it is not known, after the due day. */
export function hindsight({ prediction, standing }: Item): boolean {
  const knowable = standing.strict.known ?? prediction.due?.date;
  return prediction.criteria !== undefined && knowable !== undefined && prediction.criteria.written > knowable;
}

/** True where a prediction was sealed when its outcome was known, which binds nobody. */
export function sealedLate({ prediction: { sealed }, standing }: Item): boolean {
  const { known } = standing.strict;
  return sealed !== undefined && known !== undefined && sealed.date >= known;
}
