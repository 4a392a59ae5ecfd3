// A file in which git left both sides of a merge, or a mark of one: one thing to mend, not the dozen faults of form
// that it makes.
import type { Problem } from '../../errors.ts';
import { type Lines, problemAt } from './lines.ts';

const MARK = /^(?:(?:<{7}|>{7}|\|{7})(?: .*)?|={7})$/gm;

/** The problem of a text with the marks of a merge; undefined for any other. For texts that could not be read. */
export function mergeConflict(lines: Lines): Problem | undefined {
  const marks = [...lines.text.matchAll(MARK)];
  const [first] = marks;
  if (!first) return undefined;
  const at = { start: first.index, end: first.index + first[0].length };
  const count = (sign: string): number => marks.filter(([mark]) => mark.startsWith(sign)).length;
  const openings = count('<');
  if (openings === 0 || count('>') === 0)
    return problemAt(lines, 'merge-conflict', at, 'this line is left over from a merge', [
      'take it away, and see that each entry above and below it is whole',
    ]);
  const more = openings === 1 ? 'a merge conflict' : `${openings} merge conflicts`;
  return problemAt(lines, 'merge-conflict', at, `the file holds ${more} that nobody has settled`, [
    'keep both sides where each adds something, put together what changed on both, and take the lines <<<<<<<, ======= and >>>>>>> away',
    ...(count('|') > 0 ? ['from ||||||| to ======= stands what both sides began with: that goes too'] : []),
    'what one side added to the entry above (resolutions:, forecasts:) goes before the new entries of the other side: below them it would be theirs',
    'lines that two new entries have in common stand once, outside of these marks: each entry needs them',
  ]);
}
