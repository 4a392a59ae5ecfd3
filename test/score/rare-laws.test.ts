// The laws of the Brier score and of the count of more than a thousand forecasts, most of them nearly sure: there the normal law is wrong.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialProbabilities } from '../../src/score/binomial-draw.ts';
import { BRIER_DRAWS, brierTails } from '../../src/score/brier-law.ts';
import type { BrierTails } from '../../src/score/brier-law.ts';
import { groupsOf } from '../../src/score/groups.ts';
import { countLaw, poissonBinomial } from '../../src/score/poisson-binomial.ts';
import { seededRandom } from '../../src/score/random.ts';
import { drawTotals } from '../../src/score/rare-draw.ts';
import { scoreTable } from '../../src/score/score-table.ts';

/** `n` forecasts of p of which `yes` happened. */
type Said = [p: number, n: number, yes: number];

function columns(said: readonly Said[]): { n: number; p: Float64Array; y: Float64Array } {
  const rows = said.toSorted((a, b) => a[0] - b[0]);
  const p = Float64Array.from(rows.flatMap(([value, n]) => Array.from({ length: n }, () => value)));
  const y = Float64Array.from(rows.flatMap(([, n, yes]) => Array.from({ length: n }, (_, i) => (i < yes ? 1 : 0))));
  return { n: p.length, p, y };
}

function tailsOf(said: readonly Said[]): BrierTails {
  const { p, y } = columns(said);
  const tails = brierTails(groupsOf(p, y), 1);
  if (typeof tails === 'string') throw new Error(tails);
  return tails;
}

const flipped = (said: readonly Said[]): Said[] => said.map(([p, n, yes]): Said => [1 - p, n, n - yes]);

/** What is wrong with tails that should be drawn: another method, or more than five standard errors from the exact ones. */
function misses(found: BrierTails, exact: { worse: number; better: number }): string[] {
  const isFar = (drawn: number, p: number): boolean =>
    Math.abs(drawn - p) > 5 * Math.sqrt((p * (1 - p)) / BRIER_DRAWS) + 1e-4;
  return [
    ...(found.method === 'draws' ? [] : [found.method]),
    ...(isFar(found.badOrWorse, exact.worse) ? [`worse ${found.badOrWorse} for ${exact.worse}`] : []),
    ...(isFar(found.goodOrBetter, exact.better) ? [`better ${found.goodOrBetter} for ${exact.better}`] : []),
  ];
}

describe('the Brier score of many forecasts that are nearly sure', () => {
  // 1 - 0.99987655^1001 = 0.1163, and 0.99987655^1001 + 1001 * 0.00012345 * 0.99987655^1000 = 0.9929; the normal law has 0.0062 and 0.9938
  const one: Said[] = [[0.000_123_45, 1001, 1]];
  const once = { worse: 0.1163, better: 0.9929 };

  it('by hand: one of 1,001 at 0.012345% is the score of a tenth, not of a hundredth', () => {
    expect(misses(tailsOf(one), once)).toEqual([]);
  });

  it('the same where the surprise is what did not happen', () =>
    expect(misses(tailsOf(flipped(one)), once)).toEqual([]));

  it('forecasts of 0% and 100% that came true change nothing', () => {
    const sure: Said[] = [
      [0, 4000, 0],
      [1, 3000, 3000],
    ];
    expect(misses(tailsOf([...one, ...sure]), once)).toEqual([]);
    expect(misses(tailsOf([...flipped(one), ...sure]), once)).toEqual([]);
  });

  // a of 0.01%, b of 0.03%: 0.9998 a + 0.9994 b; as bad as one each are all of two or more surprises but two of 0.03%
  const at = (n: number, p: number): Float64Array => binomialProbabilities(n, p);
  function twoKinds(n: number, seen: [number, number]): { worse: number; better: number } {
    const [rarer, rare] = [at(n, 0.0001), at(n, 0.0003)];
    const observed = 9998 * seen[0] + 9994 * seen[1];
    let worse = 0;
    let better = 0;
    for (let a = 0; a < 30; a++) {
      for (let b = 0; b < 30; b++) {
        const total = 9998 * a + 9994 * b;
        if (total >= observed) worse += rarer[a]! * rare[b]!;
        if (total <= observed) better += rarer[a]! * rare[b]!;
      }
    }
    return { worse, better };
  }

  it.each([
    [600, [1, 1], 0.0118],
    [1500, [1, 2], 0.0148],
  ] as const)('two kinds, %d each: their exact law is the sum over both counts', (n, [a, b], worse) => {
    const said: Said[] = [
      [0.0001, n, a],
      [0.0003, n, b],
    ];
    const exact = twoKinds(n, [a, b]);
    expect(exact.worse).toBeCloseTo(worse, 4);
    expect(misses(tailsOf(said), exact)).toEqual([]);
    expect(misses(tailsOf(flipped(said)), exact)).toEqual([]);
  });

  it('2,500 different forecasts: one surprise is outdone by any two, and by any rarer one', () => {
    const chance = (i: number): number => (i + 0.5) * 3e-7;
    const happened = 1800;
    const said = Array.from({ length: 2500 }, (_, i): Said =>
      i % 2 === 0 ? [chance(i), 1, i === happened ? 1 : 0] : [1 - chance(i), 1, 1],
    );
    let none = 1;
    for (let i = 0; i < 2500; i++) none *= 1 - chance(i);
    const single = (i: number): number => (none * chance(i)) / (1 - chance(i));
    let lighter = 0;
    for (let i = happened + 1; i < 2500; i++) lighter += single(i);
    const exact = { worse: 1 - none - lighter, better: none + lighter + single(happened) };
    expect(exact.worse).toBeCloseTo(0.432, 3);
    expect(misses(tailsOf(said), exact)).toEqual([]);
  });

  it('too many different ones among which too many surprises are to be expected: no tail, and the reason', () => {
    const table = columns([
      ...Array.from({ length: 2999 }, (_, i): Said => [0.5 + (i - 1499.5) * 1e-8, 1, i % 2]),
      [0.001, 1, 1],
    ]);
    const { brier, method, reasons } = scoreTable(table, { draws: 99 });
    expect([brier?.probabilityThisBadOrWorse, brier?.probabilityThisGoodOrBetter, method.brierTail]).toEqual([null, null, null]); // prettier-ignore
    for (const path of ['brier.probabilityThisBadOrWorse', 'brier.probabilityThisGoodOrBetter', 'method.brierTail'])
      expect(reasons[path]).toBe('too_many');
  });

  it('near the exact law whatever the forecasts: drawn as near as draws are, normal within three tenths', () => {
    const methods = new Set<string>();
    const kinds = fc.tuple(fc.constantFrom(1, 2, 5), fc.constantFrom(10, 20, 35), fc.integer({ min: 1, max: 20 }));
    fc.assert(
      fc.property(kinds, fc.double({ min: 1.5, max: 2.4, noNaN: true }), ([rare, often, share], z) => {
        const n = [(1050 * share) / 20, 1050 - (1050 * share) / 20].map(Math.round);
        const s = [rare / 100, often / 100];
        const w = [1 - 2 * s[0]!, 1 - 2 * s[1]!];
        const mean = n[0]! * w[0]! * s[0]! + n[1]! * w[1]! * s[1]!;
        const sd = Math.sqrt(n[0]! * w[0]! ** 2 * s[0]! * (1 - s[0]!) + n[1]! * w[1]! ** 2 * s[1]! * (1 - s[1]!));
        const some = Math.round(n[1]! * s[1]!);
        const many = Math.ceil((mean + z * sd - some * w[1]!) / w[0]!);
        // so little off the lattice of per cents that ties stay ties
        const said = (off: number): Said[] => [
          [s[0]! + off, n[0]!, many],
          [s[1]! + off, n[1]!, some],
        ];
        fc.pre(many <= n[0]!);
        const exact = tailsOf(said(0));
        const found = tailsOf(said(1e-13));
        expect(exact.method).toBe('convolution');
        methods.add(found.method);
        if (found.method === 'draws')
          expect(misses(found, { worse: exact.badOrWorse, better: exact.goodOrBetter })).toEqual([]);
        else expect(Math.abs(found.badOrWorse / exact.badOrWorse - 1)).toBeLessThan(0.3);
      }),
      { numRuns: 25 },
    );
    expect([...methods].toSorted()).toEqual(['draws', 'normal']);
  });
});

describe('drawTotals', () => {
  const events = {
    n: Float64Array.of(3, 500, 1, 40, 7),
    probability: Float64Array.of(0.4, 0.002, 0, 0.03, 0.5),
    weight: Float64Array.of(0.2, 0.99, 1, 0.94, 0.125),
  };

  it('has the mean, the variance and the chance of nothing of the events it draws', () => {
    const draws = 50_000;
    const totals = new Float64Array(draws);
    let at = 0;
    drawTotals(events, draws, seededRandom(5, 2), (total) => (totals[at++] = total));
    expect(at).toBe(draws);
    const { n, probability, weight } = events;
    const over = (term: (k: number) => number): number => [...n.keys()].reduce((sum, k) => sum + n[k]! * term(k), 0);
    const variance = over((k) => weight[k]! ** 2 * probability[k]! * (1 - probability[k]!));
    const mean = totals.reduce((a, b) => a + b) / draws;
    expect(Math.abs(mean - over((k) => weight[k]! * probability[k]!))).toBeLessThan(5 * Math.sqrt(variance / draws));
    const squares = totals.reduce((sum, total) => sum + (total - mean) ** 2, 0) / draws;
    expect(Math.abs(squares / variance - 1)).toBeLessThan(0.04);
    const nothing = Math.exp(over((k) => Math.log1p(-probability[k]!)));
    const seen = totals.filter((total) => total === 0).length / draws;
    expect(Math.abs(seen - nothing)).toBeLessThan(5 * Math.sqrt(nothing / draws));
  });

  it('of nothing that can happen is nothing', () => {
    const never = { n: Float64Array.of(5), probability: Float64Array.of(0), weight: Float64Array.of(1) };
    drawTotals(never, 10, seededRandom(5, 2), (total) => expect(total).toBe(0));
  });

  it('is pinned: the totals of a seed must never change, or old scorecards could not be repeated', () => {
    const drawn: string[] = [];
    drawTotals(events, 6, seededRandom(1, 2), (total) => void drawn.push(total.toFixed(3)));
    expect(drawn).toMatchInlineSnapshot(`
      [
        "3.720",
        "4.585",
        "2.305",
        "2.430",
        "1.565",
        "3.945",
      ]
    `);
  });
});

describe('the count of many forecasts of which few happen', () => {
  it('by hand: at least three of 1,500 at 0.01% and 1,500 at 0.03%', () => {
    const { p } = columns([
      [0.0001, 1500, 0],
      [0.0003, 1500, 0],
    ]);
    const none = 0.9999 ** 1500 * 0.9997 ** 1500;
    const odds = [1 / 9999, 3 / 9997];
    const one = none * 1500 * (odds[0]! + odds[1]!);
    const two = none * (1500 * 1499 * 0.5 * (odds[0]! ** 2 + odds[1]! ** 2) + 1500 * 1500 * odds[0]! * odds[1]!);
    const law = countLaw(p);
    expect(law.atLeast(3)).toBeCloseTo(1 - none - one - two, 12);
    expect(law.atLeast(3)).toBeCloseTo(0.0231, 4);
    expect(law.atMost(1)).toBeCloseTo(none + one, 12);
    expect(law.range90).toEqual([0, 2]); // P(0) = 0.55, P(1) = 0.33, P(2) = 0.10
    const sure = countLaw(p.map((value) => 1 - value).sort());
    expect(sure.atMost(2997)).toBeCloseTo(law.atLeast(3), 11);
    expect(sure.atLeast(2999)).toBeCloseTo(none + one, 11);
    expect(sure.range90).toEqual([2998, 3000]);
  });

  it('is the whole law above 2,000 too, to its tiny tails, at both ends and among certainties', () => {
    const mixed = fc.array(fc.constantFrom(0, 1, 1e-9, 1e-4, 0.001, 0.01, 0.4, 0.999), { minLength: 3, maxLength: 8 });
    fc.assert(
      fc.property(mixed, fc.integer({ min: 2001, max: 2300 }), fc.nat(60), (kinds, n, likely) => {
        const [first = 0] = kinds.filter((p) => p < 0.01);
        const p = Float64Array.from({ length: n }, (_, i) => (i < likely ? kinds[i % kinds.length]! : first)).sort();
        const law = countLaw(p);
        const whole = poissonBinomial(p);
        let atMost = 0;
        const range: number[] = [];
        for (let k = 0; k < 120; k++) {
          atMost += whole[k]!;
          if (range.length === 0 && atMost >= 0.05) range.push(k);
          if (range.length === 1 && atMost >= 0.95) range.push(k);
          expect(Math.abs(law.atMost(k) - Math.min(1, atMost))).toBeLessThan(1e-12);
        }
        expect(law.range90).toEqual(range);
        let atLeast = 0;
        for (let k = n; k >= 0; k--) {
          atLeast += whole[k]!;
          if (atLeast < 1e-80) continue;
          expect(Math.abs(law.atLeast(k) / atLeast - 1)).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('the normal law is used where its tails near 1% and 5% are within a quarter of the exact ones', () => {
    // 2,001 at 3.2% and 3.4%: sd 7.87 and 8.11
    const off = (p: number, k: number): number => {
      const forecasts = new Float64Array(2001).fill(p);
      const atLeast = poissonBinomial(forecasts)
        .slice(k)
        .reduce((a, b) => a + b);
      return Math.abs(countLaw(forecasts).atLeast(k) / atLeast - 1);
    };
    for (const k of [78, 84]) expect(off(0.032, k)).toBeLessThan(1e-12);
    expect(off(0.034, 82)).toBeGreaterThan(0.01);
    expect(off(0.034, 82)).toBeLessThan(0.1);
    expect(off(0.034, 88)).toBeGreaterThan(0.1);
    expect(off(0.034, 88)).toBeLessThan(0.25);
  });
});
