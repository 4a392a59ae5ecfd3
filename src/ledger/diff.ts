// A unified diff as data; colours and paper are somebody else's.
import { linesOf } from './edit/text.ts';
import type { LineChange } from './edit/text.ts';

export interface DiffLine {
  /** `@` begins a hunk; the others as in any unified diff. */
  kind: '@' | ' ' | '-' | '+';
  /** Without the kind's sign and without the line end. */
  text: string;
}

/** Lines shown around a change. */
export const CONTEXT = 3;

/** What `diff` says of a last line without a line end. */
const NO_LINE_END = '\\ No newline at end of file';

function shown(kind: DiffLine['kind'], line: string): DiffLine[] {
  const text = line.replace(/\r?\n$/, '');
  const open: DiffLine[] = line.endsWith('\n') ? [] : [{ kind: ' ', text: NO_LINE_END }];
  return [{ kind, text }, ...open];
}

/** `3,4`, `3`, or `3,0`: where nothing stands, the line before it is named. */
function span(first: number, count: number): string {
  if (count === 1) return String(first);
  return `${count === 0 ? first - 1 : first},${count}`;
}

/**
 * The changes of a text as a unified diff with three lines of context; hunks that would touch become one. A line that
 * lacks its line end is followed by a context line that says so. Of a long text it is enough to give the lines from
 * `CONTEXT` lines above the first change to as many below the last: `above` is how many lines stand before them.
 */
export function unifiedDiff(before: string, edited: readonly LineChange[], above = 0): DiffLine[] {
  const old = linesOf(before);
  const changes = edited.map((change) => ({ ...change, at: change.at - above }));
  const result: DiffLine[] = [];
  let shift = above;
  for (let index = 0; index < changes.length;) {
    let last = index;
    const endOf = (at: number): number => changes[at]!.at + changes[at]!.removed.length;
    while (last + 1 < changes.length && changes[last + 1]!.at - endOf(last) <= 2 * CONTEXT) last++;
    const from = Math.max(1, changes[index]!.at - CONTEXT);
    const to = Math.min(old.length + 1, endOf(last) + CONTEXT);
    const lines: DiffLine[] = [];
    let at = from;
    let grown = 0;
    for (const change of changes.slice(index, last + 1)) {
      for (; at < change.at; at++) lines.push(...shown(' ', old[at - 1]!));
      for (const line of change.removed) lines.push(...shown('-', line));
      for (const line of change.added) lines.push(...shown('+', line));
      at += change.removed.length;
      grown += change.added.length - change.removed.length;
    }
    for (; at < to; at++) lines.push(...shown(' ', old[at - 1]!));
    const count = to - from;
    result.push({ kind: '@', text: `@@ -${span(from + above, count)} +${span(from + shift, count + grown)} @@` });
    for (const line of lines) result.push(line);
    shift += grown;
    index = last + 1;
  }
  return result;
}
