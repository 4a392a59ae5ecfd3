// Layout of text pages: headings, labelled blocks, rules.
import type { Look } from './look.ts';
import { styleOf } from './style.ts';
import { pad, wrap, wrapBehind } from './width.ts';

/** Columns a page of prose uses at most; longer lines are hard to read. */
const MEASURE = 110;

/** Columns that prose takes here: at most 110, and no more than the terminal has. */
export function measure(look: Look): number {
  return Math.min(MEASURE, look.width);
}

/** A heading with a rule under it. */
export function heading(text: string, look: Look): string[] {
  const style = styleOf(look);
  return [
    ...wrap(text, measure(look)).map((line) => style.strong(line)),
    style.quiet((look.unicode ? '─' : '-').repeat(Math.min(measure(look), Math.max(20, text.length)))),
  ];
}

/** A page of these lines: nothing at the end of one, never two empty ones together, and none at the end of all. */
export function pageText(lines: readonly string[]): string {
  const text = lines.map((line) => line.trimEnd()).join('\n');
  return `${text.replace(/\n{3,}/g, '\n\n').trimEnd()}\n`;
}

/** Columns of the label at the left of a block. */
const LABEL = 13;

/** A line shorter than this is that of a narrow terminal: what else stands on a line or is indented far goes below. */
export const NARROW = 60;

/** Columns of whatever is no terminal. */
const ELSEWHERE = 80;

/** Columns that rows may take: no bound where this is no terminal, for a row is a line to whatever reads it there. */
export function rowWidth(look: Look): number {
  return look.terminal || look.width < ELSEWHERE ? look.width : Infinity;
}

/** Columns that lists below a label are indented by. */
export function inset(look: Look): number {
  return look.width < NARROW ? 2 : LABEL;
}

/**
 * Columns that what belongs to a label is indented by: beside the label, or below it where too little
 * would be left for words.
 */
export function besideLabel(look: Look): number {
  return measure(look) - LABEL < 20 ? 2 : LABEL;
}

/** A label at the left and paragraphs beside it, each wrapped; no paragraphs give no lines. */
export function block(label: string, paragraphs: readonly string[], look: Look): string[] {
  const style = styleOf(look);
  if (besideLabel(look) < LABEL && paragraphs.length > 0)
    return [style.quiet(label), ...paragraphs.flatMap((paragraph) => wrapBehind('  ', paragraph, measure(look)))];
  const lines = paragraphs.flatMap((paragraph) => wrap(paragraph, measure(look) - LABEL));
  return lines.map((line, index) => (index === 0 ? style.quiet(pad(label, LABEL)) : ' '.repeat(LABEL)) + line);
}
