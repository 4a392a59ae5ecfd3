// The light part of a ledger while it is being read: columns that grow row by row.
import type { Day } from '../../day.ts';
import type { Prediction } from '../prediction.ts';
import { lastDay } from '../standing.ts';
import { CELLS, type ColumnName } from './light-cells.ts';
import { Column } from './light-columns.ts';
import type { LightTable } from './light-ledger.ts';

class GrowingColumn extends Column {
  /** With holes where a row has nothing. */
  readonly cells: string[] = [];

  at(row: number): string {
    return this.cells[row] ?? '';
  }
}

const NAMES = Object.keys(CELLS) as ColumnName[];

/** A table that grows. */
export class GrowingTable implements LightTable {
  readonly columns: Readonly<Record<ColumnName, Column>>;
  /** The cells of each column; whoever adds a row puts the texts of it there that are not empty. */
  readonly cells: Readonly<Record<ColumnName, string[]>>;
  rows = 0;
  lastDay: Day = '';

  constructor() {
    const columns = new Map(NAMES.map((name) => [name, new GrowingColumn()]));
    this.columns = Object.fromEntries(columns) as Record<string, Column> as Record<ColumnName, Column>;
    this.cells = Object.fromEntries(NAMES.map((name) => [name, columns.get(name)!.cells])) as Record<
      ColumnName,
      string[]
    >;
  }

  /** `day` is one that something in the table is dated. */
  note(day: Day): void {
    if (day > this.lastDay) this.lastDay = day;
  }

  /** A row of a prediction that was read whole. */
  add(prediction: Prediction): void {
    for (const name of NAMES) {
      const cell = CELLS[name](prediction);
      if (cell !== undefined) this.cells[name][this.rows] = cell;
    }
    this.rows++;
    this.note(lastDay([prediction]));
  }

  /** The rows of another table, the cells of some columns changed. */
  append(other: GrowingTable, changes: Partial<Record<ColumnName, (cell: string) => string>>): void {
    for (const name of NAMES) {
      const cells = this.cells[name];
      const change = changes[name];
      // Goes past what is not there.
      other.cells[name].forEach((cell, row) => {
        cells[this.rows + row] = change ? change(cell) : cell;
      });
    }
    this.rows += other.rows;
    this.note(other.lastDay);
  }
}

/** The table of predictions that were read whole. */
export function tableOf(predictions: readonly Prediction[]): LightTable {
  const table = new GrowingTable();
  for (const prediction of predictions) table.add(prediction);
  return table;
}
