// Cox recalibration: logit P(happened) = intercept + slope * logit p. Slope below 1 = over-confident, above 1 = under-confident.
import { firth } from './firth.ts';
import type { Groups } from './groups.ts';
import { clipProbability } from './log-score.ts';
import { logisticState, logit, standardised, unstandardised } from './logit-line.ts';
import type { LogisticState, LogitLine } from './logit-line.ts';
import type { Cox } from './score-object.ts';
import { sumOf } from './sum.ts';

const FIRTH_ROWS = 2000;
const MAX_ROUNDS = 500;

/**
 * The recalibration line by maximum likelihood (cross-entropy where outcomes are fractional), standard errors from the inverse Fisher
 * information. Source: Cox 1958. p is clipped to [clip, 1 - clip]. No maximum exists when a cut of p puts all that happened on one side (`separated`,
 * slope +-Infinity), for one outcome class, or one forecast value. Firth's estimate is added up to 2000 rows.
 */
export function cox(groups: Groups, clip: number): Cox {
  const clipped = groups.p.map((p) => clipProbability(p, clip));
  const status = coxStatus(groups, clipped);
  const none = { intercept: null, slope: null, interceptSe: null, slopeSe: null, firth: null };
  if (status === 'one_class' || status === 'one_value') return { status, ...none };
  const line = standardised(clipped, groups);
  const penalised = line.rows <= FIRTH_ROWS ? firth(line) : null;
  const fit = status === 'ok' ? maximumLikelihood(line) : null;
  if (fit === null) {
    const slope = happenedLieAbove(groups, clipped) ? 'Infinity' : '-Infinity';
    return { status: 'separated', ...none, slope, firth: penalised };
  }
  return { status, ...fit, firth: penalised };
}

type Status = Cox['status'];

function coxStatus(groups: Groups, clipped: Float64Array): Status {
  const total = sumOf(groups.size, (k) => groups.yes[k]!);
  if (groups.yes.every((yes) => yes === 0) || total === sumOf(groups.size, (k) => groups.n[k]!)) return 'one_class';
  if (logit(clipped[0]!) === logit(clipped[clipped.length - 1]!)) return 'one_value';
  const reverse = rangeOf(groups, clipped, 'yes').most <= rangeOf(groups, clipped, 'no').least;
  return happenedLieAbove(groups, clipped) || reverse ? 'separated' : 'ok';
}

function happenedLieAbove(groups: Groups, clipped: Float64Array): boolean {
  return rangeOf(groups, clipped, 'no').most <= rangeOf(groups, clipped, 'yes').least;
}

/** Least and largest forecast of a class; a partial outcome belongs to both. */
function rangeOf(groups: Groups, clipped: Float64Array, side: 'yes' | 'no'): { least: number; most: number } {
  let least = Infinity;
  let most = -Infinity;
  for (let k = 0; k < groups.size; k++) {
    const without = side === 'yes' ? 0 : groups.n[k]!; // this sum of outcomes leaves the class empty
    if (groups.yes[k] === without) continue;
    least = Math.min(least, clipped[k]!);
    most = Math.max(most, clipped[k]!);
  }
  return { least, most };
}

type Fit = { intercept: number; slope: number; interceptSe: number; slopeSe: number };

/**
 * Newton's method on a concave function. A step is halved while the slope along it has turned steeply down, that is, while it has
 * gone far past the top. Null if no finite maximum is in reach of doubles.
 */
function maximumLikelihood(line: LogitLine): Fit | null {
  let level = 0;
  let tilt = 0;
  let state = logisticState(line, level, tilt);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const determinant = state.info00 * state.info11 - state.info01 ** 2;
    if (!(determinant > 0)) return null;
    const step0 = (state.info11 * state.score0 - state.info01 * state.score1) / determinant;
    const step1 = (state.info00 * state.score1 - state.info01 * state.score0) / determinant;
    const climb = state.score0 * step0 + state.score1 * step1;
    let share = 1;
    let next = logisticState(line, level + step0, tilt + step1);
    while (next.score0 * step0 + next.score1 * step1 < -0.9 * climb && share > 1e-10) {
      share /= 2;
      next = logisticState(line, level + share * step0, tilt + share * step1);
    }
    level += share * step0;
    tilt += share * step1;
    state = next;
    if (Math.abs(step0) + Math.abs(step1) <= 1e-11 * (1 + Math.abs(level) + Math.abs(tilt)))
      return fitAt(line, level, tilt, state);
  }
  return null;
}

function fitAt(line: LogitLine, level: number, tilt: number, state: LogisticState): Fit {
  const determinant = state.info00 * state.info11 - state.info01 ** 2;
  const ratio = line.centre / line.scale;
  const variance = (state.info11 + 2 * ratio * state.info01 + ratio ** 2 * state.info00) / determinant;
  return {
    ...unstandardised(line, level, tilt),
    interceptSe: Math.sqrt(variance),
    slopeSe: Math.sqrt(state.info00 / determinant) / line.scale,
  };
}
