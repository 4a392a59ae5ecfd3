import type { Selection } from '../../ledger/select.ts';
import { safeLine } from '../../show/safe.ts';
import type { World } from '../../world.ts';
import type { OpenedCached } from '../open/open-cached.ts';

/** Whether it was said that the ledger has nothing under the field and values of this very term. */
function isTold({ unknown }: Selection, term: string): boolean {
  const [field, values = ''] = term.split(/:(.*)/s);
  return values
    .split(',')
    .every((value) => unknown.some((one) => one.field === field && one.value === value.toLowerCase()));
}

/**
 * Says on stderr why a selection is empty: which term left nothing, and what the ledger has instead. Of one that is
 * not, which word was taken for a text and may be meant as a state: `open` finds "opens".
 */
export function sayEmpty(
  selection: Selection,
  { ledger, items }: Pick<OpenedCached, 'ledger' | 'items'>,
  world: World,
): void {
  for (const { field, value, near } of selection.unknown) {
    const instead = near.length > 0 ? `; did you mean ${near.map((name) => `${field}:${name}`).join(' or ')}?` : '';
    world.err(`predict: no prediction has ${field}:${safeLine(value)}${safeLine(instead)}\n`);
  }
  for (const { typed, term } of selection.states)
    world.err(`predict: ${safeLine(typed)} was looked for in claims, ids and quotes; did you mean ${term}?\n`);
  if (selection.items.length > 0) return;
  const meant = selection.meant === undefined ? '' : `; did you mean ${selection.meant}?`;
  if (items.length === 0) {
    // Nothing of it was recorded by that day.
    const later = ledger.predictions.length;
    const instead = later === 0 ? '' : ` on this day (recorded later: ${later})`;
    world.err(`predict: the ledger holds no predictions${instead}\n`);
  } else if (selection.emptiedBy !== undefined && !isTold(selection, selection.emptiedBy))
    world.err(`predict: nothing is left after the term ${safeLine(`${selection.emptiedBy}${meant}`)}\n`);
}
