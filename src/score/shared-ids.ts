import type { Item } from '../ledger/item.ts';

/** An id without the ledger that qualifies it. */
export const bareId = (id: string): string => id.slice(id.indexOf('/') + 1);

/**
 * Ids that several forecasters have, each in a ledger of their own: `ann/deal` and `bob/deal` give `deal`. That may be
 * one question, of which neither the ids nor the claims can tell for certain. `isMeant` leaves items out.
 */
export function sharedIds(items: readonly Item[], isMeant: (item: Item) => boolean = () => true): Set<string> {
  // Ids of one ledger are not qualified; a long one is not looked through.
  if (items[0]?.prediction.id.includes('/') !== true) return new Set();
  const forecasters = new Map<string, string>();
  const shared = new Set<string>();
  for (const item of items) {
    if (!isMeant(item)) continue;
    const { prediction } = item;
    const id = bareId(prediction.id);
    const before = forecasters.get(id) ?? prediction.forecaster;
    if (before === prediction.forecaster) forecasters.set(id, before);
    else shared.add(id);
  }
  return shared;
}

/** Of the items that no topic is given: what shares one is known to rise and fall together. */
export const sharedWithoutTopic = (items: readonly Item[]): Set<string> =>
  sharedIds(items, ({ prediction }) => prediction.group === undefined);
