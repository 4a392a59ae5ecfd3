// Draws of counts: how many of n would happen if each has probability p.
import type { Random } from './random.ts';

/** Below this share of the most likely count's probability a count is never drawn. */
const NEGLIGIBLE = 1e-18;

/**
 * A function that fills `counts` with one draw for each group: Binomial(n[k], p[k]), independent. One random number each, looked up
 * in a table of the law with an index over it (Chen and Asau 1974), so a draw costs the same for 10 rows as for 100,000.
 */
export function binomialDraws(n: Float64Array, p: Float64Array): (random: Random, counts: Float64Array) => void {
  const laws = Array.from(n, (rows, k) => (rows === 1 ? undefined : binomialLaw(rows, p[k]!)));
  return (random, counts) => {
    for (let k = 0; k < counts.length; k++) {
      const u = random();
      const law = laws[k];
      if (law === undefined) {
        counts[k] = u < p[k]! ? 1 : 0;
        continue;
      }
      let at = law.guide[Math.floor(u * law.guide.length)]!;
      while (law.cumulative[at]! <= u) at++;
      counts[k] = law.least + at;
    }
  };
}

interface Law {
  /** The count of the first entry. */
  least: number;
  /** P(count <= least + i); the last entry is 1. */
  cumulative: Float64Array;
  /** guide[j] = first entry that exceeds j / length. */
  guide: Int32Array;
}

/** P(count = k) relative to the most likely count, from there outwards: nothing overflows and no log-gamma is needed. */
function binomialLaw(n: number, p: number): Law {
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const odds = p / (1 - p);
  const above = [1];
  for (let k = mode; k < n && above.at(-1)! > NEGLIGIBLE; k++) above.push((above.at(-1)! * (n - k) * odds) / (k + 1));
  const below = [1];
  for (let k = mode; k > 0 && below.at(-1)! > NEGLIGIBLE; k--) below.push((below.at(-1)! * k) / ((n - k + 1) * odds));
  const weights = [...below.slice(1).reverse(), ...above];
  const total = weights.reduce((a, b) => a + b);
  const cumulative = new Float64Array(weights.length);
  let running = 0;
  for (const [i, weight] of weights.entries()) cumulative[i] = (running += weight) / total;
  cumulative[weights.length - 1] = 1;
  const guide = new Int32Array(weights.length);
  let at = 0;
  for (let j = 0; j < guide.length; j++) {
    while (cumulative[at]! <= j / guide.length) at++;
    guide[j] = at;
  }
  return { least: mode - below.length + 1, cumulative, guide };
}

/** P(count = 0..n) of Binomial(n, p). binomialProbabilities(2, 0.5) is [0.25, 0.5, 0.25]. For small n: O(n^2). */
export function binomialProbabilities(n: number, p: number): Float64Array {
  const law = new Float64Array(n + 1);
  law[0] = 1;
  for (let rows = 1; rows <= n; rows++) {
    for (let k = rows; k > 0; k--) law[k] = law[k]! * (1 - p) + law[k - 1]! * p;
    law[0]! *= 1 - p;
  }
  return law;
}
