import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { imputedBounds, imputedRange, overdueBounds } from '../../src/score/bounds.ts';

it('overdue by hand: one scored 0.09, one overdue at 80%', () => {
  const { brierBest, brierWorst, overdue } = overdueBounds(Float64Array.of(0.09), Float64Array.of(0.8));
  expect(brierBest).toBeCloseTo((0.09 + 0.04) / 2, 15);
  expect(brierWorst).toBeCloseTo((0.09 + 0.64) / 2, 15);
  expect(overdue).toBe(1);
});

it('nothing overdue changes nothing, nothing at all is null', () => {
  expect(overdueBounds(Float64Array.of(0.09), new Float64Array(0))).toEqual({
    brierBest: 0.09,
    brierWorst: 0.09,
    overdue: 0,
  });
  expect(overdueBounds(new Float64Array(0), new Float64Array(0))).toEqual({
    brierBest: null,
    brierWorst: null,
    overdue: 0,
  });
});

it('imputed by hand: 60-80% and yes is 0.04 to 0.16; 40-60% and a half is 0 to 0.01', () => {
  expect(imputedRange(0.6, 0.8, 1).best).toBeCloseTo(0.04, 15);
  expect(imputedRange(0.6, 0.8, 1).worst).toBeCloseTo(0.16, 15);
  expect(imputedRange(0.4, 0.6, 0.5).best).toBe(0);
  expect(
    imputedBounds(Float64Array.of(0.6, 0.5), Float64Array.of(0.8, 0.5), Float64Array.of(1, 0)).imputedBest,
  ).toBeCloseTo(0.145, 15);
  expect(imputedBounds(new Float64Array(0), new Float64Array(0), new Float64Array(0))).toEqual({
    imputedBest: null,
    imputedWorst: null,
  });
});

it('every probability in the range scores between the bounds', () => {
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(unit, unit, unit, unit, (a, b, share, y) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      const inside = low + share * (high - low);
      const { best, worst } = imputedRange(low, high, y);
      expect((inside - y) ** 2).toBeGreaterThanOrEqual(best - 1e-15);
      expect((inside - y) ** 2).toBeLessThanOrEqual(worst + 1e-15);
    }),
  );
});
