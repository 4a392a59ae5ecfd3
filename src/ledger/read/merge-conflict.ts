// A file in which git left both sides of a merge: one thing to mend, not the dozen faults of form that it makes.
import type { Problem } from '../../errors.ts';
import { type Lines, problemAt } from './lines.ts';

const OPENING = /^<{7}(?: .*)?$/gm;
const CLOSING = /^>{7}(?: .*)?$/m;

/** The problem of a text with the marks of a merge; undefined for any other. For texts that could not be read. */
export function mergeConflict(lines: Lines): Problem | undefined {
  const { text } = lines;
  if (!CLOSING.test(text)) return undefined;
  const [first, ...others] = text.matchAll(OPENING);
  if (!first) return undefined;
  const more = others.length === 0 ? 'a merge conflict' : `${others.length + 1} merge conflicts`;
  const at = { start: first.index, end: first.index + first[0].length };
  return problemAt(lines, 'merge-conflict', at, `the file holds ${more} that nobody has settled`, [
    'keep both sides where each adds something, put together what changed on both, and take the lines <<<<<<<, ======= and >>>>>>> away',
    'lines that two new entries have in common stand once, outside of these marks: each entry needs them',
  ]);
}
