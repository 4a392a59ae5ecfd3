// Stretches of CSV that need the full parser, quotes above all: where their records end, and what is in them.
import { parse } from 'csv-parse/sync';
import { Failure } from '../../errors.ts';
import { unclosedQuote } from '../text/open-quote.ts';

/** What ends a record: the first line end outside quotes decides it for the whole table. */
export type RecordEnd = '\n' | '\r\n';

/** What stands between cells. */
export const CELL_MARKS = [',', ';', '\t'] as const;
export type CellMark = (typeof CELL_MARKS)[number];

/** A text behind its last record's end may still be inside quotes. */
export interface Scanned {
  /** Behind the last (or first) end of a record; -1 = there is none. */
  end: number;
  /** Whether the text ends inside quotes. */
  quoted: boolean;
  recordEnd: RecordEnd | undefined;
}

/**
 * Looks for the ends of records from `from` on. Quotes are counted, no more: as long as the text is CSV, an odd number
 * of them means inside, and where it is not, the parser finds that before the count matters.
 */
export function scanRecords(
  text: string,
  from: number,
  which: 'first' | 'last',
  state: { quoted: boolean; recordEnd: RecordEnd | undefined },
): Scanned {
  let { quoted, recordEnd } = state;
  let end = -1;
  for (let at = from; ;) {
    const quote = text.indexOf('"', at);
    if (!quoted) {
      const outside = text.slice(at, quote === -1 ? undefined : quote);
      const newline = recordEnd === undefined ? outside.indexOf('\n') : -1;
      if (newline !== -1) recordEnd = outside[newline - 1] === '\r' ? '\r\n' : '\n';
      if (recordEnd !== undefined) {
        const found = which === 'first' ? outside.indexOf(recordEnd) : outside.lastIndexOf(recordEnd);
        if (found !== -1) end = at + found + recordEnd.length;
      }
    }
    if (quote === -1 || (which === 'first' && end !== -1)) return { end, quoted, recordEnd };
    quoted = !quoted;
    at = quote + 1;
  }
}

/** A record of a stretch, and the line on which it ends, 0 for the first of the stretch. */
export type TakeRecord = (cells: string[], line: number) => void;

/** The stretch is not CSV. `line` is 0 for its first line. */
export class BrokenCsv extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** Reads whole records; empty lines are left out. Throws BrokenCsv, and what `take` throws. */
export function readStretch(text: string, recordEnd: RecordEnd | undefined, mark: CellMark, take: TakeRecord): void {
  const bytes = Buffer.from(text);
  let at = 0;
  let lines = 0;
  try {
    parse(bytes, {
      skip_empty_lines: true,
      relax_column_count: true,
      delimiter: mark,
      ...(recordEnd && { record_delimiter: recordEnd }),
      on_record: (cells: string[], context: { bytes: number }) => {
        for (; at < context.bytes; at++) if (bytes[at] === 10) lines++;
        take(cells, bytes[at - 1] === 10 ? lines - 1 : lines);
        return null;
      },
    });
  } catch (error) {
    if (error instanceof Failure) throw error;
    const unclosed = unclosedQuote(error, text);
    if (unclosed) throw new BrokenCsv(unclosed.line, unclosed.message);
    const { lines: counted = 1, message } = error as { lines?: number; message: string };
    const line = lineOf(text, counted, recordEnd);
    throw new BrokenCsv(line, message.replace(`at line ${counted}`, `at line ${line + 1}`));
  }
}

/** The cells of the first record that is not empty; undefined where it is not CSV with this mark. */
export function firstRecord(text: string, recordEnd: RecordEnd | undefined, mark: CellMark): string[] | undefined {
  const { end } = scanRecords(text, 0, 'first', { quoted: false, recordEnd });
  const options = { skip_empty_lines: true, relax_column_count: true, delimiter: mark, to: 1, ...(recordEnd && { record_delimiter: recordEnd }) }; // prettier-ignore
  try {
    return (parse(end === -1 ? text : text.slice(0, end), options) as string[][])[0];
  } catch {
    return undefined;
  }
}

/** csv-parse counts CR and LF each as a line unless together they end a record. */
function lineOf(text: string, counted: number, recordEnd: RecordEnd | undefined): number {
  let quoted = false;
  let line = 0;
  let seen = 1;
  for (let at = 0; at < text.length && seen < counted; at++) {
    const char = text[at];
    if (char === '"') quoted = !quoted;
    if (char === '\r' && !(recordEnd === '\r\n' && !quoted)) seen++;
    if (char === '\n') {
      seen++;
      line++;
    }
  }
  return line;
}
