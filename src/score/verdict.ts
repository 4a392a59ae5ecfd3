// The one sentence a score allows. How much may be said depends on n; the caveat stands inside the sentence.
import { often } from '../often.ts';
import type { ScoreObject } from './score-object.ts';

export type VerdictCode =
  'nothing_to_score' | 'too_few' | 'dependent' | 'untested' | 'clearly_worse' | 'worse' | 'better' | 'in_line';

export interface Verdict {
  code: VerdictCode;
  text: string;
}

/** Below this many predictions no probability of luck is put into words. */
const TESTABLE = 10;

/**
 * How many of ten clearly over-confident forecasters (log-odds twice too large) pass the Brier test at 5% with n predictions, from a simulation
 * with forecasts between 5% and 95%: the test catches 0.29 of them at n = 12, 0.38 at 25, 0.58 at 50, 0.83 at 100, 0.97 at 200.
 */
const MISSED = [
  { from: 200, text: 'fewer than 1 of 10' },
  { from: 100, text: 'about 2 of 10' },
  { from: 50, text: 'about 4 of 10' },
  { from: 25, text: 'about 6 of 10' },
  { from: 0, text: 'at least 7 of 10' },
] as const;

/**
 * The verdict on a score object. `cautions` are caution codes; one about clusters (`few_clusters`) takes the probability words away, as the tests
 * assume independent predictions. W = probabilityThisBadOrWorse, G = probabilityThisGoodOrBetter: W < 0.01 clearly worse, W < 0.05 worse,
 * G < 0.05 better, else in line; null W or G: none of these. No brier: nothing to score yet.
 */
export function verdict(score: ScoreObject, cautions: readonly string[] = []): Verdict {
  const { n, brier } = score;
  if (brier === null) return { code: 'nothing_to_score', text: 'Nothing to score yet.' };
  const total = (brier.mean * n).toFixed(2);
  const expected = (brier.expectedIfCalibrated * n).toFixed(2);
  const totals = `total Brier score ${total}, where ${expected} is to be expected if the odds are right`;
  if (n < TESTABLE) {
    return {
      code: 'too_few',
      text: `${n} scored ${n === 1 ? 'prediction is' : 'predictions are'} too few to judge the odds: ${totals}.`,
    };
  }
  if (cautions.some((code) => code.includes('cluster'))) {
    return {
      code: 'dependent',
      text: `These ${n} predictions share too few independent topics for a test of luck: ${totals}.`,
    };
  }
  const { probabilityThisBadOrWorse: worse, probabilityThisGoodOrBetter: better } = brier;
  if (worse === null || better === null) {
    return { code: 'untested', text: `No test of luck is defined for these ${n} predictions: ${totals}.` };
  }
  return tested(score, worse, better);
}

function tested(score: ScoreObject, worse: number, better: number): Verdict {
  const { n } = score;
  const independent = 'if the predictions are independent';
  const howOften =
    worse === 0 && isBroken(score)
      ? 'never (something said to be impossible happened, or something certain did not)'
      : often(worse);
  const bad = `right odds would score this badly or worse ${howOften}, ${independent}`;
  if (worse < 0.01)
    return {
      code: 'clearly_worse',
      text: `Over ${n} predictions the score is clearly worse than these odds imply: ${bad}.`,
    };
  if (worse < 0.05)
    return { code: 'worse', text: `Over ${n} predictions the score is worse than these odds imply: ${bad}.` };
  if (better < 0.05) {
    const good = `right odds would score this well or better ${often(better)}, ${independent}`;
    return {
      code: 'better',
      text: `Over ${n} predictions the score is better than these odds imply (under-confident or lucky): ${good}.`,
    };
  }
  const missed = MISSED.find(({ from }) => n >= from)!.text;
  const sign = n < 30 ? 'is in line with these odds' : 'is in line with these odds, no sign of miscalibration';
  return {
    code: 'in_line',
    text: `Over ${n} predictions the score ${sign}; a test with n = ${n} misses ${missed} clearly over-confident forecasters.`,
  };
}

/** Said to be impossible, and it happened, or certain, and it did not: `W` is 0, and not only too small for a double. */
function isBroken({ log }: ScoreObject): boolean {
  return log?.unclippedBits === 'Infinity';
}
