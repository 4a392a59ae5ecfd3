// The time stamps of an export, read where they stand: in a cell of a table, or in a value of JSON.
import { shown } from '../../ledger/read/lines.ts';
import { momentOf } from '../moment.ts';
import type { Moment } from '../moment.ts';
import type { CsvRow } from '../text/csv-rows.ts';
import { badRow } from '../text/input.ts';
import type { TreeValue } from '../text/tree-value.ts';

/** What a column of stamps holds, and the hint where a cell does not. */
export interface StampForm {
  kind: 'a time stamp' | 'a day';
  hint: string;
}

/**
 * The stamp under a column, or in `text` where that is what the column says; undefined where there is none. Throws
 * `bad-row` for anything else.
 */
export function stampIn(
  row: CsvRow,
  column: string,
  { kind, hint }: StampForm,
  text = row.get(column),
): Moment | undefined {
  if (text === '') return undefined;
  const moment = momentOf(text);
  if (moment) return moment;
  throw badRow(row.place(), `${column} is ${shown(text)}, not ${kind}`, hint);
}

/** The stamp that a value holds; undefined for nothing and ''. Throws `bad-row` with the hint for anything else. */
export function stampAt(value: TreeValue, hint: string): Moment | undefined {
  const text = value.text();
  return text === '' ? undefined : (momentOf(text) ?? value.fail(`${value.name} is no time stamp`, hint));
}
