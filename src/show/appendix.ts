// The appendix of --full: every further number of a score object, each with what to compare it to.
import type { ScoreObject } from '../score/score-object.ts';
import type { Look } from './look.ts';
import { range, score } from './number.ts';
import { styleOf } from './style.ts';
import { table } from './table.ts';

/** Cox and AUC say little before these sizes and stay out of the text; the JSON has them. */
const COX_FROM = 50;

/** Rows `name, value, meaning` under a title; a dash and the reason where a number is undefined. */
export function appendix(title: string, shown: ScoreObject, look: Look): string[] {
  const style = styleOf(look);
  if (shown.n === 0 || shown.brier === null) return [style.strong(title), '  nothing to score yet', ''];
  const { brier, log, corp, murphy, cox, auc, spiegelhalter, counts, method } = shown;
  const reason = (path: string): string => shown.reasons[path] ?? '';
  const rows: [string, string, string][] = [
    ['Brier, independent', range(brier.interval, 3), 'log-t 95% interval as if predictions were independent'],
    ['Brier, by topic', brier.clusterInterval ? range(brier.clusterInterval, 3) : reason('brier.clusterInterval'), 'wider: predictions on a topic rise and fall together'],
    ['P(this bad or worse)', score(brier.probabilityThisBadOrWorse), `exact where possible (${method.brierTail ?? 'undefined'}), if the odds were right`],
    ['P(this good or better)', score(brier.probabilityThisGoodOrBetter), 'both include the score itself'],
    ...(log ? [['Log score', `${score(log.bits)} bits`, `0 best, 1 a coin; clipped at ${log.clip} (${log.clipped} clipped; without the clip ${score(log.unclippedBits)})`] as [string, string, string]] : []),
    ['Spherical score', score(shown.spherical), '1 best, 0.707 a coin; larger is better'],
    ...(corp ? [['Miscalibration', `${score(corp.miscalibration)}`, `a calibrated forecaster would average ${score(corp.expectedMiscalibrationIfCalibrated)}; this large by chance: ${score(corp.probabilityMiscalibrationThisLarge)}`] as [string, string, string]] : []),
    ...(corp ? [['Discrimination', score(corp.discrimination), `of an uncertainty of ${score(corp.uncertainty)}`] as [string, string, string]] : []),
    ...(murphy ? [['Murphy', `${score(murphy.reliability)} − ${score(murphy.resolution)} + ${score(murphy.uncertainty)}`, `on ${murphy.groups} unique values; both inflated when values hardly repeat`] as [string, string, string]] : []),
    ...(counts ? [['Count test', `${score(counts.expectedYes, 1)} ± ${score(counts.sdYes, 1)} expected`, `P(this few) ${score(counts.probabilityThisFewOrFewer)}, P(this many) ${score(counts.probabilityThisManyOrMore)}`] as [string, string, string]] : []),
    ...(spiegelhalter ? [['Spiegelhalter z', score(spiegelhalter.z, 2), 'normal version of the Brier test, for comparison'] as [string, string, string]] : []),
    ...(cox && shown.n >= COX_FROM ? [['Cox slope', `${score(cox.slope, 2)} (se ${score(cox.slopeSe, 2)})`, `below 1 over-confident; ${cox.status}`] as [string, string, string]] : []),
    ...(auc && shown.n >= COX_FROM ? [['AUC', `${score(auc.value, 2)} (se ${score(auc.seDeLong, 2)})`, 'ranking only; says nothing about calibration'] as [string, string, string]] : []),
    ['Method', `seed ${method.seed}`, `draws ${method.draws ?? 'none'}; miscalibration by ${method.miscalibrationTail ?? 'nothing'}; lexicon ${method.lexicon ?? 'none'}`],
  ]; // prettier-ignore
  return [style.strong(title), ...table([{ title: '' }, { title: '' }, { title: '' }], rows.map(([name, value, meaning]) => [name, value, style.quiet(meaning)])).map((line) => `  ${line}`), ''];
}
