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
  const { brier, logNats, spherical, reference, cluster } = table;
  const others = [brier, logNats?.clipped, logNats?.unclipped, spherical, reference].filter((key) => key !== undefined);
  if ([...others, ...(cluster ? [cluster] : [])].some((column) => column.length !== table.n)) {
    throw new RangeError(`every column must have ${table.n} entries`);
  }
  const order = sortedOrder([p, y, ...others]);
  return {
    n: table.n,
    p: take(p, order),
    y: take(y, order),
    ...(cluster && { cluster: Int32Array.from(order, (row) => cluster[row]!) }),
    ...(reference && { reference: take(reference, order) }),
    ...(brier && { brier: take(brier, order) }),
    ...(logNats && { logNats: { clipped: take(logNats.clipped, order), unclipped: take(logNats.unclipped, order) } }),
    ...(spherical && { spherical: take(spherical, order) }),
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

function take(column: Float64Array, order: Uint32Array): Float64Array {
  const taken = new Float64Array(order.length);
  for (let i = 0; i < order.length; i++) taken[i] = column[order[i]!]!;
  return taken;
}
