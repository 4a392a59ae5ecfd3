// Predictions about one topic rise and fall together: fewer independent facts than rows.
import { meanStandardError } from './brier.ts';
import { sum, sumOf } from './sum.ts';

export interface ClusterSpread {
  /** Standard error of the mean loss for independent rows, and with whole clusters as the units. */
  se: number;
  seCluster: number;
  /** (seCluster / se)^2; null when se is 0. */
  designEffect: number | null;
  /** n / max(1, design effect): as many independent rows would tell as much. */
  effectiveN: number;
}

/**
 * Spread of losses by topic: seCluster = `spreadOfSum` / n. Null when no row names a topic, or there is only one topic
 * or row. Losses [0, 0, 1, 1] on topics [0, 0, 1, 1]: se 0.2887, seCluster 0.5, effectiveN 4/3.
 */
export function clusterSpread(losses: Float64Array, topics: Topics | undefined): ClusterSpread | null {
  const n = losses.length;
  const se = meanStandardError(losses);
  if (topics === undefined || topics.count < 2 || se === null) return null;
  const seCluster = se === 0 ? 0 : spreadOfSum(losses, sum(losses) / n, topics.labels, topics.count) / n;
  const designEffect = se === 0 ? null : (seCluster / se) ** 2;
  return { se, seCluster, designEffect, effectiveN: n / Math.max(1, designEffect ?? 1) };
}

/**
 * sqrt(G/(G-1) sum_g (sum_{i in g} (value_i - mean))^2): how far luck moves the sum of the values, with each of the
 * G > 1 units as a whole; `labels` are 0..G-1, in no order. Source: the sandwich variance of Liang and Zeger 1986 with
 * the factor G/(G-1). Values [0, 0, 1, 1] about 1/2 in units [0, 0, 1, 1]: sqrt(2 * (1 + 1)) = 2.
 */
export function spreadOfSum(values: Float64Array, mean: number, labels: Int32Array, units: number): number {
  const totals = new Float64Array(units);
  const carries = new Float64Array(units);
  for (let row = 0; row < values.length; row++) {
    const unit = labels[row]!;
    const value = values[row]! - mean;
    const total = totals[unit]!;
    const next = total + value;
    carries[unit]! += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    totals[unit] = next;
  }
  const squares = totals.map((total, g) => (total + carries[g]!) ** 2).sort();
  return Math.sqrt((units / (units - 1)) * sum(squares));
}

/**
 * Labels of names from 0 on, in order of first appearance; -1 without a name. ['b', null, 'a', 'b'] gives [0, -1, 1,
 * 0].
 */
export function labelsOf(names: readonly (string | null | undefined)[]): Int32Array {
  const known = new Map<string, number>();
  const labels = new Int32Array(names.length).fill(-1);
  for (const [row, name] of names.entries()) {
    if (name === null || name === undefined) continue;
    const label = known.get(name) ?? known.size;
    known.set(name, label);
    labels[row] = label;
  }
  return labels;
}

export interface Topics {
  /** How many, a row without a name being one of its own. */
  count: number;
  /** Different names given. */
  named: number;
  /** How many of them have more than one row. */
  shared: number;
  /** The label of each row from 0 on; a row without a name has one of its own. */
  labels: Int32Array;
  /**
   * n² / sum_g m_g²: as many rows tell as much where those of a cluster are all the same. [1, 1, 2, 2] and three rows
   * without a name: 49/11.
   */
  independent: number;
}

/** The topics of rows; undefined where nobody named one. */
export function topicsOfRows(cluster: Int32Array | undefined): Topics | undefined {
  if (cluster === undefined) return undefined;
  const { members, named, clusters } = numbered(cluster);
  if (named === 0) return undefined;
  const sizes = new Float64Array(clusters);
  for (const member of members) sizes[member]! += 1;
  return {
    count: clusters,
    named,
    shared: sizes.reduce((count, size) => count + Number(size > 1), 0),
    labels: members,
    independent: members.length ** 2 / sumOf(clusters, (g) => sizes[g]! ** 2),
  };
}

/** Labels from 0 to this many times the rows are looked up in an array, sparser ones in a Map, which is far slower. */
const DENSE = 4;

function numbered(cluster: Int32Array): { members: Int32Array; named: number; clusters: number } {
  let largest = -1;
  for (let row = 0; row < cluster.length; row++) if (cluster[row]! > largest) largest = cluster[row]!;
  const dense = largest < DENSE * cluster.length ? new Int32Array(largest + 1) : undefined;
  const sparse = new Map<number, number>();
  const members = new Int32Array(cluster.length);
  let named = 0;
  let clusters = 0;
  for (let row = 0; row < members.length; row++) {
    const label = cluster[row]!;
    // The number of the label's cluster + 1, 0 where it is new.
    const known = label < 0 ? 0 : dense ? dense[label]! : (sparse.get(label) ?? 0);
    if (known > 0) {
      members[row] = known - 1;
      continue;
    }
    members[row] = clusters++;
    if (label < 0) continue;
    named++;
    if (dense) dense[label] = clusters;
    else sparse.set(label, clusters);
  }
  return { members, named, clusters };
}
