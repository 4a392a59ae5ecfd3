// The exact law of a weighted number of surprises, where their weights are whole steps of one lattice.
import type { Events } from './rare-draw.ts';

const DECIMALS = 10_000;

/** |1-2p| as whole numbers without a common factor, when every p is a decimal of at most four places. */
export function latticeWeights(p: Float64Array): Float64Array | undefined {
  const weights = new Float64Array(p.length);
  let divisor = 0;
  for (let k = 0; k < p.length; k++) {
    const scaled = Math.round(p[k]! * DECIMALS);
    if (scaled / DECIMALS !== p[k]) return undefined;
    weights[k] = Math.abs(DECIMALS - 2 * scaled);
    divisor = greatestCommonDivisor(divisor, weights[k]!);
  }
  return weights.map((weight) => weight / Math.max(1, divisor));
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/**
 * Chances of the totals 0, 1, …, `points` - 1 of events whose weights are whole numbers: one item at a time, light ones
 * first while the law is short. Chances below `lowest` at its lower end and below `highest` at its upper one become 0.
 */
export function lawOfTotals(
  { n, probability, weight }: Events,
  points: number,
  lowest: number,
  highest: number,
): Float64Array {
  const law = new Float64Array(points);
  law[0] = 1;
  // Where the law is not zero.
  let [first, last] = [0, 0];
  const byWeight = Array.from(weight.keys()).sort((a, b) => weight[a]! - weight[b]!);
  for (const k of byWeight) {
    // A whole number to the compiler too: the loops then count in whole numbers.
    const step = weight[k]! | 0;
    const yes = probability[k]!;
    const no = 1 - yes;
    for (let item = 0; item < n[k]!; item++) {
      last += step;
      for (let at = last; at >= first + step; at--) law[at] = law[at]! * no + law[at - step]! * yes;
      for (let at = first; at < first + step; at++) law[at]! *= no;
      while (law[first]! < lowest) law[first++] = 0;
      while (law[last]! < highest) law[last--] = 0;
    }
  }
  return law;
}
