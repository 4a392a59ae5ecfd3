import type { Item } from '../../ledger/item.ts';

/** What stands for the number of a prediction that has none: "none", and whether it is among the hits all the same. */
export function withoutNumber({ prediction, standing }: Item): string {
  if (prediction.due === undefined || standing.status === 'void' || standing.status === 'ambiguous') return 'none';
  return standing.matured && standing.strict.y !== undefined
    ? 'none: counted among the hits, not in probability scores'
    : 'none: will count among the hits once it is judged, not in probability scores';
}
