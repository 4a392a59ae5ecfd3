// What the score could still become: bounds, not guesses.
import { brierScore } from './brier.ts';
import { sum, sumOf } from './sum.ts';

export interface OverdueBounds {
  /** Mean Brier score if every overdue prediction takes its better, or its worse, outcome; null when there is nothing at all. */
  brierBest: number | null;
  brierWorst: number | null;
  /** Number of overdue predictions with a probability. */
  overdue: number;
}

/**
 * Best and worst mean over scored losses and overdue forecasts: min(p, 1-p)^2 and max(p, 1-p)^2.
 * Losses [0.09], overdue [0.8]: (0.09 + 0.04)/2 = 0.065 and (0.09 + 0.64)/2 = 0.365.
 */
export function overdueBounds(losses: Float64Array, overdue: Float64Array): OverdueBounds {
  const n = losses.length + overdue.length;
  if (n === 0) return { brierBest: null, brierWorst: null, overdue: 0 };
  const scored = sum(losses);
  const best = sumOf(overdue.length, (row) => Math.min(overdue[row]!, 1 - overdue[row]!) ** 2);
  const worst = sumOf(overdue.length, (row) => Math.max(overdue[row]!, 1 - overdue[row]!) ** 2);
  return { brierBest: (scored + best) / n, brierWorst: (scored + worst) / n, overdue: overdue.length };
}

/**
 * Best and worst Brier score of one item whose probability lies anywhere in [low, high]; 0 at best if the outcome lies inside.
 * imputedRange(0.6, 0.8, 1) is {best: 0.04, worst: 0.16} up to rounding.
 */
export function imputedRange(low: number, high: number, y: number): { best: number; worst: number } {
  const ends = [brierScore(low, y), brierScore(high, y)] as const;
  return { best: low <= y && y <= high ? 0 : Math.min(...ends), worst: Math.max(...ends) };
}

/** Mean of the best and of the worst scores over items with ranges; null for no items. */
export function imputedBounds(
  low: Float64Array,
  high: Float64Array,
  y: Float64Array,
): { imputedBest: number | null; imputedWorst: number | null } {
  const n = y.length;
  if (n === 0) return { imputedBest: null, imputedWorst: null };
  const at = (row: number): { best: number; worst: number } => imputedRange(low[row]!, high[row]!, y[row]!);
  return { imputedBest: sumOf(n, (row) => at(row).best) / n, imputedWorst: sumOf(n, (row) => at(row).worst) / n };
}
