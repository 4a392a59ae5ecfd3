// Rows of Metaculus' forecast_data.csv as forecasts over time.
import { shown } from '../../ledger/read/lines.ts';
import type { Moment } from '../moment.ts';
import type { Estimate, Person } from '../question.ts';
import { DECIMAL } from '../table/table-number.ts';
import type { CsvRow } from '../text/csv-rows.ts';
import { badRow } from '../text/input.ts';
import { pythonValue } from '../text/python-literal.ts';
import type { PythonValue } from '../text/python-literal.ts';
import { stampIn } from './stamp.ts';

/** The time stamp under a column; undefined where there is none. */
export function stamp(row: CsvRow, column: string): Moment | undefined {
  return stampIn(row, column, { kind: 'a time stamp', hint: 'it looks like 2024-10-16 12:56:51.751385+00:00' });
}

/** What a list of options or of their numbers holds. */
type Part = string | number | null;

const isPart = (value: PythonValue): value is Part => typeof value !== 'boolean' && !Array.isArray(value);

/** The Python list of texts and numbers under a column; empty where there is none. */
export function listAt(row: CsvRow, column: string): Part[] {
  const text = row.get(column);
  if (text === '') return [];
  const value = pythonValue(text);
  if (Array.isArray(value) && value.every(isPart)) return value;
  throw badRow(
    row.place(),
    `${column} is ${shown(text)}, not a list of texts and numbers`,
    "Metaculus writes lists as Python does: ['a', 'b']",
  );
}

/** Aggregates have no id and the method's name as their name; with anonymised people there is one column. */
export function personOf(row: CsvRow): { who: Person; isCrowd: boolean } {
  const [id, name, anonymous] = [
    row.get('Forecaster ID'),
    row.get('Forecaster Username'),
    row.get('Forecaster (Anonymized)'),
  ];
  // In an anonymised file the method's name stands where hashes of people stand; only aggregates count forecasters.
  if (anonymous !== '' && row.get('Forecaster Count') === '')
    return { who: { key: `a${anonymous}`, name: `Metaculus forecaster ${anonymous}` }, isCrowd: false };
  const method = anonymous || name;
  if (id === '')
    return { who: { key: `crowd ${method}`, name: `Metaculus ${method.replaceAll('_', ' ')}` }, isCrowd: true };
  return { who: { key: id, name: name || `Metaculus forecaster ${id}` }, isCrowd: false };
}

function shareOf(row: CsvRow, value: Part | undefined): number | undefined {
  if (value === '' || value === null || value === undefined) return undefined;
  const number = typeof value === 'number' ? value : DECIMAL.test(value) ? Number(value) : NaN;
  if (number >= 0 && number <= 1) return number;
  throw badRow(
    row.place(),
    `the probability is ${shown(String(value))}, not a number from 0 to 1`,
    'Metaculus writes 0.001 to 0.999',
  );
}

/**
 * The forecasts of one question; with an option, those of that place in the list of options. `noNumber`
 * hears of rows that have none.
 */
export function estimatesOf(
  rows: readonly CsvRow[],
  place: number | undefined,
  closed: Moment | undefined,
  noNumber: (row: CsvRow) => void,
): Estimate[] {
  const standing = new Map<string, { who: Person; end: Moment; row: CsvRow }>();
  const estimates: Estimate[] = [];
  const inOrder = rows
    .map((row) => ({ row, at: stamp(row, 'Start Time') }))
    .sort((a, b) => (a.at?.order ?? 0) - (b.at?.order ?? 0));
  const lastOfDay = new Map<string, number>();
  for (const { row, at } of inOrder) {
    if (!at) throw badRow(row.place(), 'the forecast has no start time', 'the column "Start Time" holds it');
    const { who, isCrowd } = personOf(row);
    const p = shareOf(
      row,
      place === undefined ? row.get('Probability Yes') : listAt(row, 'Probability Yes Per Category')[place],
    );
    if (p === undefined) {
      if (place === undefined) noNumber(row);
      continue;
    }
    const before = standing.get(who.key);
    if (before && before.end.order < at.order && !isCrowd)
      estimates.push({ who, at: before.end, withdrawn: true, why: 'the forecast ran out', place: before.row.place });
    const estimate: Estimate = { who, at, p, place: row.place };
    // A crowd moves with every forecaster: the last number of a day stands for the day.
    const same = isCrowd ? lastOfDay.get(`${who.key} ${at.day}`) : undefined;
    if (same !== undefined) estimates[same] = estimate;
    else {
      if (isCrowd) lastOfDay.set(`${who.key} ${at.day}`, estimates.length);
      estimates.push(estimate);
    }
    const end = stamp(row, 'End Time');
    if (end) standing.set(who.key, { who, end, row });
    else standing.delete(who.key);
  }
  for (const { who, end, row } of standing.values()) {
    if (personOf(row).isCrowd || (closed && end.order >= closed.order)) continue;
    estimates.push({ who, at: end, withdrawn: true, why: 'the forecast ran out or was withdrawn', place: row.place });
  }
  return estimates;
}
