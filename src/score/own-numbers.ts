// What the forecaster said on one question, read once, and what it was worth over the days it stood.
import { dayNumber } from '../day.ts';
import type { Day } from '../day.ts';
import type { Prediction, Probability, ProbabilityBasis } from '../ledger/prediction.ts';
import { brierScore } from './brier.ts';
import { firstNumber } from './cohort.ts';
import type { ItemScore } from './item-score.ts';
import { SingleScore } from './single-score.ts';
import { timeAverage } from './time-average.ts';

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

/** A range has both ends. */
function isWide(range: Range | null): boolean {
  return range?.low !== undefined;
}

// What follows is written key by key: an object that is spread into and then added to is a slow kind of object.

/** The numbers of a prediction's own forecaster: no market's, and nobody else's. */
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

/**
 * Scores the numbers of a prediction with a due day as if it came out `y`, over the days they stood until `known`. Null
 * if none stood.
 */
export function scoreIf(own: OwnNumbers, y: number, known: Day, end: End): ItemScore | null {
  const { said, isAlone, first } = own;
  const due = own.due!;
  if (isAlone) return first && new SingleScore(at(first, end, y), y, { said, due, known });
  if (firstNumber(own.prediction, known) === undefined) return null;
  const saidDay = dayNumber(said);
  const statements = own.later.map(({ date, range }) => ({ day: dayNumber(date), p: range && at(range, end, y) }));
  if (first) statements.unshift({ day: saidDay, p: at(first, end, y) });
  const average = timeAverage({ saidDay, dueDay: dayNumber(due), knownDay: dayNumber(known), statements, y });
  if (average === null) return null;
  const { brier, logNats, spherical, p, final, coverage, points, days, spans } = average;
  return { brier, logNats, spherical, p, first: average.first, final, coverage, points, days, spans, y, known };
}

/** The Brier score of `scoreIf`; that of a single number needs no days. */
export function brierIf(own: OwnNumbers, y: number, known: Day, end: End): number | null {
  if (!own.isAlone) return scoreIf(own, y, known, end)?.brier ?? null;
  return own.first && brierScore(at(own.first, end, y), y);
}
