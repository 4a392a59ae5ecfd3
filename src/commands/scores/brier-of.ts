import type { Item } from '../../ledger/item.ts';
import { groupOf } from '../../score/cohort.ts';
import { scoredItem } from '../../score/scored-item.ts';

/** The Brier score of an item that counts now (matured, settled, with a number); undefined otherwise. */
export function brierOf(item: Item): number | undefined {
  const group = groupOf(item);
  return group === 'scored' ? scoredItem(item, group, { includeEarly: false }).strict?.brier : undefined;
}
