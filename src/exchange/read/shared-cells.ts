// Cells of a table in which each row of a question repeats what holds for the whole of it.
import { shown } from '../../ledger/read/lines.ts';
import type { Losses } from '../loss.ts';
import { momentOf } from '../moment.ts';
import type { CsvRow, CsvTable } from '../text/csv-rows.ts';
import { badRow } from '../text/input.ts';

/** What the rows of a question have under a column, empty where none has. Throws at the row that says otherwise. */
export function sharedCell(
  rows: readonly CsvRow[],
  column: string,
  meaning: (text: string) => string = (text) => text,
): string {
  const value = rows.map((row) => row.get(column)).find((one) => one !== '') ?? '';
  const other = rows.find((row) => row.get(column) !== '' && meaning(row.get(column)) !== meaning(value));
  if (other)
    throw badRow(
      other.place(),
      `${column} is ${shown(other.get(column))} here, ${shown(value)} in another row of the same question`,
      'every row of a question repeats it',
    );
  return value;
}

/** Words mean the same in any case, stamps of one day the same day. */
export const wordOf = (text: string): string => text.toLowerCase();
export const dayIn = (text: string): string => momentOf(text)?.day ?? text;

/** Names the cells of later rows that the first one of the question does not have: the first row's texts are taken. */
export function reportLaterCells(rows: readonly CsvRow[], columns: readonly string[], losses: Losses): void {
  for (const row of rows.slice(1))
    for (const column of columns)
      if (!['', rows[0]!.get(column)].includes(row.get(column)))
        losses.lost(`${column} of a later row`, 'that of the first row of the question is taken', `line ${row.line}`);
}

/** Names the filled columns that the format does not know. */
export function reportUnknownColumns({ header, rows }: CsvTable, known: readonly string[], losses: Losses): void {
  for (const column of header.filter((name) => !known.includes(name)))
    for (const row of rows)
      if (row.get(column) !== '')
        losses.lost(`column ${shown(column)}`, 'nothing here takes this column', `line ${row.line}`);
}
