// When a number comes too late to count; every room that scores, shows or writes one keeps to it.
import type { Day } from './day.ts';

/**
 * Whether a number of this day counts for nothing, as the score has it: from the due day or the day the outcome was
 * known on, whoever gives one knows. On the very day a prediction was said they may.
 */
export function isTooLate(
  date: Day,
  { said, due }: { said: { date: Day }; due?: { date: Day } },
  { known }: { known?: Day },
): boolean {
  return date > said.date && ((due !== undefined && date >= due.date) || (known !== undefined && date >= known));
}
