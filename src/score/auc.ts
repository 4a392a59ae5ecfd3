// Does a claim that happened get the higher probability than one that did not? Says nothing about calibration.
import type { Groups } from './groups.ts';
import type { Auc } from './score-object.ts';
import { sumOf } from './sum.ts';

/**
 * Mann-Whitney statistic with outcomes 0 or 1; null when one class is empty. Source of the standard error: DeLong,
 * DeLong, Clarke-Pearson 1988. p [0.2, 0.6, 0.9], y [1, 0, 1] gives 0.5 (one of two pairs) and null.
 */
export function auc({ size, n, yes }: Groups): Auc | null {
  const positives = sumOf(size, (k) => yes[k]!);
  const negatives = sumOf(size, (k) => n[k]!) - positives;
  if (positives === 0 || negatives === 0) return null;
  // Each item's own share of right pairs: of the negatives for a positive, and the reverse.
  const ofPositive = new Float64Array(size);
  const ofNegative = new Float64Array(size);
  let negativesBelow = 0;
  let positivesBelow = 0;
  for (let k = 0; k < size; k++) {
    const no = n[k]! - yes[k]!;
    ofPositive[k] = (negativesBelow + no / 2) / negatives;
    ofNegative[k] = (positives - positivesBelow - yes[k]! / 2) / positives;
    negativesBelow += no;
    positivesBelow += yes[k]!;
  }
  const value = sumOf(size, (k) => yes[k]! * ofPositive[k]!) / positives;
  if (positives < 2 || negatives < 2) return { value, seDeLong: null };
  const positiveSpread = sumOf(size, (k) => yes[k]! * (ofPositive[k]! - value) ** 2) / (positives - 1);
  const negativeSpread = sumOf(size, (k) => (n[k]! - yes[k]!) * (ofNegative[k]! - value) ** 2) / (negatives - 1);
  return { value, seDeLong: Math.sqrt(positiveSpread / positives + negativeSpread / negatives) };
}
