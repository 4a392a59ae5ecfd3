import { parseDay } from './day.ts';
import type { Day } from './day.ts';
import { failure } from './errors.ts';

/**
 * The day that the run is told by a flag or a variable, `name`. Throws `bad-day` (status 2) for what is none; `first`
 * is what else may be done about it.
 */
export function typedDay(name: string, typed: string, today: Day, first = ''): Day {
  const day = parseDay(typed, today);
  if (day !== undefined) return day;
  throw failure(
    'bad-day',
    `${name}: "${typed}" is not a day`,
    [`${first}write 2026-01-31, 2026-06, 2026-Q2, today, -2w, +90d; see predict help dates`],
    2,
  );
}
