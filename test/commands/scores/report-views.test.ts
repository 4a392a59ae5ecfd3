import { expect, it } from 'vitest';
import { reportViews } from '../../../src/commands/scores/report-views.ts';
import { cardOf, scored } from '../../score/record.ts';

it('every view of a page has what is normal only where its own topics allow it', () => {
  const record = Array.from({ length: 12 }, (_, i) => scored(`p-${i}`, 0.7, i < 8 ? 'yes' : 'no'));
  const rangesOf = (predictions: typeof record): unknown[] =>
    Object.values(reportViews(cardOf(predictions))).flatMap(({ bands }) =>
      bands.map((band) => band.range90IfCalibrated),
    );
  expect(rangesOf(record)).toEqual([6, 6, 6, 6].map((low) => [low, 11]));
  // Eleven topics, one with two: 144 / 14 is more than ten, and more than four in five of twelve.
  const nearly = record.map((one, i) => ({ ...one, group: `g-${Math.min(i, 10)}` }));
  expect(rangesOf(nearly)).toEqual(rangesOf(record));
  const paired = record.map((one, i) => ({ ...one, group: `g-${i >> 1}` }));
  expect(rangesOf(paired)).toEqual([null, null, null, null]);
});
