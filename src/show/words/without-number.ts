import type { Item } from '../../ledger/item.ts';

/** What stands for the number of a prediction that has none: "none", and whether it is among the hits all the same. */
export function withoutNumber({ prediction, standing }: Item): string {
  if (prediction.due === undefined || standing.status === 'void' || standing.status === 'ambiguous') return 'none';
  const waitsFor =
    standing.strict.y === undefined ? 'it is judged' : standing.matured ? undefined : 'its due day is over';
  return `none: ${waitsFor === undefined ? 'counted among the hits' : `will count among the hits once ${waitsFor}`}, not in probability scores`;
}
