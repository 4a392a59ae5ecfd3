// The one sentence a score allows. How much may be said depends on n; the caveat stands inside the sentence.
import { fixed } from '../decimals.ts';
import { often } from '../often.ts';
import { TESTABLE, averagedBrier, isPartial, isTestable } from '../score-terms.ts';
import type { CautionCode } from './cautions.ts';
import type { Luck } from './dependent-luck.ts';
import type { ScoreObject } from './score-object.ts';

export type VerdictCode =
  | 'nothing_to_score'
  | 'too_few'
  | 'dependent'
  | 'untested'
  | 'clearly_worse'
  | 'worse'
  | 'better'
  | 'in_line_except'
  | 'in_line';

export interface Verdict {
  code: VerdictCode;
  text: string;
}

/** From this many on it may be said that there is no sign of miscalibration. */
const EVEN_FROM = 30;

/** Where numbers that changed move the score by more than this, a test of the average ones says too little of it. */
const CHANGED = 0.01;

/** A score that right odds give one time in twenty is no luck. */
const RARE = 0.05;

/** Fewer or more than right odds give: one time in forty on either side. */
const RARE_COUNT = 0.025;

const INDEPENDENT = 'if the predictions are independent';

/** What the sentence has to know beside the score. */
export interface Beside {
  cautions: readonly CautionCode[];
  /** Of the same score, as `LazyScore` has them; left out where no topics are named. */
  independent?: number | undefined;
  dependentLuck?: () => Luck | undefined;
  power: () => number | undefined;
}

/**
 * The verdict on a score object. W = probabilityThisBadOrWorse, G = probabilityThisGoodOrBetter: W < 0.01 clearly
 * worse, W < 0.05 worse, G < 0.05 better, else in line; null W or G: none of these. In line, except where more or fewer
 * happened than 95% of calibrated forecasters would see, or the miscalibration is larger than that of 95%.
 *
 * Where something said to be impossible happened, or something certain did not, that is said whatever n and the score:
 * the mean over many others may well be in line with the odds.
 *
 * The tests assume independent predictions. A caution about clusters (`few_clusters`), or topics that make fewer than
 * ten independent predictions, take the probability words away. Where some rows share topics W and G are the larger
 * ones of both laws of luck (`dependentLuck`), as are the chances of so many or so few, and no miscalibration is
 * looked for.
 *
 * Numbers that changed are tested by their averages. Those are too timid even where each number was right, so nothing
 * is better by them, and no miscalibration is looked for; where the changes move the score by more than 0.01 only what
 * is worse by the averages is said. `power` tells how many the test catches (`brierPower`). No brier: nothing to score
 * yet.
 */
export function verdict(score: ScoreObject, beside: Beside = { cautions: [], power: () => undefined }): Verdict {
  const said = byLuck(score, beside);
  if (said.code === 'in_line_except' || !isBroken(score)) return said;
  const words = brokenWords(score);
  return { ...said, text: `${said.text} ${words[0]!.toUpperCase()}${words.slice(1)}` };
}

/** The verdict but for what odds can never do. */
function byLuck(score: ScoreObject, beside: Beside): Verdict {
  const { cautions, independent, dependentLuck } = beside;
  const { n, brier } = score;
  if (brier === null) return { code: 'nothing_to_score', text: 'Nothing to score yet.' };
  const totals = totalsOf(score);
  if (n < TESTABLE) {
    return {
      code: 'too_few',
      text: `${n} scored ${n === 1 ? 'prediction is' : 'predictions are'} too few to judge the odds: ${totals}.`,
    };
  }
  if (cautions.includes('few_clusters') || !isTestable(n, independent)) {
    return {
      code: 'dependent',
      text: `These ${n} predictions share too few independent topics for a test of luck: ${totals}.`,
    };
  }
  // The score is never better than that of the average numbers: what is worse by these is so by all of them.
  const averaged = averagedBrier(score);
  const luck = dependentLuck?.();
  // What topics do often is not rare at worst; the law of independent predictions takes long to work out.
  const isOften = luck !== undefined && Math.min(luck.worse, luck.better) >= RARE && !isPartial(score);
  const worse = isOften ? luck.worse : atWorst(brier.probabilityThisBadOrWorse, luck?.worse);
  const better = isOften ? luck.better : atWorst(brier.probabilityThisGoodOrBetter, luck?.better);
  const isWorse = worse !== null && worse < RARE;
  if (averaged !== null && Math.abs(brier.mean - averaged) > CHANGED && !isWorse)
    return {
      code: 'untested',
      text: `Numbers changed over time, and no test of luck covers the score of these ${n} predictions: ${totals}.`,
    };
  if (worse === null || better === null) {
    return { code: 'untested', text: `No test of luck is defined for these ${n} predictions: ${totals}.` };
  }
  return tested(score, { worse, better }, luck, beside);
}

/** What luck does may be no more than what it does at worst, whether predictions on a topic hang together or not. */
function atWorst(chance: number | null, dependent: number | undefined): number | null {
  return chance === null ? null : Math.max(chance, dependent ?? 0);
}

/** Two decimals, and no rounding to perfect, as on the pages: 0.0001 is `<0.01`. */
function sumText(value: number): string {
  const text = fixed(value, 2);
  return value > 1e-12 && Number(text) === 0 ? '<0.01' : text;
}

/** The sum and what to expect of it; nothing of the latter where something happened in part. */
function totalsOf(score: ScoreObject): string {
  const { n } = score;
  const brier = score.brier!;
  const total = `total Brier score ${sumText(brier.mean * n)}`;
  if (isPartial(score)) return total;
  const averaged = averagedBrier(score);
  const expected = sumText(brier.expectedIfCalibrated * n);
  return averaged === null
    ? `${total}, where ${expected} is to be expected if the odds are right`
    : `${total}; the average numbers alone have ${sumText(averaged * n)}, where ${expected} is to be expected if they are right`;
}

function tested(
  score: ScoreObject,
  { worse, better }: Pick<Luck, 'worse' | 'better'>,
  luck: Luck | undefined,
  { cautions, power }: Beside,
): Verdict {
  const { n } = score;
  const isShared = luck !== undefined;
  const isAveraged = averagedBrier(score) !== null;
  const unless = isShared ? 'whether predictions on a topic hang together or not' : INDEPENDENT;
  const what = isAveraged ? 'the score of the average numbers' : 'the score';
  const bad = `right odds would score this badly or worse ${worse === 0 && isBroken(score) ? 'never' : often(worse)}, ${unless}`;
  if (worse < 0.01)
    return {
      code: 'clearly_worse',
      text: `Over ${n} predictions ${what} is clearly worse than these odds imply: ${bad}.`,
    };
  if (worse < RARE)
    return { code: 'worse', text: `Over ${n} predictions ${what} is worse than these odds imply: ${bad}.` };
  if (better < RARE && !isAveraged) {
    // Whoever entered it knew more, and whoever chose it may have: the first explanation there is.
    const why = cautions.includes('retrospective') ? 'hindsight, under-confidence or luck' : 'under-confident or lucky';
    const good = `right odds would score this well or better ${often(better)}, ${unless}`;
    return {
      code: 'better',
      text: `Over ${n} predictions ${what} is better than these odds imply (${why}): ${good}.`,
    };
  }
  const inLine = `Over ${n} predictions ${what} is in line with these odds`;
  if (isBroken(score)) return { code: 'in_line_except', text: `${inLine}, but ${brokenWords(score)}` };
  const except = exceptionTo(score, isAveraged, luck);
  if (except !== undefined) return { code: 'in_line_except', text: `${inLine}, but ${except}, ${unless}.` };
  // An average may hide how far off each of its numbers was, and what was not tested shows no sign.
  const isTested = !isAveraged && !isShared && score.corp!.probabilityMiscalibrationThisLarge !== null;
  const sign = n < EVEN_FROM || !isTested ? '' : ', no sign of miscalibration';
  const caught = power();
  const missed =
    caught === undefined || (isShared && missesFew(caught))
      ? ''
      : caught === 0
        ? '; with numbers this close to 50% no test can find anybody over-confident'
        : `; with these numbers the test misses ${missedOf(caught)} clearly over-confident forecasters, ${missesFew(caught) ? '' : 'even '}${INDEPENDENT}`;
  return { code: 'in_line', text: `${inLine}${sign}${missed}.` };
}

/** Something was said to be impossible, and it happened, or certain, and it did not: of few predictions too. */
function isBroken({ log }: ScoreObject): boolean {
  return log?.unclippedBits === 'Infinity';
}

function brokenWords(score: ScoreObject): string {
  const part = isPartial(score) ? ', at least in part' : '';
  return `something said to be impossible happened, or something certain did not${part}: right odds never do that.`;
}

/** What does not fit the odds although the Brier score does, which is blind to it near 50%. */
function exceptionTo(score: ScoreObject, isAveraged: boolean, luck: Luck | undefined): string | undefined {
  const { n, baseRate } = score;
  // Counts and curve are worked out when they are looked at.
  if (luck === undefined || Math.min(luck.fewer, luck.more) < RARE_COUNT) {
    const few = atWorst(score.counts!.probabilityThisFewOrFewer, luck?.fewer);
    const many = atWorst(score.counts!.probabilityThisManyOrMore, luck?.more);
    if (few !== null && many !== null && Math.min(few, many) < RARE_COUNT) {
      const numbers = `${Math.round(baseRate! * n)} of ${n}, where ${fixed(score.counts!.expectedYes, 1)} are to be expected`;
      return few < many
        ? `fewer happened than these odds imply: ${numbers}; so few come up ${often(few)}`
        : `more happened than these odds imply: ${numbers}; so many come up ${often(many)}`;
    }
  }
  // The law of the miscalibration takes the predictions as independent.
  const large = isAveraged || luck !== undefined ? null : score.corp!.probabilityMiscalibrationThisLarge;
  if (large === null || large >= 0.05) return undefined;
  return `what happened does not follow the odds: right odds would look this miscalibrated ${often(large)}`;
}

/** Dependent ones would let more pass: few are missed only "if", many "even if" predictions are independent. */
function missesFew(power: number): boolean {
  return Math.ceil(10 * (1 - power)) <= 1;
}

/**
 * `about 4 of 10` where 0.362 pass; rounded up, since the normal law makes a small test look a little
 * sharper than it is.
 */
function missedOf(power: number): string {
  const tenths = Math.ceil(10 * (1 - power));
  if (missesFew(power)) return 'fewer than 1 of 10';
  return tenths === 10 ? 'nearly all' : `about ${tenths} of 10`;
}
