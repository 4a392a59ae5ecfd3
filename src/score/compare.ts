// Several forecasters on the questions they share: paired, since only the same questions are equally hard.
import { daysBetween } from '../day.ts';
import type { Day } from '../day.ts';
import type { Item } from '../ledger/item.ts';
import type { Prediction } from '../ledger/prediction.ts';
import { groupOf } from './cohort.ts';
import { timeAverage } from './time-average.ts';

export interface SharedQuestion {
  id: string;
  /** First day on which both had a number standing. */
  from: Day;
  y: number;
  /** Brier scores over the days on which both stood. */
  first: number;
  second: number;
}

export interface Pair {
  first: string;
  second: string;
  n: number;
  /** Mean of (first − second) Brier; negative: the first was better. Null when n = 0. */
  meanDifference: number | null;
  /** Standard error of the mean of the paired differences; null when n < 2. */
  seDifference: number | null;
  firstBrier: number | null;
  secondBrier: number | null;
  questions: SharedQuestion[];
}

interface Dated {
  date: Day;
  p: number | null;
}

/** The numbers of one forecaster on one question, in order; empty when he has none. */
function statementsOf(prediction: Prediction, forecaster: string): Dated[] {
  const own = prediction.forecaster === forecaster && prediction.probability?.usable;
  const first: Dated[] = own ? [{ date: prediction.said.date, p: prediction.probability!.central }] : [];
  const later = prediction.forecasts
    .filter((forecast) => forecast.by === forecaster && (forecast.withdrawn || forecast.probability?.usable))
    .map((forecast): Dated => ({ date: forecast.date, p: forecast.withdrawn ? null : forecast.probability!.central }));
  return [...first, ...later].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** Brier over the days from `from` until the question was due or known; undefined when nothing stood then. */
function brierFrom(statements: readonly Dated[], from: Day, item: Item): number | undefined {
  const { strict } = item.standing;
  const until = (day: Day): number => daysBetween(from, day);
  const before = statements.filter((statement) => statement.date <= from).at(-1);
  if (before === undefined || before.p === null) return undefined;
  const later = statements.filter((statement) => statement.date > from);
  return timeAverage({
    saidDay: 0,
    dueDay: until(item.prediction.due!.date),
    knownDay: until(strict.known!),
    statements: [before, ...later].map(({ date, p }) => ({ day: Math.max(0, until(date)), p })),
    y: strict.y!,
  })?.brier;
}

function shared(item: Item, first: string, second: string): SharedQuestion | undefined {
  const group = groupOf(item);
  const y = item.standing.strict.y;
  if ((group !== 'scored' && group !== 'noProbability') || y === undefined) return undefined;
  const [a, b] = [statementsOf(item.prediction, first), statementsOf(item.prediction, second)];
  if (a.length === 0 || b.length === 0) return undefined;
  const from = a[0]!.date > b[0]!.date ? a[0]!.date : b[0]!.date;
  const [scoreA, scoreB] = [brierFrom(a, from, item), brierFrom(b, from, item)];
  if (scoreA === undefined || scoreB === undefined) return undefined;
  return { id: item.prediction.id, from, y, first: scoreA, second: scoreB };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Paired comparison of two forecasters over the settled, matured questions on which both had a number at the same time.
 * Scores 0.09 and 0.25, 0.04 and 0.01: differences −0.16 and 0.03, mean −0.065, standard error 0.095.
 */
export function comparePair(items: readonly Item[], first: string, second: string): Pair {
  const questions = items.flatMap((item) => shared(item, first, second) ?? []);
  const differences = questions.map((question) => question.first - question.second);
  const n = questions.length;
  const meanDifference = n === 0 ? null : mean(differences);
  const squares = differences.reduce((sum, value) => sum + (value - meanDifference!) ** 2, 0);
  return {
    first,
    second,
    n,
    meanDifference,
    seDifference: n < 2 ? null : Math.sqrt(squares / (n * (n - 1))),
    firstBrier: n === 0 ? null : mean(questions.map((question) => question.first)),
    secondBrier: n === 0 ? null : mean(questions.map((question) => question.second)),
    questions,
  };
}

/** Everybody who has a number on some question, in order of first appearance. */
export function forecastersWithNumbers(items: readonly Item[]): string[] {
  const names = new Set<string>();
  for (const { prediction } of items) {
    if (prediction.probability?.usable) names.add(prediction.forecaster);
    for (const forecast of prediction.forecasts) if (forecast.probability?.usable) names.add(forecast.by);
  }
  return [...names];
}
