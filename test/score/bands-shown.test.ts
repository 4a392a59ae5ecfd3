import { expect, it } from 'vitest';
import { bandsOf, shownBands } from '../../src/score/bands.ts';
import { cardOf, scored, update } from './record.ts';

it('nothing is normal for bands of few topics, or of numbers that changed', () => {
  const record = Array.from({ length: 12 }, (_, i) => scored(`p-${i}`, 0.7, i < 8 ? 'yes' : 'no'));
  const rangesOf = (predictions: typeof record, independent?: number): unknown[] => {
    const { strict, items } = cardOf(predictions);
    const bands = bandsOf(items.map((item) => item.strict!));
    return shownBands(bands, strict, independent).map((band) => band.range90IfCalibrated);
  };
  // Of twelve at 70% a calibrated forecaster lands between 6 and 11, nine times in ten.
  expect(rangesOf(record)).toEqual([[6, 11]]);
  expect(rangesOf(record, 10)).toEqual([[6, 11]]);
  expect(rangesOf(record, 9.5)).toEqual([null]);
  const changed = record.map((one) => ({ ...one, forecasts: [update('ada', '2025-01-06', 0.9)] }));
  expect(rangesOf(changed)).toEqual([null]);
});
