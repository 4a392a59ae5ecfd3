import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawCounts } from '../../src/score/binomial-draw.ts';
import { miscalibrationNull } from '../../src/score/corp-null.ts';
import type { MiscalibrationNull } from '../../src/score/corp-null.ts';
import { corp } from '../../src/score/corp.ts';
import { groupsOf } from '../../src/score/groups.ts';
import { murphy } from '../../src/score/murphy.ts';
import { emptyBlocks, poolAdjacent } from '../../src/score/pool.ts';
import { seededRandom, STREAMS } from '../../src/score/random.ts';
import { outcomeVariance } from '../../src/score/skill.ts';
import { columns, groups, percent } from './rows.ts';
import type { Row } from './rows.ts';

const brierOf = (rows: Row[]): number => rows.reduce((total, [p, y]) => total + (p - y) ** 2, 0) / rows.length;

function corpOf(rows: Row[]): ReturnType<typeof corp> {
  const fractional = rows.some(([, y]) => y > 0 && y < 1);
  return corp(groups(rows), brierOf(rows), outcomeVariance(columns(rows).y), fractional);
}

const binaryRows = fc.array(fc.tuple(percent, fc.constantFrom(0, 1)), { minLength: 1, maxLength: 40 });
const anyRows = fc.array(fc.tuple(percent, percent), { minLength: 1, maxLength: 40 });

/** Isotonic fit by its definition: max over starts of min over ends of the mean between them. */
function minMaxFit(rows: Row[]): number[] {
  const { p, y } = columns(rows);
  return [...p].map((at) => {
    let best = -Infinity;
    for (const from of p.filter((value) => value <= at)) {
      let least = Infinity;
      for (const to of p.filter((value) => value >= at)) {
        const inside = y.filter((_, i) => p[i]! >= from && p[i]! <= to);
        least = Math.min(least, inside.reduce((a, b) => a + b, 0) / inside.length);
      }
      best = Math.max(best, least);
    }
    return best;
  });
}

describe('pooling', () => {
  it('by hand: yes, no, yes pools the first two', () => {
    const { blocks, miscalibration, discrimination } = corpOf([
      [0.2, 1],
      [0.6, 0],
      [0.9, 1],
    ]);
    expect(blocks).toEqual([
      { from: 0.2, to: 0.6, n: 2, happened: 1, recalibrated: 0.5 },
      { from: 0.9, to: 0.9, n: 1, happened: 1, recalibrated: 1 },
    ]);
    expect(miscalibration).toBeCloseTo(1.01 / 3 - 0.5 / 3, 15);
    expect(discrimination).toBeCloseTo(2 / 9 - 0.5 / 3, 15);
  });
  it('equal forecasts are one point: no then yes at 0.5 is one half, not a step', () => {
    expect(
      corpOf([
        [0.5, 0],
        [0.5, 1],
      ]).blocks,
    ).toHaveLength(1);
  });
  it('equal neighbouring means are one block, partial outcomes included', () => {
    expect(
      corpOf([
        [0.2, 0],
        [0.4, 0],
        [0.6, 1],
        [0.8, 1],
      ]).blocks,
    ).toHaveLength(2);
    // (0.1 + 0.2) / 2 rounds above 0.15
    expect(
      corpOf([
        [0.2, 0.15],
        [0.4, 0.1],
        [0.4, 0.2],
      ]).blocks,
    ).toHaveLength(1);
    expect(
      corpOf([
        [0.2, 0.1],
        [0.2, 0.2],
        [0.4, 0.15],
      ]).blocks,
    ).toHaveLength(1);
  });
  it('is the isotonic fit by definition, rising strictly from block to block', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { blocks } = corpOf(rows);
        for (let b = 1; b < blocks.length; b++) {
          expect(blocks[b]!.recalibrated).toBeGreaterThan(blocks[b - 1]!.recalibrated);
          expect(blocks[b]!.from).toBeGreaterThan(blocks[b - 1]!.to);
        }
        const fitted = blocks.flatMap((block) => Array<number>(block.n).fill(block.recalibrated));
        for (const [i, value] of minMaxFit(rows).entries()) expect(fitted[i]).toBeCloseTo(value, 12);
      }),
      { numRuns: 60 },
    );
  });
  it('merges in linear time: a million groups that all join', () => {
    const n = 1e6;
    const yes = Float64Array.from({ length: n }, (_, k) => (k < n / 2 ? 1 : 0));
    const blocks = emptyBlocks(n);
    poolAdjacent(n, new Float64Array(n).fill(1), yes, 0, blocks);
    expect(blocks.size).toBe(1);
  });
});

describe('the parts add up', () => {
  it('Brier = miscalibration - discrimination + uncertainty, none below 0', () => {
    fc.assert(
      fc.property(fc.oneof(binaryRows, anyRows), (rows) => {
        const { miscalibration, discrimination, uncertainty } = corpOf(rows);
        expect(Math.min(miscalibration, discrimination, uncertainty)).toBeGreaterThanOrEqual(0);
        expect(miscalibration - discrimination + uncertainty).toBeCloseTo(brierOf(rows), 13);
      }),
    );
  });
  it('means of partial outcomes closer than 1e-12 are one block, those farther apart two', () => {
    const four = (p: number, y: number): Row[] => Array.from({ length: 4 }, (): Row => [p, y]);
    const blocksOf = (step: number): number => corpOf([...four(0.2, 0.3), ...four(0.6, 0.3 + step)]).blocks.length;
    expect([0.5e-12, 2e-12].map(blocksOf)).toEqual([1, 2]);
  });
  it('Brier = reliability - resolution + uncertainty', () => {
    fc.assert(
      fc.property(fc.oneof(binaryRows, anyRows), (rows) => {
        const { reliability, resolution, uncertainty } = murphy(groups(rows), outcomeVariance(columns(rows).y));
        expect(reliability - resolution + uncertainty).toBeCloseTo(brierOf(rows), 13);
      }),
    );
  });
  it('Murphy by hand: 50% twice (one yes), 100% once (yes)', () => {
    // base rate 2/3; groups 1/2 and 1: reliability 0, resolution (2/36 + 1/9)/3 = 1/18, uncertainty 2/9
    const { p, y } = columns([
      [0.5, 1],
      [0.5, 0],
      [1, 1],
    ]);
    const parts = murphy(groupsOf(p, y), outcomeVariance(y));
    expect(parts.reliability).toBe(0);
    expect(parts.resolution).toBeCloseTo(1 / 18, 15);
    expect(parts.groups).toBe(2);
  });
  it('equal partial outcomes resolve nothing: exactly 0, not the last digits of their mean', () => {
    const { p, y } = columns([
      [0.2, 0.1],
      [0.4, 0.1],
      [0.8, 0.1],
    ]);
    expect(murphy(groupsOf(p, y), outcomeVariance(y)).resolution).toBe(0);
  });
  it('a perfect forecaster has no miscalibration and all the discrimination there is', () => {
    const { miscalibration, discrimination } = corpOf([
      [0, 0],
      [1, 1],
      [0, 0],
    ]);
    expect(miscalibration).toBe(0);
    expect(discrimination).toBeCloseTo(2 / 9, 15);
  });
});

describe('the null of miscalibration', () => {
  const OPTIONS = { seed: 1, draws: 1999 };
  const nullOf = (rows: Row[], options = OPTIONS): MiscalibrationNull => {
    const found = miscalibrationNull(groups(rows), corpOf(rows).miscalibration, options);
    if (typeof found === 'string') throw new Error(found);
    return found;
  };

  it('by hand: 50% twice, one happened: 0.25, 0, 0.25 with 1/4, 1/2, 1/4', () => {
    const found = nullOf([
      [0.5, 0],
      [0.5, 1],
    ]);
    expect(found.method).toBe('enumeration');
    expect(found.expected).toBeCloseTo(0.125, 15);
    expect(found.probabilityThisLarge).toBe(1);
    expect(found.band).toEqual([{ at: 0.5, low: 0, high: 1 }]);
  });

  it('is the mean over all 2^n outcomes, one by one', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(percent, fc.constantFrom(0, 1)), { minLength: 2, maxLength: 7 }), (rows) => {
        const observed = corpOf(rows).miscalibration;
        let expected = 0;
        let tail = 0;
        for (let code = 0; code < 2 ** rows.length; code++) {
          const redrawn = rows.map(([p], i): Row => [p, (code >> i) & 1]);
          const chance = redrawn.reduce((product, [p, y]) => product * (y === 1 ? p : 1 - p), 1);
          const { miscalibration } = corpOf(redrawn);
          expected += chance * miscalibration;
          if (miscalibration >= observed - 1e-12) tail += chance;
        }
        const found = nullOf(rows);
        expect(found.expected).toBeCloseTo(expected, 12);
        expect(found.probabilityThisLarge).toBeCloseTo(tail, 12);
      }),
      { numRuns: 60 },
    );
  });

  it('the band is the 5% and 95% quantile of the fit over all outcomes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(percent, fc.constantFrom(0, 1)), { minLength: 2, maxLength: 7 }), (rows) => {
        const { band } = nullOf(rows);
        for (const { at, low, high } of band) {
          const law: [fit: number, chance: number][] = [];
          for (let code = 0; code < 2 ** rows.length; code++) {
            const redrawn = rows.map(([p], i): Row => [p, (code >> i) & 1]);
            const chance = redrawn.reduce((product, [p, y]) => product * (y === 1 ? p : 1 - p), 1);
            law.push([corpOf(redrawn).blocks.find(({ to }) => to >= at)!.recalibrated, chance]);
          }
          const atMost = (value: number): number =>
            law.reduce((sum, [fit, chance]) => (fit <= value + 1e-12 ? sum + chance : sum), 0);
          const below = (value: number): number =>
            law.reduce((sum, [fit, chance]) => (fit < value - 1e-12 ? sum + chance : sum), 0);
          expect(atMost(low)).toBeGreaterThanOrEqual(0.05 - 1e-11);
          expect(below(low)).toBeLessThan(0.05);
          expect(atMost(high)).toBeGreaterThanOrEqual(0.95 - 1e-11);
          expect(below(high)).toBeLessThan(0.95);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('the drawn band of one forecast is its binomial range: 6 to 15 of 40 at 25%', () => {
    // P(K <= 5) 0.043, P(K <= 6) 0.096; P(K <= 13) 0.897, P(K <= 14) 0.946, P(K <= 15) 0.974
    const rows = Array.from({ length: 40 }, (_, i): Row => [0.25, i < 10 ? 1 : 0]);
    const { band, probabilityThisLarge } = nullOf(rows, { seed: 1, draws: 19_999 });
    expect(band).toEqual([{ at: 0.25, low: 6 / 40, high: 15 / 40 }]);
    expect(probabilityThisLarge).toBe(1); // no miscalibration at all was seen, and a tie with that counts
  });

  // Seventeen rows are drawn, sixteen enumerated: a certain row more changes neither curve nor tail, so both must agree.
  const sixteen = Array.from({ length: 16 }, (_, i): Row => [(i + 1) / 20, i % 3 === 0 ? 1 : 0]);
  const seventeen: Row[] = [...sixteen, [0, 0]];

  it('draws agree with enumeration within four standard errors', () => {
    const exact = nullOf(sixteen);
    const drawn = nullOf(seventeen);
    expect([exact.method, drawn.method]).toEqual(['enumeration', 'draws']);
    const p = exact.probabilityThisLarge;
    expect(Math.abs(drawn.probabilityThisLarge - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 1999) + 1 / 2000);
    expect(Math.abs((drawn.expected * 17) / 16 - exact.expected)).toBeLessThan((4 * 0.05) / Math.sqrt(1999));
    for (const [k, point] of exact.band.entries()) {
      const other = drawn.band[k + 1]!;
      expect(other.at).toBe(point.at);
      expect(Math.abs(other.low - point.low)).toBeLessThan(0.13);
      expect(Math.abs(other.high - point.high)).toBeLessThan(0.13);
    }
  });

  it('the drawn band is, forecast by forecast, the fifth and the 95th of a hundred sorted fits', () => {
    const { p, y } = columns(Array.from({ length: 60 }, (_, i): Row => [((i * 7) % 20) / 20 + 0.01, i % 2]));
    const { n } = groupsOf(p, y);
    const forecasts = groupsOf(p, y).p;
    const blocks = emptyBlocks(n.length);
    const fits = Array.from(n, (): number[] => []);
    drawCounts(n, forecasts, 100, seededRandom(1, STREAMS.miscalibration), (counts) => {
      poolAdjacent(n.length, n, counts, 0, blocks);
      for (let b = 0; b < blocks.size; b++) {
        const end = b + 1 < blocks.size ? blocks.first[b + 1]! : n.length;
        for (let k = blocks.first[b]!; k < end; k++) fits[k]!.push(blocks.yes[b]! / blocks.n[b]!);
      }
    });
    const expected = Array.from(forecasts, (at, k) => {
      const sorted = fits[k]!.sort((a, b) => a - b);
      return { at, low: sorted[4], high: sorted[94] };
    });
    expect(miscalibrationNull(groupsOf(p, y), 0, { seed: 1, draws: 100 })).toMatchObject({ band: expected });
  });

  it('same seed, same bytes; another seed, other draws', () => {
    expect(JSON.stringify(nullOf(seventeen))).toBe(JSON.stringify(nullOf(seventeen)));
    expect(JSON.stringify(nullOf(seventeen))).not.toBe(JSON.stringify(nullOf(seventeen, { seed: 2, draws: 1999 })));
  });

  it('never says that chance cannot do it: at least 1 / (1 + draws)', () => {
    const wrong = Array.from({ length: 40 }, (): Row => [0.99, 0]);
    expect(nullOf(wrong).probabilityThisLarge).toBe(1 / 2000);
  });

  it('the band rises and holds the diagonal of a large calibrated sample', () => {
    const rows = Array.from({ length: 400 }, (_, i): Row => [(i % 10) / 10 + 0.05, i % 20 < 10 ? 0 : 1]);
    const { band } = nullOf(rows);
    for (const [k, { at, low, high }] of band.entries()) {
      expect(low).toBeLessThanOrEqual(at);
      expect(high).toBeGreaterThanOrEqual(at);
      expect(low).toBeGreaterThanOrEqual(band[k - 1]?.low ?? 0);
    }
  });

  it('is not defined for one row, and not drawn beyond 2e7 numbers', () => {
    expect(miscalibrationNull(groups([[0.7, 1]]), 0.09, OPTIONS)).toBe('too_few');
    const p = Float64Array.from({ length: 10_006 }, (_, i) => i / 10_006);
    expect(miscalibrationNull(groupsOf(p, new Float64Array(10_006)), 0.1, OPTIONS)).toBe('too_many');
  });

  it('reproduces the published size of the bias: about 0.045 for 25 calibrated forecasts of 5% to 95%', () => {
    const rows = Array.from({ length: 25 }, (_, i): Row => [0.05 + (0.9 * (i + 0.5)) / 25, 0]);
    expect(nullOf(rows).expected).toBeGreaterThan(0.035);
    expect(nullOf(rows).expected).toBeLessThan(0.055);
  });
});
