// The appendix of --full: every further number of a score object, each with what to compare it to.
import {
  averagedBrier,
  COX_FROM,
  isIndependent,
  isPartial,
  isRanked,
  isTestable,
  shownInterval,
} from '../../score-terms.ts';
import type { Cox, ScoreObject } from '../../score/score-object.ts';
import { brierRange, chance, plural, range, score, skill } from '../words/number.ts';
import { RATES_FROM } from '../words/rates-from.ts';
import { REASONS } from '../words/reasons.ts';
import { expectedText } from '../words/score-lines.ts';
import type { Look } from './look.ts';
import { measure } from './page.ts';
import { styleOf } from './style.ts';
import { table } from './table.ts';
import { wrap } from './width.ts';

const Z95 = 1.959963984540054;

/** The slope with its 95% interval, slope ± 1.96 se, where that may be said. */
function slopeText({ slope, slopeSe }: Cox, hasInterval: boolean): string {
  if (typeof slope !== 'number' || slopeSe === null || !hasInterval) return score(slope, 2);
  return `${score(slope, 2)} (95% ${range([slope - Z95 * slopeSe, slope + Z95 * slopeSe])})`;
}

/** The slope, Firth's where the most likely one is infinite, or why there is none. */
function coxText(cox: Cox, hasInterval: boolean): string {
  if (cox.status === 'ok') return slopeText(cox, hasInterval);
  return cox.status === 'separated' && cox.firth !== null ? `${score(cox.firth.slope, 2)} (Firth)` : 'undefined';
}

/** Whoever learns and says so has averages that are too timid (`isAveraged`): calibrated all along they are above 1. */
function coxMeaning(cox: Cox | null, isAveraged: boolean): string {
  if (cox === null) return '';
  const meaning = isAveraged
    ? 'of average numbers, which is above 1 where right numbers changed; below 1 over-confident'
    : 'below 1 over-confident, above 1 under-confident';
  if (cox.status === 'ok') return meaning;
  return cox.firth === null ? REASONS[cox.status] : `${REASONS[cox.status]}; ${meaning}`;
}

type Row = [name: string, value: string, meaning: string];

/**
 * Rows `name, value, meaning`; where a number is undefined its reason stands instead. A text where
 * there are too few for any.
 */
export function appendixRows(shown: ScoreObject, independent: number | undefined): readonly Row[] | string {
  const { brier, log, corp, murphy, cox, auc, spiegelhalter, counts, method } = shown;
  if (shown.n === 0 || brier === null) return 'nothing to score yet';
  if (shown.n < RATES_FROM)
    return `${plural(shown.n, 'scored prediction')}: too few for further numbers in words; --format json has them all, and --explain NAME says what each is.`;
  const row = (name: string, path: string, value: string | null, meaning: string): Row[] => {
    const reason = shown.reasons[path];
    return [[name, value ?? 'undefined', value === null ? (reason ? REASONS[reason] : '') : meaning]];
  };
  const tooFew = isTestable(shown.n, independent) ? 'surprises are to be expected' : 'independent topics';
  const isAveraged = averagedBrier(shown) !== null;
  const isFree = isIndependent(shown.n, independent);
  const few = shownInterval(shown, independent) === null ? `; too narrow, since too few ${tooFew}` : '';
  // No number scores best on what happened in part.
  const [least, most] = isPartial(shown) ? ['smaller is better', ''] : ['0 best', '1 best, '];
  const number = (value: number | null | undefined, digits = 3): string | null =>
    value === null || value === undefined ? null : score(value, digits);
  const probability = (value: number | null): string | null => (value === null ? null : chance(value));
  return [
    ...row('Brier, independent', 'brier.interval', brier.interval && brierRange(brier.interval, brier.mean), `95% interval as if predictions were independent${few}`),
    ...row('Brier, by topic', 'brier.clusterInterval', brier.clusterInterval && brierRange(brier.clusterInterval, brier.mean), `95% interval; predictions on a topic rise and fall together${few}`),
    ...row('P(this bad or worse)', 'brier.probabilityThisBadOrWorse', probability(brier.probabilityThisBadOrWorse), `if the odds were right and the predictions independent${isAveraged ? ', and numbers did not change' : ''}; by ${method.brierTail}`),
    ...row('P(this good or better)', 'brier.probabilityThisGoodOrBetter', probability(brier.probabilityThisGoodOrBetter), 'both include the score itself'),
    ...row('Log score', 'log', log && `${score(log.bits)} bits`, log ? `${least}, 1 a coin; clipped at ${log.clip} (${isAveraged ? '' : `${log.clipped} clipped; `}without the clip ${score(log.unclippedBits)})` : ''),
    ...row('Spherical score', 'spherical', shown.spherical === null ? null : skill(shown.spherical, 3), `${most}0.707 a coin; larger is better`),
    ...row('Miscalibration', 'corp', corp && score(corp.miscalibration), 'of the Brier score; 0 best'),
    ...row('Miscalibration by chance', 'corp.expectedMiscalibrationIfCalibrated', number(corp?.expectedMiscalibrationIfCalibrated), `what a calibrated forecaster would average; as large or larger with probability ${chance(corp?.probabilityMiscalibrationThisLarge ?? null)}, if predictions are independent${isAveraged ? ' and numbers do not change' : ''}`),
    ...row('Discrimination', 'corp', corp && score(corp.discrimination), `of an uncertainty of ${score(corp?.uncertainty ?? null)}`),
    ...row('Murphy', 'murphy', murphy && `${score(murphy.reliability)} - ${score(murphy.resolution)} + ${score(murphy.uncertainty)}`, `on ${plural(murphy?.groups ?? 0, 'unique value')}; the first two are inflated where values hardly repeat`),
    ...row('Count test', 'counts.probabilityThisFewOrFewer', counts && counts.probabilityThisFewOrFewer !== null ? `${expectedText(counts.expectedYes, shown.n)} expected` : null, `± ${score(counts?.sdYes ?? null, 1)}; this few ${chance(counts?.probabilityThisFewOrFewer ?? null)}, this many ${chance(counts?.probabilityThisManyOrMore ?? null)}${isFree ? '' : ', if predictions are independent'}`),
    ...row('Spiegelhalter z', 'spiegelhalter', number(spiegelhalter?.z, 2), 'normal version of the Brier test, for comparison'),
    ...(shown.n >= COX_FROM ? row('Cox slope', 'cox', cox && coxText(cox, isFree && !isAveraged), coxMeaning(cox, isAveraged)) : []),
    ...(auc && isRanked(shown) ? row('AUC', 'auc', `${skill(auc.value)}${isFree ? ` (se ${score(auc.seDeLong, 2)})` : ''}`, 'ranking only; says nothing about calibration') : []),
    ['Method', `seed ${method.seed}`, `${method.miscalibrationTail === null ? 'miscalibration not tested' : `miscalibration by ${method.miscalibrationTail}`}${method.draws > 0 ? `, ${method.draws} draws` : ''}; lexicon ${method.lexicon ?? 'none'}`],
  ]; // prettier-ignore
}

/** The same under a title, for a terminal. */
export function appendix(title: string, shown: ScoreObject, look: Look, independent: number | undefined): string[] {
  const style = styleOf(look);
  const rows = appendixRows(shown, independent);
  if (typeof rows === 'string')
    return [style.strong(title), ...wrap(rows, measure(look) - 2).map((line) => `  ${line}`), ''];
  const cells = rows.map(([name, value, meaning]) => [name, value, style.quiet(meaning)]);
  return [
    style.strong(title),
    ...table([{ title: '' }, { title: '' }, { title: '' }], cells, look.width - 2).map((line) => `  ${line}`),
    '',
  ];
}
