// Anybody's table, CSV or JSON lines: a row a prediction, or several rows of one id as its forecasts over time.
import { dayOrder } from '../../day.ts';
import type { Day } from '../../day.ts';
import { grouped } from '../../grouped.ts';
import type { EmitItem } from '../../ledger/edit/emit.ts';
import type { DueBasis } from '../../ledger/prediction.ts';
import { idFault } from '../../ledger/read/leaf-form.ts';
import { shown } from '../../ledger/read/lines.ts';
import { shellWord } from '../../shell-word.ts';
import { rowSuffix } from '../entries/stable-id.ts';
import { Losses } from '../loss.ts';
import type { Moment } from '../moment.ts';
import { LEDGERS_OWN } from '../question.ts';
import type { Estimate, Found, Person, Question } from '../question.ts';
import { badRow } from '../text/input.ts';
import { plainCell } from './plain-cell.ts';
import { columnsOf, likelyMap, likelyPair } from './plain-map.ts';
import type { PlainField } from './plain-map.ts';
import { plainMoment } from './plain-moment.ts';
import type { DateOrder } from './plain-moment.ts';
import { plainProbability } from './plain-probability.ts';
import { plainSettled } from './plain-settled.ts';
import type { PlainCells } from './plain-settled.ts';
import type { PlainRow, PlainTable } from './plain-table.ts';

export interface PlainOptions {
  map: ReadonlyMap<PlainField, string>;
  /** Probabilities are percentages, with or without a sign. */
  percent: boolean;
  /** How days such as 3/4/2024 are meant. */
  dates?: DateOrder | undefined;
}

/** Fields of a prediction, not of one of its forecasts: several rows say the same. */
const SHARED = [
  'id', 'claim', 'due', 'dueBasis', 'dueWhy', 'condition', 'criteria', 'charitableCriteria', 'criteriaWritten', 'tags', 'group', 'source',
  'at', 'quote', 'speaker', 'outcome', 'charitable', 'known', 'happened', 'fraction', 'reason', 'resolutionRecorded', 'grader', 'why', 'note',
] as const; // prettier-ignore

/** Fields that hold one of a few words, in any case. */
const WORDS: readonly PlainField[] = ['outcome', 'charitable', 'reason', 'dueBasis'];

/** Fields that hold a day, which may be written in more than one way. */
const DAYS: readonly PlainField[] = ['due', 'criteriaWritten', 'known', 'happened', 'resolutionRecorded'];

/** What may be meant where rows differ. */
const HINTS: Partial<Record<PlainField, string>> = {
  why: 'a table holds one resolution of a prediction; --map forecastWhy=COLUMN names the reasons of forecasts',
  grader: 'a table holds one resolution of a prediction, by one grader',
};

/** Refuses cells that mean nothing without another one. */
function needs(get: PlainCells['get'], place: PlainCells['place'], fields: readonly PlainField[], needed: PlainField): void {
  const stray = fields.find((field) => get(field) !== '');
  if (stray !== undefined)
    throw badRow(place(stray), `${stray} is ${shown(get(stray))}, but there is no ${needed}`, `fill ${needed}, or leave ${stray} empty`);
} // prettier-ignore

class PlainReader {
  readonly #get: (row: PlainRow, field: PlainField) => string;
  readonly #options: PlainOptions;
  readonly #losses: Losses;
  readonly #isOwn: boolean;

  constructor(
    get: (row: PlainRow, field: PlainField) => string,
    options: PlainOptions,
    losses: Losses,
    isOwn: boolean,
  ) {
    this.#get = get;
    this.#isOwn = isOwn;
    this.#options = options;
    this.#losses = losses;
  }

  #moment(row: PlainRow, field: PlainField): Moment | undefined {
    return plainMoment(this.#get(row, field), field, this.#options.dates, row.place);
  }

  #day(row: PlainRow, field: PlainField): Day | undefined {
    return this.#moment(row, field)?.day;
  }

  #person(row: PlainRow): Person {
    const name = this.#get(row, 'forecaster');
    if (name === '') return LEDGERS_OWN;
    return { key: name, name, ...(idFault(name) === undefined ? { id: name } : {}) };
  }

  #isWithdrawn(row: PlainRow): boolean {
    const text = this.#get(row, 'withdrawn');
    if (/^(?:true|yes|1)$/i.test(text)) return true;
    if (text === '' || /^(?:false|no|0)$/i.test(text)) return false;
    throw badRow(row.place(), `withdrawn is ${shown(text)}`, 'write true, or leave it empty');
  }

  /** What rows without a number say about one: a reason goes into the note. */
  #reasons(rows: readonly PlainRow[], at: string): string[] {
    return rows.flatMap((row) => {
      if (this.#get(row, 'basis') !== '')
        this.#losses.lost('basis', 'there is no number that it belongs to', `line ${row.line}`);
      const why = this.#get(row, 'forecastWhy');
      if (why === '') return [];
      this.#losses.changed('reason of a forecast', 'there is no number that it belongs to: put into the note', at);
      return [why];
    });
  }

  #estimate(row: PlainRow): Estimate | undefined {
    const withdrawn = this.#isWithdrawn(row);
    const p = plainProbability((field) => this.#get(row, field), this.#options.percent, row.place);
    if (p === undefined && !withdrawn) return undefined;
    if (p !== undefined && withdrawn)
      throw badRow(
        row.place(),
        'the forecast is withdrawn, but it has a number',
        'a withdrawal is a row of its own, without p, low, high, typed, basis, wording, row and pWhy',
      );
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
      why,
      assumesBasis: this.#get(row, 'basis') === '',
      place: row.place,
    };
  }

  /** What a cell says, however it is written. */
  #meant(row: PlainRow, field: PlainField): string {
    const text = this.#get(row, field);
    if (text !== '' && DAYS.includes(field)) return this.#day(row, field)!;
    return WORDS.includes(field) ? text.toLowerCase() : text;
  }

  /** What the rows of one prediction share: the id, or the claim and the due day. */
  key(row: PlainRow): string {
    const id = this.#get(row, 'id');
    return id === '' ? JSON.stringify([this.#get(row, 'claim'), this.#meant(row, 'due')]) : `id ${id}`;
  }

  /** The cells of the rows of one prediction: a field is filled in one of them, or the same in several. */
  #cells(rows: readonly PlainRow[]): PlainCells {
    const first = (field: PlainField): PlainRow | undefined => rows.find((row) => this.#get(row, field) !== '');
    return {
      get: (field) => {
        const row = first(field);
        const value = row ? this.#get(row, field) : '';
        const other = rows.find(
          (one) => !['', value].includes(this.#get(one, field)) && this.#meant(one, field) !== this.#meant(row!, field),
        );
        if (other)
          throw badRow(
            other.place(),
            `${field} is ${shown(this.#get(other, field))} here, ${shown(value)} in another row of the same prediction`,
            HINTS[field] ?? 'one of the two is a slip, or they are two predictions',
          );
        return value;
      },
      day: (field) => {
        const row = first(field);
        return row && this.#day(row, field);
      },
      place: (field) => (first(field) ?? rows[0]!).place(),
    };
  }

  /** The day a prediction entered a log is that of its first row; those of later rows are days of its forecasts. */
  #recorded(rows: readonly PlainRow[]): string | undefined {
    const days = rows.flatMap((row) => {
      const day = this.#get(row, 'recorded') === '' ? undefined : this.#day(row, 'recorded');
      return day === undefined ? [] : [{ row, day }];
    });
    const first = days.reduce(
      (best, one) => (best !== undefined && best <= one.day ? best : one.day),
      undefined as string | undefined,
    );
    for (const { row, day } of days)
      if (day !== first)
        this.#losses.lost('day of recording of a later row', `that of the prediction is ${first!}`, `line ${row.line}`);
    return first;
  }

  #more({ get, day, place }: PlainCells, recorded: string | undefined): EmitItem {
    const [strict, charitable] = [get('criteria'), get('charitableCriteria')].map((text) => text || undefined);
    const written = day('criteriaWritten');
    if (strict === undefined) needs(get, place, ['charitableCriteria', 'criteriaWritten'], 'criteria');
    const long = charitable !== undefined || written !== undefined;
    const criteria = strict === undefined ? undefined : long ? { written, strict, charitable } : strict;
    return { condition: get('condition') || undefined, criteria, ...(recorded === undefined ? {} : { recorded }) };
  }

  /**
   * The row without a number that a prediction begins with: the first in a table of ours, else one that is
   * older than every number.
   */
  #opening(rows: readonly PlainRow[], estimates: readonly (Estimate | undefined)[]): Question['opening'] {
    const numbers = estimates.filter((one) => one !== undefined && !one.withdrawn);
    const bare = rows.flatMap((row, index) => {
      const at = estimates[index] ? undefined : this.#moment(row, 'said');
      return at ? [{ row, at, who: this.#person(row) }] : [];
    });
    const [oldest] = bare.toSorted((a, b) => dayOrder(a.at.day, b.at.day));
    const isFirst = oldest && numbers.every((one) => oldest.at.day < one!.at.day);
    const opening = this.#isOwn ? bare.find(({ row }) => row === rows[0]) : isFirst ? oldest : undefined;
    for (const { row, at, who } of bare) {
      const isSaid = estimates.some((one) => one?.who.key === who.key && one.at.day === at.day);
      const isTaken = (['outcome', 'forecastWhy'] as const).some((field) => this.#get(row, field) !== '');
      if (row !== opening?.row && !isSaid && !isTaken)
        this.#losses.lost('row without a number', 'a forecast has one', `line ${row.line}`);
    }
    return opening && { who: opening.who, at: opening.at };
  }

  question(rows: readonly PlainRow[], key: string): Question {
    const first = rows[0]!;
    const cells = this.#cells(rows);
    const { get, place } = cells;
    for (const field of SHARED) get(field);
    const suffix = rowSuffix(key);
    const claim = get('claim');
    const due = cells.day('due');
    if (due === undefined) needs(get, place, ['dueBasis', 'dueWhy'], 'due');
    const [basis, why, id, group, note] = [get('dueBasis'), get('dueWhy'), get('id'), get('group'), get('note')];
    const isId = id !== '' && idFault(id) === undefined;
    if (id !== '' && !isId)
      this.#losses.changed('id', `${shown(id)} is no id of a ledger; it ends with a fingerprint of it`, suffix);
    const settled = plainSettled(cells, this.#losses, isId ? id : suffix);
    const estimates = rows.map((row) => this.#estimate(row));
    const bare = rows.filter((_row, index) => estimates[index] === undefined);
    const opening = this.#opening(rows, estimates);
    const said = this.#moment(first, 'said');
    const saying = {
      source: get('source') || undefined,
      at: get('at') || undefined,
      quote: get('quote') || undefined,
      speaker: get('speaker') || undefined,
    };
    return {
      suffix,
      ...(isId ? { id } : id === '' ? {} : { ownId: id }),
      place: first.place,
      isWhole: this.#isOwn,
      claim,
      asker: this.#person(first),
      asked: said,
      opening,
      due: due === undefined ? undefined : { date: due, basis: (basis || 'stated') as DueBasis, why: why || undefined, assumesBasis: basis === '' },
      estimates: estimates.flatMap((one) => one ?? []),
      settled,
      tags: get('tags').split(/[;,]/).map((tag) => tag.trim()).filter((tag) => tag !== ''),
      group: group || undefined,
      notes: [note, ...this.#reasons(bare, isId ? id : suffix)].filter((one) => one !== ''),
      more: this.#more(cells, this.#recorded(rows)),
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
    const likely = likelyMap(table.header);
    const names = `columns: ${table.header.join(', ')}`;
    const way =
      likely === undefined ? '--map claim=COLUMN names it' : `--map ${shellWord(likely)} if the names mean that`;
    throw badRow(table.place(), 'there is no column for the claim', `${way}; ${names}`);
  }
  const used = new Set(columns.values());
  for (const column of table.header.filter((name) => !used.has(name))) {
    const pair = likelyPair(column, columns);
    const way = pair === undefined ? 'FIELD=COLUMN' : `${shellWord(pair)} if it means that`;
    for (const row of table.rows)
      if (!row.isEmpty(column))
        losses.lost(`column ${shown(column)}`, `no field is mapped to it (--map ${way})`, `line ${row.line}`);
  }
  const reader = new PlainReader(plainCell(table, columns), options, losses, table.isOwn);
  const groups = grouped(table.rows, (row) => reader.key(row));
  return { questions: [...groups].map(([key, rows]) => reader.question(rows, key)), losses };
}
