// A day in a cell of somebody's table; which number of 3/4/2024 is the day only they know.
import { isDay } from '../../day.ts';
import type { Day } from '../../day.ts';
import type { Place } from '../../errors.ts';
import { shown } from '../../ledger/read/lines.ts';
import { momentOf } from '../moment.ts';
import type { Moment } from '../moment.ts';
import { badRow } from '../text/input.ts';

export type DateOrder = 'dmy' | 'mdy';

/** The moment in the cell, undefined where it is empty. Throws `bad-row` where it holds something else. */
export function plainMoment(
  text: string,
  field: string,
  dates: DateOrder | undefined,
  place: () => Place,
): Moment | undefined {
  if (text === '') return undefined;
  const moment = momentOf(text);
  if (moment) return moment;
  const parts = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:\s.*)?$/.exec(text);
  const dayBy = (order: DateOrder): Day | undefined => {
    const [date, month] = order === 'dmy' ? [parts![1]!, parts![2]!] : [parts![2]!, parts![1]!];
    const day = `${parts![3]}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
    return isDay(day) ? day : undefined;
  };
  const day = parts && dates && dayBy(dates);
  if (day) return momentOf(day);
  const other = dates === 'dmy' ? 'mdy' : 'dmy';
  const written = 'write days as 2026-01-31, with or without a time';
  const ordered = dates && (parts && dayBy(other) ? `try --dates ${other}` : written);
  const hint = parts ? (ordered ?? '--dates dmy or --dates mdy says which number is the day') : written;
  throw badRow(place(), `${field} is ${shown(text)}, not a day`, hint);
}
