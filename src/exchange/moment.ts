// Time stamps of exports → calendar days. The day is the one that the export shows, in its own zone: no stamp is ever
// moved into another zone, so no day shifts by one.
import { addDays, dayNumber, isDay } from '../day.ts';
import type { Day } from '../day.ts';

/** A time stamp: its day as written, and milliseconds since 1970 (UTC unless the stamp has an offset) to sort by. */
export interface Moment {
  day: Day;
  order: number;
}

const STAMP = new RegExp(
  String.raw`^(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{1,2})(?:[.,](\d+))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$`,
  'i',
);
const EPOCH = '1970-01-01';
const DAY_MS = 86_400_000;

function offsetMinutes(zone: string | undefined): number {
  if (zone === undefined || /^(?:z|utc|gmt)$/i.test(zone)) return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}

/**
 * Reads `2024-05-01`, `2024-05-01 12:00:5` (seconds with one digit), `2024-10-16 12:56:51.751385+00:00`,
 * `2024-05-01T12:00:00Z`, `2023-08-01 03:12:45 UTC`. The day is the one written; undefined for anything else.
 */
export function momentOf(text: string): Moment | undefined {
  const match = STAMP.exec(text.trim());
  if (!match) return undefined;
  const [, day = '', hour = '0', minute = '0', second = '0', fraction = '', zone] = match;
  if (!isDay(day) || Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return undefined;
  const clock = (Number(hour) * 60 + Number(minute) - offsetMinutes(zone)) * 60_000 + Number(second) * 1000;
  return { day, order: dayNumber(day) * DAY_MS + clock + Number(`0.${fraction || '0'}`) * 1000 };
}

/**
 * Milliseconds since 1970 → the day in UTC: momentOfMs(1719792000000) is 2024-07-01. Undefined
 * outside the years 1 to 9999.
 */
export function momentOfMs(milliseconds: number): Moment | undefined {
  if (!Number.isFinite(milliseconds)) return undefined;
  const days = Math.floor(milliseconds / DAY_MS);
  if (days < -719_162 || days > 2_932_896) return undefined;
  return { day: addDays(EPOCH, days), order: milliseconds };
}

/** Seconds since 1970, with or without a fraction → the day in UTC. */
export function momentOfSeconds(seconds: number): Moment | undefined {
  return momentOfMs(seconds * 1000);
}
