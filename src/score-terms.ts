// What the sentences about a score have to know beside it: they must not measure it by what was not scored.
import type { ItemScore } from './score/item-score.ts';
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
 * Different numbers stood, and the score is an average of theirs. A number that was only said again, or too late,
 * changes nothing. 60%, 100%, 20% and 60% for equal times do, though first, last and mean number are all 60%.
 */
export function isAveraged({ spans, first }: ItemScore): boolean {
  return spans.some(({ p }) => p !== first);
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

/** Fewer predictions than this, or than so many independent ones, say nothing of luck. */
export const TESTABLE = 10;

/** True where there are ten predictions, and topics, where there are any, make ten independent ones of them. */
export function isTestable(n: number, independent: number | undefined): boolean {
  return n >= TESTABLE && (independent === undefined || independent >= TESTABLE);
}

/** Topics that leave less than this share of the predictions independent make what assumes independence too sure. */
const NEARLY_ALL = 0.8;

/**
 * True where what takes each prediction for independent may be said of them: there are no topics, or these make ten
 * independent ones and four in five of all. 50 on 45 topics, two each at most, are; 50 that tell as much as 30 are not.
 */
export function isIndependent(n: number, independent: number | undefined): boolean {
  return independent === undefined || (independent >= TESTABLE && independent >= NEARLY_ALL * n);
}

/** With fewer predictions there is no curve, and none of its numbers in words. */
export const CURVE_FROM = 30;

/** The recalibration line says little before this size: it stays out of the text. */
export const COX_FROM = 50;

/** So does AUC, and before so many of each outcome. */
const AUC_FROM = 30;
const AUC_EACH = 5;

/** True where there are predictions enough, and of either outcome, to speak of their order. */
export function isRanked({ n, baseRate }: ScoreObject): boolean {
  const happened = n * (baseRate ?? 0);
  return n >= AUC_FROM && Math.min(happened, n - happened) > AUC_EACH - SAME;
}

/** Fewer surprises than this, seen or to be expected, do not tell how far a mean Brier score may be off. */
const SURPRISES = 3;

/**
 * The 95% interval that may stand beside a mean Brier score: by topic where there are topics. Null where those make
 * fewer than ten independent predictions, and where fewer than three of these came out the other way or are to be
 * expected to: of 12 at 95% mostly all come out, their scores hardly differ, and one miss would multiply the mean. By
 * simulation such an interval holds the expected score of a calibrated forecaster 26% (12 predictions at 95 to 99%) to
 * 82% (30 at 90 to 97%) of the time; from three surprises on 94% and more.
 */
export function shownInterval(
  { n, brier, confidence }: ScoreObject,
  independent: number | undefined,
): readonly [number, number] | null {
  if (brier === null || !isTestable(n, independent)) return null;
  const interval = brier.clusterInterval ?? brier.interval;
  if (interval === null || confidence === null) return interval;
  const surprises = (independent ?? n) * (1 - Math.max(confidence.mean, confidence.hitRate));
  return surprises >= SURPRISES - SAME ? interval : null;
}
