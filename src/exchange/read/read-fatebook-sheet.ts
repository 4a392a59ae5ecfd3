// A table in the shape that Fatebook's own importer takes (and `predict export fatebook` writes):
// percentages, tags with commas.
import { grouped } from '../../grouped.ts';
import { shown } from '../../ledger/read/lines.ts';
import { fingerprint } from '../entries/stable-id.ts';
import { Losses } from '../loss.ts';
import { LEDGERS_OWN } from '../question.ts';
import type { Estimate, Found, Question, Settled } from '../question.ts';
import { csvTable, needColumns } from '../text/csv-rows.ts';
import type { CsvRow } from '../text/csv-rows.ts';
import { unguarded } from '../text/formula-guard.ts';
import { badRow } from '../text/input.ts';
import type { TextInput } from '../text/input.ts';
import { fatebookResolution } from './fatebook-resolution.ts';
import { reportLaterCells, dayIn, reportUnknownColumns, sharedCell, wordOf } from './shared-cells.ts';
import { stampIn } from './stamp.ts';
import type { StampForm } from './stamp.ts';

export const SHEET_COLUMNS = [
  'questionTitle', 'forecast', 'qCreatedAt', 'resolution', 'resolvedAt', 'resolveBy', 'fCreatedAt', 'tags',
  'notes',
] as const; // prettier-ignore

const STAMPS: StampForm = { kind: 'a day', hint: 'write 2024-05-01, with or without a time' };

function estimate(row: CsvRow): Estimate {
  const cell = row.get('forecast');
  const text = cell.endsWith('%') ? cell.slice(0, -1).trimEnd() : cell;
  // Very small numbers are written with an exponent: 1e-7%.
  const [, digits, exponent = '0'] = /^(\d+(?:\.\d*)?|\.\d+)(?:e([+-]?\d{1,3}))?$/.exec(text) ?? [];
  const p = digits === undefined ? NaN : Number(`${digits}e${Number(exponent) - 2}`);
  if (!(p >= 0 && p <= 1)) throw badRow(row.place(), `forecast is ${shown(cell)}, not a percentage`, 'write 65 or 65%');
  const at = stampIn(row, 'fCreatedAt', STAMPS) ?? stampIn(row, 'qCreatedAt', STAMPS);
  if (!at) throw badRow(row.place(), 'the forecast has no day', 'fill qCreatedAt or fCreatedAt');
  return { who: LEDGERS_OWN, at, p, place: row.place };
}

/** yes and no in any case; as in Fatebook, anything else that stands there is ambiguous. */
function settledOf(rows: readonly CsvRow[]): Settled | undefined {
  const word = sharedCell(rows, 'resolution', wordOf).toLowerCase();
  if (word === '') return undefined;
  const known = stampIn(rows[0]!, 'resolvedAt', STAMPS, sharedCell(rows, 'resolvedAt', dayIn));
  return fatebookResolution(word === 'yes' || word === 'no' ? word : 'ambiguous', known);
}

/** Reads the table; rows of one title and qCreatedAt are the forecasts of one question. */
export function readFatebookSheet(input: TextInput): Found {
  const table = csvTable(input);
  needColumns(
    table,
    input,
    ['questionTitle', 'forecast', 'qCreatedAt', 'resolution'],
    "a table for Fatebook's importer",
  );
  const losses = new Losses();
  reportUnknownColumns(table, SHEET_COLUMNS, losses);
  const groups = grouped(table.rows, (row) => JSON.stringify([row.get('questionTitle'), row.get('qCreatedAt')]));
  const questions = [...groups].map(([key, rows]): Question => {
    const first = rows[0]!;
    const due = stampIn(first, 'resolveBy', STAMPS, sharedCell(rows, 'resolveBy', dayIn));
    reportLaterCells(rows, ['tags', 'notes'], losses);
    const settled = settledOf(rows);
    const tags = first.get('tags').split(',').map((tag) => tag.trim()).filter((tag) => tag !== ''); // prettier-ignore
    return {
      suffix: `fb${fingerprint(key)}`,
      place: first.place,
      claim: unguarded(first.get('questionTitle')),
      asker: LEDGERS_OWN,
      estimates: rows.map(estimate),
      due: due && { date: due.day, basis: 'stated' },
      settled,
      tags,
      notes: [unguarded(first.get('notes'))],
    };
  });
  return { questions, losses };
}
