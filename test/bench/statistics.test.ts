import { describe, expect, it } from 'vitest';
import { median, pairedRatios, quantile } from '../../bench/statistics.mjs';

describe('quantiles', () => {
  it('lie between two values in proportion', () => {
    // Positions 0.75, 1.5 and 2.25 of 1, 2, 3, 4: 1 + 0.75, 2 + 0.5, 3 + 0.25.
    expect([0.25, 0.5, 0.75].map((q) => quantile([4, 1, 3, 2], q))).toEqual([1.75, 2.5, 3.25]);
    expect([quantile([7, 5], 0), quantile([7, 5], 1)]).toEqual([5, 7]);
  });

  it('sort by size, not by digits, and leave the sample as it was', () => {
    const sample = [100, 9, 20];
    expect(median(sample)).toBe(20);
    expect(sample).toEqual([100, 9, 20]);
  });

  it('do not exist without a sample', () => {
    expect(() => median([])).toThrow('empty sample');
  });
});

describe('paired ratios', () => {
  it('are taken within a round, and only where both took part', () => {
    expect(pairedRatios([10, undefined, 30], [5, 4, 10, 20])).toEqual([2, 3]);
  });

  it('do not mix the rounds up: a machine that slows down halfway changes nothing', () => {
    const floor = [10, 10, 10, 30, 30];
    expect(median(pairedRatios([20, 20, 20, 60, 60], floor))).toBe(2);
  });
});
