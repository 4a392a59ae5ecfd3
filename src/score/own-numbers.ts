// What a forecaster himself said on one question, read once, and what it was worth over the days it stood.
import { dayNumber } from '../day.ts';
import type { Day } from '../day.ts';
import type { Prediction, Probability } from '../ledger/prediction.ts';
import { brierScore } from './brier.ts';
import { firstNumber } from './cohort.ts';
import { timeAverage } from './time-average.ts';
import type { TimeAverage } from './time-average.ts';

/** What one prediction scored under one reading; averages over the days its numbers stood where they changed. */
export interface ItemScore extends TimeAverage {
  y: number;
  known: Day;
}

/** Which number of a range is meant; kindest and harshest are those nearest to and farthest from the outcome. */
export type End = 'central' | 'low' | 'high' | 'kindest' | 'harshest';

interface Range {
  central: number;
  low: number;
  high: number;
}

export interface OwnNumbers {
  prediction: Prediction;
  said: Day;
  /** In order of the ledger; null = taken back. */
  numbers: readonly { date: Day; range: Range | null }[];
  /** Some number is a range; otherwise every end of it is the number. */
  hasRange: boolean;
  /** The forecaster changed or withdrew his number. */
  isUpdated: boolean;
  /** Nobody said anything later: the first number is the only one. */
  isAlone: boolean;
}

function rangeOf({ central, low = central, high = central }: Probability): Range {
  return { central, low, high };
}

/** Every usable number of the forecaster's own, and each withdrawal. */
export function ownNumbers(prediction: Prediction): OwnNumbers {
  const { probability, forecasts } = prediction;
  const said = prediction.said.date;
  const own = forecasts.length === 0 ? forecasts : forecasts.filter(({ by }) => by === prediction.forecaster);
  const numbers: { date: Day; range: Range | null }[] = [];
  if (probability?.usable) numbers.push({ date: said, range: rangeOf(probability) });
  for (const { date, withdrawn, probability: number } of own) {
    if (withdrawn) numbers.push({ date, range: null });
    else if (number?.usable) numbers.push({ date, range: rangeOf(number) });
  }
  const hasRange = numbers.some(({ range }) => range && (range.low !== range.central || range.high !== range.central));
  return { prediction, said, numbers, hasRange, isUpdated: own.length > 0, isAlone: forecasts.length === 0 };
}

function at({ central, low, high }: Range, end: End, y: number): number {
  if (end === 'central') return central;
  if (end === 'low') return low;
  if (end === 'high') return high;
  if (end === 'kindest') return Math.min(high, Math.max(low, y));
  return Math.abs(low - y) > Math.abs(high - y) ? low : high;
}

/** True when a number of his stood before the prediction was due or known. */
function hasStood({ prediction, numbers, isAlone }: OwnNumbers, known: Day): boolean {
  return isAlone ? numbers.length > 0 : firstNumber(prediction, known) !== undefined;
}

/** Scores the numbers as if it came out `y`, standing from the day said until the prediction was due or known. Null if none stood. */
export function scoreIf(own: OwnNumbers, y: number, known: Day, end: End): ItemScore | null {
  if (!hasStood(own, known)) return null;
  const average = timeAverage({
    saidDay: dayNumber(own.said),
    dueDay: dayNumber(own.prediction.due!.date),
    knownDay: dayNumber(known),
    statements: own.numbers.map(({ date, range }) => ({ day: dayNumber(date), p: range && at(range, end, y) })),
    y,
  });
  if (average === null) return null;
  // Key by key: spread and added to, it would be a slow kind of object.
  const { brier, logNats, spherical, p, first, final, coverage, points, days } = average;
  return { brier, logNats, spherical, p, first, final, coverage, points, days, y, known };
}

/** The Brier score of `scoreIf` alone; that of a single number is the same however long it stood. */
export function brierIf(own: OwnNumbers, y: number, known: Day, end: End): number | null {
  if (!own.isAlone) return scoreIf(own, y, known, end)?.brier ?? null;
  const range = own.numbers[0]?.range;
  return range ? brierScore(at(range, end, y), y) : null;
}
