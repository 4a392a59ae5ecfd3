// Which lines an editor changed: two texts → an edit with one change for each stretch.
import { linesOf, spanning } from '../../ledger/edit/text.ts';
import type { Edit, LineChange } from '../../ledger/edit/text.ts';

/** Beyond this many cells the whole stretch counts as changed, which is true as well. */
const MAX_CELLS = 4_000_000;

/** Length of the longest common subsequence from each pair of places on. */
function commonLengths(old: readonly string[], now: readonly string[]): Uint32Array {
  const width = now.length + 1;
  const table = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const at = i * width + j;
      table[at] = old[i] === now[j] ? table[at + width + 1]! + 1 : Math.max(table[at + width]!, table[at + 1]!);
    }
  }
  return table;
}

function split({ at, removed, added }: LineChange): LineChange[] {
  if ((removed.length + 1) * (added.length + 1) > MAX_CELLS) return [{ at, removed, added }];
  const table = commonLengths(removed, added);
  const width = added.length + 1;
  const changes: LineChange[] = [];
  let [i, j] = [0, 0];
  while (i < removed.length || j < added.length) {
    const [fromI, fromJ] = [i, j];
    while (i < removed.length || j < added.length) {
      if (i < removed.length && j < added.length && removed[i] === added[j]) break;
      const down = i < removed.length ? table[(i + 1) * width + j]! : -1;
      const right = j < added.length ? table[i * width + j + 1]! : -1;
      if (down >= right) i++;
      else j++;
    }
    if (i > fromI || j > fromJ)
      changes.push({ at: at + fromI, removed: removed.slice(fromI, i), added: added.slice(fromJ, j) });
    for (; i < removed.length && j < added.length && removed[i] === added[j]; i++) j++;
  }
  return changes;
}

/** The edit from `before` to `after`, lines that stay left out: a change in two places is two changes. */
export function editBetween(before: string, after: string): Edit {
  const whole = spanning(before, after);
  return { text: after, lines: whole.lines.flatMap(split) };
}

/** True when a text ends without a line end where the other has one, which editors add by themselves. */
export function onlyAddsLineEnd(before: string, after: string): boolean {
  return linesOf(before).length > 0 && !before.endsWith('\n') && (after === `${before}\n` || after === `${before}\r\n`);
}
