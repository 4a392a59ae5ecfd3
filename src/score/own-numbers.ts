// What the forecaster said on one question, read once, and what it was worth over the days it stood.
import { dayNumber } from '../day.ts';
import type { Day } from '../day.ts';
import type { Prediction, Probability, ProbabilityBasis } from '../ledger/prediction.ts';
import { brierScore } from './brier.ts';
import { firstNumber } from './cohort.ts';
import { clipProbability, LOG_CLIP, logLoss } from './log-score.ts';
import { sphericalScore } from './spherical.ts';
import { timeAverage } from './time-average.ts';
import type { TimeAverage } from './time-average.ts';

/** What one prediction scored under one reading; averages over the days its numbers stood where they changed. */
export interface ItemScore extends TimeAverage {
  y: number;
  known: Day;
}

/**
 * More than one number stood: the score is an average of several. A number that was only said again, or
 * too late, changes nothing.
 */
export function isAveraged({ p, first, final }: ItemScore): boolean {
  return first !== final || p !== first;
}

/** Which number of a range is meant; kindest and harshest are those nearest to and farthest from the outcome. */
export type End = 'central' | 'low' | 'high' | 'kindest' | 'harshest';

/** The numbers of a probability as plain data: a ledger that is kept in columns looks each of them up anew. */
interface Range {
  central: number;
  low?: number | undefined;
  high?: number | undefined;
}

export interface OwnNumbers {
  prediction: Prediction;
  said: Day;
  due: Day | null;
  /** The number first said, where it is usable, and its basis in any case. */
  first: Range | null;
  firstBasis: ProbabilityBasis | null;
  /** The usable later numbers in order of the ledger, null for a withdrawal. */
  later: readonly { date: Day; range: Range | null }[];
  /** Some number is a range; otherwise every end of it is the number. */
  hasRange: boolean;
  /** Nobody said anything later, and so the first number is all there is. */
  isAlone: boolean;
}

const NONE: OwnNumbers['later'] = [];

function rangeOf(probability: Probability | undefined): Range | null {
  if (!probability?.usable) return null;
  const { central, low, high } = probability;
  return { central, low, high };
}

function isWide(range: Range | null): boolean {
  return range !== null && (range.low !== undefined || range.high !== undefined);
}

// What follows is written key by key: an object that is spread into and then added to is a slow kind of object.

export function ownNumbers(prediction: Prediction): OwnNumbers {
  const { forecasts, probability } = prediction;
  const said = prediction.said.date;
  const due = prediction.due?.date ?? null;
  const first = rangeOf(probability);
  const firstBasis = probability?.basis ?? null;
  if (forecasts.length === 0)
    return {
      prediction,
      said,
      due,
      first,
      firstBasis,
      later: NONE,
      hasRange: isWide(first),
      isAlone: true,
    };
  const own = forecasts.filter(({ by }) => by === prediction.forecaster);
  const later = own.flatMap(({ date, withdrawn, probability: number }) => {
    const range = withdrawn ? null : rangeOf(number);
    return withdrawn || range ? [{ date, range }] : [];
  });
  const hasRange = isWide(first) || later.some(({ range }) => isWide(range));
  return { prediction, said, due, first, firstBasis, later, hasRange, isAlone: false };
}

function at({ central, low = central, high = central }: Range, end: End, y: number): number {
  if (end === 'central') return central;
  if (end === 'low') return low;
  if (end === 'high') return high;
  if (end === 'kindest') return Math.min(high, Math.max(low, y));
  return Math.abs(low - y) > Math.abs(high - y) ? low : high;
}

/** The days on which the numbers of a prediction with a due day could stand, if it was known on `known`. */
export interface Time {
  known: Day;
  saidDay: number;
  dueDay: number;
  knownDay: number;
}

export function timeUntil({ said, due }: OwnNumbers, known: Day): Time {
  return { known, saidDay: dayNumber(said), dueDay: dayNumber(due!), knownDay: dayNumber(known) };
}

/** Scores the numbers as if it came out `y`, over the days they stood. Null if none stood. */
export function scoreIf(own: OwnNumbers, y: number, time: Time, end: End): ItemScore | null {
  const { known } = time;
  if (own.isAlone) return own.first && constantScore(at(own.first, end, y), y, time);
  if (firstNumber(own.prediction, known) === undefined) return null;
  const statements = own.later.map(({ date, range }) => ({ day: dayNumber(date), p: range && at(range, end, y) }));
  if (own.first) statements.unshift({ day: time.saidDay, p: at(own.first, end, y) });
  const average = timeAverage({ saidDay: time.saidDay, dueDay: time.dueDay, knownDay: time.knownDay, statements, y });
  if (average === null) return null;
  const { brier, logNats, spherical, p, first, final, coverage, points, days, spans } = average;
  return { brier, logNats, spherical, p, first, final, coverage, points, days, spans, y, known };
}

/**
 * What `timeAverage` comes to for a single number, which nearly every prediction has: the score of that number,
 * whatever days it stood. 0.7 said on day 0, due on day 10, known on day 5, no: Brier 0.49, coverage 0.5, points
 * 0.5 (1 - 4 * 0.49) = -0.48.
 */
export function constantScore(p: number, y: number, { known, saidDay, dueDay, knownDay }: Time): ItemScore {
  const days = Math.max(0, Math.min(dueDay, knownDay) - saidDay);
  const horizon = dueDay - saidDay;
  const brier = brierScore(p, y);
  return {
    brier,
    logNats: { clipped: logLoss(clipProbability(p, LOG_CLIP), y), unclipped: logLoss(p, y) },
    spherical: sphericalScore(p, y),
    p,
    first: p,
    final: p,
    coverage: days > 0 ? days / horizon : null,
    points: horizon > 0 ? (days * (1 - 4 * brier)) / horizon : null,
    days,
    spans: [{ p, days }],
    y,
    known,
  };
}

/** The Brier score of `scoreIf`; that of a single number needs no days. */
export function brierIf(own: OwnNumbers, y: number, known: Day, end: End): number | null {
  if (!own.isAlone) return scoreIf(own, y, timeUntil(own, known), end)?.brier ?? null;
  return own.first && brierScore(at(own.first, end, y), y);
}
