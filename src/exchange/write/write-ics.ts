// Due days for a calendar: one all-day event a prediction (RFC 5545).
import { createHash } from 'node:crypto';
import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { addDays } from '../../day.ts';
import type { Day } from '../../day.ts';
import type { Item } from '../../ledger/item.ts';
import type { Probability } from '../../ledger/prediction.ts';
import type { Losses } from '../loss.ts';
import { visibleText } from '../text/visible-text.ts';
import { percentText } from './write-fatebook.ts';

/**
 * The same prediction of the same ledger has the same UID in every export, so that calendars update
 * it and never double it.
 */
export function uidOf(ledger: string, id: string): string {
  // Among several ledgers an id is `ledger/id`, and the event is the same as that of the ledger alone.
  const slash = id.lastIndexOf('/');
  const [name, own] = slash === -1 ? [ledger, id] : [id.slice(0, slash), id.slice(slash + 1)];
  return `${own}@${createHash('sha256').update(name, 'utf8').digest('hex').slice(0, 12)}.ledger.predict`;
}

/** Midnight UTC; all-day events are written as days alone. */
const dateOf = (day: Day): Date => new Date(`${day}T00:00:00Z`);

/** Per cent to two digits; with all of them where it would be rounded to 0 or 100, which nobody said. */
function percentOf(share: number): string {
  const rounded = Number((share * 100).toFixed(2));
  const isCertain = share <= 0 || share >= 1;
  return isCertain || (rounded > 0 && rounded < 100) ? String(rounded) : percentText(share);
}

/** A range that the forecaster gave, as given; of other numbers the central one, marked where it is imputed. */
function probabilityWords({ central, low, high, basis, usable }: Probability): string {
  if (basis !== 'stated') return `Probability ${percentOf(central)}% (not the forecaster's own number)`;
  if (low === undefined || high === undefined) return `Probability ${percentOf(central)}%`;
  const range = `Probability ${percentOf(low)}–${percentOf(high)}%`;
  return usable ? range : `${range} (too wide to count as a number)`;
}

function descriptionOf({ prediction, standing }: Item): string {
  const { id, criteria, condition, probability, said } = prediction;
  return [
    probability ? `${probabilityWords(probability)}, said ${said.date}.` : `Said ${said.date}.`,
    condition && `Condition: ${condition}`,
    criteria ? `Criteria: ${criteria.strict}` : 'No criteria written.',
    standing.strict.contested ? 'Contested: the graders do not agree.' : undefined,
    standing.settled ? `Outcome: ${standing.strict.outcome}.` : `Then: predict resolve ${id} OUTCOME --known DAY --evidence URL --why TEXT`,
  ].filter((part) => part !== undefined).map(visibleText).join('\n'); // prettier-ignore
}

/**
 * A calendar of the due days, in the order given. The stamp of each event is the as-of day, so that the same ledger
 * gives the same bytes on it. What a calendar has no place for is reported.
 */
export function calendar(ledger: string, title: string, items: readonly Item[], asOf: Day, losses: Losses): string {
  const dated = items.filter(({ prediction }) => prediction.due !== undefined);
  for (const { prediction } of items)
    if (prediction.due === undefined) losses.lost('prediction', 'it has no due day', prediction.id);
    else
      losses.lost(
        'everything but claim, condition, criteria, first number, due day, tags and outcome',
        'an event has no place for it',
        prediction.id,
      );
  const events = dated.map((item) => {
    const { prediction, standing } = item;
    const due = prediction.due!.date;
    return {
      id: uidOf(ledger, prediction.id),
      stamp: dateOf(asOf),
      start: dateOf(due),
      // The end is the first day that is no longer part of it.
      end: dateOf(addDays(due, 1)),
      allDay: true,
      summary: `${standing.strict.outcome ?? (standing.strict.contested ? 'contested' : 'Due')}: ${visibleText(prediction.claim).replace(/\s+/g, ' ')}`,
      description: descriptionOf(item),
      transparency: ICalEventTransparency.TRANSPARENT,
      categories: prediction.tags.map((name) => ({ name })),
    };
  });
  // The library escapes the texts of events and not the name of the calendar.
  const name = visibleText(title).replace(/\s+/g, ' ').replace(/[\\;,]/g, '\\$&'); // prettier-ignore
  return `${ical({ name, method: ICalCalendarMethod.PUBLISH, prodId: { company: 'predict', product: 'ledger', language: 'EN' }, events }).toString()}\r\n`;
}
