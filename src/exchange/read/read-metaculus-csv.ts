// Metaculus' ZIP download, or its CSV files: Python literals, rows one field short, stamps with
// microseconds and an offset.
import type { Day } from '../../day.ts';
import { grouped } from '../../grouped.ts';
import { shown } from '../../ledger/read/lines.ts';
import { fingerprint } from '../entries/stable-id.ts';
import { Losses } from '../loss.ts';
import type { Moment } from '../moment.ts';
import type { Found, Person, Question } from '../question.ts';
import { csvTable, needColumns } from '../text/csv-rows.ts';
import type { CsvRow, CsvTable } from '../text/csv-rows.ts';
import { badRow, textOf } from '../text/input.ts';
import type { Input, TextInput } from '../text/input.ts';
import { pythonValue } from '../text/python-literal.ts';
import { isZip, unzip } from '../text/unzip.ts';
import { FORECAST_COLUMNS, QUESTION_COLUMNS } from './metaculus-columns.ts';
import { endsSoFar } from './metaculus-ending.ts';
import { estimatesOf, listAt, personOf, stamp } from './metaculus-estimates.ts';
import { isResolution, metaculusOutcome } from './metaculus-resolution.ts';
import { holdsYesOrNo } from './metaculus-type.ts';
import { reportUnknownColumns } from './shared-cells.ts';

const WANTED = [
  'question_data.csv',
  'forecast_data.csv',
  'score_data.csv',
  'comment_data.csv',
  'key_factor_data.csv',
  'question_link_data.csv',
];
const LEFT_OUT: Readonly<Record<string, string>> = {
  'score_data.csv': 'scores are worked out here, not stored',
  'comment_data.csv': 'comments belong to posts of many people, not to predictions',
  'key_factor_data.csv': 'key factors have no place in a ledger',
  'question_link_data.csv': 'links between questions have no place in a ledger',
};

/** Columns of the options that the numbers belong to, the best first; older downloads have the last one alone. */
const OPTIONS = ['MC Options (All)', 'MC Options (Current)', 'MC Options'];

class MetaculusReader {
  readonly losses = new Losses();
  readonly #forecasts: ReadonlyMap<string, readonly CsvRow[]>;
  readonly #today: Day;

  constructor(table: CsvTable, today: Day) {
    this.#today = today;
    this.#forecasts = grouped(table.rows, (row) => row.get('Question ID'));
  }

  /** The question of a row, or one for each of its options; none where there is nothing to take. */
  questions(row: CsvRow): Question[] {
    const at = `mc${idOf(row)}`;
    const type = row.get('Question Type').toLowerCase();
    const rows = this.#forecasts.get(row.get('Question ID')) ?? [];
    if (!holdsYesOrNo(type, at, this.losses)) return [];
    if (rows.length === 0) {
      this.losses.lost('question without a forecast', 'nobody predicted anything', at);
      return [];
    }
    this.#reportLeftOut(row, rows, at);
    const [close, actual, known] = [
      stamp(row, 'Scheduled Close Time'),
      stamp(row, 'Actual Close Time'),
      stamp(row, 'Resolution Known Time'),
    ];
    const options = optionsOf(row, rows);
    const resolution = resolutionOf(row, options, type === 'binary');
    const asked: Asked = { row, rows, close, actual, known, resolution, tags: categoriesOf(row) };
    const title = row.get('Question Title');
    if (type === 'binary') return [this.#question(asked, at, title)];
    if (row.get('MC Options History') !== '')
      this.losses.lost('history of the options', 'the options as they are now are taken', at);
    return options.map((option, place) =>
      this.#question(asked, `${at}o${fingerprint(option, 6)}`, `${title} — ${option}`, { option, place, group: at }),
    );
  }

  #reportLeftOut(row: CsvRow, rows: readonly CsvRow[], at: string): void {
    const crowd = rows.filter((one) => personOf(one).isCrowd);
    if (new Set(crowd.map((one) => `${personOf(one).who.key} ${stamp(one, 'Start Time')?.day}`)).size < crowd.length)
      this.losses.changed('aggregates', 'the last number of each day stands for the day', at);
    if (row.get('Default Project') !== '' || row.get('Question Weight') !== '')
      this.losses.lost('project and weight', 'they have no place in a ledger', at);
  }

  #question(asked: Asked, suffix: string, claim: string, choice?: Choice): Question {
    const { row, rows, close, actual, known, resolution, tags } = asked;
    const settled = metaculusOutcome(resolution, known?.day, choice?.option);
    const opened = stamp(row, 'Open Time');
    const estimates = estimatesOf(rows, choice?.place, actual, ({ line }) =>
      this.losses.lost('forecast without a number', 'nothing stands under Probability Yes', `line ${line}`),
    );
    const why = 'the scheduled close of the question; this export has no day of its resolution beforehand';
    const url = row.get('Question URL');
    return {
      suffix,
      place: row.place,
      claim,
      asked: opened,
      due: close && { date: close.day, basis: 'inferred', why },
      estimates: endsSoFar(estimates, this.#today, this.losses, suffix),
      settled,
      tags,
      group: choice?.group,
      notes: [`Metaculus question ${row.get('Question ID')}${url === '' ? '' : `, ${url}`}`],
    };
  }
}

/** What a row of questions says of each of its options. */
interface Asked {
  row: CsvRow;
  /** Its forecasts. */
  rows: readonly CsvRow[];
  close: Moment | undefined;
  actual: Moment | undefined;
  known: Moment | undefined;
  resolution: string;
  tags: string[];
}

/** An option with its place in the lists of numbers, and the group of all of them. */
interface Choice {
  option: string;
  place: number;
  group: string;
}

function idOf(row: CsvRow): string {
  const id = row.get('Question ID');
  if (/^\d+$/.test(id)) return id;
  throw badRow(row.place(), `the question id is ${shown(id)}, not a number`, 'is this question_data.csv of Metaculus?');
}

/** The options that the numbers of the forecasts belong to. */
function optionsOf(row: CsvRow, rows: readonly CsvRow[]): string[] {
  const column = OPTIONS.find((one) => row.get(one) !== '');
  const options = column === undefined ? [] : listAt(row, column).map(String);
  const odd = rows.find((one) => ![0, options.length].includes(listAt(one, 'Probability Yes Per Category').length));
  if (!odd) return options;
  throw badRow(
    odd.place(),
    `Probability Yes Per Category has not the ${options.length} numbers of the options`,
    'give both files of one download',
  );
}

function resolutionOf(row: CsvRow, options: readonly string[], isBinary: boolean): string {
  // An option may end with white space, and its resolution then does too.
  const whole = row.whole('Resolution');
  const resolution = options.includes(whole) ? whole : whole.trim();
  if (isResolution(resolution, isBinary ? undefined : options)) return resolution;
  throw badRow(
    row.place(),
    `the resolution is ${shown(resolution)}, which is none of this question`,
    'is this question_data.csv of Metaculus?',
  );
}

/** A Python list, or texts with commas. */
function categoriesOf(row: CsvRow): string[] {
  const text = row.get('Categories');
  const value = text.startsWith('[') ? pythonValue(text) : undefined;
  const parts = Array.isArray(value) ? value.map(String) : text.split(/[;,]/);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function csvFiles(inputs: readonly Input[], losses: Losses): Map<string, TextInput> {
  const files = new Map<string, TextInput>();
  const add = (name: string, input: TextInput): void => {
    const header = input.text.slice(0, 4000);
    const kind = WANTED.includes(name)
      ? name
      : /Question Title/.test(header)
        ? 'question_data.csv'
        : /Start Time/.test(header)
          ? 'forecast_data.csv'
          : name;
    if (Object.hasOwn(LEFT_OUT, kind)) losses.lost(kind, LEFT_OUT[kind]!, input.file);
    else files.set(kind, input);
  };
  for (const input of inputs) {
    const name = input.file.slice(input.file.lastIndexOf('/') + 1);
    if (!isZip(input.bytes)) add(name, textOf(input));
    else
      for (const [member, bytes] of unzip(input.bytes, input.file, WANTED))
        add(member, textOf({ file: `${input.file}:${member}`, bytes }));
  }
  return files;
}

/**
 * Reads the ZIP, or question_data.csv and forecast_data.csv. The due day is the scheduled close, because the export has
 * no other; days are those of the stamps as written. `owner` is the only person in it, where there is only one.
 */
export function readMetaculusCsv(inputs: readonly Input[], { today }: { today: Day }): Found {
  const before = new Losses();
  const files = csvFiles(inputs, before);
  const [questions, forecasts] = [files.get('question_data.csv'), files.get('forecast_data.csv')];
  const missing = questions ? (forecasts ? undefined : 'forecast_data.csv') : 'question_data.csv';
  if (missing !== undefined || !questions || !forecasts) {
    const place = { file: inputs[0]!.file, line: 1, column: 1, length: 1, excerpt: '' };
    throw badRow(place, `there is no ${missing}`, 'give the ZIP as it was downloaded, or both CSV files');
  }
  // Rows of unresolved questions lack their last cell.
  const [questionTable, forecastTable] = [csvTable(questions, { mayLack: 1 }), csvTable(forecasts, { mayLack: 1 })];
  needColumns(
    questionTable,
    questions,
    ['Question ID', 'Question Title', 'Question Type', 'Resolution'],
    'question_data.csv of Metaculus',
  );
  needColumns(
    forecastTable,
    forecasts,
    ['Question ID', 'Start Time', 'Probability Yes'],
    'forecast_data.csv of Metaculus',
  );
  const everybody = forecastTable.rows.map(personOf);
  const unique = (crowd: boolean): Person[] => [...new Map(everybody.filter(({ isCrowd }) => isCrowd === crowd).map(({ who }) => [who.key, who])).values()]; // prettier-ignore
  const people = unique(false).length > 0 ? unique(false) : unique(true);
  const reader = new MetaculusReader(forecastTable, today);
  const found = questionTable.rows.flatMap((row) => reader.questions(row));
  const asked = new Set(questionTable.rows.map((row) => row.get('Question ID')));
  const stray = forecastTable.rows.find((row) => !asked.has(row.get('Question ID')));
  if (stray)
    throw badRow(
      stray.place(),
      `the question ${shown(stray.get('Question ID'))} of this forecast is not in question_data.csv`,
      'give both files of one download',
    );
  reader.losses.take(before);
  reportUnknownColumns(questionTable, QUESTION_COLUMNS, reader.losses);
  reportUnknownColumns(forecastTable, FORECAST_COLUMNS, reader.losses);
  return {
    questions: found,
    onlyOwners: true,
    ...(people.length === 1 ? { owner: people[0]! } : { choose: people }),
    losses: reader.losses,
  };
}
