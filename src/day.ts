// A calendar day: no clock time, no zone. Days are 'YYYY-MM-DD' strings everywhere and compare as strings;
// Date objects live only inside this file.
import { addDays as addDaysToDate } from 'date-fns/addDays';
import { addMonths as addMonthsToDate } from 'date-fns/addMonths';
import { lastDayOfMonth } from 'date-fns/lastDayOfMonth';

/** A calendar day as `YYYY-MM-DD`, from 0001-01-01 to 9999-12-31. */
export type Day = string;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days that need no calendar: every month has its first 28. */
const FIRST_28 = /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;

/** A date whose calendar is that of UTC, for date-fns as well: in other zones there are days that never were. */
class UtcDate extends Date {
  override getFullYear(): number {
    return this.getUTCFullYear();
  }
  override getMonth(): number {
    return this.getUTCMonth();
  }
  override getDate(): number {
    return this.getUTCDate();
  }
  override setFullYear(year: number, month = this.getUTCMonth(), date = this.getUTCDate()): number {
    return this.setUTCFullYear(year, month, date);
  }
  override setMonth(month: number, date = this.getUTCDate()): number {
    return this.setUTCMonth(month, date);
  }
  override setDate(date: number): number {
    return this.setUTCDate(date);
  }
  override setHours(hours: number): number {
    return this.setUTCHours(hours, 0, 0, 0);
  }
}

function toDate(day: Day): Date {
  const date = new UtcDate(0);
  date.setFullYear(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
  return date;
}

function fromDate(date: Date): Day {
  const year = String(date.getFullYear()).padStart(4, '0');
  const month = String(date.getMonth() + 1).padStart(2, '0');
  return `${year}-${month}-${String(date.getDate()).padStart(2, '0')}`;
}

/** True for an existing calendar day in the exact form; `2025-02-29` and `2025-1-5` are false. */
export function isDay(text: string): boolean {
  if (FIRST_28.test(text)) return true;
  return DAY.test(text) && !text.startsWith('0000') && fromDate(toDate(text)) === text;
}

/** The day `count` days later (earlier when negative): addDays('2025-12-31', 1) is '2026-01-01'. */
export function addDays(day: Day, count: number): Day {
  return fromDate(addDaysToDate(toDate(day), count));
}

/** The same day `count` months later, the month's last day where it is shorter: ('2025-01-31', 1) is '2025-02-28'. */
export function addMonths(day: Day, count: number): Day {
  return fromDate(addMonthsToDate(toDate(day), count));
}

/** Days from `from` to `to`, negative if `to` is earlier: ('2025-03-01', '2025-03-31') is 30, whatever clocks do. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** For sort: the earlier day first. */
export function dayOrder(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const MILLISECONDS = 86_400_000;

/**
 * The days of the Gregorian calendar, counted from 1970-01-01: ('1970-01-02') is 1. In UTC, where
 * every day has 24 hours.
 */
export function dayNumber(day: Day): number {
  return Date.parse(day) / MILLISECONDS;
}

/** The day the machine's clock shows in its own zone. */
export function dayOf(now: Date): Day {
  return fromDate(now);
}

/** First and last day of what a text names, both included. */
export interface Period {
  first: Day;
  last: Day;
}

const OFFSET = /^([+-])(\d{1,5})([dwmy])$/;

function month(year: string, monthNumber: number, months = 1): Period {
  const first = `${year}-${String(monthNumber).padStart(2, '0')}-01`;
  return { first, last: fromDate(lastDayOfMonth(toDate(addMonths(first, months - 1)))) };
}

/**
 * Reads a day or period as people write it: `2026-01-05`, `today`, `yesterday`, `tomorrow`, `2026-06`, `2026-Q2`,
 * `2026`, `eoy`, `+90d`, `-2w`, `+18m`, `+1y` (counted from `today`). Returns undefined for anything else.
 * parsePeriod('2026-Q2', …) is 2026-04-01 to 2026-06-30.
 */
export function parsePeriod(text: string, today: Day): Period | undefined {
  const one = (day: Day): Period | undefined => (isDay(day) ? { first: day, last: day } : undefined);
  const word = text.toLowerCase();
  if (DAY.test(text)) return one(text);
  if (word === 'today') return one(today);
  if (word === 'yesterday') return one(addDays(today, -1));
  if (word === 'tomorrow') return one(addDays(today, 1));
  if (word === 'eoy') return one(`${today.slice(0, 4)}-12-31`);
  const year = /^(?!0000)\d{4}$/.exec(text);
  if (year) return { first: `${text}-01-01`, last: `${text}-12-31` };
  const inYear = /^(?!0000)(\d{4})-(?:(0[1-9]|1[0-2])|[Qq]([1-4]))$/.exec(text);
  if (inYear) return inYear[2] ? month(inYear[1]!, Number(inYear[2])) : month(inYear[1]!, Number(inYear[3]) * 3 - 2, 3);
  const offset = OFFSET.exec(word);
  if (!offset) return undefined;
  const count = Number(`${offset[1]}${offset[2]}`);
  if (offset[3] === 'd') return one(addDays(today, count));
  if (offset[3] === 'w') return one(addDays(today, count * 7));
  return one(addMonths(today, offset[3] === 'm' ? count : count * 12));
}

/** One day as people write it: the last day of a period. Undefined when the text names none. */
export function parseDay(text: string, today: Day): Day | undefined {
  return parsePeriod(text, today)?.last;
}
