// Days as positions on a time line.
import { addMonths, daysBetween } from '../../day.ts';
import type { Day } from '../../day.ts';

/** First and last day of a time line, both shown; `last` is later than `first`. */
export interface DaySpan {
  first: Day;
  last: Day;
}

/** Share of the span that has gone by on a day, 0..1; days outside it are held at its ends. */
export function dayShare(day: Day, span: DaySpan): number {
  const share = daysBetween(span.first, day) / Math.max(1, daysBetween(span.first, span.last));
  return Math.min(1, Math.max(0, share));
}

/** The span that holds all the days, widened to whole quarters so that marks do not sit on the edge. */
export function daySpan(days: readonly Day[]): DaySpan {
  const first = days.reduce((a, b) => (b < a ? b : a));
  const last = days.reduce((a, b) => (b > a ? b : a));
  const quarter = (day: Day): Day => {
    const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
    return `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
  };
  return { first: quarter(first), last: last >= '9999-07-01' ? '9999-12-31' : addMonths(quarter(last), 3) };
}

export interface DayTick {
  label: string;
  share: number;
}

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

/**
 * The firsts of January inside a span, thinned to at most `most`: 2024 to 2031 with at most 4 gives
 * 2024, 2026, 2028, 2030.
 */
export function yearTicks(span: DaySpan, most: number): DayTick[] {
  const from = Number(span.first.slice(0, 4));
  const to = Number(span.last.slice(0, 4));
  const step = STEPS.find((years) => (to - from) / years < most) ?? 5000;
  const ticks: DayTick[] = [];
  for (let year = Math.ceil(from / step) * step; year <= to; year += step) {
    const day = `${String(year).padStart(4, '0')}-01-01`;
    if (day < span.first || day > span.last) continue;
    ticks.push({ label: String(year), share: dayShare(day, span) });
  }
  return ticks;
}
