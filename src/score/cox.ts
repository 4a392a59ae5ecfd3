// Cox recalibration: logit P(happened) = intercept + slope * logit p. Slope below 1 = over-confident,
// above 1 = under-confident.
import { climb, tangent } from './climb.ts';
import { firth } from './firth.ts';
import type { Groups } from './groups.ts';
import { clipProbability } from './log-score.ts';
import { logisticRows, logit, standardised, unstandardised } from './logit-line.ts';
import type { LogitLine } from './logit-line.ts';
import type { Cox } from './score-object.ts';
import { sumOf } from './sum.ts';

const FIRTH_ROWS = 2000;

/**
 * The recalibration line by maximum likelihood (cross-entropy where outcomes are fractional), standard errors from the
 * inverse Fisher information. Source: Cox 1958. p is clipped to [clip, 1 - clip]. No maximum exists when a cut of p
 * puts all that happened on one side (`separated`, slope +-Infinity), for one outcome class, or one forecast value.
 * Firth's estimate is added up to 2000 rows. 0.2 four times, one of which happened, and 0.8 four times, of which three
 * did: intercept 0, slope ln 3 / ln 4 = 0.792, standard errors 0.816 and 0.589; Firth's slope ln (7/3) / ln 4 = 0.611.
 */
export function cox(groups: Groups, clip: number): Cox {
  const clipped = groups.p.map((p) => clipProbability(p, clip));
  const none = { intercept: null, slope: null, interceptSe: null, slopeSe: null, firth: null };
  const happened = sumOf(groups.size, (k) => groups.yes[k]!);
  if (happened === 0 || happened === sumOf(groups.size, (k) => groups.n[k]!)) return { status: 'one_class', ...none };
  if (logit(clipped[0]!) === logit(clipped.at(-1)!)) return { status: 'one_value', ...none };
  const line = standardised(clipped, groups);
  const penalised = line.rows <= FIRTH_ROWS ? firth(line) : null;
  const fit = areSeparated(groups, clipped) ? null : maximumLikelihood(line);
  if (fit !== null) return { status: 'ok', ...fit, firth: penalised };
  // Above 0 when what happened had the higher forecasts.
  const together = sumOf(groups.size, (k) => line.z[k]! * groups.yes[k]!);
  return { status: 'separated', ...none, slope: together > 0 ? 'Infinity' : '-Infinity', firth: penalised };
}

/** Whether all that happened lies on one side of a cut: the classes, partial outcomes in both, touch at most. */
function areSeparated({ n, yes }: Groups, clipped: Float64Array): boolean {
  const happened = clipped.filter((_, k) => yes[k]! > 0);
  const failed = clipped.filter((_, k) => yes[k]! < n[k]!);
  return failed.at(-1)! <= happened[0]! || happened.at(-1)! <= failed[0]!;
}

type Fit = { intercept: number; slope: number; interceptSe: number; slopeSe: number };

/** Null if the maximum is out of the reach of doubles: classes that overlap only by forecasts all but equal. */
function maximumLikelihood(line: LogitLine): Fit | null {
  const rowsAt = logisticRows(line);
  const top = climb((level, tilt) => {
    const { residuals, weights } = rowsAt(level, tilt);
    return tangent(line.z, residuals, weights);
  });
  if (top === null) return null;
  const { weight, mean, spread } = top.here;
  const away = mean + line.centre / line.scale; // of the weighted mean from where a forecast of one half stands
  return {
    ...unstandardised(line, top.level, top.tilt),
    interceptSe: Math.sqrt(1 / weight + away ** 2 / spread),
    slopeSe: 1 / Math.sqrt(spread) / line.scale,
  };
}
