// The day of a forecast that is entered afterwards: what it means, and where it cannot be.
import { dayOrder } from '../../day.ts';
import type { Day } from '../../day.ts';
import { failure } from '../../errors.ts';
import type { Item } from '../../ledger/item.ts';
import { safeLine } from '../../show/safe.ts';
import { isTooLate } from '../../too-late.ts';

/**
 * The earliest day on which the outcome was known to a grader whose vote stands, and what they said;
 * undefined where none stands.
 */
function outcomeKnown({ standing: { strict } }: Item): { outcome: string; known: Day } | undefined {
  const [first] = strict.votes.toSorted((a, b) => dayOrder(a.resolution.known, b.resolution.known));
  return first && { outcome: strict.outcome ?? 'contested', known: first.resolution.known };
}

/**
 * Refuses a number for an outcome that was known by then: a forecast on a prediction with an outcome needs a day of its
 * own, before the outcome was known. Throws `already-resolved`.
 */
export function refuseHindsight(item: Item, date: Day, isGiven: boolean): void {
  const settled = outcomeKnown(item);
  if (settled === undefined || (isGiven && date < settled.known)) return;
  const { outcome, known } = settled;
  throw failure(
    'already-resolved',
    `${item.prediction.id} has an outcome: ${outcome}, known ${known}; a forecast of ${date} would be no forecast`,
    [`what was said earlier takes its day: --date DAY, before ${known}`],
  );
}

/**
 * What is said of a number that is entered after its day, in front of whatever reason is given: the format keeps no day
 * of entry, and who reads the record has to know that it was not there at the time. Undefined for a number of today.
 */
export function enteredLater(item: Item, date: Day, today: Day): string | undefined {
  if (date >= today) return undefined;
  const settled = outcomeKnown(item);
  return `entered ${today}${settled ? `, with the outcome known since ${settled.known}` : ''}`;
}

/** What such a day means for the score; undefined where it is as one would think. */
export function dayRemark(item: Item, date: Day, today: Day): string | undefined {
  const id = safeLine(item.prediction.id);
  if (isTooLate(date, item.prediction, item.standing.strict))
    return `${id}: what is said on ${date} is shown and never scored, since it was due ${item.prediction.due?.date ?? date}\n`;
  const settled = outcomeKnown(item);
  if (date >= today) return undefined;
  const outcome = settled ? `; its outcome is known already (${settled.outcome}, ${settled.known})` : '';
  return (
    `${id}: entered today, the forecast counts as if it had been said on ${date}${outcome}\n` +
    'hint: its why says that it was entered today; --why can add where it was said\n'
  );
}
