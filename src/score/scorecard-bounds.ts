// How far the headline could move: overdue predictions settled for or against, imputed numbers over their range.
import { imputedBounds } from './bounds.ts';
import type { ItemScore, ScoredItem } from './scored-item.ts';

export interface Bounds {
  /** Mean Brier when every overdue prediction with a number takes its better or worse outcome; null with nothing to score. */
  brierBest: number | null;
  brierWorst: number | null;
  /** Overdue predictions with a number: those that enter the two bounds above. */
  overdue: number;
  /** Mean of the smallest and largest score each prediction could have with a number of its range. */
  imputedBest: number | null;
  imputedWorst: number | null;
}

/** 10 scored predictions at 0.246 on average and 4 overdue ones of 0.7: best (2.46 + 4 × 0.09)/14, worst (2.46 + 4 × 0.49)/14. */
export function boundsOf(items: readonly ScoredItem[]): Bounds {
  const scored = items.flatMap((item): [ScoredItem, ItemScore][] => (item.strict ? [[item, item.strict]] : []));
  const overdue = items.filter((item) => item.ifNo !== null && item.ifYes !== null);
  const total = scored.length + overdue.length;
  const sum = scored.reduce((before, [, score]) => before + score.brier, 0);
  const end = (pick: (a: number, b: number) => number): number | null =>
    total === 0 ? null : (sum + overdue.reduce((before, item) => before + pick(item.ifNo!, item.ifYes!), 0)) / total;
  const column = (value: (item: ScoredItem, score: ItemScore) => number): Float64Array =>
    Float64Array.from(scored, ([item, score]) => value(item, score));
  const imputed = imputedBounds(
    column((item, score) => item.low ?? score.p),
    column((item, score) => item.high ?? score.p),
    column((_item, score) => score.y),
  );
  return { brierBest: end(Math.min), brierWorst: end(Math.max), overdue: overdue.length, ...imputed };
}
