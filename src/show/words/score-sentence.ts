// A score object in one sentence, as much as its n allows.
import { often } from '../../often.ts';
import { averagedBrier, coinBrier, isPartial, isTestable, shownInterval } from '../../score-terms.ts';
import type { ScoreObject } from '../../score/score-object.ts';
import type { Scorecard } from '../../score/scorecard.ts';
import { hasEarly } from './has-early.ts';
import { brierRange, coinText, plural, score } from './number.ts';
import { RATES_FROM } from './rates-from.ts';
import type { About } from './scorecard-about.ts';

/** Stands wherever a score of imputed numbers is shown. */
export const WHAT_IF = "What if the imputed numbers were the forecaster's own";

/** The same behind the title of a section; nothing where the numbers are the forecaster's own. */
export function ifImputed({ whatIf }: Pick<About, 'whatIf'>): string {
  return whatIf ? ", if the imputed numbers were the forecaster's own" : '';
}

/** The same for a whole report. */
export const ALL_WHAT_IF =
  "No scored prediction carries a number of the forecaster's own: every score here is a what-if over imputed numbers.";

/** `56 predictions: 12 scored, 8 overdue, …`: the denominator stands before any score. */
export function denominator(card: Scorecard): string {
  const { counts } = card;
  const due = hasEarly(card) ? '' : 'due, ';
  const parts: [number, string][] = [
    [counts.scored, `${due}settled and with a number`],
    [counts.noProbability, `${due === '' ? '' : 'due and '}settled, without a number`],
    [counts.due, 'overdue'],
    [counts.contested, 'contested'],
    [counts.ambiguous, 'ambiguous'],
    [counts.void, 'void'],
    [counts.early, 'settled early'],
    [counts.open, 'open'],
    [counts.undated, 'undated'],
  ];
  const words = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return `${plural(counts.total, 'prediction')}${words.length > 0 ? `: ${words.join('; ')}` : ''}`;
}

/**
 * Nothing for no predictions, the sum from 1 to 9, the mean with its interval from 10 on (`independent` as in
 * `shownInterval`). Lower is better. Nine predictions with a mean of 0.2 "add up to 1.80".
 */
export function brierSentence(object: ScoreObject, independent: number | undefined): string {
  const { brier, n } = object;
  if (n === 0 || brier === null) return 'Nothing to score yet.';
  const coin = coinBrier(object);
  const averaged = averagedBrier(object);
  if (n < RATES_FROM) {
    const total = n === 1 ? 'The Brier score of 1 prediction is' : `The Brier scores of ${n} predictions add up to`;
    const coins = score(n * coin, 2);
    const beside =
      averaged === null && !isPartial(object)
        ? `${score(brier.expectedIfCalibrated * n, 2)} would be expected if these numbers were right, ${coins} from always saying 50%`
        : `always saying 50% has ${coins}`;
    return `${total} ${score(brier.mean * n, 2)}; ${beside}. Too few for an average.`;
  }
  const interval = shownInterval(object, independent);
  const isHidden = interval === null && (brier.clusterInterval ?? brier.interval) !== null;
  const spread = interval
    ? ` (95% interval ${brierRange(interval, brier.mean)})`
    : isHidden
      ? isTestable(n, independent)
        ? ' (no interval: too few surprises to tell how far it may be off)'
        : ' (no interval: too few independent topics)'
      : '';
  return `Average Brier score ${score(brier.mean)}${spread} over ${plural(n, 'prediction')}: 0 is perfect, ${coinText(coin)} is always saying 50%${expectedText(object, averaged)}.`;
}

/** Nothing where something happened in part; the average numbers by themselves where they are not what was scored. */
function expectedText(object: ScoreObject, averaged: number | null): string {
  // What half happened is never as wrong as 1.
  if (isPartial(object)) return '';
  const expected = score(object.brier!.expectedIfCalibrated);
  return averaged === null
    ? `, 1 is worst; ${expected} would be expected if these numbers were right`
    : `, 1 is worst. Numbers changed over time; the average one of each prediction by itself scores ${score(averaged)}, where ${expected} would be expected if these were right`;
}

/** The sentence, with the warning in front where the numbers are not the forecaster's own. */
export function scoreSentence(object: ScoreObject, imputed: boolean, independent: number | undefined): string {
  const sentence = brierSentence(object, independent);
  return imputed && object.n > 0 ? `${WHAT_IF}? ${sentence}` : sentence;
}

/** How often luck alone does as badly, from ten predictions on. */
export function luckLines(object: ScoreObject, independent: number | undefined): string[] {
  const { brier, n } = object;
  // Topics that are shared, or another score than the one that is tested: no probability is put into words.
  const isTested = n >= RATES_FROM && (independent ?? n) >= n && averagedBrier(object) === null;
  const chance = isTested && brier !== null ? brier.probabilityThisBadOrWorse : null;
  return chance === null
    ? []
    : [
        `If these odds were right and the predictions independent, a score this bad or worse would come up ${often(chance)}.`,
      ];
}

/**
 * What stands behind miscalibration − discrimination + uncertainty where numbers changed over time: they are scored day
 * by day, and those parts are of their means.
 */
export function changedPart(object: ScoreObject): string {
  const averaged = averagedBrier(object);
  return averaged === null ? '' : ` + ${score(object.brier!.mean - averaged)} for numbers that changed over time`;
}
