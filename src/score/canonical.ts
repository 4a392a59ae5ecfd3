// One order of rows for one set of rows: sums of doubles depend on their order, a score must not.
import { sortedOrder } from './sort.ts';
import type { Table } from './table.ts';

/**
 * The same rows, checked, by p, then y, then the other columns; clusters are labels and order nothing.
 * Throws RangeError for a column of another length, and for p or y outside 0..1 (NaN included).
 */
export function canonicalTable(table: Table): Table {
  const p = probabilities('p', table.p, table.n);
  const y = probabilities('y', table.y, table.n);
  const { brier, logNats, spherical, cluster } = table;
  // A column without a single reference says nothing and orders nothing.
  const reference = table.reference?.some((value) => !Number.isNaN(value)) ? table.reference : undefined;
  const others = [brier, logNats?.clipped, logNats?.unclipped, spherical, reference].filter((key) => key !== undefined);
  if (
    [...others, ...(table.reference ? [table.reference] : []), ...(cluster ? [cluster] : [])].some(
      (column) => column.length !== table.n,
    )
  ) {
    throw new RangeError(`every column must have ${table.n} entries`);
  }
  const order = sortedOrder([p, y, ...others]);
  return {
    n: table.n,
    p: take(p, order, new Float64Array(table.n)),
    y: take(y, order, new Float64Array(table.n)),
    ...(cluster && { cluster: take(cluster, order, new Int32Array(table.n)) }),
    ...(reference && { reference: take(reference, order, new Float64Array(table.n)) }),
    ...(brier && { brier: take(brier, order, new Float64Array(table.n)) }),
    ...(logNats && {
      logNats: {
        clipped: take(logNats.clipped, order, new Float64Array(table.n)),
        unclipped: take(logNats.unclipped, order, new Float64Array(table.n)),
      },
    }),
    ...(spherical && { spherical: take(spherical, order, new Float64Array(table.n)) }),
  };
}

function probabilities(name: string, values: Float64Array, n: number): Float64Array {
  if (values.length !== n) throw new RangeError(`${name} must have ${n} entries, not ${values.length}`);
  const checked = new Float64Array(n);
  for (let row = 0; row < n; row++) {
    const value = values[row]!;
    if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must lie between 0 and 1, not ${value}`);
    checked[row] = value + 0; // -0 becomes 0: its bits would sort last
  }
  return checked;
}

function take<T extends Float64Array | Int32Array>(column: T, order: Uint32Array, into: T): T {
  for (let i = 0; i < order.length; i++) into[i] = column[order[i]!]!;
  return into;
}
