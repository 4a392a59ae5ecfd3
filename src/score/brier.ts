// The Brier score: (probability - outcome)^2, binary form, 0 best, 1 worst.
import { studentT975 } from './student-t.ts';
import { sum, sumOf } from './sum.ts';

/** Two losses whose roots differ by no more than rounding of p - y are the same loss. */
const ROUNDING = 1e-15;

/** One forecast's Brier score, 0..1. Source: Brier 1950, halved. brierScore(0.7, 0) is 0.49. */
export function brierScore(p: number, y: number): number {
  return (p - y) * (p - y);
}

/** Brier scores row by row: of [0.7, 0.2] and [1, 0] they are [0.09, 0.04]. */
export function brierLosses(p: Float64Array, y: Float64Array): Float64Array {
  const losses = new Float64Array(p.length);
  for (let row = 0; row < losses.length; row++) losses[row] = brierScore(p[row]!, y[row]!);
  return losses;
}

/**
 * Standard error of the mean of independent losses: sqrt(sum (b - mean)^2 / (n (n - 1))). Exactly 0 when all losses are
 * equal up to rounding (0.3 on a no and 0.7 on a yes); null for n < 2. [0, 1] gives 0.5.
 */
export function meanStandardError(losses: Float64Array): number | null {
  const n = losses.length;
  if (n < 2) return null;
  let least = Infinity;
  let most = -Infinity;
  for (const loss of losses) {
    if (loss < least) least = loss;
    if (loss > most) most = loss;
  }
  if (Math.sqrt(most) - Math.sqrt(least) <= ROUNDING) return 0;
  const mean = sum(losses) / n;
  return Math.sqrt(sumOf(n, (row) => (losses[row]! - mean) ** 2) / (n * (n - 1)));
}

/**
 * 95% interval for a mean of losses, Student's t on the log scale: mean * exp(+-t se / mean). Never below 0;
 * the upper end may pass 1. Mean and standard error must be positive, `degrees` >= 1. (0.215625, 0.06473, 11)
 * gives about [0.111, 0.417].
 */
export function logTInterval(mean: number, standardError: number, degrees: number): [number, number] {
  const reach = (studentT975(degrees) * standardError) / mean;
  return [mean * Math.exp(-reach), mean * Math.exp(reach)];
}

/**
 * Mean and standard deviation of the mean Brier score if every stated probability is right and items are independent:
 * mean p(1-p), and sqrt(sum p(1-p)(1-2p)^2) / n. One forecast of 0.7: 0.21 and 0.18330302779823360.
 */
export function brierIfCalibrated(p: Float64Array): { expected: number; sd: number } {
  const n = p.length;
  const variance = (row: number): number => p[row]! * (1 - p[row]!);
  return {
    expected: sumOf(n, variance) / n,
    sd: Math.sqrt(sumOf(n, (row) => variance(row) * (1 - 2 * p[row]!) ** 2)) / n,
  };
}
