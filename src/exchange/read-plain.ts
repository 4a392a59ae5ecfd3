// Anybody's table, CSV or JSON lines: a row a prediction, or several rows of one id as its forecasts over time.
import { isDay } from '../day.ts';
import type { Day } from '../day.ts';
import type { EmitItem } from '../ledger/edit/emit.ts';
import { idFault } from '../ledger/read/leaf-form.ts';
import type { DueBasis, VoidReason } from '../ledger/prediction.ts';
import { badRow, shown } from './input.ts';
import { Losses } from './loss.ts';
import { momentOf } from './moment.ts';
import type { Moment } from './moment.ts';
import { outcomeOf } from './outcome-word.ts';
import { columnsOf } from './plain-map.ts';
import type { PlainField } from './plain-map.ts';
import { plainProbability } from './plain-probability.ts';
import type { PlainRow, PlainTable } from './plain-table.ts';
import type { Estimate, Found, Person, Question, Settled } from './question.ts';
import { fingerprint } from './stable-id.ts';

export interface PlainOptions {
  map: ReadonlyMap<PlainField, string>;
  /** Probabilities are percentages, with or without a sign. */
  percent: boolean;
  /** How days such as 3/4/2024 are meant. */
  dates?: 'dmy' | 'mdy' | undefined;
}

/** Stands for the forecaster of the ledger, where the table names nobody. */
export const LEDGERS_OWN: Person = { key: '', name: '' };

class PlainReader {
  readonly #get: (row: PlainRow, field: PlainField) => string;
  readonly #options: PlainOptions;

  constructor(get: (row: PlainRow, field: PlainField) => string, options: PlainOptions) {
    this.#get = get;
    this.#options = options;
  }

  #moment(row: PlainRow, field: PlainField): Moment | undefined {
    const text = this.#get(row, field);
    if (text === '') return undefined;
    const moment = momentOf(text);
    if (moment) return moment;
    const parts = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:\s.*)?$/.exec(text);
    const { dates } = this.#options;
    const dayBy = (order: 'dmy' | 'mdy'): Day | undefined => {
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
    throw badRow(row.place(), `${field} is ${shown(text)}, not a day`, hint);
  }

  #day(row: PlainRow, field: PlainField): Day | undefined {
    return this.#moment(row, field)?.day;
  }

  #person(row: PlainRow): Person {
    const name = this.#get(row, 'forecaster');
    if (name === '') return LEDGERS_OWN;
    return { key: name, name, ...(idFault(name) === undefined ? { id: name } : {}) };
  }

  #estimate(row: PlainRow): Estimate | undefined {
    const withdrawn = /^(?:true|yes|1)$/i.test(this.#get(row, 'withdrawn'));
    const p = plainProbability((field) => this.#get(row, field), this.#options.percent, row.place);
    if (p === undefined && !withdrawn) return undefined;
    const at = this.#moment(row, 'said');
    if (!at)
      throw badRow(
        row.place(),
        'there is no day on which it was said',
        '--map said=COLUMN names the column that holds it',
      );
    const why = this.#get(row, 'forecastWhy');
    return {
      who: this.#person(row),
      at,
      ...(withdrawn ? { withdrawn } : { p: p! }),
      ...(why === '' ? {} : { why }),
      ...(this.#get(row, 'basis') === '' ? { assumesBasis: true as const } : {}),
      place: row.place,
    };
  }

  #settled(row: PlainRow): Settled | undefined {
    const text = this.#get(row, 'outcome');
    if (text === '') return undefined;
    const outcome = outcomeOf(text);
    const charitable = outcomeOf(this.#get(row, 'charitable'))?.outcome;
    if (!outcome) {
      throw badRow(
        row.place(),
        `outcome is ${shown(text)}, not an outcome`,
        'write yes, no, late, partial, ambiguous, void, or leave it empty while open',
      );
    }
    const fraction = this.#get(row, 'fraction');
    const days = {
      known: this.#day(row, 'known'),
      happened: this.#day(row, 'happened'),
      recorded: this.#day(row, 'resolutionRecorded'),
    };
    const texts = {
      reason: this.#get(row, 'reason') as VoidReason,
      by: this.#get(row, 'grader'),
      why: this.#get(row, 'why'),
    };
    const given = [...Object.entries(days), ...Object.entries(texts)].filter(
      ([, value]) => value !== undefined && value !== '',
    );
    return {
      ...outcome,
      ...(charitable ? { charitable } : {}),
      ...(fraction === '' ? {} : { fraction: Number(fraction) }),
      ...Object.fromEntries(given),
    } as Settled;
  }

  #more(row: PlainRow): EmitItem {
    const text = (field: PlainField): string | undefined => this.#get(row, field) || undefined;
    const [strict, charitable, written] = [
      text('criteria'),
      text('charitableCriteria'),
      this.#day(row, 'criteriaWritten'),
    ];
    const long = charitable !== undefined || written !== undefined;
    const criteria = strict === undefined ? undefined : long ? { written, strict, charitable } : strict;
    const recorded = this.#day(row, 'recorded');
    return { condition: text('condition'), criteria, ...(recorded === undefined ? {} : { recorded }) };
  }

  question(rows: readonly PlainRow[], key: string): Question {
    const first = rows[0]!;
    const get = (field: PlainField): string => {
      const values = rows.map((row) => this.#get(row, field));
      const at = values.findIndex((value) => value !== '');
      const other = values.findIndex((value) => value !== '' && value !== values[at]);
      if (other !== -1)
        throw badRow(
          rows[other]!.place(),
          `${field} is ${shown(values[other]!)} here, ${shown(values[at]!)} in another row of the same prediction`,
          'one of the two is a slip, or they are two predictions',
        );
      return values[at] ?? '';
    };
    const claim = get('claim');
    const settledAt = rows.find((row) => this.#get(row, 'outcome') !== '');
    for (const field of ['outcome', 'known'] as const) get(field);
    const dueText = get('due');
    const due =
      dueText === ''
        ? undefined
        : this.#day(
            rows.find((row) => this.#get(row, 'due') !== '')!,
            'due',
          );
    const [basis, why, id, group, note] = [get('dueBasis'), get('dueWhy'), get('id'), get('group'), get('note')];
    const settled = settledAt && this.#settled(settledAt);
    const said = this.#moment(first, 'said');
    const saying = {
      source: get('source') || undefined,
      at: get('at') || undefined,
      quote: get('quote') || undefined,
      speaker: get('speaker') || undefined,
    };
    return {
      suffix: `x${fingerprint(key)}`,
      ...(id !== '' && idFault(id) === undefined ? { id } : {}),
      place: first.place,
      claim,
      asker: this.#person(first),
      ...(said ? { asked: said } : {}),
      ...(due === undefined ? {} : { due: { date: due, basis: (basis || 'stated') as DueBasis, ...(why === '' ? {} : { why }), ...(basis === '' ? { assumesBasis: true as const } : {}) } }),
      estimates: rows.flatMap((row) => this.#estimate(row) ?? []),
      ...(settled ? { settled } : {}),
      tags: get('tags').split(/[;,]/).map((tag) => tag.trim()).filter((tag) => tag !== ''),
      ...(group === '' ? {} : { group }),
      notes: note === '' ? [] : [note],
      more: this.#more(first),
      saying,
    }; // prettier-ignore
  }
}

/** The predictions of a table. Columns that nothing is read from are named in the loss report. */
export function readPlain(table: PlainTable, options: PlainOptions): Found {
  const losses = new Losses();
  const columns = columnsOf(options.map, table.header);
  const needed = columns.has('claim') || columns.has('quote');
  if (!needed) {
    throw badRow(
      table.place(),
      'there is no column for the claim',
      `--map claim=COLUMN names it; columns: ${table.header.join(', ')}`,
    );
  }
  const used = new Set(columns.values());
  for (const column of table.header.filter((name) => !used.has(name))) {
    for (const row of table.rows)
      if (row.get(column) !== '')
        losses.lost(`column ${shown(column)}`, 'no field is mapped to it (--map FIELD=COLUMN)', `line ${row.line}`);
  }
  const get = (row: PlainRow, field: PlainField): string => (columns.has(field) ? row.get(columns.get(field)!) : '');
  const groups = new Map<string, PlainRow[]>();
  for (const row of table.rows) {
    const id = get(row, 'id');
    const key = id !== '' ? `id ${id}` : JSON.stringify([get(row, 'claim'), get(row, 'due')]);
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  const reader = new PlainReader(get, options);
  return { questions: [...groups].map(([key, rows]) => reader.question(rows, key)), losses };
}
