// A bare table of forecasts as Parquet: the same columns and rules as in CSV.
import { failure } from '../../errors.ts';
import type { Failure } from '../../errors.ts';
import { forecastTableOf } from './forecast-table.ts';
import type { ForecastTable } from './forecast-table.ts';
import { noColumn } from './no-column.ts';
import { decimalText } from './parquet-decimal.ts';
import { openParquet } from './parquet-file.ts';
import type { ParquetColumn, ParquetFile, ParquetSource } from './parquet-file.ts';
import { isTableColumn, outcomeCell, probabilityCell, referenceCell, TableRows } from './table-rows.ts';
import type { BadRow, RowCell, TableWishes } from './table-rows.ts';

type Columns = Partial<Record<RowCell, ParquetColumn>>;

/** The cell as it would stand in CSV, trimmed; '' for none. */
function cellText(value: unknown, { kind, scale }: ParquetColumn): string {
  if (value === null || value === undefined) return '';
  if (kind === 'decimal') return decimalText(value as number | bigint | Uint8Array, scale);
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return 'no day';
    return kind === 'day' ? value.toISOString().slice(0, 10) : value.toISOString();
  }
  return String(value as string | number | bigint | boolean).trim();
}

/** The column that parts the rows: any but lists and structs. */
function partingColumn(file: string, { columns }: ParquetFile, by: string): ParquetColumn {
  const [column, second] = columns.filter(({ name }) => name.trim() === by);
  if (!column) throw noColumn(by, columns.map(({ name }) => name.trim())); // prettier-ignore
  if (second) throw failure('bad-table', `${file}: the column ${by} stands twice`, ['keep one of them']);
  if (column.kind === 'other')
    throw failure('bad-table', `${file}: the column ${by} holds no names`, ['cast it to text']);
  return column;
}

function columnsOf(file: string, parquet: ParquetFile, by: string | undefined): Columns {
  const found: Columns = {};
  if (by !== undefined) found.by = partingColumn(file, parquet, by);
  for (const column of parquet.columns) {
    const name = column.name.trim();
    if (!isTableColumn(name)) continue;
    const refuse = (why: string, hint: string): never => {
      throw failure('bad-table', `${file}: the column ${name} ${why}`, [hint]);
    };
    if (found[name]) refuse('stands twice', 'keep one of them');
    const isNumber = name === 'p' || name === 'y' || name === 'ref';
    if (name !== 'date' && (column.kind === 'other' || (isNumber && (column.kind === 'day' || column.kind === 'time'))))
      refuse(
        isNumber ? 'holds neither numbers nor text' : 'holds no names',
        isNumber ? 'cast it to DOUBLE' : 'cast it to text',
      );
    found[name] = column;
  }
  for (const name of ['p', 'y'] as const)
    if (!found[name])
      throw failure('bad-table', `${file}: there is no column ${name}`, [
        'the columns p and y must be there; id, cluster, ref, forecaster and date may be there',
      ]);
  return found;
}

/** A failure of one of a group's rows. */
class RowFault extends Error {
  readonly row: number;
  readonly failure: Failure;
  constructor(row: number, fault: Failure) {
    super(fault.message);
    this.row = row;
    this.failure = fault;
  }
}

type Judge = (text: string, bad: BadRow) => number;

class ParquetReader {
  readonly #file: string;
  readonly #parquet: ParquetFile;
  readonly #rows: TableRows;
  readonly #columns: Columns;

  constructor(file: string, source: ParquetSource, rows: TableRows, by: string | undefined) {
    this.#file = file;
    this.#rows = rows;
    this.#parquet = openParquet(file, source);
    this.#columns = columnsOf(file, this.#parquet, by);
  }

  /** Reads all row groups, one after the other; gives the names of the columns. */
  read(): string[] {
    let before = 0;
    for (const [group, count] of this.#parquet.groups.entries()) {
      this.#readGroup(group, count, before);
      before += count;
    }
    return this.#parquet.columns.map(({ name }) => name.trim());
  }

  #readGroup(group: number, count: number, before: number): void {
    const faults: RowFault[] = [];
    const numbers = (name: 'p' | 'ref' | 'y', judge: Judge): Float64Array => {
      try {
        return this.#numbers(group, count, before, name, judge);
      } catch (error) {
        if (!(error instanceof RowFault)) throw error;
        faults.push(error);
        return new Float64Array();
      }
    };
    const p = numbers('p', probabilityCell);
    const ref = numbers('ref', referenceCell);
    const y = numbers('y', outcomeCell);
    const first = faults.reduce<RowFault | undefined>((a, b) => (a && a.row <= b.row ? a : b), undefined);
    if (first) throw first.failure;
    const ids = this.#meetIds(group, y);
    const parts = this.#columns.by && this.#texts(group, 'by', 0);
    let row = 0;
    for (const cluster of this.#texts(group, 'cluster', count)) {
      const scored = !Number.isNaN(y[row]!);
      this.#rows.take(p[row]!, y[row]!, ref[row]!, scored && cluster !== '' ? this.#rows.clusterOf(cluster) : -1);
      if (scored && this.#rows.labelled) this.#rows.labels.push(ids[row] || `row ${before + row + 1}`);
      if (parts) this.#rows.partAs(parts.next().value ?? '', y[row]!);
      row++;
    }
  }

  #numbers(group: number, count: number, before: number, name: 'p' | 'ref' | 'y', judge: Judge): Float64Array {
    const column = this.#columns[name];
    if (!column) return new Float64Array(count).fill(NaN);
    const parts: Float64Array[] = [];
    let row = before;
    for (const page of this.#parquet.pages(group, column)) {
      const part = new Float64Array(page.length);
      for (let i = 0; i < part.length; i++) {
        const stored = page[i];
        const value = typeof stored === 'bigint' && column.kind === 'number' ? Number(stored) : stored;
        row++;
        if (column.kind === 'number' && typeof value === 'number' && value >= 0 && value <= 1) part[i] = value;
        else part[i] = judge(cellText(value, column), (message, hint) => this.#refuse(row, message, hint));
      }
      parts.push(part);
    }
    return joined(parts);
  }

  #refuse(row: number, message: string, hint: string): never {
    throw new RowFault(row, failure('bad-table', `row ${row} of ${this.#file}: ${message}`, [hint]));
  }

  /** Counts repeated ids; gives the ids where labels are wanted. */
  #meetIds(group: number, y: Float64Array): string[] {
    const kept: string[] = [];
    if (!this.#columns.id) return kept;
    const forecasters = this.#texts(group, 'forecaster', Infinity);
    let row = 0;
    for (const id of this.#texts(group, 'id', 0)) {
      const forecaster = forecasters.next().value ?? '';
      if (id !== '') this.#rows.ids.meet(id, forecaster, y[row]!);
      row++;
      if (this.#rows.labelled) kept.push(id);
    }
    return kept;
  }

  /** The cells of a column as text; so many empty ones where there is no such column. */
  *#texts(group: number, name: RowCell, count: number): Generator<string, void> {
    const column = this.#columns[name];
    if (!column) for (let row = 0; row < count; row++) yield '';
    else
      for (const page of this.#parquet.pages(group, column))
        for (let i = 0; i < page.length; i++) yield cellText(page[i], column);
  }
}

function joined(parts: readonly Float64Array[]): Float64Array {
  if (parts.length === 1) return parts[0]!;
  const whole = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Reads a table of forecasts from Parquet, row group by row group. Throws a Failure as
 * `readForecastTable`, with the row's number.
 */
export function readParquetTable(file: string, source: ParquetSource, wishes: TableWishes = {}): ForecastTable {
  const rows = new TableRows(wishes);
  return forecastTableOf(rows, new ParquetReader(file, source, rows, wishes.by).read(), wishes.by);
}
