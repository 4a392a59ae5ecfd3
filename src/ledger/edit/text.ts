// A change of a text as changed lines. Lines carry their own line ends, so that text before + lines =
// text after, byte for byte.

/** Lines of the text before that give way to others. `at` is the 1-based line where this begins in the text before. */
export interface LineChange {
  at: number;
  removed: readonly string[];
  added: readonly string[];
}

/** A changed text and which lines changed, in the order of the text, not overlapping. */
export interface Edit {
  text: string;
  lines: readonly LineChange[];
}

/** `text` from `start` to `end` gives way to `insert`. */
export interface Splice {
  start: number;
  end: number;
  insert: string;
}

/** Offset where the line of `offset` begins. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset behind the line end of the line that holds `offset`; the text's length for a last line without one. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** The line end in use before `offset`, else the first of the text, else LF. */
export function lineEndAt(text: string, offset: number): string {
  const before = text.lastIndexOf('\n', offset - 1);
  const end = before === -1 ? text.indexOf('\n') : before;
  return text[end - 1] === '\r' ? '\r\n' : '\n';
}

/** A place in a text: a 1-based line, and the offset where it begins. */
interface LinePlace {
  line: number;
  offset: number;
}

const TOP: LinePlace = { line: 1, offset: 0 };

/** 1-based line of an offset, counted from an earlier line on. */
export function lineNumber(text: string, offset: number, from = TOP): number {
  let { line } = from;
  for (let at = text.indexOf('\n', from.offset); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** The lines of a text with their line ends; the last may have none. linesOf('a\nb') is ['a\n', 'b']. */
export function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (let at = 0; at < text.length;) {
    const next = nextLine(text, at);
    lines.push(text.slice(at, next));
    at = next;
  }
  return lines;
}

/**
 * A splice that puts whole lines at `offset`, the begin of a line or the end of the text; a missing
 * last line end stays missing.
 */
export function insertLines(text: string, offset: number, lines: readonly string[]): Splice {
  const end = lineEndAt(text, offset);
  const atOpenEnd = offset === text.length && offset > 0 && !text.endsWith('\n');
  const insert = atOpenEnd ? lines.map((line) => end + line).join('') : lines.map((line) => line + end).join('');
  return { start: offset, end: offset, insert };
}

/** The edit that one splice makes. */
export function editOf(text: string, splice: Splice): Edit {
  const from = lineStart(text, splice.start);
  const whole = splice.end === from && splice.insert.endsWith('\n');
  const to = whole ? from : nextLine(text, splice.end);
  const added = text.slice(from, splice.start) + splice.insert + text.slice(splice.end, to);
  const change = { at: lineNumber(text, from), removed: linesOf(text.slice(from, to)), added: linesOf(added) };
  return { text: text.slice(0, splice.start) + splice.insert + text.slice(splice.end), lines: [trimmed(change)] };
}

/** The same change without the lines that are equal on both sides. */
function trimmed(change: LineChange): LineChange {
  const { removed, added } = change;
  let head = 0;
  while (head < removed.length && removed[head] === added[head]) head++;
  let tail = 0;
  const rest = Math.min(removed.length, added.length) - head;
  while (tail < rest && removed.at(-1 - tail) === added.at(-1 - tail)) tail++;
  return {
    at: change.at + head,
    removed: removed.slice(head, removed.length - tail),
    added: added.slice(head, added.length - tail),
  };
}

/** Where a line begins that is looked for from an earlier one on; undefined when the text has fewer lines. */
function placeOfLine(text: string, line: number, from: LinePlace): LinePlace | undefined {
  let { offset } = from;
  for (let at = from.line; at < line; at++) {
    if (offset >= text.length) return undefined;
    offset = nextLine(text, offset);
  }
  return { line, offset };
}

/** Applies line changes to the text before; undefined when a removed line does not stand where it should. */
export function applyLines(before: string, changes: readonly LineChange[]): string | undefined {
  const parts: string[] = [];
  let done = 0;
  let place: LinePlace | undefined = TOP;
  for (const { at, removed, added } of changes) {
    if (at < place.line) return undefined;
    place = placeOfLine(before, at, place);
    const old = removed.join('');
    if (place === undefined || place.offset < done || !before.startsWith(old, place.offset)) return undefined;
    // Lines as parts of a call would be too many where a text has a hundred thousand.
    parts.push(before.slice(done, place.offset), added.join(''));
    done = place.offset + old.length;
  }
  parts.push(before.slice(done));
  return parts.join('');
}

/**
 * Bytes of a file that give way to others, whole lines as a rule. `at` is where they begin in the file before, from 0;
 * `removed` is their text, `added` how many bytes take their place.
 */
export interface ByteChange {
  at: number;
  removed: string;
  added: number;
}

/** Line changes of a text as changes of its bytes in UTF-8. Lines 2 and 3 of 'ä\n\nb\n' begin at 3 and 4. */
export function byteChanges(before: string, changes: readonly LineChange[]): ByteChange[] {
  let place = TOP;
  let bytes = 0;
  return changes.map(({ at, removed, added }) => {
    const from = place.offset;
    place = placeOfLine(before, at, place)!;
    bytes += Buffer.byteLength(before.slice(from, place.offset));
    return { at: bytes, removed: removed.join(''), added: Buffer.byteLength(added.join('')) };
  });
}

/**
 * Two edits in a row as one: `second` was made on `first.text`. Where they touch the same lines, the result is
 * one change that spans both.
 */
export function combined(before: string, first: Edit, second: Edit): Edit {
  let shift = 0;
  const spans = first.lines.map((change) => {
    const from = change.at + shift;
    shift += change.added.length - change.removed.length;
    return { from, to: from + change.added.length, shift };
  });
  const back: LineChange[] = [];
  for (const change of second.lines) {
    const end = change.at + change.removed.length;
    if (spans.some((span) => change.at <= span.to && end >= span.from)) return spanning(before, second.text);
    const earlier = spans.filter((span) => span.to < change.at).at(-1);
    back.push({ ...change, at: change.at - (earlier?.shift ?? 0) });
  }
  return { text: second.text, lines: [...first.lines, ...back].sort((a, b) => a.at - b.at) };
}

/** Any change of a text as one edit: all lines from the first to the last that differ. */
export function spanning(before: string, after: string): Edit {
  const change = trimmed({ at: 1, removed: linesOf(before), added: linesOf(after) });
  return { text: after, lines: before === after ? [] : [change] };
}
