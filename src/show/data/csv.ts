// CSV for spreadsheets. The one file that knows the CSV writer.
import { stringify } from 'csv-stringify/sync';
import { isFormula } from '../../formula-start.ts';

type Cell = string | number | boolean | null | readonly string[];

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? value.join(' ') : String(value);
}

/** A text cell that a spreadsheet would run as a formula gets a leading apostrophe; numbers stay numbers. */
function harmless(value: Cell): string {
  const text = cell(value);
  return typeof value !== 'number' && isFormula(text) ? `'${text}` : text;
}

/** Header and rows, CRLF line ends as in RFC 4180, every row with the same columns; lists are joined by spaces. */
export function csvText(columns: readonly string[], rows: readonly Record<string, unknown>[]): string {
  const body = rows.map((row) => columns.map((column) => harmless((row[column] ?? null) as Cell)));
  // By itself the writer quotes a cell for CR LF and not for a line end of one character, which ends
  // the row for others.
  return stringify([columns as string[], ...body], { record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}
