// Fatebook's own CSV export: one row a forecast, fractions, `; ` between names, stamps without a zone
// and with unpadded seconds.
import { grouped } from '../../grouped.ts';
import { shown } from '../../ledger/read/lines.ts';
import { fingerprint } from '../entries/stable-id.ts';
import { Losses } from '../loss.ts';
import { LEDGERS_OWN, onlyForecast } from '../question.ts';
import type { Estimate, Found, Person, Question, Settled } from '../question.ts';
import { csvTable, needColumns } from '../text/csv-rows.ts';
import type { CsvRow } from '../text/csv-rows.ts';
import { badRow } from '../text/input.ts';
import type { TextInput } from '../text/input.ts';
import { fatebookOutcome, fatebookResolution } from './fatebook-resolution.ts';
import { reportLaterCells, dayIn, reportUnknownColumns, sharedCell, wordOf } from './shared-cells.ts';
import { stampIn } from './stamp.ts';
import type { StampForm } from './stamp.ts';

const NEEDED = ['Question title', 'Forecast (scale = 0-1)', 'Forecast created at', 'Question created at', 'Resolution'];

/** Columns that have no place in a ledger, and why. */
const NOT_CARRIED: Readonly<Record<string, string>> = {
  'Your Brier score for this question': 'scores are worked out here, not stored (theirs runs from 0 to 2)',
  'Your relative Brier score for this question': 'scores are worked out here, not stored',
  'Question shared with': 'a ledger has no sharing',
  'Question shared publicly': 'a ledger has no sharing',
};

/** Columns that every row of a question repeats. */
const TEXTS = ['Question notes', 'Question comments', 'Question tags'];
const KNOWN = [
  ...NEEDED, ...Object.keys(NOT_CARRIED), ...TEXTS, 'Multiple choice option', 'Forecast created by', 'Question created by', 'Question resolve by', 'Resolved at',
]; // prettier-ignore

const STAMPS: StampForm = { kind: 'a time stamp', hint: 'Fatebook writes 2024-05-01 09:30:5' };

/** Beside people with names: not whoever keeps the ledger, unless --forecaster says so. */
const NAMELESS: Person = { key: 'without a name', name: 'Somebody without a name' };

/** Names are all there is. */
const personOf = (name: string): Person => ({ key: name, name });

/** Who somebody without a name is: of a file that names nobody whoever exported it. */
function namelessIn(rows: readonly CsvRow[]): Person {
  const isNamed = (row: CsvRow): boolean => row.get('Forecast created by') + row.get('Question created by') !== '';
  return rows.some(isNamed) ? NAMELESS : LEDGERS_OWN;
}

/** The share of a cell; undefined where the forecast is hidden. */
function share(row: CsvRow): number | undefined {
  const text = row.get('Forecast (scale = 0-1)');
  if (text === '') return undefined;
  const value = /^(?:\d+(?:\.\d*)?|\.\d+)(?:e-?\d+)?$/i.test(text) ? Number(text) : NaN;
  if (value >= 0 && value <= 1) return value;
  throw badRow(
    row.place(),
    `the forecast is ${shown(text)}, not a number from 0 to 1`,
    'Fatebook exports fractions; a file of percentages is no export of it',
  );
}

function settledOf(rows: readonly CsvRow[], option: string): Settled | undefined {
  const row = rows[0]!;
  const text = sharedCell(rows, 'Resolution', wordOf);
  // A blank one is unresolved, whatever day stands beside it.
  if (text === '') return undefined;
  const outcome = fatebookOutcome(text.toUpperCase()) ?? (option !== '' && text === option ? 'yes' : undefined);
  if (outcome === undefined)
    throw badRow(row.place(), `the resolution is ${shown(text)}`, 'Fatebook writes YES, NO, AMBIGUOUS or nothing');
  return fatebookResolution(outcome, stampIn(row, 'Resolved at', STAMPS, sharedCell(rows, 'Resolved at', dayIn)));
}

/** Names can be empty, and nothing else tells people apart; one forecast alone is one person's. */
function reportNameless(rows: readonly CsvRow[], losses: Losses): void {
  const nameless = rows.filter((row) => row.get('Forecast created by') === '' && share(row) !== undefined);
  if (nameless.length < 2) return;
  for (const { line } of nameless)
    losses.changed('forecasts without a name', 'all of them are taken for those of one person', `line ${line}`);
}

function estimateOf(row: CsvRow, nameless: Person, losses: Losses): Estimate | undefined {
  const p = share(row);
  const at = stampIn(row, 'Forecast created at', STAMPS);
  if (p === undefined) {
    losses.lost('hidden forecast', 'the export does not show it', `line ${row.line}`);
    return undefined;
  }
  if (!at) throw badRow(row.place(), 'the forecast has no day', 'the column "Forecast created at" holds it');
  const name = row.get('Forecast created by');
  return { who: name === '' ? nameless : personOf(name), at, p, place: row.place };
}

const namesIn = (cell: string): string[] => cell.split('; ').map((name) => name.trim()).filter((name) => name !== ''); // prettier-ignore

function questionOf(rows: readonly CsvRow[], isChoice: boolean, nameless: Person, losses: Losses): Question {
  const first = rows[0]!;
  const [title, option, created] = [
    first.get('Question title'),
    first.get('Multiple choice option'),
    first.get('Question created at'),
  ];
  const source = fingerprint(JSON.stringify([title, created]));
  const due = stampIn(first, 'Question resolve by', STAMPS, sharedCell(rows, 'Question resolve by', dayIn));
  const asked = stampIn(first, 'Question created at', STAMPS);
  const settled = settledOf(rows, option);
  const comments = first.get('Question comments');
  const asker = sharedCell(rows, 'Question created by');
  reportLaterCells(rows, TEXTS, losses);
  for (const row of rows) {
    for (const [column, why] of Object.entries(NOT_CARRIED))
      if (row.get(column) !== '') losses.lost(column, why, `line ${row.line}`);
  }
  if (comments !== '')
    losses.changed(
      'comments',
      'put into the note as one text; the export does not keep them apart',
      `line ${first.line}`,
    );
  return {
    suffix: option === '' ? `fb${source}` : `fb${source}o${fingerprint(option, 6)}`,
    place: first.place,
    claim: option === '' ? title : `${title} — ${option}`,
    asker: asker === '' ? undefined : personOf(asker),
    asked,
    due: due && { date: due.day, basis: 'stated' },
    estimates: rows.flatMap((row) => estimateOf(row, nameless, losses) ?? []),
    settled,
    tags: namesIn(first.get('Question tags')),
    group: isChoice ? `fb${source}` : undefined,
    notes: [first.get('Question notes'), comments === '' ? '' : `Comments on Fatebook: ${comments}`],
  };
}

/** Names the multiple choices of which no option came true: of an ambiguous one Fatebook exports that as well. */
function reportNoneOf(questions: readonly Question[], losses: Losses): void {
  for (const [group, options] of grouped(questions, (one) => one.group))
    if (group !== undefined && options.every(({ settled }) => settled?.outcome === 'no'))
      losses.changed(
        'outcome of a multiple choice',
        'every option has NO; so has each of an ambiguous one here',
        group,
      );
}

/**
 * Reads the export. A question is told by its title and the time it was created, since no id is exported; options of a
 * multiple choice become predictions of one group. Days are those of the stamps as written (UTC in practice).
 */
export function readFatebookCsv(input: TextInput): Found {
  const table = csvTable(input);
  needColumns(table, input, NEEDED, 'a CSV export of Fatebook');
  const losses = new Losses();
  if (!table.header.includes('Question tags'))
    losses.lost('tags', 'this older export has no column for them', 'line 1');
  reportUnknownColumns(table, KNOWN, losses);
  const optionOf = (row: CsvRow): string => row.get('Multiple choice option');
  const asked = (row: CsvRow): string => JSON.stringify([row.get('Question title'), row.get('Question created at')]);
  const choices = new Set(table.rows.filter((row) => optionOf(row) !== '').map(asked));
  const groups = grouped(table.rows, (row) => JSON.stringify([asked(row), optionOf(row)]));
  const nameless = namelessIn(table.rows);
  const questions = [...groups.values()].map((rows) =>
    questionOf(rows, choices.has(asked(rows[0]!)), nameless, losses),
  );
  reportNameless(table.rows, losses);
  reportNoneOf(questions, losses);
  return { questions: onlyForecast(questions, losses), losses };
}
