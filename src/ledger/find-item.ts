// The entry that is meant by an id, or by the beginning of one.
import { failure } from '../errors.ts';
import { nearest } from '../nearest.ts';
import type { Item } from './item.ts';
import { OUTCOMES } from './prediction.ts';

/** Odds, and no id: of several ledgers one begins with the ledger's name, perhaps a year, but goes on with letters. */
const LIKE_ODDS = /^[\d.<>~](?:[^a-z]| in )*$/i;

/** Hints for an id that nothing has. */
function meant(items: readonly Item[], typed: string): string[] {
  const list = 'predict list shows the ids';
  if (LIKE_ODDS.test(typed) || (OUTCOMES as readonly string[]).includes(typed))
    return ['the id stands before the outcome or the odds', list];
  const near = nearest(
    typed,
    items.map((item) => item.prediction.id),
  );
  return near.length > 0 ? near.map((id) => `did you mean ${id}?`) : [list];
}

/**
 * What an id stands for that nothing has as it is: of several ledgers those with it behind their names, else all whose
 * id, or the part behind a ledger's name, begins so.
 */
export function meantById<T>(
  all: readonly T[],
  idOf: (one: T) => string,
  typed: string,
): { isWhole: boolean; found: T[] } {
  const whole = all.filter((one) => idOf(one).endsWith(`/${typed}`));
  if (whole.length > 0) return { isWhole: true, found: whole };
  const begun = all.filter((one) => idOf(one).startsWith(typed) || idOf(one).split('/').at(-1)!.startsWith(typed));
  return { isWhole: false, found: begun };
}

/** The one item with this id or unique beginning of an id. Throws with the candidates or the nearest ids otherwise. */
export function findItem(items: readonly Item[], typed: string): Item {
  const exact = items.find((item) => item.prediction.id === typed);
  if (exact) return exact;
  const { isWhole, found } = meantById(items, (item) => item.prediction.id, typed);
  const hit = typed === '' ? undefined : found[0];
  if (hit && found.length === 1) return hit;
  if (hit) {
    throw failure(
      'ambiguous-id',
      isWhole ? `${found.length} ledgers have the id "${typed}"` : `"${typed}" begins ${found.length} ids`,
      found.slice(0, 8).map((item) => item.prediction.id),
    );
  }
  throw failure('unknown-id', `no prediction has the id "${typed}"`, meant(items, typed));
}
