// A forecast that changed is scored by the time each version stood; scores are averaged, not forecasts.
import { brierScore } from './brier.ts';
import { clipProbability, LOG_CLIP, logLoss } from './log-score.ts';
import { sphericalScore } from './spherical.ts';

/** A forecast (0..1) or its withdrawal (null) on a day; days are whole day numbers of any one calendar. */
export interface Statement {
  day: number;
  p: number | null;
}

export interface StandingForecast {
  saidDay: number;
  /** Scheduled end. */
  dueDay: number;
  /** Day the outcome became knowable. */
  knownDay: number;
  /** In the order written; of two on one day the later line wins. */
  statements: readonly Statement[];
  y: number;
}

export interface TimeAverage {
  /** Time averages of the losses and scores, each as for a single forecast. */
  brier: number;
  logNats: { clipped: number; unclipped: number };
  spherical: number;
  /** Time-weighted mean forecast. */
  p: number;
  /** First and last probability that stood. */
  first: number;
  final: number;
  /** Share of the time from said to due in which a forecast stood; null when none stood a whole day. */
  coverage: number | null;
  /**
   * Mean over said to due of 1 - 4(p-y)^2, 0 where nothing stood: 1 perfect, 0 knows nothing, -3
   * worst; null without such days.
   */
  points: number | null;
  /** Days a forecast stood. */
  days: number;
  /** The forecasts that stood, in order. */
  spans: readonly Span[];
}

/**
 * Scores the forecasts that stood before T = min(due, known). A forecast stands from its day (not before saidDay) to
 * the day before the next statement or before T; a withdrawal leaves a gap. When none stood a whole day, the statement
 * at the start is scored as it is, coverage null. Null when there is no such statement. Said 0, due 10, no: 0.8 on day
 * 0 and 0.3 on day 5 give (5*0.64 + 5*0.09)/10 = 0.365.
 */
export function timeAverage(forecast: StandingForecast): TimeAverage | null {
  const { saidDay, dueDay, knownDay, y } = forecast;
  const end = Math.min(dueDay, knownDay);
  const spans = standingSpans(forecast, end);
  const [first] = spans;
  if (first === undefined) return null;
  const days = spans.reduce((total, span) => total + span.days, 0);
  const horizon = dueDay - saidDay;
  const mean = (score: (p: number) => number): number =>
    weightedMean(spans.map(({ p, days }) => ({ value: score(p), days })));
  const brier = mean((p) => brierScore(p, y));
  return {
    brier,
    logNats: {
      clipped: mean((p) => logLoss(clipProbability(p, LOG_CLIP), y)),
      unclipped: mean((p) => logLoss(p, y)),
    },
    spherical: mean((p) => sphericalScore(p, y)),
    p: decimalMean(spans) ?? withoutDust(spans, mean),
    first: first.p,
    final: spans.at(-1)!.p,
    coverage: days > 0 ? days / horizon : null,
    points: horizon > 0 ? (days * (1 - 4 * brier)) / horizon : null,
    days,
    spans,
  };
}

/** A number, and for how many days it stood. */
export interface Span {
  p: number;
  days: number;
}

function standingSpans({ saidDay, statements }: StandingForecast, end: number): Span[] {
  // The sort is stable, so of two on one day the later line comes last, and writing over its place lets it win.
  const byDay = new Map<number, Statement>();
  for (const statement of statements.toSorted((a, b) => a.day - b.day))
    byDay.set(Math.max(statement.day, saidDay), statement);
  const days = [...byDay.keys()];
  const spans: Span[] = [];
  for (const [i, day] of days.entries()) {
    const statement = byDay.get(day)!;
    const until = Math.min(days[i + 1] ?? end, end);
    if (statement.p !== null && day < until) spans.push({ p: statement.p, days: until - day });
  }
  const start = byDay.get(days[0]!);
  if (spans.length === 0 && start && start.p !== null) spans.push({ p: start.p, days: 0 });
  return spans;
}

/**
 * Mean weighted by days, as a distance from the first value: a constant comes back bit for bit. No days
 * at all: the first value.
 */
function weightedMean(parts: readonly { value: number; days: number }[]): number {
  const base = parts[0]!.value;
  if (parts.some(({ value }) => value === Infinity)) return Infinity;
  const total = parts.reduce((sum, { days }) => sum + days, 0);
  if (total === 0) return base;
  return base + parts.reduce((sum, { value, days }) => sum + days * (value - base), 0) / total;
}

const MILLION = 1_000_000;

/**
 * The weighted mean of decimals of up to six places, rounded once: 0.2 and 0.4 for equal times are exactly 0.3, so the
 * mean falls into the bin its decimal belongs to. Undefined for other values.
 */
function decimalMean(spans: readonly Span[]): number | undefined {
  let weighted = 0;
  let total = 0;
  for (const { p, days } of spans) {
    const millionths = Math.round(p * MILLION);
    if (millionths / MILLION !== p) return undefined;
    weighted += millionths * days;
    total += days;
  }
  return total === 0 ? undefined : weighted / (total * MILLION);
}

/** A few units in the last place of a double. */
const DUST = 1e-14;

/**
 * What doubles lose in a mean of other values: odds of 1:6 and 6:1 for equal times are 0.5, and not just below it. Not
 * of one value alone, which is what was said.
 */
function withoutDust(spans: readonly Span[], mean: (of: (p: number) => number) => number): number {
  const value = mean((p) => p);
  const decimal = Math.round(value * MILLION) / MILLION;
  return Math.abs(value - decimal) < DUST && spans.some(({ p }) => p !== spans[0]!.p) ? decimal : value;
}
