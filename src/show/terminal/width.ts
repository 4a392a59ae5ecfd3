// Display width and wrapping. The one file that knows the width libraries.
import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

/** Letters that all take one column, and are one character each. */
const PRINTABLE = /^[\x20-\x7e]*$/;

/** With the other letters and signs of one column that are common here. */
const SINGLE = /^[\x20-\x7e¡-¬®-˿–—‘’“”…•→−∅∞≠≤≥─-╿█-▓▪▲▼○◎●◐✓✗]*$/;

/** Columns a text takes on a terminal, colour codes not counted: width('日本') is 4. */
export function width(text: string): number {
  return SINGLE.test(text) ? text.length : stringWidth(text);
}

/** The columns that the widest of the texts takes; 0 where there is none. */
export function widest(texts: Iterable<string>): number {
  let most = 0;
  for (const text of texts) most = Math.max(most, width(text));
  return most;
}

function spaced(text: string, spaces: number, right: boolean): string {
  if (spaces <= 0) return text;
  return right ? ' '.repeat(spaces) + text : text + ' '.repeat(spaces);
}

/** The text with spaces up to `columns`, on the right or (`right: true`) on the left. */
export function pad(text: string, columns: number, right = false): string {
  return spaced(text, columns - width(text), right);
}

/** The texts with spaces up to the widest of them, and how wide that is. */
export function padded(texts: readonly string[], right = false): { texts: string[]; columns: number } {
  // Looking at all of them together is quicker.
  const widths = SINGLE.test(texts.join('')) ? texts.map(({ length }) => length) : texts.map(width);
  let columns = 0;
  for (const one of widths) if (one > columns) columns = one;
  return { texts: texts.map((text, index) => spaced(text, columns - widths[index]!, right)), columns };
}

/** Splits into what a reader takes for one character: a letter with its accents, an emoji of several parts. */
let characters: Intl.Segmenter | undefined;

/** The text cut to `columns` with an ellipsis where it is longer; counts whole characters, never half of one. */
export function cut(text: string, columns: number, ellipsis = '…'): string {
  if (width(text) <= columns) return text;
  if (PRINTABLE.test(text)) return text.slice(0, Math.max(0, columns - width(ellipsis))).trimEnd() + ellipsis;
  // Made on first use: it is slow to start.
  characters ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  let shown = '';
  let used = width(ellipsis);
  for (const { segment } of characters.segment(text)) {
    used += width(segment);
    if (used > columns) break;
    shown += segment;
  }
  return shown.trimEnd() + ellipsis;
}

/** `cut` of each; texts in plain ASCII are looked at together, which is quicker. */
export function cutAll(texts: readonly string[], columns: number, ellipsis: string): string[] {
  if (!PRINTABLE.test(texts.join(''))) return texts.map((text) => cut(text, columns, ellipsis));
  const most = Math.max(0, columns - width(ellipsis));
  return texts.map((text) => (text.length <= columns ? text : text.slice(0, most).trimEnd() + ellipsis));
}

/** With less room than this a text is a tower of single words: it goes below what it stands beside. */
const LEAST = 20;

/** So far everything may be indented. */
const INSET = 4;

/** What the library makes of a line of letters of one column, where to load it takes longer than to wrap a page. */
function wrapSingle(line: string, columns: number): string[] {
  const rows = [''];
  for (const word of line.split(' ')) {
    const row = rows.at(-1)!;
    const lead = row === '' ? '' : `${row} `;
    const isFull = lead !== '' && word !== '' && lead.length + word.length > columns;
    rows.splice(-1, 1, ...(isFull ? [lead, word] : [lead + word]));
  }
  return rows.map((row) => row.trim());
}

/** Lines of at most `columns` columns; words longer than a line stay whole, so that links can be copied. */
export function wrap(text: string, columns: number): string[] {
  const most = Math.max(LEAST, columns);
  const lines = text.split('\n');
  if (lines.every((line) => SINGLE.test(line))) return lines.flatMap((line) => wrapSingle(line, most));
  return wrapAnsi(text, most, { hard: false, trim: true }).split('\n');
}

/**
 * Wrapped lines behind a lead: the first line after `lead`, the rest indented as far; below it where
 * too little room is left.
 */
export function wrapBehind(lead: string, text: string, columns: number): string[] {
  const indent = width(lead);
  const room = columns - indent;
  if (room < Math.min(LEAST, width(text)) && indent > INSET) {
    const label = lead.trimEnd();
    const inset = label === '' ? columns - LEAST : Math.min(/^ */.exec(label)![0].length + 2, columns - LEAST);
    return [...(label === '' ? [] : [label]), ...wrapBehind(' '.repeat(Math.max(0, inset)), text, columns)];
  }
  return wrap(text, room).map((line, index) => (index === 0 ? lead : ' '.repeat(indent)) + line);
}

/**
 * Parts, `gap` between them, in lines of at most `columns` columns, which are broken between parts; every line but the
 * first begins with `indent`. A part that is longer than a line is wrapped.
 */
export function flow(parts: readonly string[], gap: string, indent: string, columns: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const longer = lines.length === 0 ? part : `${lines.at(-1)}${gap}${part}`;
    if (width(longer) <= columns) lines.splice(-1, 1, longer);
    else for (const row of wrapBehind(lines.length === 0 ? '' : indent, part, columns)) lines.push(row);
  }
  return lines;
}
