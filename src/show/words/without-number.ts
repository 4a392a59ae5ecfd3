import type { Item } from '../../ledger/item.ts';

/** What stands for the number of a prediction that has none: "none", and whether it is among the hits all the same. */
export function withoutNumber({ prediction, standing }: Item): string {
  const counts = prediction.due !== undefined && standing.status !== 'void' && standing.status !== 'ambiguous';
  return counts ? 'none: counted among the hits, not in probability scores' : 'none';
}
