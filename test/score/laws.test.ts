import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brierTails } from '../../src/score/brier-law.ts';
import type { BrierTails } from '../../src/score/brier-law.ts';
import type { Groups } from '../../src/score/groups.ts';
import { countLaw, poissonBinomial } from '../../src/score/poisson-binomial.ts';
import { seededRandom } from '../../src/score/random.ts';
import { spiegelhalter } from '../../src/score/spiegelhalter.ts';
import { groups, percent } from './rows.ts';
import type { Row } from './rows.ts';

/** Tails that are defined. */
function tailsOf(table: Groups, seed: number): BrierTails {
  const tails = brierTails(table, seed);
  if (typeof tails === 'string') throw new Error(tails);
  return tails;
}

const total = (rows: Row[]): number => rows.reduce((sum, [p, y]) => sum + (p - y) ** 2, 0);

/** Both tails from all 2^n outcomes, by definition. */
function byDefinition(rows: Row[]): { worse: number; better: number } {
  const observed = total(rows);
  let worse = 0;
  let better = 0;
  for (let code = 0; code < 2 ** rows.length; code++) {
    const redrawn = rows.map(([p], i): Row => [p, (code >> i) & 1]);
    const chance = redrawn.reduce((product, [p, y]) => product * (y === 1 ? p : 1 - p), 1);
    if (total(redrawn) >= observed - 1e-12) worse += chance;
    if (total(redrawn) <= observed + 1e-12) better += chance;
  }
  return { worse, better };
}

describe('the law of the Brier score', () => {
  it('by hand: one forecast of 70% that happened is the good outcome, probability 0.7', () => {
    const { badOrWorse, goodOrBetter, method } = tailsOf(groups([[0.7, 1]]), 1);
    expect(badOrWorse).toBe(1);
    expect(goodOrBetter).toBeCloseTo(0.7, 15);
    expect(method).toBe('convolution');
  });

  it('ties count on both sides: 30% and 70%, one surprise each way is the same score', () => {
    // surprises: none 0.49, one 2 * 0.21, both 0.09; observed one
    const { badOrWorse, goodOrBetter } = tailsOf(
      groups([
        [0.3, 1],
        [0.7, 1],
      ]),
      1,
    );
    expect(badOrWorse).toBeCloseTo(0.51, 14);
    expect(goodOrBetter).toBeCloseTo(0.91, 14);
  });

  it.each([
    ['convolution', percent],
    ['enumeration', fc.nat(9973).map((value) => value / 9973)],
  ])('%s is the sum over all 2^n outcomes', (method, p) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(p, fc.constantFrom(0, 1)), { minLength: 2, maxLength: 9 }), (rows) => {
        const found = tailsOf(groups(rows), 1);
        const decimal = rows.every(([value]) => Math.round(value * 1e4) / 1e4 === value);
        expect(found.method).toBe(decimal ? 'convolution' : method);
        const { worse, better } = byDefinition(rows);
        expect(found.badOrWorse).toBeCloseTo(worse, 12);
        expect(found.goodOrBetter).toBeCloseTo(better, 12);
      }),
      { numRuns: 80 },
    );
  });

  it('draws agree with convolution within four standard errors, and name themselves', () => {
    const rows = Array.from({ length: 40 }, (_, i): Row => [(i + 1) / 50, i % 4 === 0 ? 1 : 0]);
    const nudged = rows.map(([p, y]): Row => [p + 1e-9, y]);
    const exact = tailsOf(groups(rows), 1);
    const drawn = tailsOf(groups(nudged), 1);
    expect([exact.method, drawn.method]).toEqual(['convolution', 'draws']);
    for (const key of ['badOrWorse', 'goodOrBetter'] as const) {
      const p = exact[key];
      expect(Math.abs(drawn[key] - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 19_999) + 1e-4);
    }
    expect(tailsOf(groups(nudged), 1)).toEqual(drawn);
    expect(tailsOf(groups(nudged), 2)).not.toEqual(drawn);
  });

  it('ties count in draws too: 30 thirds with ten surprises are at least ten of a binomial count', () => {
    const rows = Array.from({ length: 30 }, (_, i): Row => [1 / 3, i < 10 ? 1 : 0]);
    const chances = [(2 / 3) ** 30];
    for (let k = 1; k <= 30; k++) chances.push((chances[k - 1]! * (31 - k)) / k / 2);
    const worse = chances.slice(10).reduce((a, b) => a + b);
    const better = chances.slice(0, 11).reduce((a, b) => a + b);
    const found = tailsOf(groups(rows), 1);
    expect(found.method).toBe('draws');
    expect(Math.abs(found.badOrWorse - worse)).toBeLessThan(4 * Math.sqrt((worse * (1 - worse)) / 19_999));
    expect(Math.abs(found.goodOrBetter - better)).toBeLessThan(4 * Math.sqrt((better * (1 - better)) / 19_999));
  });

  it('the worst score that can be drawn is unlikely, not impossible', () => {
    const thirds = Array.from({ length: 25 }, (): Row => [1 / 3, 1]);
    expect(tailsOf(groups(thirds), 1)).toMatchObject({ method: 'draws', badOrWorse: 1 / 20_000, goodOrBetter: 1 });
    expect(tailsOf(groups([...thirds, [0, 1]]), 1)).toMatchObject({ method: 'draws', badOrWorse: 0 });
  });

  // One surprise of the second kind scores 1e-12 less in total than one of the first, that is less than 1e-12 in the mean: a tie.
  const near = 1 / 3 + 0.5e-12;

  it('mean scores closer than 1e-12 are one score: either of two surprises is as bad', () => {
    const found = tailsOf(
      groups([
        [1 / 3, 1],
        [near, 0],
      ]),
      1,
    );
    expect(found.method).toBe('enumeration');
    expect(found.badOrWorse).toBeCloseTo(1 - (2 / 3) ** 2, 11);
    const other = tailsOf(
      groups([
        [1 / 3, 0],
        [near, 1],
      ]),
      1,
    );
    expect(other.goodOrBetter).toBeCloseTo(1 - (1 / 3) ** 2, 11);
  });

  it('the same for draws: 15 and 15 forecasts all but equal, ten surprises among the first or the second', () => {
    const drawn = (surprised: number): BrierTails =>
      tailsOf(
        groups(
          Array.from({ length: 30 }, (_, i): Row => [
            i < 15 ? 1 / 3 : near,
            Math.floor(i / 15) === surprised && i % 15 < 10 ? 1 : 0,
          ]),
        ),
        1,
      );
    // at least ten of 30, and at most ten of 30, at 1/3
    expect(drawn(0).badOrWorse).toBeCloseTo(0.568, 1);
    expect(drawn(1).goodOrBetter).toBeCloseTo(0.585, 1);
  });

  it('a total less than 1e-12 in the mean above what the forecasts allow is not beyond it', () => {
    // 0% happened once: 1. At worst, without that, both forecasts of 25% surprise: 2 (1/2 - 2e-12), with probability 1/16
    const quarter = 0.25 + 1e-12;
    const rows: Row[] = [[0, 1], ...Array.from({ length: 25 }, (): Row => [0, 0]), [quarter, 0], [quarter, 0]];
    expect(tailsOf(groups(rows), 1).badOrWorse).toBeCloseTo(1 / 16, 2);
  });

  it('1,500 forecasts of 45% are convolved: their weights have a common divisor, and 1,501 points are few', () => {
    const rows = Array.from({ length: 1500 }, (): Row => [0.45, 0]);
    expect(tailsOf(groups(rows), 1).method).toBe('convolution');
  });

  it('decimals are not convolved where that takes more than 2e8 steps', () => {
    // weights 4999, 4997, ...: 300 rows with a lattice of 1.4 million points
    const rows = Array.from({ length: 300 }, (_, i): Row => [(2 * i + 1) / 10_000, 0]);
    expect(tailsOf(groups(rows), 1).method).toBe('draws');
  });

  it('the normal law takes over above 1,000 rows and is near the exact one', () => {
    // golden-section steps happen as often as said; every 60th outcome is turned over to move the score by about one sd
    const rows = Array.from({ length: 1200 }, (_, i): Row => {
      const p = ((i % 99) + 1) / 100;
      const happened = (i * 0.6180339887498949) % 1 < p;
      return [p, happened === (i % 60 !== 0) ? 1 : 0];
    });
    const exact = tailsOf(groups(rows), 1);
    const rough = tailsOf(groups(rows.map(([p, y]): Row => [p + 1e-9, y])), 1);
    expect([exact.method, rough.method]).toEqual(['convolution', 'normal']);
    expect(exact.badOrWorse).toBeGreaterThan(0.05);
    expect(exact.badOrWorse).toBeLessThan(0.3);
    expect(Math.abs(rough.badOrWorse - exact.badOrWorse)).toBeLessThan(0.01);
    expect(rough.badOrWorse + rough.goodOrBetter).toBeCloseTo(1, 14);
  });

  it('the method goes by how many they are, and whether the normal law is good for them', () => {
    const method = (n: number, p: number): string =>
      tailsOf(groups(Array.from({ length: n }, (): Row => [p + 1e-9, 0])), 1).method;
    expect([20, 21, 1000, 1001].map((n) => method(n, 0.37))).toEqual(['enumeration', 'draws', 'draws', 'normal']);
    // 2.665 (0.735 * 0.98 + 0.5) / sqrt(n 0.01 * 0.99): 0.305 of 11,500, and 0.298 of 12,000.
    expect([11_500, 12_000].map((n) => method(n, 0.01))).toEqual(['draws', 'normal']);
  });

  it('a tiny tail keeps its digits: 40 misses at 99% have probability 0.01^40', () => {
    const rows = Array.from({ length: 40 }, (): Row => [0.99, 0]);
    expect(tailsOf(groups(rows), 1).badOrWorse / 1e-80).toBeCloseTo(1, 6);
  });

  it('far tails of long laws have all their digits, on either side: as the sum over both counts of surprises', () => {
    // 400 at 90% and 300 at 70%: surprises weigh 0.8 and 0.4, and their counts are two binomial ones.
    const large = poissonBinomial(new Float64Array(400).fill(0.1));
    const small = poissonBinomial(new Float64Array(300).fill(0.3));
    for (const [missed, lost] of [[0, 0], [40, 90], [5, 40], [200, 200], [220, 230], [300, 200]] as const) {
      const rows = [
        ...Array.from({ length: 400 }, (_, row): Row => [0.9, row < missed ? 0 : 1]),
        ...Array.from({ length: 300 }, (_, row): Row => [0.7, row < lost ? 0 : 1]),
      ];
      let [worse, better] = [0, 0];
      for (let k = 0; k <= 400; k++) {
        for (let j = 0; j <= 300; j++) {
          const chance = large[k]! * small[j]!;
          if (2 * k + j >= 2 * missed + lost) worse += chance;
          if (2 * k + j <= 2 * missed + lost) better += chance;
        }
      }
      const tails = tailsOf(groups(rows), 1);
      expect(tails.method).toBe('convolution');
      expect(Math.abs(tails.badOrWorse / Math.min(1, worse) - 1)).toBeLessThan(1e-10);
      expect(Math.abs(tails.goodOrBetter / Math.min(1, better) - 1)).toBeLessThan(1e-10);
    }
  }); // prettier-ignore

  it('said impossible, happened: probability exactly 0 by every method', () => {
    expect(tailsOf(groups([[0, 1]]), 1)).toEqual({ method: 'convolution', badOrWorse: 0, goodOrBetter: 1 });
    const sure = Array.from({ length: 30 }, (): Row => [0, 1]);
    expect(tailsOf(groups([...sure, [1e-9, 0]]), 1)).toMatchObject({ method: 'draws', badOrWorse: 0 });
    const many = Array.from({ length: 1500 }, (): Row => [0, 1]);
    expect(tailsOf(groups([...many, [1e-9, 0]]), 1)).toMatchObject({ method: 'draws', badOrWorse: 0 });
  });

  it('50% on everything, or nothing but certainties that came true: only one score is possible', () => {
    expect(
      tailsOf(
        groups([
          [0.5, 1],
          [0.5, 0],
        ]),
        1,
      ),
    ).toEqual({ method: 'convolution', badOrWorse: 1, goodOrBetter: 1 });
    const sure = Array.from({ length: 15_000 }, (): Row => [1, 1]);
    expect(tailsOf(groups(sure), 1)).toEqual({ method: 'normal', badOrWorse: 1, goodOrBetter: 1 });
  });
});

describe('the law of the count', () => {
  it('by hand: 0.5 and 0.5 is 1 2 1 quarters', () =>
    expect([...poissonBinomial(Float64Array.of(0.5, 0.5))]).toEqual([0.25, 0.5, 0.25]));

  it('by hand: 0.2 and 0.6', () => {
    const law = countLaw(Float64Array.of(0.2, 0.6));
    expect(law.expected).toBeCloseTo(0.8, 15);
    expect(law.atMost(0)).toBeCloseTo(0.32, 15);
    expect(law.atLeast(2)).toBeCloseTo(0.12, 15);
    expect(law.atMost(1)).toBeCloseTo(0.88, 15);
    expect(law.range90).toEqual([0, 2]);
  });

  it('both tails hold the observed count, and sum to 1 + its probability', () => {
    fc.assert(
      fc.property(fc.array(percent, { minLength: 1, maxLength: 30 }), fc.nat(30), (p, k) => {
        const law = countLaw(Float64Array.from(p));
        const atom = k <= p.length ? poissonBinomial(Float64Array.from(p))[k]! : 0;
        expect(law.atMost(k) + law.atLeast(k)).toBeCloseTo(1 + atom, 12);
      }),
    );
  });

  it('a quantile met exactly counts: P(K <= 0) = 0.95 for one forecast of 5%', () => {
    expect(countLaw(Float64Array.of(0.05)).range90).toEqual([0, 0]);
  });

  it('the normal law above 2,000, corrected for continuity, is within 0.001 of the exact one', () => {
    const p = Float64Array.from({ length: 2001 }, (_, i) => 0.05 + (0.9 * i) / 2001);
    const exact = poissonBinomial(p);
    const rough = countLaw(p);
    for (const k of [960, 990, 1000, 1010, 1040]) {
      const atMost = exact.slice(0, k + 1).reduce((a, b) => a + b);
      expect(Math.abs(rough.atMost(k) - atMost)).toBeLessThan(1e-3);
      expect(Math.abs(rough.atLeast(k) - (1 - atMost + exact[k]!))).toBeLessThan(1e-3);
    }
    expect(rough.atMost(2001)).toBe(1);
  });

  it('certain forecasts bound the count for any n', () => {
    const p = new Float64Array(3000).fill(1, 1000);
    const law = countLaw(p);
    expect(law.range90).toEqual([2000, 2000]);
    expect([law.atMost(1999), law.atMost(2000), law.atLeast(2000), law.atLeast(2001)]).toEqual([0, 1, 1, 0]);
    // 1,000 certain, 1,500 impossible, ten coins: 1,000 to 1,010, whatever the tails of the normal law say
    const mixed = countLaw(Float64Array.from({ length: 2510 }, (_, i) => (i < 1500 ? 0 : i < 1510 ? 0.5 : 1)));
    expect([mixed.atMost(999), mixed.atMost(1010), mixed.atLeast(1000), mixed.atLeast(1011)]).toEqual([0, 1, 1, 0]);
    expect(mixed.atMost(1009)).toBeLessThan(1);
    expect(mixed.atLeast(1001)).toBeLessThan(1);
  });

  it('the normal law has the quantiles of 10,000 at 50%: 5,000 and 1.645 times 50 more or less', () => {
    // 4999.5 - 82.24 = 4917.26 and 4999.5 + 82.24 = 5081.74
    expect(countLaw(new Float64Array(10_000).fill(0.5)).range90).toEqual([4918, 5082]);
  });

  it('2,000 forecasts are exact however wide their law: all of 2,000 at 85% is 0.85^2000', () => {
    // 7e-142; the normal law has 1e-78, and what is dropped of a longer law is 1e-100.
    expect(countLaw(new Float64Array(2000).fill(0.85)).atLeast(2000) / 0.85 ** 2000).toBeCloseTo(1, 9);
  });

  it('2,000 forecasts are still exact: none of 2,000 at 0.05% is 0.9995^2000', () => {
    expect(countLaw(new Float64Array(2000).fill(0.0005)).atMost(0)).toBeCloseTo(0.9995 ** 2000, 12);
  });
});

describe('Spiegelhalter', () => {
  it('by hand: (0.09 - 0.21) / sqrt(0.21 * 0.16)', () => {
    expect(spiegelhalter(0.09 - 0.21, Math.sqrt(0.0336))!.z).toBeCloseTo(-0.12 / Math.sqrt(0.0336), 14);
  });
  it('is null when nothing can vary', () => expect(spiegelhalter(0, 0)).toBeNull());
  it('p at z = 1.96 is 5%', () => expect(spiegelhalter(1.959963984540054, 1)!.p).toBeCloseTo(0.05, 14));
});

it('the law without its negligible ends is the same in the middle, and so are its quantiles', () => {
  const random = seededRandom(5, 0);
  for (const [n, spread] of [
    [1, 1],
    [40, 1],
    [700, 0.1],
    [2000, 1],
  ] as const) {
    const p = Float64Array.from({ length: n }, () => (random() < 0.02 ? Math.round(random()) : 0.05 + 0.9 * spread * random())); // prettier-ignore
    const whole = poissonBinomial(p);
    const middle = poissonBinomial(p, 1e-18);
    for (const [k, chance] of whole.entries()) expect(Math.abs(middle[k]! - chance)).toBeLessThan(1e-16);
    if (n > 100) expect(middle.filter((chance) => chance > 0).length).toBeLessThan(n / 2);
    let total = 0;
    const reached = (level: number) =>
      whole.findIndex((_, k) => (total = k === 0 ? whole[0]! : total + whole[k]!) >= level);
    expect(countLaw(p).range90).toEqual([reached(0.05), reached(0.95)]);
  }
});
