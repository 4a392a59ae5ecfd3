// The rows of a bare table as columns of numbers, so that a million of them never stand in memory as objects.
import type { Table } from '../score/table.ts';
import { NameNumbers } from './name-numbers.ts';
import { outcomeOf, shareOf } from './table-number.ts';
import type { Codes } from './text-blocks.ts';

export const TABLE_COLUMNS = ['p', 'y', 'id', 'cluster', 'ref', 'forecaster', 'date'] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];

/** True for the names that mean something to a score: those of `TABLE_COLUMNS`. */
export function isTableColumn(name: string): name is TableColumn {
  return (TABLE_COLUMNS as readonly string[]).includes(name);
}

/** Refuses the table because of one of its lines; `excerpt` is that line without its end. */
export type BadLine = (line: number, excerpt: string, message: string, hint: string) => never;

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
  unresolved = 0;
  repeated = 0;
  readonly #labelled: boolean;
  readonly #p = doubles();
  readonly #y = doubles();
  readonly #reference = doubles();
  readonly #cluster = new Growing((length) => new Int32Array(length));
  readonly #clusters = new NameNumbers();
  readonly #ids = new NameNumbers();
  readonly #pairs = new NameNumbers();

  /** Labels are kept only where asked for. */
  constructor(labelled: boolean) {
    this.#labelled = labelled;
  }

  /** Judges and takes a row; `get` gives a trimmed cell, '' for none; `where` names a row without an id. */
  judge(get: (column: TableColumn) => string, where: () => string, bad: BadRow): void {
    const p = probabilityCell(get('p'), bad);
    const reference = referenceCell(get('ref'), bad);
    const y = outcomeCell(get('y'), bad);
    const id = get('id');
    if (id !== '') this.meet(id, get('forecaster'));
    const cluster = Number.isNaN(y) ? '' : get('cluster');
    this.take(p, y, reference, cluster === '' ? -1 : this.clusterOf(cluster));
    if (this.#labelled && !Number.isNaN(y)) this.labels.push(id === '' ? where() : id);
  }

  /** True where `take` alone would lose the row's label. */
  get labelled(): boolean {
    return this.#labelled;
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

  /** Counts a row whose id, by the same forecaster, was met before. */
  meet(id: string, forecaster: string): void {
    const met = forecaster === '' ? this.#ids : this.#pairs;
    const known = met.size;
    met.number(forecaster === '' ? id : `${id.length} ${id}${forecaster}`);
    if (met.size === known) this.repeated += 1;
  }

  /** `meet` for an id that stands in `codes`, by nobody in particular. */
  meetAt(codes: Codes, from: number, to: number): void {
    const known = this.#ids.size;
    this.#ids.numberAt(codes, from, to);
    if (this.#ids.size === known) this.repeated += 1;
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
}
