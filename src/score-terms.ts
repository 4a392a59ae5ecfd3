// What the sentences about a score have to know beside it: they must not measure it by what was not scored.
import type { ScoreObject } from './score/score-object.ts';

/** Numbers and outcomes are decimals: a smaller difference is that of doubles. */
const SAME = 1e-9;

/**
 * What always saying 50% scores on the same outcomes: (1/2 - base rate)² + their variance. 0.25, unless something
 * happened in part: twelve that happened at 0.6 give 0.01.
 */
export function coinBrier(score: ScoreObject): number {
  return isPartial(score) ? (0.5 - score.baseRate!) ** 2 + score.murphy!.uncertainty : 0.25;
}

/** Something happened in part, so that p (1 - p) is not what is to be expected of (p - y)². */
export function isPartial({ baseRate, murphy }: ScoreObject): boolean {
  return baseRate !== null && murphy !== null && baseRate * (1 - baseRate) - murphy.uncertainty > SAME;
}

/**
 * The Brier score of the average number of each prediction, where that is not the score because numbers changed over
 * time; else null. 5% for half of the time and 95% for the rest, on what happened, scores 0.453; the average number,
 * 50%, scores 0.25. What is to be expected, tests of luck, confidence and bands are about the average numbers.
 */
export function averagedBrier({ brier, murphy }: ScoreObject): number | null {
  if (brier === null || murphy === null) return null;
  const averaged = murphy.reliability - murphy.resolution + murphy.uncertainty;
  return Math.abs(brier.mean - averaged) > SAME ? averaged : null;
}

/** Where fewer surprises are to be expected than this, the scores do not tell how far their mean may be off. */
const SURPRISES = 3;

/**
 * The 95% interval that may stand beside a mean Brier score: by topic where there are topics. Null where fewer than
 * three predictions are to be expected to come out the other way (n times one minus the mean confidence): of 12 at 95%
 * mostly all come out, their scores hardly differ, and one miss would multiply the mean. By simulation such an interval
 * holds the expected score of a calibrated forecaster 26% (12 predictions at 95 to 99%) to 82% (30 at 90 to 97%) of the
 * time; from three surprises on 93% and more.
 */
export function shownInterval({ n, brier, confidence }: ScoreObject): readonly [number, number] | null {
  if (brier === null) return null;
  const interval = brier.clusterInterval ?? brier.interval;
  return interval === null || confidence === null || n * (1 - confidence.mean) >= SURPRISES ? interval : null;
}
