import { describe, expect, it } from 'vitest';
import { brierPower } from '../../src/score/brier-power.ts';
import { groupsOf } from '../../src/score/groups.ts';

const power = (p: number[]) => brierPower(groupsOf(Float64Array.from(p).sort(), new Float64Array(p.length)));
const times = (n: number, p: number) => Array.from({ length: n }, () => p);

describe('power of the Brier test against log-odds twice too large', () => {
  it('by hand', () => {
    // Ten at 90%: weight 0.8; surprises 1 expected, variance 0.9, against 2.5 and 1.875. In Brier units (times 0.8):
    // (2 - 0.8 - 1.6449 * 0.8 * 0.9487) / (0.8 * 1.3693) = (1.2 - 1.2484) / 1.0954 = -0.0442; Phi = 0.4824
    expect(power(times(10, 0.9))).toBeCloseTo(0.4824, 4);
    expect(power(times(10, 0.1))).toBeCloseTo(0.4824, 4);
  });

  it('is none where nothing can show, and little near 50%', () => {
    expect(power(times(200, 0.5))).toBe(0);
    expect(power([0, 1, 1])).toBe(0);
    // The exact law has 0.41 at 60%.
    expect(Math.abs(power(times(200, 0.6)) - 0.41)).toBeLessThan(0.02);
    expect(power(times(200, 0.55))).toBeLessThan(0.2);
  });

  it('is near what a simulation with forecasts from 5% to 95% found', () => {
    const spread = (n: number) => Array.from({ length: n }, (_, i) => 0.05 + (0.9 * (i + 0.5)) / n);
    for (const [n, found] of [
      [12, 0.29],
      [25, 0.38],
      [50, 0.58],
      [100, 0.83],
      [200, 0.97],
    ] as const)
      // prettier-ignore
      expect(Math.abs(power(spread(n)) - found)).toBeLessThan(0.08);
  });
});
