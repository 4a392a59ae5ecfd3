// Said versus happened, in counts. Edges are decimals, bins are [from, to), the last one closed.
import { countLaw } from './poisson-binomial.ts';
import type { Bin } from './score-object.ts';
import { sum } from './sum.ts';
import { wilson } from './wilson.ts';

/** Inner edges; literal decimals, because 3 * 0.1 is not 0.3. */
export const TEN_BINS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const;
export const FIVE_BANDS = [0.2, 0.4, 0.6, 0.8] as const;
export const THREE_BANDS = [0.33, 0.67] as const;

/** As many bands as n can carry: none below 10, three below 30, five below 100, then ten. */
export function bandEdges(n: number): readonly number[] | null {
  if (n < 10) return null;
  if (n < 30) return THREE_BANDS;
  return n < 100 ? FIVE_BANDS : TEN_BINS;
}

/**
 * Number of the bin that holds p: comparisons with the edges themselves, never a product that rounds.
 * binOf(0.3, TEN_BINS) is 3, binOf(0.29999, TEN_BINS) is 2, binOf(1, TEN_BINS) is 9.
 */
export function binOf(p: number, edges: readonly number[]): number {
  return edges.filter((edge) => p >= edge).length;
}

/**
 * Bins of rows sorted by p; empty ones are absent. A forecast of 0.7 that happened: one bin, 0.7 to 0.8,
 * 1 of 1, Wilson 0.21 to 1.
 */
export function bins(p: Float64Array, y: Float64Array, edges: readonly number[]): Bin[] {
  const found: Bin[] = [];
  let start = 0;
  for (let bin = 0; bin <= edges.length; bin++) {
    const end = firstAtLeast(p, edges[bin] ?? Infinity);
    if (end > start) {
      const said = p.subarray(start, end);
      const n = said.length;
      const happened = sum(y.subarray(start, end));
      found.push({
        from: edges[bin - 1] ?? 0,
        to: edges[bin] ?? 1,
        n,
        meanForecast: sum(said) / n,
        happened,
        frequency: happened / n,
        wilson95: wilson(happened, n),
        range90IfCalibrated: countLaw(said).range90,
      });
    }
    start = end;
  }
  return found;
}

function firstAtLeast(p: Float64Array, edge: number): number {
  let low = 0;
  let high = p.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (p[middle]! >= edge) high = middle;
    else low = middle + 1;
  }
  return low;
}
