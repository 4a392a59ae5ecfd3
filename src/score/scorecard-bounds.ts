// How far the headline could move: overdue predictions settled for or against, imputed numbers over their range.
import type { ScoredItem } from './scored-item.ts';
import { sumInAnyOrder } from './sum.ts';

export interface Bounds {
  /**
   * Mean Brier when every overdue prediction with a number takes its better or worse outcome; null
   * with nothing to score.
   */
  brierBest: number | null;
  brierWorst: number | null;
  /** Overdue predictions with a number: those that enter the two bounds above. */
  overdue: number;
  /** Mean of the smallest and largest score each prediction could have with a number of its range. */
  imputedBest: number | null;
  imputedWorst: number | null;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : sumInAnyOrder(values) / values.length;
}

/**
 * 10 scored predictions at 0.246 on average and 4 overdue ones of 0.7: best (2.46 + 4 × 0.09)/14,
 * worst (2.46 + 4 × 0.49)/14.
 */
export function boundsOf(items: readonly ScoredItem[]): Bounds {
  const best: number[] = [];
  const worst: number[] = [];
  const kind: number[] = [];
  const harsh: number[] = [];
  let overdue = 0;
  for (const { group, strict, ifNo, ifYes, kindest, harshest } of items) {
    if (strict !== null) {
      best.push(strict.brier);
      worst.push(strict.brier);
    }
    if (group === 'due' && ifNo !== null && ifYes !== null) {
      overdue++;
      best.push(Math.min(ifNo, ifYes));
      worst.push(Math.max(ifNo, ifYes));
    }
    if (kindest !== null) kind.push(kindest);
    if (harshest !== null) harsh.push(harshest);
  }
  return {
    brierBest: mean(best),
    brierWorst: mean(worst),
    overdue,
    imputedBest: mean(kind),
    imputedWorst: mean(harsh),
  };
}
