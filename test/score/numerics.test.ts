import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialProbabilities, drawCounts } from '../../src/score/binomial-draw.ts';
import { climbingQuantile } from '../../src/score/climbing-quantile.ts';
import { groupsOf } from '../../src/score/groups.ts';
import { seededRandom } from '../../src/score/random.ts';
import { sortedOrder } from '../../src/score/sort.ts';
import { chanceOfAny, sum, sumOf } from '../../src/score/sum.ts';

describe('sum', () => {
  it('keeps what plain addition loses', () => {
    expect(sum(Float64Array.of(1, 1e100, 1, -1e100))).toBe(2);
    expect(sum(new Float64Array(1e6).fill(0.1))).toBe(100_000);
    expect(sumOf(1e6, () => 0.1)).toBe(100_000);
    expect(sumOf(4, (i) => [1, 1e100, 1, -1e100][i]!)).toBe(2);
    expect(chanceOfAny(3, (i) => [0.5, 0.5, 1e-15][i]!)).toBe(1);
    expect(sumOf(4, (i) => [1e100, 1, 1, -1e100][i]!)).toBe(2);
    // 1/3 before the large one: its digits must come from the right side of the subtraction
    expect(sum(Float64Array.of(1 / 3, 2 ** 53, -(2 ** 53)))).toBe(1 / 3);
    expect(sumOf(3, (i) => [1 / 3, 2 ** 53, -(2 ** 53)][i]!)).toBe(1 / 3);
  });
  it('lets infinity through', () => expect(sum(Float64Array.of(1, Infinity, 1))).toBe(Infinity));
});

describe('sortedOrder', () => {
  const random = seededRandom(3, 0);
  const column = (n: number, draw: () => number): Float64Array => Float64Array.from({ length: n }, draw);
  const sorted = (key: Float64Array, order: Uint32Array): number[] => [...order].map((row) => key[row]!);

  it.each([
    ['any doubles', () => random()],
    ['ten-thousandths', () => Math.round(random() * 1e4) / 1e4],
    ['ten-thousandths beyond 1', () => Math.round(random() * 9e4) / 1e4],
    ['ten-thousandths and infinity', () => (random() < 0.1 ? Infinity : Math.round(random() * 1e4) / 1e4)],
    ['one value', () => 0.3],
    ['neighbouring doubles', () => 0.7 + Math.floor(random() * 3) * 2 ** -53],
    ['with infinity and no number', () => (random() < 0.1 ? Infinity : random() < 0.1 ? Number.NaN : random())],
  ])('%s: few, some and many rows, every row once, rising, NaN last', (_, draw) => {
    for (const n of [10, 1000, 20_000]) {
      const key = column(n, draw);
      const order = sortedOrder([key]);
      expect(new Set(order).size).toBe(n);
      const expected = [...key].sort((a, b) => (Number.isNaN(a) ? 1 : Number.isNaN(b) ? -1 : a - b));
      expect(sorted(key, order)).toEqual(expected);
    }
  });

  it('puts NaN last wherever it stood, and orders its rows by the next key', () => {
    const key = Float64Array.of(Number.NaN, 0.2, Number.NaN, 0.1, Infinity, Number.NaN, 0.3);
    expect([...sortedOrder([key, Float64Array.of(3, 0, 1, 0, 0, 2, 0)])]).toEqual([3, 1, 6, 4, 2, 5, 0]);
  });

  it('of no keys is no order', () => expect([...sortedOrder([])]).toEqual([]));

  it('breaks ties by the next key', () => {
    for (const n of [50, 1000, 10_000]) {
      const first = column(n, () => Math.round(random() * 10) / 10);
      const second = column(n, random);
      const order = sortedOrder([first, second]);
      for (let i = 1; i < n; i++) {
        const [a, b] = [order[i - 1]!, order[i]!];
        expect(first[a]! < first[b]! || (first[a] === first[b] && second[a]! <= second[b]!)).toBe(true);
      }
    }
  });
});

describe('seededRandom', () => {
  it('is pinned: these numbers must never change, or old scorecards could not be repeated', () => {
    const random = seededRandom(1, 1);
    expect([random(), random(), random()]).toMatchInlineSnapshot(`
      [
        0.5912119665905535,
        0.6340294240065016,
        0.29641381361828667,
      ]
    `);
  });
  it('gives other numbers for another seed, stream or high half of the seed', () => {
    const firsts = [
      [1, 1],
      [2, 1],
      [1, 2],
      [1 + 2 ** 32, 1],
      [-1, 1],
    ].map(([seed, stream]) => seededRandom(seed!, stream!)());
    expect(new Set(firsts).size).toBe(5);
  });
  it('is uniform: sixteen cells of 100,000 draws each within five standard deviations, halves and pairs too', () => {
    const random = seededRandom(42, 1);
    const cells = new Float64Array(16);
    for (let i = 0; i < 100_000; i++) cells[Math.floor(random() * 4) * 4 + Math.floor(random() * 4)]!++;
    for (const cell of cells) expect(Math.abs(cell - 6250)).toBeLessThan(5 * Math.sqrt(100_000 * (1 / 16) * (15 / 16)));
  });
});

describe('drawCounts', () => {
  it.each([
    [1, 0.3],
    [2, 0.5],
    [40, 0.02],
    [40, 0.98],
    [1000, 0.6],
    [100_000, 0.5],
  ])('Binomial(%d, %d): mean and variance within five standard errors', (n, p) => {
    const draws = 20_000;
    const values = new Float64Array(draws);
    drawCounts(Float64Array.of(n), Float64Array.of(p), draws, seededRandom(5, 1), (counts, draw) => {
      values[draw] = counts[0]!;
    });
    const mean = sum(values) / draws;
    const variance = sumOf(draws, (d) => (values[d]! - mean) ** 2) / draws;
    const truth = n * p * (1 - p);
    const kurtosisTerm = truth * (1 + (3 * n - 6) * p * (1 - p)) - truth * truth; // fourth central moment - variance^2
    expect(Math.abs(mean - n * p)).toBeLessThan(5 * Math.sqrt(truth / draws));
    expect(Math.abs(variance - truth)).toBeLessThan(5 * Math.sqrt(Math.max(kurtosisTerm, 1e-9) / draws));
  });
  it('never draws the impossible, never misses the certain', () => {
    const n = Float64Array.of(1, 1, 9, 9);
    const p = Float64Array.of(0, 1, 0, 1);
    drawCounts(n, p, 1000, seededRandom(5, 1), (counts) => expect([...counts]).toEqual([0, 1, 0, 9]));
  });
  it('is pinned: the counts of a seed must never change, or old scorecards could not be repeated', () => {
    const drawn: string[] = [];
    drawCounts(Float64Array.of(1, 4, 60), Float64Array.of(0.3, 0.5, 0.9), 40, seededRandom(1, 1), (counts, draw) => {
      if (draw % 8 === 0) drawn.push(counts.join(' '));
    });
    expect(drawn).toMatchInlineSnapshot(`
      [
        "0 3 57",
        "1 3 52",
        "0 3 52",
        "1 1 56",
        "0 1 57",
      ]
    `);
  });
  it('calls back once for each draw, in order', () => {
    const seen: number[] = [];
    drawCounts(Float64Array.of(3), Float64Array.of(0.5), 37, seededRandom(5, 1), (_, draw) => void seen.push(draw));
    expect(seen).toEqual(Array.from({ length: 37 }, (_, i) => i));
  });
  it('binomialProbabilities: 3 of 1/2 is 1 3 3 1 eighths', () => {
    expect([...binomialProbabilities(3, 0.5)]).toEqual([0.125, 0.375, 0.375, 0.125]);
  });
});

it.each([9, 60])(
  'climbingQuantile of %d values is the order statistic at every moment, however far it moves',
  (size) => {
    const start = fc.array(fc.nat(5), { minLength: size, maxLength: size });
    const raises = fc.array(fc.tuple(fc.nat(size - 1), fc.nat(5), fc.boolean()), { maxLength: 4 * size });
    fc.assert(
      fc.property(start, fc.nat(size - 1), raises, (first, rank, steps) => {
        const values = Float64Array.from(first);
        const quantile = climbingQuantile(values, rank);
        for (const [at, by, look] of [...steps, [0, 0, true] as const]) {
          quantile.raise(values[at]!, values[at]! + by);
          values[at]! += by;
          expect(!look || quantile.current() === values.slice().sort()[rank]).toBe(true);
        }
        for (const at of values.keys()) {
          quantile.raise(values[at]!, values[at]! + 7);
          values[at]! += 7;
        }
        expect(quantile.current()).toBe(values.slice().sort()[rank]);
      }),
    );
  },
);

it('climbingQuantile leaves the values in their places', () => {
  const values = Float64Array.of(3, 1, 2);
  expect(climbingQuantile(values, 1).current()).toBe(2);
  expect([...values]).toEqual([3, 1, 2]);
});

it('groupsOf: neighbouring doubles are different forecasts, equal ones are one', () => {
  const groups = groupsOf(Float64Array.of(0.7, 0.7, 0.7000000000000001), Float64Array.of(0, 1, 0.5));
  expect([...groups.p]).toEqual([0.7, 0.7000000000000001]);
  expect([...groups.n]).toEqual([2, 1]);
  expect([...groups.yes]).toEqual([1, 0.5]);
  expect([...groups.squares]).toEqual([1, 0.25]);
});
