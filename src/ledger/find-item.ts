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

/** The one item with this id or unique beginning of an id. Throws with the candidates or the nearest ids otherwise. */
export function findItem(items: readonly Item[], typed: string): Item {
  const exact = items.find((item) => item.prediction.id === typed);
  if (exact) return exact;
  const whole = items.filter((item) => item.prediction.id.endsWith(`/${typed}`));
  const begun =
    whole.length > 0
      ? whole
      : items.filter(
          (item) => item.prediction.id.startsWith(typed) || item.prediction.id.split('/').at(-1)!.startsWith(typed),
        );
  const hit = typed === '' ? undefined : begun[0];
  if (hit && begun.length === 1) return hit;
  if (hit) {
    throw failure(
      'ambiguous-id',
      whole.length > 0 ? `${begun.length} ledgers have the id "${typed}"` : `"${typed}" begins ${begun.length} ids`,
      begun.slice(0, 8).map((item) => item.prediction.id),
    );
  }
  throw failure('unknown-id', `no prediction has the id "${typed}"`, meant(items, typed));
}
