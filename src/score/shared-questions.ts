// Predictions by several forecasters, each in a ledger of their own, that may answer one question.
import { claimWords } from '../claim-words.ts';
import type { Item } from '../ledger/item.ts';

/** An id without the ledger that qualifies it. */
export const bareId = (id: string): string => id.slice(id.indexOf('/') + 1);

/** What one question has in common wherever it stands: its id, or its claim and due day. */
function keysOf({ prediction: { id, claim, due } }: Item): [string, string] {
  return [`id ${bareId(id)}`, `claim ${due?.date ?? ''} ${claimWords(claim).join(' ')}`];
}

/**
 * Of several ledgers the items with the id, or the claim and due day, of an item by another forecaster: of `ann/deal`
 * and `bob/deal`, or of `ann/deal` and `bob/signed` where both claim "The deal is signed." by one day, both. Neither
 * tells for certain that it is one question. `isMeant` leaves items out.
 */
export function sharedQuestions(items: readonly Item[], isMeant: (item: Item) => boolean = () => true): Item[] {
  // Ids of one ledger are not qualified; a long one is not looked through.
  if (items[0]?.prediction.id.includes('/') !== true) return [];
  const forecasters = new Map<string, string>();
  const shared = new Set<string>();
  const meant = items.filter(isMeant).map((item) => ({ item, keys: keysOf(item) }));
  for (const { item, keys } of meant) {
    const { forecaster } = item.prediction;
    for (const key of keys) {
      const before = forecasters.get(key) ?? forecaster;
      if (before === forecaster) forecasters.set(key, before);
      else shared.add(key);
    }
  }
  return meant.filter(({ keys }) => keys.some((key) => shared.has(key))).map(({ item }) => item);
}

/** What was found in a list, which nobody changes: cautions and the line on stderr ask about the same one. */
const WITHOUT_TOPIC = new WeakMap<readonly Item[], readonly Item[]>();

/** Of the items that no topic is given: what shares one is known to rise and fall together. */
export function sharedWithoutTopic(items: readonly Item[]): readonly Item[] {
  const known = WITHOUT_TOPIC.get(items);
  if (known) return known;
  const shared = sharedQuestions(items, ({ prediction }) => prediction.group === undefined);
  WITHOUT_TOPIC.set(items, shared);
  return shared;
}
