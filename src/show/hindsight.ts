// Whether the criteria of a prediction can be trusted to be older than its outcome.
import type { Item } from '../ledger/item.ts';

/** True where criteria were fixed after the outcome could be known, or, where it is not known yet, after the due day. */
export function hindsight({ prediction, standing }: Item): boolean {
  const knowable = standing.strict.known ?? prediction.due?.date;
  return prediction.criteria !== undefined && knowable !== undefined && prediction.criteria.written > knowable;
}
