import { describe, expect, it } from 'vitest';
import { brierPower } from '../../src/score/brier-power.ts';
import { groupsOf } from '../../src/score/groups.ts';

const power = (p: number[], seed = 1) =>
  brierPower(groupsOf(Float64Array.from(p).sort(), new Float64Array(p.length)), seed)!;
const times = (n: number, p: number) => Array.from({ length: n }, () => p);

describe('power of the Brier test against log-odds twice too large', () => {
  it.each([
    // Binomial tails: the fewest surprises that under 5% of calibrated ones see, and how often so many come of half the log-odds.
    [10, 0.9, 0.2241],
    [10, 0.1, 0.2241],
    [10, 0.99, 0.2305],
    [12, 0.95, 0.3939],
    [20, 0.97, 0.593],
    [30, 0.98, 0.7421],
    [50, 0.99, 0.8468],
  ])('%d at %d: %d', (n, p, exact) => {
    expect(Math.abs(power(times(n, p)) - exact)).toBeLessThan(0.03);
  });

  it('by the normal law where many surprises are to be expected', () => {
    // 400 at 90%: 40 surprises expected, deviation 6, against 100 and 8.660: (100 - 40 - 1.645 * 6) / 8.66 = 5.8
    expect(power(times(400, 0.9))).toBeGreaterThan(0.999);
    // The exact law has 0.41 for 200 at 60%: weight 0.2; 80 expected, deviation 6.93, against 89.9 and 7.03.
    expect(Math.abs(power(times(200, 0.6)) - 0.41)).toBeLessThan(0.02);
    expect(power(times(200, 0.55))).toBeLessThan(0.2);
  });

  it('is none where nothing can show, and nothing where nothing can be twice too large', () => {
    expect(power(times(200, 0.5))).toBe(0);
    expect(power([0, 1, 1])).toBeUndefined();
    // Certainties among others change nothing.
    expect(Math.abs(power([...times(10, 0.9), 0, 1]) - 0.2241)).toBeLessThan(0.03);
  });

  it('is none only where the worst that can be is no surprise, and not where numbers are too sure to be drawn wrong', () => {
    // One of 45% among halves: the score is at its worst 45% of the time.
    expect(power([...times(9, 0.5), 0.45])).toBe(0);
    // Twelve at 1e-9 would be 3.2e-5 each: one happens 0.04% of the time.
    expect(power(times(12, 1e-9))).toBeGreaterThan(0);
    expect(power(times(12, 1e-9))).toBeLessThan(0.002);
    // Whoever says 100% is found out by the first that fails.
    expect(power([...times(9, 1), 0.5])).toBeUndefined();
    expect(power([...times(9, 1), 0.45])).toBeGreaterThan(0);
  });

  it('of odds that are no decimals takes equal scores for equal', () => {
    // All 4,096 outcomes one by one; thirds rounded to thousandths are 333 and 667, and two of them no longer the other.
    const sixths = [4, 4, 4, 5, 4, 4, 4, 3, 3, 1, 2, 5].map((of6) => of6 / 6);
    expect(power(sixths)).toBeCloseTo(0.09835, 5);
    const sevenths = [5, 1, 1, 3, 6, 4, 1, 2, 5, 5, 5, 5].map((of7) => of7 / 7);
    expect(power(sevenths)).toBeCloseTo(0.20454, 5);
    const ninths = [
      [4, 7, 5, 3, 6, 7, 8, 5, 7, 2, 7, 1],
      [8, 5, 5, 4, 4, 7, 8, 5, 5, 8, 7, 5],
      [1, 5, 1, 5, 8, 7, 7, 7, 7, 7, 7, 7],
      [7, 2, 7, 5, 4, 5, 7, 5, 5, 2, 2, 8],
    ].map((of9) => power(of9.map((ninth) => ninth / 9)).toFixed(5));
    expect(ninths).toEqual(['0.23353', '0.19329', '0.26408', '0.21918']);
  });

  it('does not hang on the draws where the worst that can be is just under 5%', () => {
    // Half of the log-odds: 1 - 0.951 = 0.049 becomes 0.185, 0.22 becomes 0.347, and 0.365 becomes 0.431.
    for (const [numbers, exact] of [
      [[0.951], 0.185],
      [[...times(9, 1), 0.951], 0.185],
      [times(2, 0.78), 0.347 ** 2],
      [times(3, 0.635), 0.431 ** 3],
    ] as const)
      for (const seed of [1, 2, 3, 4, 5, 6])
        expect(Math.abs(power([...numbers], seed) - exact), `${numbers.join(' ')}, seed ${seed}`).toBeLessThan(0.03);
  });

  it('does not hang on the draws where a total that can be reached is about as likely as 5%', () => {
    // One surprise of five at 99%, beside certain ones: 1 - 0.99^5 = 4.9%; of half the log-odds 1 - 0.9087^5 = 0.380.
    const fiveAndCertain = [...times(5, 0.99), ...times(7, 1)];
    // The other two by adding up all totals, in another language.
    for (const [numbers, exact] of [
      [fiveAndCertain, 0.3805],
      // On no lattice of decimals.
      [fiveAndCertain.map((p) => (p === 1 ? 1 : p + 1e-7)), 0.3805],
      [[0.8, 0.6, 0.2, 0.1, 0.5, 0, 0.8, 0.7, 0.2, 0.6], 0.1438],
      [[0.2, 0.2, 0.3, 0.2, 1, 0.6, 0, 0.6, 0.9, 0.4, 0.3, 1, 0.8, 1, 0.2, 0.5, 0.6, 0.7, 0.8, 0.9], 0.2357],
    ] as const)
      for (const seed of [1, 2, 3, 4, 5, 6])
        expect(power([...numbers], seed), `${numbers.join(' ')}, seed ${seed}`).toBeCloseTo(exact, 4);
  });

  it('does not hang on the draws however many are certain, or of one number that is no decimal', () => {
    const exact: [number[], number][] = [
      // One surprise of the five, as above; 200 certain ones beside them.
      [[...times(5, 0.990_000_1), ...times(200, 1)], 0.3805],
      [[...times(5, 0.9901), ...times(200, 1)], 0.3791],
      [[...times(5, 0.990_000_1), ...times(200, 0)], 0.3805],
      // 1 - 0.99958^120 = 4.92%; of half the log-odds, 0.02009 each, 1 - 0.97991^120
      [times(120, 0.999_58 + 1e-12), 0.9124],
    ];
    for (const [numbers, found] of exact)
      for (const seed of [1, 2, 3, 4, 5, 6]) expect(power(numbers, seed), `seed ${seed}`).toBeCloseTo(found, 4);
  });

  it('is drawn where the totals are too many: ten near 90%, beside 110 that never happen and weigh otherwise', () => {
    // The binomial tail of above; the normal law has 0.48.
    const numbers = [...times(10, 0.9000001), ...Array.from({ length: 110 }, (_, k) => (k + 1) * 1e-12)];
    for (const seed of [1, 2]) expect(Math.abs(power(numbers, seed) - 0.2241)).toBeLessThan(0.03);
  });

  it('is not told where it would take too long: the normal law has 0.48 for ten near 90%, 0.22 is exact', () => {
    const others = (n: number) => Array.from({ length: n }, (_, k) => (k + 1) * 1e-15);
    expect(power([...times(10, 0.9000001), ...others(2001)])).toBeUndefined();
    expect(Math.abs(power([...times(10, 0.9000001), ...others(1999)]) - 0.2241)).toBeLessThan(0.03);
  });

  it('is near what a simulation with forecasts from 5% to 95% found', () => {
    const spread = (n: number) => Array.from({ length: n }, (_, i) => 0.05 + (0.9 * (i + 0.5)) / n);
    for (const [n, found] of [
      [12, 0.29],
      [25, 0.38],
      [50, 0.58],
      [100, 0.83],
      [200, 0.97],
    ] as const)
      // prettier-ignore
      expect(Math.abs(power(spread(n)) - found)).toBeLessThan(0.08);
  });
});
