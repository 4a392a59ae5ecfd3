// How many would happen if every stated probability were right: the law of a sum of independent events
// of different probability.
import { lazily } from './lazily.ts';
import { normalCdf } from './special.ts';
import { chanceOfAny, sum, sumOf } from './sum.ts';

/** Largest n convolved whatever the spread; above it the normal law with continuity correction where it is good. */
const EXACT = 2000;
/**
 * The normal law is good from this sd on. First Edgeworth term: a tail of 1% lacks phi(z) (z^2 - 1) / 6 of the
 * skewness, 1.96 of it as a share, and the skewness is at most 1 / sd: a quarter. At 5%: 0.59 of it, 7%.
 */
const NORMAL_FROM = 8;
/**
 * What is dropped from the ends of the law of many rare events: it takes few steps, and no tail above
 * 1e-80 loses a digit.
 */
const VANISHING = 1e-100;
const SLACK = 1e-12;
/** What is dropped from the ends of a law of which the middle is wanted: all of it together is far below the slack. */
const NEGLIGIBLE = 1e-18;

export interface CountLaw {
  expected: number;
  sd: number;
  /** P(K <= k) and P(K >= k) for whole k. */
  atMost(k: number): number;
  atLeast(k: number): number;
  /** [smallest k with P(K <= k) >= 0.05, smallest k with P(K <= k) >= 0.95]. */
  range90: [number, number];
}

/** Law of the number of events for sorted p. countLaw([0.7]): expected 0.7, atLeast(1) 0.7, range90 [0, 1]. */
export function countLaw(p: Float64Array): CountLaw {
  const expected = sum(p);
  const sd = Math.sqrt(sumOf(p.length, (row) => p[row]! * (1 - p[row]!)));
  const isExact = p.length <= EXACT || sd < NORMAL_FROM;
  const law = lazily<{ tails: Tails }>({
    tails: () =>
      isExact ? exactTails(poissonBinomial(p, p.length <= EXACT ? 0 : VANISHING)) : normalTails(p, expected, sd),
  });
  return lazily<CountLaw>({
    expected: () => expected,
    sd: () => sd,
    atMost: () => law.tails.atMost,
    atLeast: () => law.tails.atLeast,
    range90: () => {
      const middle = isExact ? exactTails(poissonBinomial(p, NEGLIGIBLE)) : law.tails;
      return [middle.quantile(0.05), middle.quantile(0.95)];
    },
  });
}

/**
 * P(K = 0..n) by convolution in place: only sums of positive products, so even tiny tails keep their digits. Ends below
 * `negligible` are taken as 0, which leaves fewer to go through. [0.5, 0.5] gives [0.25, 0.5, 0.25].
 */
export function poissonBinomial(p: Float64Array, negligible = 0): Float64Array {
  const law = new Float64Array(p.length + 1);
  law[0] = 1;
  let first = 0;
  let last = 0;
  for (let row = 0; row < p.length; row++) {
    const yes = p[row]!;
    const no = 1 - yes;
    last++;
    for (let k = last; k > first; k--) law[k] = law[k]! * no + law[k - 1]! * yes;
    law[first]! *= no;
    while (law[first]! < negligible) law[first++] = 0;
    while (law[last]! < negligible) law[last--] = 0;
  }
  return law;
}

/** `quantile`: smallest k with P(K <= k) >= level. */
type Tails = Pick<CountLaw, 'atMost' | 'atLeast'> & { quantile(level: number): number };

function exactTails(law: Float64Array): Tails {
  const n = law.length - 1;
  return {
    atMost: (k) => chanceOfAny(Math.min(k, n) + 1, (i) => law[i]!),
    atLeast: (k) => chanceOfAny(n - Math.max(k, 0) + 1, (i) => law[n - i]!),
    quantile: (level) => {
      let total = 0;
      let carry = 0;
      for (let k = 0; k < n; k++) {
        const next = total + law[k]!;
        carry += total >= law[k]! ? total - next + law[k]! : law[k]! - next + total;
        total = next;
        if (total + carry >= level - SLACK) return k;
      }
      return n;
    },
  };
}

/** Events said to be certain or impossible bound the count exactly, whatever the normal law says. */
function normalTails(p: Float64Array, expected: number, sd: number): Tails {
  const least = p.filter((value) => value === 1).length;
  const most = p.length - p.filter((value) => value === 0).length;
  const atMost = (k: number): number => (k < least ? 0 : k >= most ? 1 : normalCdf((k + 0.5 - expected) / sd));
  return {
    atMost,
    atLeast: (k) => (k > most ? 0 : k <= least ? 1 : normalCdf(-(k - 0.5 - expected) / sd)),
    quantile: (level) => {
      let low = 0;
      let high = p.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (atMost(middle) >= level - SLACK) high = middle;
        else low = middle + 1;
      }
      return low;
    },
  };
}
