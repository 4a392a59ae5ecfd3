// Cells of a table in which each row of a question repeats what holds for the whole of it.
import { badRow, shown } from './input.ts';
import type { CsvRow, CsvTable } from './csv-rows.ts';
import type { Losses } from './loss.ts';

/** What the rows of a question have under a column, empty where none has. Throws at the row that says something else. */
export function sharedCell(rows: readonly CsvRow[], column: string): string {
  const value = rows.map((row) => row.get(column)).find((one) => one !== '') ?? '';
  const other = rows.find((row) => !['', value].includes(row.get(column)));
  if (other)
    throw badRow(
      other.place(),
      `${column} is ${shown(other.get(column))} here, ${shown(value)} in another row of the same question`,
      'every row of a question repeats it',
    );
  return value;
}

/** Names the cells of later rows that the first one of the question does not have: of texts the first row's are taken. */
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
        losses.lost(`column ${shown(column)}`, 'the format has no such column', `line ${row.line}`);
}
