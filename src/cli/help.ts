// How help is laid out on a terminal.
import type { Help } from 'commander';

/** Columns that help takes at most; longer lines are hard to read. */
const MEASURE = 110;

/** With less room than this beside it a description stands below its term. */
const LEAST = 20;

/** Columns that help takes on a terminal this wide: at most 110. */
export function helpWidth(columns: number): number {
  return Math.min(columns, MEASURE);
}

/** A term and its description, side by side as commander has them; on a narrow terminal one below the other. */
export function formatItem(term: string, termWidth: number, description: string, helper: Help): string {
  const columns = helper.helpWidth ?? MEASURE;
  const beside = columns - termWidth - 4;
  if (description === '') return `  ${term}`;
  // Most stand on one line, and to wrap what needs no wrapping takes some milliseconds.
  if (description.length <= beside) return `  ${term.padEnd(termWidth)}  ${description}`;
  const lines = helper.boxWrap(description, Math.max(LEAST, beside < LEAST ? columns - 6 : beside)).split('\n');
  if (beside >= LEAST)
    return lines.map((line, index) => `  ${(index === 0 ? term : '').padEnd(termWidth)}  ${line}`).join('\n');
  const termLines = helper
    .boxWrap(term, Math.max(LEAST, columns - 4))
    .split('\n')
    .map((line, at) => `${at === 0 ? '  ' : '    '}${line}`);
  return [...termLines, ...lines.map((line) => `      ${line}`)].join('\n');
}
