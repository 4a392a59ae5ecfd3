import { daysBetween } from '../../day.ts';
import type { Day } from '../../day.ts';
import type { Place } from '../../errors.ts';
import { badRow } from '../text/input.ts';

/** The day, if it is not ahead of `today`. Throws `bad-row`; in the west of UTC its tomorrow begins in the evening. */
export function pastDay(what: string, day: Day, today: Day, place: () => Place): Day {
  if (day <= today) return day;
  throw badRow(
    place(),
    `${what} ${day}, lies in the future; today is ${today}`,
    daysBetween(today, day) === 1
      ? `where that is a stamp in UTC: import it tomorrow, or now with --today ${day}`
      : '--today DAY sets today',
  );
}
