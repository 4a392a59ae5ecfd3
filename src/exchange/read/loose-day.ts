// Days as curated lists have them: a day, or only its month or year.
import { parsePeriod } from '../../day.ts';
import type { Day } from '../../day.ts';
import { momentOf } from '../moment.ts';

/** A day, or the last day of `2026-06`, `2026-Q2` or `2026`; `isExact` tells which. Undefined for anything else. */
export function looseDay(text: string): { day: Day; isExact: boolean } | undefined {
  const typed = text.trim();
  const exact = momentOf(typed);
  if (exact) return { day: exact.day, isExact: true };
  if (!/^\d{4}(?:-\d{2}|-Q[1-4])?$/i.test(typed)) return undefined;
  // The day counted from is for +90d and the like, which the pattern leaves out.
  const period = parsePeriod(typed, '2000-01-01');
  return period && { day: period.last, isExact: false };
}
