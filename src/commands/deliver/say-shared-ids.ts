import type { Item } from '../../ledger/item.ts';
import { safeLine } from '../../show/safe.ts';
import type { World } from '../../world.ts';

/** Named at most. */
const MOST = 3;

/** Ids without their ledger that several forecasters have, each in a ledger of their own. */
function sharedIds(items: readonly Item[]): string[] {
  const forecasters = new Map<string, Set<string>>();
  for (const { prediction } of items) {
    const id = prediction.id.slice(prediction.id.indexOf('/') + 1);
    forecasters.set(id, (forecasters.get(id) ?? new Set()).add(prediction.forecaster));
  }
  return [...forecasters].filter(([, names]) => names.size > 1).map(([id]) => id);
}

/**
 * Says on stderr where several ledgers read as one have the same ids under several forecasters: as one question each
 * they are neither independent predictions nor numbers on one prediction.
 */
function saySharedIds(items: readonly Item[], what: string, world: World): void {
  const ids = sharedIds(items);
  if (ids.length === 0) return;
  const named = `${ids.slice(0, MOST).join(', ')}${ids.length > MOST ? ', …' : ''}`;
  world.err(`predict: ${safeLine(named)}: in the ledgers of several forecasters; ${what}\n`);
}

/** Ids of one ledger are not qualified; a long one is not looked through. */
const isOne = ([first]: readonly Item[]): boolean => first?.prediction.id.includes('/') !== true;

/** Said where forecasters are compared. */
export function sayApart(items: readonly Item[], world: World): void {
  if (isOne(items)) return;
  saySharedIds(
    items,
    'numbers are compared within one prediction: predict forecast ID P --by NAME adds one to it',
    world,
  );
}

/** Said where predictions are counted. */
export function sayNotIndependent(items: readonly Item[], world: World): void {
  if (isOne(items)) return;
  saySharedIds(
    items.filter(({ prediction }) => prediction.group === undefined),
    'where that is one question, these predictions are not independent: the same group: in each makes one topic of them',
    world,
  );
}
