import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auc } from '../../src/score/auc.ts';
import { bandEdges, binOf, bins, FIVE_BANDS, TEN_BINS, THREE_BANDS } from '../../src/score/bins.ts';
import { clusterSpread, labelsOf, namedClusters, topicsOfRows } from '../../src/score/cluster.ts';
import { confidence } from '../../src/score/confidence.ts';
import { groupsOf } from '../../src/score/groups.ts';

type Row = [p: number, y: number];
const percent = fc.integer({ min: 0, max: 100 }).map((value) => value / 100);
const columns = (rows: Row[]): { p: Float64Array; y: Float64Array } => {
  const sorted = rows.toSorted((a, b) => a[0] - b[0]);
  return { p: Float64Array.from(sorted, ([p]) => p), y: Float64Array.from(sorted, ([, y]) => y) };
};
const aucOf = (rows: Row[]): ReturnType<typeof auc> => auc(groupsOf(columns(rows).p, columns(rows).y));

describe('AUC', () => {
  it('by hand: one of two pairs in order', () =>
    expect(
      aucOf([
        [0.2, 1],
        [0.6, 0],
        [0.9, 1],
      ]),
    ).toEqual({ value: 0.5, seDeLong: null }));
  it('a tie is half a pair', () =>
    expect(
      aucOf([
        [0.5, 1],
        [0.5, 0],
      ])?.value,
    ).toBe(0.5));
  it('neighbouring doubles are no tie', () =>
    expect(
      aucOf([
        [0.7, 0],
        [0.7000000000000001, 1],
      ])?.value,
    ).toBe(1));
  it('needs both classes', () =>
    expect(
      aucOf([
        [0.5, 1],
        [0.7, 1],
      ]),
    ).toBeNull());
  it('is DeLong by definition: all pairs, then the variances of the shares', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(percent, fc.constantFrom(0, 1)), { minLength: 2, maxLength: 30 }), (rows) => {
        const yes = rows.filter(([, y]) => y === 1).map(([p]) => p);
        const no = rows.filter(([, y]) => y === 0).map(([p]) => p);
        const found = aucOf(rows);
        fc.pre(yes.length > 0 && no.length > 0);
        const psi = (a: number, b: number): number => (a > b ? 1 : a === b ? 0.5 : 0);
        const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
        const variance = (values: number[]): number =>
          values.reduce((a, b) => a + (b - mean(values)) ** 2, 0) / (values.length - 1);
        const v10 = yes.map((a) => mean(no.map((b) => psi(a, b))));
        const v01 = no.map((b) => mean(yes.map((a) => psi(a, b))));
        const se = Math.sqrt(variance(v10) / yes.length + variance(v01) / no.length); // NaN for one item in a class
        expect(found!.value).toBeCloseTo(mean(v10), 12);
        expect(found!.seDeLong ?? -1).toBeCloseTo(Number.isNaN(se) ? -1 : se, 12);
      }),
    );
  });
});

describe('bins', () => {
  it('every p = k/1000 is in the bin of its decimal, and counts add up to n', () => {
    const p = Float64Array.from({ length: 1001 }, (_, k) => k / 1000);
    for (let k = 0; k <= 1000; k++) expect(binOf(k / 1000, TEN_BINS)).toBe(Math.min(9, Math.floor(k / 100)));
    const found = bins(p, new Float64Array(1001), TEN_BINS);
    expect(found.map((bin) => bin.n)).toEqual([100, 100, 100, 100, 100, 100, 100, 100, 100, 101]);
  });
  it('an edge belongs to the bin above, 1 to the last', () => {
    expect([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].map((p) => binOf(p, TEN_BINS))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 9,
    ]);
    expect([0.32, 0.33, 0.66, 0.67].map((p) => binOf(p, THREE_BANDS))).toEqual([0, 1, 1, 2]);
    expect([0.19, 0.2, 0.8, 1].map((p) => binOf(p, FIVE_BANDS))).toEqual([0, 1, 4, 4]);
  });
  it('empty bins are absent, edges are printable decimals', () => {
    const { p, y } = columns([
      [0.3, 1],
      [0.35, 0],
      [1, 1],
    ]);
    expect(bins(p, y, TEN_BINS)).toMatchObject([
      { from: 0.3, to: 0.4, n: 2, meanForecast: expect.closeTo(0.325, 14), happened: 1, frequency: 0.5 },
      {
        from: 0.9,
        to: 1,
        n: 1,
        meanForecast: 1,
        happened: 1,
        frequency: 1,
        wilson95: [expect.any(Number), 1],
        range90IfCalibrated: [1, 1],
      },
    ]);
  });
  it('any forecasts, any edges: n and happened are shared out without a remainder', () => {
    const rows = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1)), {
      minLength: 1,
      maxLength: 50,
    });
    fc.assert(
      fc.property(rows, fc.constantFrom(TEN_BINS, FIVE_BANDS, THREE_BANDS), (list, edges) => {
        const { p, y } = columns(list);
        const found = bins(p, y, edges);
        expect(found.reduce((a, b) => a + b.n, 0)).toBe(list.length);
        expect(found.reduce((a, b) => a + b.happened, 0)).toBe(y.reduce((a, b) => a + b, 0));
      }),
    );
  });
  it('as many as n can carry', () => {
    expect([9, 10, 29, 30, 99, 100].map((n) => bandEdges(n)?.length ?? 0)).toEqual([0, 2, 2, 4, 4, 9]);
  });
});

describe('clusters', () => {
  it('by hand: losses 0 0 1 1 in two clusters', () => {
    // mean 1/2; cluster sums -1 and 1; seCluster sqrt(2/1 * 2) / 4 = 1/2; se sqrt(1 / 12)
    const spread = clusterSpread(Float64Array.of(0, 0, 1, 1), Int32Array.of(7, 7, 3, 3))!;
    expect(spread.seCluster).toBe(0.5);
    expect(spread.se).toBeCloseTo(Math.sqrt(1 / 12), 15);
    expect(spread.designEffect).toBeCloseTo(3, 14);
    expect(spread.effectiveN).toBeCloseTo(4 / 3, 14);
  });
  it('a row without a name is a cluster of its own', () => {
    const spread = clusterSpread(Float64Array.of(0, 0.3, 1, 0.8), Int32Array.of(5, 5, -1, -1))!;
    expect([spread.named, spread.clusters]).toEqual([1, 3]);
  });
  it('every row its own cluster: the same as independent rows', () => {
    const losses = Float64Array.of(0, 0.3, 1, 0.8);
    const spread = clusterSpread(losses, Int32Array.of(1, 2, 3, 4))!;
    expect(spread.seCluster).toBeCloseTo(spread.se, 15);
    expect(spread.effectiveN).toBeCloseTo(4, 13);
  });
  it('effective n never exceeds n', () => {
    // opposite losses in each cluster: the cluster sums vanish
    expect(clusterSpread(Float64Array.of(0, 1, 0, 1), Int32Array.of(1, 1, 2, 2))!.effectiveN).toBe(4);
  });
  it('the sum of a cluster keeps what plain addition loses', () => {
    // About the mean of 2^53: 1 below, 2^54 above, 2^53 below, 2^53 - 2 below, sum 1; and 1 below in the other cluster. 2^54 - 1 is no double.
    const [small, huge, low, next] = [2 ** 53 - 1, 3 * 2 ** 53, 0, 2];
    for (const losses of [
      [small, huge, low, next, small],
      [huge, small, low, next, small],
    ]) {
      const { seCluster } = clusterSpread(Float64Array.from(losses), Int32Array.of(1, 1, 1, 1, 2))!;
      expect(seCluster).toBeCloseTo(Math.sqrt(2 * (1 + 1)) / 5, 15);
    }
  });
  it('losses that differ in the last digit only spread nothing, in clusters too', () => {
    const losses = Float64Array.of(0.3 ** 2, (0.7 - 1) ** 2, 0.3 ** 2);
    expect(new Set(losses).size).toBe(2);
    expect(clusterSpread(losses, Int32Array.of(1, 2, 2))).toEqual({
      named: 2,
      clusters: 2,
      se: 0,
      seCluster: 0,
      designEffect: null,
      effectiveN: 3,
    });
  });
  it('labels carry no order, not one bit of it', () => {
    const losses = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(
        losses,
        fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 6, maxLength: 6 }),
        (values, labels) => {
          const renamed = labels.map((label) => (label < 0 ? label : [90, 4, 1_000_000, 0][label]!));
          expect(clusterSpread(Float64Array.from(values), Int32Array.from(renamed))).toEqual(
            clusterSpread(Float64Array.from(values), Int32Array.from(labels)),
          );
        },
      ),
    );
  });
  it('no names, one cluster, one row: nothing', () => {
    expect(clusterSpread(Float64Array.of(0, 1), undefined)).toBeNull();
    expect(clusterSpread(Float64Array.of(0, 1), Int32Array.of(-1, -1))).toBeNull();
    expect(clusterSpread(Float64Array.of(0, 1), Int32Array.of(2, 2))).toBeNull();
    expect(clusterSpread(Float64Array.of(0), Int32Array.of(2))).toBeNull();
    expect(namedClusters(Int32Array.of(-1, 4, 4, 9))).toBe(2);
    expect(namedClusters(undefined)).toBe(0);
  });
});

describe('topics', () => {
  it('are the names and each row without one', () => {
    expect(topicsOfRows(labelsOf(['b', null, 'a', 'b', undefined]))).toEqual({
      count: 4,
      shared: 1,
      labels: Int32Array.of(0, 1, 2, 0, 3),
      // Sizes 2, 1, 1, 1.
      independent: 25 / 7,
    });
    expect(topicsOfRows(Int32Array.of(1, 1, 2, 2, -1, -1, -1))!.independent).toBe(49 / 11);
  });

  it('are none where nobody named one', () => {
    expect(topicsOfRows(undefined)).toBeUndefined();
    expect(topicsOfRows(labelsOf([null, undefined]))).toBeUndefined();
  });
});

describe('confidence', () => {
  it('by hand: 90% right, 40% on what happened, 50%', () => {
    // (0.9 + 0.6 + 0.5)/3; hits 1, 0, 1/2
    const found = confidence(Float64Array.of(0.9, 0.4, 0.5), Float64Array.of(1, 1, 0));
    expect(found.mean).toBeCloseTo(2 / 3, 15);
    expect(found.hitRate).toBe(0.5);
    expect(found.overconfidence).toBeCloseTo(1 / 6, 15);
    expect(found.atHalf).toBe(1);
  });
});
