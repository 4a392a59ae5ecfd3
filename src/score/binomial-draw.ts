// Draws of counts: how many of n would happen if each has probability p.
import type { Random } from './random.ts';

/** Below this share of the most likely count's probability a count is never drawn. */
const NEGLIGIBLE = 1e-18;

/** Rows filled together: few enough to stay in the cache, enough that each law is fetched rarely. */
const TOGETHER = 16;

/**
 * Calls `use` with `draws` vectors of counts, one for each group, counts[k] from Binomial(n[k], p[k]), independent; the
 * vector is reused. One random number for each count, looked up in a table of the law with an index over it (Chen and
 * Asau 1974), so a draw costs the same for 10 rows as for 100,000.
 */
export function drawCounts(
  n: Float64Array,
  p: Float64Array,
  draws: number,
  random: Random,
  use: (counts: Float64Array, draw: number) => void,
): void {
  const laws = Array.from(n, (rows, k) => (rows === 1 ? null : binomialLaw(rows, p[k]!)));
  const vectors = Array.from({ length: Math.min(draws, TOGETHER) }, () => new Float64Array(n.length));
  for (let done = 0; done < draws; done += vectors.length) {
    const together = Math.min(vectors.length, draws - done);
    for (let k = 0; k < laws.length; k++) drawGroup(laws[k]!, p[k]!, k, vectors, random);
    for (let i = 0; i < together; i++) use(vectors[i]!, done + i);
  }
}

/** One count of group k for each vector. */
function drawGroup(law: Law | null, p: number, k: number, vectors: readonly Float64Array[], random: Random): void {
  if (law === null) {
    for (const counts of vectors) counts[k] = random() < p ? 1 : 0;
    return;
  }
  const { guide, cumulative, least } = law;
  for (const counts of vectors) {
    const u = random();
    let at = guide[Math.floor(u * guide.length)]!;
    while (cumulative[at]! <= u) at++;
    counts[k] = least + at;
  }
}

interface Law {
  /** The count of the first entry. */
  least: number;
  /** P(count <= least + i); the last entry is 1. */
  cumulative: Float64Array;
  /** guide[j] = first entry that exceeds j / length. */
  guide: Int32Array;
}

/** P(count = k) relative to the likeliest count, from there outwards: nothing overflows and no log-gamma is needed. */
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
