// The rows of a bare table by the value of a column.
import { failure } from '../../errors.ts';
import type { Table } from '../../score/table.ts';
import { NameNumbers } from './name-numbers.ts';

/** The rows that have one value of the column. */
export interface TablePart {
  /** The value; empty for rows without one. */
  key: string;
  table: Table;
  /** Rows without an outcome. */
  unresolved: number;
}

/** With more values than this nobody reads the parts. */
const MOST_PARTS = 1000;

/** The values of a column as numbers, in the order they are met. */
export class PartNames {
  readonly names: string[] = [];
  /** For each: rows without an outcome. */
  readonly unresolved: number[] = [];
  readonly #column: string;
  readonly #numbers = new NameNumbers();

  constructor(column: string) {
    this.#column = column;
  }

  /** The number of a value. Throws a Failure at the first beyond `MOST_PARTS`. */
  number(name: string): number {
    const number = this.#numbers.number(name);
    if (number === this.names.length) {
      if (number === MOST_PARTS)
        throw failure('bad-table', `--by ${this.#column}: the column has more than ${MOST_PARTS} values`, [
          'take one with fewer, such as forecaster; predict score --sql prints SQL that scores any number of them in a database',
        ]);
      this.names.push(name);
      this.unresolved.push(0);
    }
    return number;
  }
}

/**
 * The parts of a table whose rows have the values `of`; those of one part keep their order, parts are ordered by value.
 */
export function tableParts(
  { n, p, y, cluster, reference }: Table,
  of: Int32Array,
  { names, unresolved }: PartNames,
): TablePart[] {
  const ends = new Int32Array(names.length + 1);
  for (let row = 0; row < n; row++) ends[of[row]! + 1]!++;
  for (let part = 0; part < names.length; part++) ends[part + 1]! += ends[part]!;
  const places = ends.slice();
  const order = new Int32Array(n);
  for (let row = 0; row < n; row++) order[places[of[row]!]!++] = row;
  const sorted = <T extends Float64Array | Int32Array>(column: T, into: T): T => {
    for (let place = 0; place < n; place++) into[place] = column[order[place]!]!;
    return into;
  };
  const [allP, allY] = [sorted(p, new Float64Array(n)), sorted(y, new Float64Array(n))];
  const allClusters = cluster && sorted(cluster, new Int32Array(n));
  const allReferences = reference && sorted(reference, new Float64Array(n));
  return names
    .map((key, part): TablePart => {
      const [from, to] = [ends[part]!, ends[part + 1]!];
      const table: Table = { n: to - from, p: allP.subarray(from, to), y: allY.subarray(from, to) };
      if (allClusters) table.cluster = allClusters.subarray(from, to);
      if (allReferences) table.reference = allReferences.subarray(from, to);
      return { key, table, unresolved: unresolved[part]! };
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
