import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScoreObject } from '../../src/score/score-object.ts';
import { lazyScore, scoreTable } from '../../src/score/score-table.ts';
import type { Table } from '../../src/score/table.ts';

interface Row {
  p: number;
  y: number;
  cluster?: number;
  reference?: number;
  brier?: number;
}

function table(rows: Row[], extra: { brier?: boolean } = {}): Table {
  return {
    n: rows.length,
    p: Float64Array.from(rows, (row) => row.p),
    y: Float64Array.from(rows, (row) => row.y),
    cluster: Int32Array.from(rows, (row) => row.cluster ?? -1),
    reference: Float64Array.from(rows, (row) => row.reference ?? Number.NaN),
    ...(extra.brier && { brier: Float64Array.from(rows, (row) => row.brier ?? (row.p - row.y) ** 2) }),
  };
}

const percent = fc.integer({ min: 0, max: 100 }).map((value) => value / 100);
const anyP = fc.oneof(percent, fc.double({ min: 0, max: 1, noNaN: true }));
const row = (y: fc.Arbitrary<number>): fc.Arbitrary<Row> =>
  fc.record({
    p: anyP,
    y,
    cluster: fc.integer({ min: -1, max: 3 }),
    reference: fc.option(percent, { nil: Number.NaN }),
    brier: percent,
  });
const binary = fc.array(row(fc.constantFrom(0, 1)), { maxLength: 30 });
const partial = fc.array(row(fc.oneof(fc.constantFrom(0, 1), percent)), { maxLength: 30 });
const rows = fc.oneof(binary, partial);

/** Every dotted path that is null; arrays are walked as `bins[0].from`. */
function nulls(value: unknown, path = ''): string[] {
  if (value === null) return [path];
  if (typeof value !== 'object') return [];
  return Object.entries(value as object).flatMap(([key, inner]) => nulls(inner, path === '' ? key : `${path}.${key}`));
}

const KEYS: Record<string, string[]> = {
  '': 'n baseRate meanForecast brier skill log spherical corp murphy confidence counts spiegelhalter cox auc bins method reasons'.split(
    ' ',
  ),
  brier:
    'mean interval clusterInterval expectedIfCalibrated sdIfCalibrated probabilityThisBadOrWorse probabilityThisGoodOrBetter'.split(
      ' ',
    ),
  skill: ['vsHalf', 'vsBaseRate', 'vsBaseRateLeaveOneOut', 'vsReference'],
  log: ['bits', 'nats', 'clip', 'clipped', 'unclippedBits'],
  corp: 'miscalibration discrimination uncertainty expectedMiscalibrationIfCalibrated probabilityMiscalibrationThisLarge blocks band'.split(
    ' ',
  ),
  murphy: ['reliability', 'resolution', 'uncertainty', 'groups'],
  confidence: ['mean', 'hitRate', 'overconfidence', 'atHalf'],
  counts: ['expectedYes', 'sdYes', 'probabilityThisFewOrFewer', 'probabilityThisManyOrMore', 'range90'],
  cox: ['status', 'intercept', 'slope', 'interceptSe', 'slopeSe', 'firth'],
  method: ['logClip', 'seed', 'draws', 'brierTail', 'miscalibrationTail', 'lexicon'],
};

describe('the shape', () => {
  it('every key, in order, whatever the rows', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const score = scoreTable(table(list)) as unknown as Record<string, object>;
        const parts = Object.keys(KEYS).filter((path) => path === '' || score[path]);
        const found = parts.map((path) => [path, Object.keys(path === '' ? score : score[path]!)]);
        expect(found).toEqual(parts.map((path) => [path, KEYS[path]]));
      }),
    );
  });

  it('every null has a reason and every reason a null; no NaN, no -0, no Infinity but in words', () => {
    fc.assert(
      fc.property(rows, fc.boolean(), (list, brier) => {
        const score = scoreTable(table(list, { brier }));
        const { reasons, ...rest } = score;
        expect(
          nulls(rest)
            .filter((path) => path !== 'method.lexicon')
            .sort(),
        ).toEqual(Object.keys(reasons).sort());
        expect(JSON.parse(JSON.stringify(score))).toEqual(score);
      }),
      { numRuns: 200 },
    );
  });

  it('nothing to score: null with reason empty, never 0 or NaN', () => {
    const score = scoreTable(table([]));
    expect(score).toMatchObject({ n: 0, baseRate: null, brier: null, log: null, cox: null, auc: null, bins: [] });
    expect(new Set(Object.values(score.reasons))).toEqual(new Set(['empty']));
  });
});

describe('the order of rows', () => {
  const shuffled = fc.tuple(rows, fc.infiniteStream(fc.nat())).map(([list, keys]) => {
    const order = list.map((item, i) => ({ item, key: keys.next().value as number, i }));
    return { list, other: order.sort((a, b) => a.key - b.key || a.i - b.i).map(({ item }) => item) };
  });

  it('changes no byte, time averages, references and clusters included', () => {
    fc.assert(
      fc.property(shuffled, fc.boolean(), ({ list, other }, brier) => {
        expect(JSON.stringify(scoreTable(table(other, { brier })))).toBe(
          JSON.stringify(scoreTable(table(list, { brier }))),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('nor do the numbers the clusters happen to have', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const renamed = list.map((item) => ({ ...item, cluster: item.cluster! < 0 ? -1 : 77 - item.cluster! * 5 }));
        expect(scoreTable(table(renamed))).toEqual(scoreTable(table(list)));
      }),
    );
  });

  it('changes no byte of ten thousand rows either, where the sort is another', () => {
    const p = Float64Array.from({ length: 10_000 }, (_, i) => ((i * 7919) % 10_007) / 10_007);
    const y = Float64Array.from(p, (_, i) => (i % 3 === 0 ? 1 : 0));
    const backwards = { n: 10_000, p: p.toReversed(), y: y.toReversed() };
    expect(JSON.stringify(scoreTable(backwards, { draws: 99 }))).toBe(
      JSON.stringify(scoreTable({ n: 10_000, p, y }, { draws: 99 })),
    );
  });

  it('leaves the caller his columns', () => {
    const given = table([
      { p: 0.9, y: 1 },
      { p: 0.1, y: 0 },
    ]);
    scoreTable(given);
    expect([...given.p]).toEqual([0.9, 0.1]);
  });
});

describe('reasons', () => {
  const of = (list: Row[], options = {}): ScoreObject => scoreTable(table(list), options);

  it('one row', () => {
    expect(of([{ p: 0.7, y: 1 }]).reasons).toEqual({
      'brier.interval': 'too_few',
      'brier.clusterInterval': 'no_clusters',
      'skill.vsBaseRate': 'one_class',
      'skill.vsBaseRateLeaveOneOut': 'too_few',
      'skill.vsReference': 'no_reference',
      'corp.expectedMiscalibrationIfCalibrated': 'too_few',
      'corp.probabilityMiscalibrationThisLarge': 'too_few',
      'corp.band': 'too_few',
      'method.miscalibrationTail': 'too_few',
      'cox.intercept': 'one_class',
      'cox.slope': 'one_class',
      'cox.interceptSe': 'one_class',
      'cox.slopeSe': 'one_class',
      'cox.firth': 'one_class',
      auc: 'one_class',
    });
  });
  it('equal losses have no interval: zero variance, although the last digits differ', () => {
    expect(
      of([
        { p: 0.3, y: 0 },
        { p: 0.7, y: 1 },
      ]).reasons['brier.interval'],
    ).toBe('zero_variance');
    expect(
      of([
        { p: 0, y: 0 },
        { p: 1, y: 1 },
      ]).brier,
    ).toMatchObject({ mean: 0, interval: null });
    const clustered = of([
      { p: 0.3, y: 0, cluster: 1 },
      { p: 0.7, y: 1, cluster: 2 },
      { p: 0.3, y: 0, cluster: 2 },
    ]);
    expect(clustered.reasons['brier.clusterInterval']).toBe('zero_variance');
  });
  it('clusters: none named, one named, two named', () => {
    const pair = (a: number, b: number): Row[] => [
      { p: 0.3, y: 0, cluster: a },
      { p: 0.6, y: 1, cluster: b },
      { p: 0.9, y: 1 },
    ];
    expect(of(pair(-1, -1)).reasons['brier.clusterInterval']).toBe('no_clusters');
    expect(of(pair(4, 4)).reasons['brier.clusterInterval']).toBe('too_few_clusters');
    expect(of(pair(4, 5)).brier?.clusterInterval).not.toBeNull();
  });
  it('the cluster interval is never narrower than the larger standard error with t of G - 1', () => {
    // every row its own cluster: both standard errors are the same, so both intervals are
    const { brier } = of([
      { p: 0.3, y: 0, cluster: 1 },
      { p: 0.6, y: 1, cluster: 2 },
      { p: 0.9, y: 0, cluster: 3 },
    ]);
    expect(brier!.clusterInterval![0]).toBeCloseTo(brier!.interval![0], 12);
    expect(brier!.clusterInterval![1] / brier!.interval![1]).toBeCloseTo(1, 12);
  });
  it('50% on everything: no z', () => {
    expect(
      of([
        { p: 0.5, y: 0 },
        { p: 0.5, y: 1 },
      ]).reasons.spiegelhalter,
    ).toBe('zero_variance');
  });
  it('z has all its digits near 50%, where score and expected score have the same ones', () => {
    // One forecast: (y - p)(1 - 2p) / sqrt(p (1 - p)) |1 - 2p|, here the smallest step below a half.
    expect(of([{ p: 0.49999999999999994, y: 1 }]).spiegelhalter!.z).toBeCloseTo(1, 12);
    // Thirty at 50.00001%, ten of which happened: 30 p - 10 over sqrt(30 p (1 - p)).
    const p = 0.5000001;
    const thirty = Array.from({ length: 30 }, (_, index) => ({ p, y: index < 10 ? 1 : 0 }));
    expect(of(thirty).spiegelhalter!.z).toBeCloseTo((30 * p - 10) / Math.sqrt(30 * p * (1 - p)), 12);
  });
  it('a partial outcome takes the laws away, and nothing else', () => {
    const score = of([
      { p: 0.2, y: 0 },
      { p: 0.4, y: 0.5 },
      { p: 0.3, y: 1 },
      { p: 0.8, y: 1 },
    ]);
    const fractional = Object.keys(score.reasons).filter((path) => score.reasons[path] === 'fractional');
    expect(fractional.sort()).toEqual([
      'auc',
      'brier.probabilityThisBadOrWorse',
      'brier.probabilityThisGoodOrBetter',
      'corp.band',
      'corp.expectedMiscalibrationIfCalibrated',
      'corp.probabilityMiscalibrationThisLarge',
      'counts.probabilityThisFewOrFewer',
      'counts.probabilityThisManyOrMore',
      'counts.range90',
      'method.brierTail',
      'method.miscalibrationTail',
      'spiegelhalter',
    ]);
    expect(score.cox?.status).toBe('ok');
    expect(score.bins[0]?.range90IfCalibrated).toEqual([0, 1]);
  });
  it('too many different forecasts for the draws', () => {
    const p = Float64Array.from({ length: 20_000 }, (_, i) => (i + 0.5) / 20_000);
    const score = scoreTable({ n: 20_000, p, y: p.map((_, i) => (i % 2 === 0 ? 1 : 0)) });
    expect(score.reasons).toMatchObject({ 'corp.band': 'too_many', 'cox.firth': 'too_many' });
    expect(score.method).toMatchObject({ draws: 0, miscalibrationTail: null, brierTail: 'normal' });
  });
  it('one class has no base rate to compare with, left out or not', () => {
    const three = of([0.7, 0.8, 0.9].map((p) => ({ p, y: 1 })));
    expect(three.reasons).toMatchObject({
      'skill.vsBaseRate': 'one_class',
      'skill.vsBaseRateLeaveOneOut': 'one_class',
    });
  });
  it('a perfect reference leaves no skill, a single pair no standard error', () => {
    const { skill, reasons } = of([
      { p: 0.7, y: 1, reference: 1 },
      { p: 0.2, y: 0 },
    ]);
    expect(skill?.vsReference).toMatchObject({ n: 1, skill: null, seDifference: null });
    expect(reasons).toMatchObject({
      'skill.vsReference.skill': 'zero_variance',
      'skill.vsReference.seDifference': 'too_few',
    });
  });
  it('one of a class: an area, no standard error of it', () => {
    const { auc, reasons } = of([
      { p: 0.2, y: 0 },
      { p: 0.6, y: 0 },
      { p: 0.4, y: 1 },
    ]);
    expect(auc).toEqual({ value: 0.5, seDeLong: null });
    expect(reasons['auc.seDeLong']).toBe('too_few');
  });
  it('separated above 2,000 rows: the slope is a word, the rest has its own reason', () => {
    const p = Float64Array.from({ length: 2001 }, (_, i) => (i % 2 === 0 ? 0.3 : 0.7));
    const { cox, reasons } = scoreTable({ n: 2001, p, y: p.map((value) => (value > 0.5 ? 1 : 0)) }, { draws: 9 });
    expect(cox).toMatchObject({ status: 'separated', slope: 'Infinity', firth: null });
    expect(reasons).toMatchObject({ 'cox.intercept': 'separated', 'cox.firth': 'too_many' });
    expect(reasons).not.toHaveProperty('cox.slope');
  });
  it('all partial at one half: skill against a coin has nothing to be measured by', () => {
    const score = of([
      { p: 0.4, y: 0.5 },
      { p: 0.7, y: 0.5 },
    ]);
    expect(score.reasons).toMatchObject({ 'skill.vsHalf': 'zero_variance', 'skill.vsBaseRate': 'zero_variance' });
  });
});

describe('method tells the truth', () => {
  const line = (n: number, nudge = 0): Row[] =>
    Array.from({ length: n }, (_, i) => ({ p: (i + 1) / (n + 2) + nudge, y: i % 2 }));
  it.each([
    [8, 'convolution', 'enumeration', 0],
    [18, 'convolution', 'draws', 1999],
  ])('%d rows of decimals: %s, %s', (n, brierTail, miscalibrationTail, draws) => {
    expect(scoreTable(table(line(n))).method).toEqual({
      logClip: 0.001,
      seed: 1,
      draws,
      brierTail,
      miscalibrationTail,
      lexicon: null,
    });
  });
  it('other doubles: enumeration to 20, then draws, then normal', () => {
    const tails = [20, 21, 1000, 1001].map((n) => scoreTable(table(line(n, 1e-7)), { draws: 9 }).method.brierTail);
    expect(tails).toEqual(['enumeration', 'draws', 'draws', 'normal']);
  });
  it('passes its settings on, and they count', () => {
    const score = scoreTable(table([{ p: 0.005, y: 1 }]), { logClip: 0.01, seed: 9, lexicon: 'survey' });
    expect(score.method).toMatchObject({ logClip: 0.01, seed: 9, lexicon: 'survey' });
    expect(score.log).toMatchObject({ clip: 0.01, clipped: 1 });
    expect(score.log?.bits).toBeCloseTo(Math.log2(100), 12);
  });
  it('infinite log scores are a word, with and without clip', () => {
    const certain = table([{ p: 0, y: 1 }]);
    expect(scoreTable(certain).log).toMatchObject({ clipped: 1, unclippedBits: 'Infinity' });
    expect(scoreTable(certain, { logClip: 0 }).log).toMatchObject({ bits: 'Infinity', nats: 'Infinity', clipped: 0 });
  });
});

describe('time averages', () => {
  it('stand in for scores and intervals, not for calibration', () => {
    const list: Row[] = [
      { p: 0.3, y: 0, brier: 0.2 },
      { p: 0.6, y: 1, brier: 0.3 },
      { p: 0.9, y: 1, brier: 0.02 },
    ];
    const plain = scoreTable(table(list));
    const averaged = scoreTable(table(list, { brier: true }));
    expect(averaged.brier?.mean).toBeCloseTo(0.52 / 3, 15);
    expect(averaged.skill?.vsHalf).toBeCloseTo(1 - 0.52 / 3 / 0.25, 14);
    expect(averaged.brier?.interval).not.toEqual(plain.brier?.interval);
    for (const key of [
      'corp',
      'murphy',
      'cox',
      'bins',
      'auc',
      'counts',
      'confidence',
      'spiegelhalter',
      'log',
    ] as const) {
      expect(averaged[key]).toEqual(plain[key]);
    }
  });
  it('log and spherical averages are used where given', () => {
    const given: Table = {
      ...table([
        { p: 0.3, y: 0 },
        { p: 0.6, y: 1 },
      ]),
      logNats: { clipped: Float64Array.of(1, 2), unclipped: Float64Array.of(1, Infinity) },
      spherical: Float64Array.of(0.5, 0.7),
    };
    const score = scoreTable(given);
    expect(score.log).toMatchObject({ nats: 1.5, unclippedBits: 'Infinity' });
    expect(score.spherical).toBe(0.6);
  });
});

describe('refuses', () => {
  it.each([
    ['no number', { p: Number.NaN, y: 0 }, 'p must lie between 0 and 1, not NaN'],
    ['a percentage', { p: 70, y: 0 }, 'p must lie between 0 and 1, not 70'],
    ['below 0', { p: -0.1, y: 0 }, 'p must lie between 0 and 1, not -0.1'],
    ['an outcome of 2', { p: 0.5, y: 2 }, 'y must lie between 0 and 1, not 2'],
  ])('%s', (_, bad, message) => expect(() => scoreTable(table([bad]))).toThrow(new RangeError(message)));
  it('columns of different length', () => {
    const one = table([{ p: 0.5, y: 1 }]);
    const long = Float64Array.of(1, 1);
    expect(() => scoreTable({ ...one, p: long })).toThrow(new RangeError('p must have 1 entries, not 2'));
    expect(() => scoreTable({ ...one, n: 2, p: long })).toThrow(new RangeError('y must have 2 entries, not 1'));
    const every = new RangeError('every column must have 1 entries');
    expect(() => scoreTable({ ...one, brier: long })).toThrow(every);
    expect(() => scoreTable({ ...one, cluster: Int32Array.of(1, 1) })).toThrow(every);
    expect(() => scoreTable({ ...one, logNats: { clipped: one.p, unclipped: long } })).toThrow(every);
  });
  it('but takes -0 for 0', () => {
    const zero = [
      { p: 0, y: 1 },
      { p: 0, y: 0 },
    ];
    expect(scoreTable(table([{ p: -0, y: 1 }, zero[1]!]))).toEqual(scoreTable(table(zero)));
    expect(scoreTable(table([{ p: -0, y: 1 }])).bins[0]?.meanForecast).toBe(0);
    const many = (first: number): Table => {
      const p = Float64Array.from({ length: 5000 }, (_, i) => (i === 0 ? first : (i + 0.5) / 5001));
      return { n: 5000, p, y: p.map((_, i) => i % 2) };
    };
    expect(scoreTable(many(-0), { draws: 9 })).toEqual(scoreTable(many(0), { draws: 9 }));
  });
});

describe('the effective number of rows', () => {
  const four = { n: 4, p: Float64Array.of(1, 1, 1, 1), y: Float64Array.of(1, 1, 0, 0) };
  const of = (more: Partial<Table>) => lazyScore(4, () => ({ ...four, ...more })).effectiveN;
  it('losses 0, 0, 1, 1 in two clusters of two are worth no less than two, averages over time before those of p', () => {
    // The design effect, 3, says 4/3: from two clusters, which cannot be worth less than two.
    expect(of({ cluster: Int32Array.of(0, 0, 1, 1) })).toBe(2);
    expect(of({ cluster: Int32Array.of(0, 0, 1, 1), brier: Float64Array.of(0, 1, 0, 1) })).toBe(4);
  });
  it('is not told without names, and of no rows', () => {
    expect(of({ cluster: Int32Array.of(-1, -1, -1, -1) })).toBeUndefined();
    expect(of({})).toBeUndefined();
    // All losses alike tell nothing of how far clusters differ.
    expect(of({ cluster: Int32Array.of(0, 0, 1, 1), brier: Float64Array.of(0.5, 0.5, 0.5, 0.5) })).toBeUndefined();
    expect(lazyScore(0, () => table([])).effectiveN).toBeUndefined();
  });
});

describe('the parts of two at 60%, one of which happened', () => {
  const score = scoreTable({ n: 2, p: Float64Array.of(0.6, 0.6), y: Float64Array.of(1, 0) });
  it('Brier: none, one and two happened total 0.72, 0.52, 0.32; 0.16, 0.48 and 0.36 of the time', () => {
    const { brier } = score;
    expect(brier!.mean).toBeCloseTo(0.26, 15);
    expect(brier!.sdIfCalibrated).toBeCloseTo(Math.sqrt(2 * 0.24 * 0.2 ** 2) / 2, 15);
    expect(brier!.probabilityThisBadOrWorse).toBeCloseTo(0.64, 14);
    expect(brier!.probabilityThisGoodOrBetter).toBeCloseTo(0.84, 14);
  });
  it('counts', () => {
    const { counts } = score;
    expect(counts!.expectedYes).toBeCloseTo(1.2, 15);
    expect(counts!.sdYes).toBeCloseTo(Math.sqrt(2 * 0.24), 15);
    expect(counts!.probabilityThisFewOrFewer).toBeCloseTo(0.64, 14);
    expect(counts!.probabilityThisManyOrMore).toBeCloseTo(0.84, 14);
    expect(counts!.range90).toEqual([0, 2]);
  });
  it('log score, leave-one-out skill and the miscalibration by chance', () => {
    expect(score.log!.unclippedBits).toBeCloseTo(-Math.log2(0.6 * 0.4) / 2, 14);
    // The base rate of the other one is 0 for what happened and 1 for what did not: 1.
    expect(score.skill!.vsBaseRateLeaveOneOut).toBeCloseTo(1 - 0.26, 14);
    // One block: (k/2 - 0.6)² is 0.36, 0.01, 0.16; what was seen is the least.
    expect(score.corp!.expectedMiscalibrationIfCalibrated).toBeCloseTo(0.16 * 0.36 + 0.48 * 0.01 + 0.36 * 0.16, 14);
    expect(score.corp!.probabilityMiscalibrationThisLarge).toBeCloseTo(1, 14);
  });
  it('an interval by topics is never the narrower of the two', () => {
    // Losses 0 and 1 on each of two topics: the sums of topics do not differ.
    const level = { n: 4, p: Float64Array.of(1, 1, 1, 1), y: Float64Array.of(1, 0, 1, 0), cluster: Int32Array.of(0, 0, 1, 1) }; // prettier-ignore
    const { interval, clusterInterval } = scoreTable(level).brier!;
    expect(clusterInterval![0]).toBeLessThanOrEqual(interval![0]);
    expect(clusterInterval![1]).toBeGreaterThanOrEqual(interval![1]);
  });
});

describe('luck of topics, and what the test catches', () => {
  const of = (more: Partial<Table>, n = 12) =>
    lazyScore(n, () => ({ n, p: new Float64Array(n).fill(0.7), y: new Float64Array(n).fill(1), ...more }));
  const twos = Int32Array.from({ length: 12 }, (_, row) => row >> 1);
  it('six topics of two at 70%, all of which happened: 0.7^6 = 0.118', () => {
    const { topics, dependentLuck } = of({ cluster: twos });
    expect(topics).toMatchObject({ count: 6, shared: 6, independent: 6 });
    expect(dependentLuck!.better).toBeCloseTo(0.7 ** 6, 1);
  });
  it('is none where no two rows share a topic, nobody names one, or something happened in part', () => {
    expect(of({}).dependentLuck).toBeUndefined();
    expect(of({ cluster: Int32Array.from({ length: 12 }, (_, row) => row) }).dependentLuck).toBeUndefined();
    expect(of({ cluster: twos, y: new Float64Array(12).fill(0.5) }).dependentLuck).toBeUndefined();
  });
  it('catches some of those who are too sure, and nobody without rows', () => {
    expect(of({}).power).toBeGreaterThan(0);
    expect(of({}, 0).power).toBeUndefined();
  });
});

it('a part at a time is the same as the whole, whatever is looked at first', () => {
  const order = fc.shuffledSubarray(KEYS['']!);
  fc.assert(
    fc.property(rows, order, (list, first) => {
      const { score } = lazyScore(list.length, () => table(list));
      const parts = score as unknown as Record<string, Record<string, unknown> | null>;
      for (const key of first) for (const inner of Object.keys(parts[key] ?? {}).reverse()) void parts[key]![inner];
      expect(JSON.stringify(score)).toBe(JSON.stringify(scoreTable(table(list))));
    }),
  );
});
