// The rows of a bare table as columns of numbers, so that a million of them never stand in memory as objects.
import { Failure } from '../../errors.ts';
import type { Table } from '../../score/table.ts';
import type { Codes } from '../text/text-blocks.ts';
import { NameNumbers } from './name-numbers.ts';
import { RowIds } from './row-ids.ts';
import { outcomeOf, shareOf } from './table-number.ts';
import { PartNames, tableParts } from './table-parts.ts';
import type { TablePart } from './table-parts.ts';

export const TABLE_COLUMNS = ['p', 'y', 'id', 'cluster', 'ref', 'forecaster', 'date'] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];

/** A cell of a row: under one of these columns, or under the one of --by, whatever that is called. */
export type RowCell = TableColumn | 'by';

/** What is wanted of a table beside its numbers. */
export interface TableWishes {
  /** A name for each scored row. */
  labels?: boolean;
  /** The column by whose values the rows are parted. */
  by?: string | undefined;
}

/** True for the names that mean something to a score: those of `TABLE_COLUMNS`. */
export function isTableColumn(name: string): name is TableColumn {
  return (TABLE_COLUMNS as readonly string[]).includes(name);
}

/** Refuses the table because of one of its lines; `excerpt` is that line without its end. */
export type BadLine = (line: number, excerpt: string, message: string, hint: string) => never;

/** The refusal of a file: a Failure with the place. */
export function badLineOf(file: string): BadLine {
  return (line, excerpt, message, hint) => {
    const place = { file, line, column: 1, length: Math.max(1, excerpt.length), excerpt };
    throw new Failure([{ code: 'bad-table', severity: 'error', message, place, hints: [hint] }]);
  };
}

/** Refuses the row that is being read. */
export type BadRow = (message: string, hint: string) => never;

/** The probability in a cell, 0..1. */
export function probabilityCell(text: string, bad: BadRow): number {
  return shareOf(text) ?? bad(`p is "${text}", not a probability`, 'write 0.65 or 65%');
}

/** The reference's probability in a cell, 0..1; NaN = none. */
export function referenceCell(text: string, bad: BadRow): number {
  if (text === '') return NaN;
  return shareOf(text) ?? bad(`ref is "${text}", not a probability`, 'write 0.65 or 65%, or leave it empty');
}

/** The outcome in a cell, 0..1; NaN = unresolved. */
export function outcomeCell(text: string, bad: BadRow): number {
  if (text === '') return NaN;
  return (
    outcomeOf(text) ??
    bad(`y is "${text}", not an outcome`, 'write yes, no, a number from 0 to 1, or leave it empty while unresolved')
  );
}

/** A column that grows; memory that was never written to costs nothing. */
class Growing<T extends Float64Array | Int32Array> {
  #values: T;
  #length = 0;
  readonly #make: (length: number) => T;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#values = make(1024);
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const longer = this.#make(2 * this.#length);
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[this.#length++] = value;
  }

  values(): T {
    return this.#values.subarray(0, this.#length) as T;
  }
}

const doubles = (): Growing<Float64Array> => new Growing((length) => new Float64Array(length));

/** The rows of a table, added one by one and kept as columns of numbers; names of rows and clusters become numbers. */
export class TableRows {
  readonly labels: string[] = [];
  readonly ids = new RowIds();
  unresolved = 0;
  readonly #labelled: boolean;
  readonly #parts: PartNames | undefined;
  readonly #part = new Growing((length) => new Int32Array(length));
  readonly #p = doubles();
  readonly #y = doubles();
  readonly #reference = doubles();
  readonly #cluster = new Growing((length) => new Int32Array(length));
  readonly #clusters = new NameNumbers();

  /** Labels and parts are kept only where asked for. */
  constructor({ labels = false, by }: TableWishes = {}) {
    this.#labelled = labels;
    this.#parts = by === undefined ? undefined : new PartNames(by);
  }

  /** Judges and takes a row; `get` gives a trimmed cell, '' for none; `where` names a row without an id. */
  judge(get: (column: RowCell) => string, where: () => string, bad: BadRow): void {
    const p = probabilityCell(get('p'), bad);
    const reference = referenceCell(get('ref'), bad);
    const y = outcomeCell(get('y'), bad);
    const id = get('id');
    if (id !== '') this.ids.meet(id, get('forecaster'), y);
    const cluster = Number.isNaN(y) ? '' : get('cluster');
    this.take(p, y, reference, cluster === '' ? -1 : this.clusterOf(cluster));
    if (this.#labelled && !Number.isNaN(y)) this.labels.push(id === '' ? where() : id);
    if (this.#parts) this.partAs(get('by'), y);
  }

  /** True where `take` alone would lose the row's label, or its part. */
  get isNamed(): boolean {
    return this.#labelled || this.#parts !== undefined;
  }

  get labelled(): boolean {
    return this.#labelled;
  }

  /** The part of the row that was taken last; one without an outcome is counted there. */
  partAs(name: string, y: number): void {
    const parts = this.#parts;
    if (!parts) return;
    const part = parts.number(name);
    if (Number.isNaN(y)) parts.unresolved[part]! += 1;
    else this.#part.push(part);
  }

  /** Takes numbers that were judged: y NaN = unresolved, reference NaN = none, cluster -1 = none. */
  take(p: number, y: number, reference: number, cluster: number): void {
    if (Number.isNaN(y)) {
      this.unresolved += 1;
      return;
    }
    // + 0: a number of -0 is one of 0
    this.#p.push(p + 0);
    this.#y.push(y + 0);
    this.#reference.push(reference + 0);
    this.#cluster.push(cluster);
  }

  /** The number of a cluster's name. */
  clusterOf(name: string): number {
    return this.#clusters.number(name);
  }

  clusterAt(codes: Codes, from: number, to: number): number {
    return this.#clusters.numberAt(codes, from, to);
  }

  table(): Table {
    const p = this.#p.values();
    return {
      n: p.length,
      p,
      y: this.#y.values(),
      cluster: this.#cluster.values(),
      reference: this.#reference.values(),
    };
  }

  /** The parts of `table`; undefined where none are wanted. */
  parts(table: Table): TablePart[] | undefined {
    return this.#parts && tableParts(table, this.#part.values(), this.#parts);
  }
}
