import { expect, it } from 'vitest';
import { averagedBrier, coinBrier, isIndependent, isPartial, isRanked } from '../src/score-terms.ts';
import { scoreTable } from '../src/score/score-table.ts';

const score = (p: number[], y: number[]) =>
  scoreTable({ n: p.length, p: Float64Array.from(p), y: Float64Array.from(y) }, { draws: 9 });

it('always saying 50% has 0.25, unless something happened in part', () => {
  expect(coinBrier(score([0.7, 0.2, 0.9], [1, 0, 0]))).toBe(0.25);
  expect(isPartial(score([0.7, 0.2, 0.9], [1, 0, 0]))).toBe(false);
  // (0.5 - 0.6)^2
  expect(coinBrier(score([0.8, 0.8], [0.6, 0.6]))).toBeCloseTo(0.01, 15);
  // ((0.5 - 0.6)^2 + 0.25) / 2
  expect(coinBrier(score([0.8, 0.8], [0.6, 1]))).toBeCloseTo(0.13, 15);
  expect(isPartial(score([0.8, 0.8], [0.6, 1]))).toBe(true);
  expect(coinBrier(score([], []))).toBe(0.25);
});

it('the score of the average numbers is told from the one that was scored', () => {
  expect(averagedBrier(score([0.7, 0.2], [1, 0]))).toBeNull();
  expect(averagedBrier(score([], []))).toBeNull();
  const column = (value: number) => Float64Array.of(value, value);
  const table = { n: 2, p: column(0.5), y: column(1), brier: column(0.4525) };
  const changed = scoreTable({ ...table, logNats: { clipped: column(1), unclipped: column(1) }, spherical: column(1) });
  expect(averagedBrier(changed)).toBeCloseTo(0.25, 15);
});

it('shared topics matter from one in five on, and always below ten', () => {
  expect(isIndependent(50, undefined)).toBe(true);
  expect([50, 40, 39.9].map((independent) => isIndependent(50, independent))).toEqual([true, true, false]);
  expect([10, 9.9].map((independent) => isIndependent(10, independent))).toEqual([true, false]);
});

it('five of each outcome are five, whatever doubles make of a share', () => {
  // 77 * (5 / 77) is just below 5.
  const of = (n: number, happened: number) => {
    const y = Array.from({ length: n }, (_, k) => (k < happened ? 1 : 0));
    return score(
      y.map(() => 0.1),
      y,
    );
  };
  expect([4, 5, 72, 73].map((happened) => isRanked(of(77, happened)))).toEqual([false, true, true, false]);
  expect(isRanked(of(29, 10))).toBe(false);
});
