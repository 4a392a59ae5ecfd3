import type { LineChange } from '../../../src/ledger/edit/text.ts';

/** The changes that lead back, for the text after: reversed(edit.lines) applied to edit.text is the text before. */
export function reversed(changes: readonly LineChange[]): LineChange[] {
  let shift = 0;
  return changes.map(({ at, removed, added }) => {
    const change = { at: at + shift, removed: added, added: removed };
    shift += added.length - removed.length;
    return change;
  });
}
