// Over-confidence in words: "74% sure on average, right 67% of the time".
import { sumOf } from './sum.ts';

export interface Confidence {
  /** Mean of max(p, 1-p), 0.5..1. */
  mean: number;
  /** Share of outcomes on the likelier side; a forecast of 50% counts one half. */
  hitRate: number;
  /** mean - hitRate: positive = surer than right. */
  overconfidence: number;
  /** Forecasts of exactly 50%. */
  atHalf: number;
}

/** p = [0.9, 0.4], y = [1, 1]: mean 0.75, hitRate 0.5, overconfidence 0.25. Needs at least one row. */
export function confidence(p: Float64Array, y: Float64Array): Confidence {
  const n = p.length;
  const mean = sumOf(n, (row) => Math.max(p[row]!, 1 - p[row]!)) / n;
  const hitRate = sumOf(n, (row) => (p[row] === 0.5 ? 0.5 : p[row]! > 0.5 ? y[row]! : 1 - y[row]!)) / n;
  return { mean, hitRate, overconfidence: mean - hitRate, atHalf: p.filter((value) => value === 0.5).length };
}
