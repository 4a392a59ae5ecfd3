// CSV with a header as rows of named cells, each with the line it begins on.
import { parse } from 'csv-parse/sync';
import { Failure } from '../../errors.ts';
import type { Place } from '../../errors.ts';
import { Lines, shown } from '../../ledger/read/lines.ts';
import { isBlankRow } from './blank-row.ts';
import { badRow, wholeFile } from './input.ts';
import type { TextInput } from './input.ts';
import { csvFault } from './open-quote.ts';
import { linesIn } from './text-blocks.ts';

export interface CsvRow {
  /** 1-based line on which the row begins; a cell may hold line ends. */
  line: number;
  place: () => Place;
  /** The cell under a column, trimmed; empty when the table has no such column or the row ends before it. */
  get(column: string): string;
  /** The same with the white space around it. */
  whole(column: string): string;
}

export interface CsvTable {
  header: readonly string[];
  rows: readonly CsvRow[];
}

export interface CsvOptions {
  delimiter?: string;
  /** How many cells a row may lack at its end; Metaculus leaves the last one out. */
  mayLack?: number;
}

/** Reads the table. Throws `bad-row` with the place for broken quotes, a repeated column, a row of another length. */
export function csvTable(input: TextInput, { delimiter = ',', mayLack = 0 }: CsvOptions = {}): CsvTable {
  let header: string[] | undefined;
  const at = new Map<string, number>();
  const rows: CsvRow[] = [];
  const lines = new Lines(input.file, input.text);
  const take = (cells: string[], line: number): void => {
    const fail = (message: string, hint: string): never => {
      throw badRow(lines.wholeLine(line), message, hint);
    };
    if (header === undefined) {
      header = cells.map((name) => name.trim());
      for (const [index, name] of header.entries()) {
        if (name !== '' && at.has(name)) fail(`the column ${shown(name)} stands twice`, 'keep one of them');
        at.set(name, index);
      }
      return;
    }
    if (cells.length > header.length || cells.length < header.length - mayLack) {
      const hint = `a text with ${shown(delimiter)} or a line end in it needs quotes`;
      fail(`this row has ${cells.length} cells, the header ${header.length}`, hint);
    }
    const whole = (column: string): string => {
      const index = at.get(column);
      return index === undefined ? '' : (cells[index] ?? '');
    };
    rows.push({
      line,
      place: () => lines.wholeLine(line),
      get: (column) => whole(column).trim(),
      whole,
    });
  };
  try {
    let line = 1;
    const records = parse(input.text, { bom: true, delimiter, relax_column_count: true, raw: true }) as unknown as {
      record: string[];
      raw: string;
    }[];
    for (const { record, raw } of records) {
      if (!isBlankRow(record)) take(record, line);
      // The parser leaves the LF of a CR LF out of the raw text.
      line += linesIn(raw) + (raw.endsWith('\r') ? 1 : 0);
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    const { line, message } = csvFault(error, input.text);
    throw badRow(lines.wholeLine(line), `not CSV: ${message}`, 'check the quotes around this place');
  }
  if (header === undefined)
    throw badRow(lines.wholeLine(1), 'the table is empty', 'the first line must name the columns');
  return { header, rows };
}

/** Refuses a table that lacks a column the format cannot do without. */
export function needColumns(table: CsvTable, input: TextInput, columns: readonly string[], format: string): void {
  const missing = columns.filter((column) => !table.header.includes(column));
  if (missing.length === 0) return;
  throw badRow(
    wholeFile(input),
    `this is not ${format}: there is no column ${missing.map(shown).join(', ')}`,
    `its columns are ${table.header.slice(0, 12).map(shown).join(', ')}`,
  );
}
