// Changes of many entries at once. One by one, each would search the whole text for its entry, and check all of
// it again.
import { Failure } from '../../errors.ts';
import { grouped } from '../../grouped.ts';
import { plainBlocks } from './find.ts';
import { combined, lineEndAt, lineNumber, spanning } from './text.ts';
import type { Edit, LineChange } from './text.ts';

/** A change of one entry, made on a text that has it. */
export interface EntryChange {
  id: string;
  change: (text: string) => Edit;
}

function oneByOne(text: string, changes: readonly EntryChange[]): Edit {
  let edit = spanning(text, text);
  for (const { change } of changes) edit = combined(text, edit, change(edit.text));
  return edit;
}

/** An entry's own lines below a key, changed: a ledger in small. Undefined where the key would be changed too. */
function inSmall(own: string, end: string, changes: readonly EntryChange[]): Edit | undefined {
  const head = `predictions:${end}`;
  const { text, lines } = oneByOne(head + own, changes);
  return text.startsWith(head) ? { text: text.slice(head.length), lines } : undefined;
}

/** Each on the lines of its entry; undefined where they cannot be told from the others, or one of them is refused. */
function inBlocks(text: string, changes: readonly EntryChange[]): Edit | undefined {
  const byId = grouped(changes, ({ id }) => id);
  const blocks = plainBlocks(text, byId);
  if (!blocks) return undefined;
  const parts: string[] = [];
  const lines: LineChange[] = [];
  let done = 0;
  let place = { line: 1, offset: 0 };
  for (const [id, { start, end }] of blocks) {
    const small = inSmall(text.slice(start, end), lineEndAt(text, start), byId.get(id)!);
    if (!small) return undefined;
    place = { line: lineNumber(text, start, place), offset: start };
    const { line } = place;
    // The key stands in line 1 of the small one.
    lines.push(...small.lines.map((change) => ({ ...change, at: change.at - 2 + line })));
    parts.push(text.slice(done, start), small.text);
    done = end;
  }
  parts.push(text.slice(done));
  return { text: parts.join(''), lines };
}

/**
 * The changes as one edit, in their order within an entry. Throws what a change throws that is made on the whole text
 * with those before it in place; whoever writes the edit checks it like any other.
 */
export function changeEach(text: string, changes: readonly EntryChange[]): Edit {
  if (changes.length < 2) return oneByOne(text, changes);
  try {
    return inBlocks(text, changes) ?? oneByOne(text, changes);
  } catch (error) {
    // It is met again, at its place in the text.
    if (error instanceof Failure) return oneByOne(text, changes);
    throw error;
  }
}
