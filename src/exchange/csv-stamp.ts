import type { CsvRow } from './csv-rows.ts';
import { badRow, shown } from './input.ts';
import { momentOf } from './moment.ts';
import type { Moment } from './moment.ts';

/** The time stamp under a column; undefined where there is none. Throws `bad-row` with `like`, one as the tool writes them. */
export function stampIn(row: CsvRow, column: string, like: string): Moment | undefined {
  const text = row.get(column);
  const moment = text === '' ? undefined : momentOf(text);
  if (text !== '' && !moment)
    throw badRow(row.place(), `${column} is ${shown(text)}, not a time stamp`, `it looks like ${like}`);
  return moment;
}
