import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bandsOf, shownBands } from '../../src/score/bands.ts';
import { cardOf, scored, update } from './record.ts';

const rows = (n: number) => Array.from({ length: n }, (_, index) => ({ p: index / (n - 1), y: index % 2 }));

it('as many bands as the number of predictions can carry', () => {
  // n forecasts spread evenly over 0 to 1 fill every band there is.
  for (const [n, bands] of [[2, 0], [9, 0], [10, 3], [29, 3], [30, 5], [99, 5], [100, 10], [250, 10]] as const) expect(bandsOf(rows(n))).toHaveLength(bands); // prettier-ignore
  expect(bandsOf([])).toEqual([]);
});

it('every prediction stands in exactly one band, whatever the order', () => {
  const row = fc.record({ p: fc.integer({ min: 0, max: 1000 }).map((k) => k / 1000), y: fc.constantFrom(0, 1, 0.5) });
  fc.assert(
    fc.property(fc.array(row, { minLength: 10, maxLength: 120 }), (some) => {
      const bands = bandsOf(some);
      expect(bands.reduce((sum, band) => sum + band.n, 0)).toBe(some.length);
      expect(bands.reduce((sum, band) => sum + band.happened, 0)).toBeCloseTo(
        some.reduce((sum, { y }) => sum + y, 0),
        9,
      );
      for (const band of bands) {
        expect(band.n).toBeGreaterThan(0);
        expect(band.meanForecast).toBeGreaterThanOrEqual(band.from - 1e-12);
        expect(band.meanForecast).toBeLessThanOrEqual(band.to + 1e-12);
      }
      expect(bandsOf([...some].reverse())).toEqual(bands);
    }),
  );
});

it('a third and two thirds begin a new band', () => {
  const at = (p: number) => bandsOf([...Array.from({ length: 9 }, () => ({ p: 0.01, y: 0 })), { p, y: 1 }]).findIndex((band) => band.happened === 1); // prettier-ignore
  expect([0.32, 0.34, 0.66, 0.67, 1].map(at)).toEqual([0, 1, 1, 1, 1]);
  expect(bandsOf([...rows(10), { p: 1, y: 1 }]).at(-1)).toMatchObject({ to: 1 });
});

it('bands of few topics have counts alone, those of numbers that changed no normal range', () => {
  const record = Array.from({ length: 12 }, (_, i) => scored(`p-${i}`, 0.7, i < 8 ? 'yes' : 'no'));
  const rangesOf = (predictions: typeof record, independent?: number): unknown[] => {
    const { strict, items } = cardOf(predictions);
    const bands = bandsOf(items.map((item) => item.strict!));
    return shownBands(bands, strict, independent).map((band) => [
      band.range90IfCalibrated,
      band.wilson95?.map(percent),
    ]);
  };
  const percent = (share: number): number => Math.round(100 * share);
  // Of twelve at 70% a calibrated forecaster lands between 6 and 11, nine times in ten. 8 of 12 is 67%, Wilson 39 to 86%.
  expect(rangesOf(record)).toEqual([
    [
      [6, 11],
      [39, 86],
    ],
  ]);
  expect(rangesOf(record, 10)).toEqual([
    [
      [6, 11],
      [39, 86],
    ],
  ]);
  expect(rangesOf(record, 9.5)).toEqual([[null, undefined]]);
  const changed = record.map((one) => ({ ...one, forecasts: [update('ada', '2025-01-06', 0.9)] }));
  expect(rangesOf(changed)).toEqual([[null, [39, 86]]]);
});
