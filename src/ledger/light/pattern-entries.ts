// Entries in the usual layout → rows of a table. An entry is taken only where its form, its values and the rules between them
// are certain to be right; a test holds that the row is then the one of the prediction that every other reader makes of it.
import { type EntryPatterns, type Parts, entryPatterns } from './entry-pattern.ts';
import { CELLS, type ColumnName, jsonOf, resolutionsCell } from './light-cells.ts';
import type { GrowingTable } from './growing-table.ts';
import { type Defaults, resolutionOf } from '../read/build.ts';
import { type Named, isSound } from '../read/direct-rules.ts';
import type { LineCursor } from '../read/line-cursor.ts';
import type { TakeEntries } from '../read/read-fast.ts';
import type { Outcome, Prediction, Probability, Resolution, Saying, VoidReason } from '../prediction.ts';
import { type ProbabilityFields, parseOdds, probabilityOf } from '../probability.ts';
import type { PredictionFields } from '../schema.ts';

type ResolutionFields = NonNullable<PredictionFields['resolutions']>[number];

/** A probability that was met before: its fields, and its cells with the columns they belong to. */
interface Met {
  fields: ProbabilityFields;
  cells: readonly [column: string[], cell: string][];
}

const NUMBER_COLUMNS = [
  'central', 'basis', 'unusable', 'value', 'low', 'high', 'typed', 'wording', 'row',
] as const satisfies ColumnName[]; // prettier-ignore

const QUOTES = /^["']/;

/** A text without the quotes it may stand in. */
function unquoted(text: string): string {
  return QUOTES.test(text) ? text.slice(1, -1) : text;
}

function given<N extends string>(key: N, text: string | undefined): Partial<Record<N, string>> {
  return text === undefined ? {} : ({ [key]: unquoted(text) } as Record<N, string>);
}

/** All matches of a pattern from `start` on, one behind the other; leaves the end of the last one in `lastIndex`. */
function* matches({ pattern }: Parts<string>, text: string, start: number): Generator<RegExpExecArray, void> {
  pattern.lastIndex = start;
  for (;;) {
    const end = pattern.lastIndex;
    const found = pattern.exec(text);
    if (found === null) {
      pattern.lastIndex = end;
      return;
    }
    yield found;
  }
}

/** Fills a table with entries. */
export class PatternEntries implements TakeEntries {
  readonly #table: GrowingTable;
  readonly #met = new Map<string, Met | undefined>();
  #patterns: EntryPatterns | undefined;
  #column = -1;

  constructor(table: GrowingTable) {
    this.#table = table;
  }

  #patternsAt(column: number): EntryPatterns {
    if (column !== this.#column) this.#patterns = undefined;
    this.#column = column;
    return (this.#patterns ??= entryPatterns(column));
  }

  /** Folded lines are joined by spaces: none of them is empty or stands in further. */
  #claim(text: string, { margin }: EntryPatterns): string {
    if (!text.startsWith('>-')) return unquoted(text);
    return text.slice(3 + margin.length).replaceAll(`\n${margin}`, ' ');
  }

  #read(fields: ProbabilityFields, typed: string | undefined): Met | undefined {
    const probability: Probability | undefined = probabilityOf(fields, typed);
    if (probability === undefined) return undefined;
    const prediction = { probability } as Prediction;
    const cells: [string[], string][] = [];
    for (const name of NUMBER_COLUMNS) {
      const cell = CELLS[name](prediction);
      if (cell !== undefined) cells.push([this.#table.cells[name], cell]);
    }
    return { fields, cells };
  }

  /** Undefined when the text is no probability, or none that a look-up can put a number on. */
  #number(number: string | undefined, wording: string, row: string | undefined): Met | undefined {
    const key = number ?? `${wording}\n${row}`;
    if (this.#met.has(key)) return this.#met.get(key);
    let met: Met | undefined;
    if (number === undefined)
      met = this.#read({ basis: 'worded', ...given('wording', wording), ...given('row', row) }, undefined);
    else {
      const odds = parseOdds(number);
      if (!('error' in odds)) met = this.#read({ basis: 'stated', ...odds }, number);
    }
    this.#met.set(key, met);
    return met;
  }

  #restated(text: string, { restated }: EntryPatterns): Saying[] {
    const { at } = restated;
    return Array.from(matches(restated, text, 0), (found) => ({
      date: found[at.flowDate] ?? found[at.belowDate]!,
      ...given('source', found[at.flowSource] ?? found[at.belowSource]),
      ...given('at', found[at.flowAt] ?? found[at.belowAt]),
      ...given('quote', found[at.flowQuote] ?? found[at.belowQuote]),
    }));
  }

  #resolution(found: RegExpExecArray, { resolution: { at } }: EntryPatterns): ResolutionFields {
    const fields: ResolutionFields = { outcome: found[at.outcome] as Outcome, known: found[at.known]! };
    const [charitable, fraction, happened] = [found[at.charitable], found[at.fraction], found[at.happened]];
    const [reason, recorded, by] = [found[at.reason], found[at.recorded], found[at.by]];
    if (charitable !== undefined) fields.charitable = charitable as Outcome;
    if (fraction !== undefined) fields.fraction = Number(fraction);
    if (happened !== undefined) fields.happened = happened;
    if (reason !== undefined) fields.reason = reason as VoidReason;
    if (recorded !== undefined) fields.recorded = recorded;
    if (by !== undefined) fields.by = unquoted(by);
    return fields;
  }

  /**
   * Takes the entry whose dash the cursor is at, in `column`, and goes to the line behind it; gives its id. Undefined, the
   * cursor where it was, where that is not certain.
   */
  entry(cursor: LineCursor, column: number, { keeper, forecaster: other }: Defaults, named: Named): string | undefined {
    const patterns = this.#patternsAt(column);
    const { head, tail } = patterns;
    const { text, at: start, end: lineEnd, next } = cursor;
    head.pattern.lastIndex = start;
    const found = head.pattern.exec(text);
    if (found === null) return undefined;
    let end = head.pattern.lastIndex;
    const { at } = head;

    const fields: ResolutionFields[] = [];
    let behind: RegExpExecArray | null = null;
    if (found[at.resolutions] !== undefined) {
      for (const one of matches(patterns.resolution, text, end)) fields.push(this.#resolution(one, patterns));
      end = patterns.resolution.pattern.lastIndex;
      if (fields.length === 0) return undefined;
      tail.pattern.lastIndex = end;
      behind = tail.pattern.exec(text)!;
      end = tail.pattern.lastIndex;
      if (found[at.note] !== undefined && behind[tail.at.note] !== undefined) return undefined;
      if (found[at.sealed] !== undefined && behind[tail.at.sealed] !== undefined) return undefined;
    }

    const said = (found[at.saidShort] ?? found[at.saidFlow] ?? found[at.saidBelow])!;
    const source = found[at.flowSource] ?? found[at.belowSource];
    const due = found[at.dueShort] ?? found[at.dueFlow] ?? found[at.dueBelow];
    const dueBasis = found[at.dueFlowBasis] ?? found[at.dueBelowBasis] ?? 'stated';
    const recorded = found[at.recorded];
    const forecaster = found[at.forecaster];
    const lines = found[at.restated];
    const restated = lines === undefined ? [] : this.#restated(lines, patterns);
    const wording = found[at.wording];
    const number = found[at.number];
    const hasNumber = number !== undefined || wording !== undefined;
    const met = hasNumber ? this.#number(number, wording ?? '', found[at.row]) : undefined;
    if (hasNumber && met === undefined) return undefined;
    const judged = {
      said: { date: said, ...(source !== undefined && { source }) },
      ...(forecaster !== undefined && { forecaster }),
      ...(recorded !== undefined && { recorded }),
      ...(due !== undefined && { due: { date: due, basis: dueBasis, why: found[at.dueFlowWhy] ?? found[at.dueBelowWhy] } }),
      ...(met && { probability: met.fields }),
      restated,
      resolutions: fields,
    } as unknown as PredictionFields;
    if (!isSound(judged, named)) return undefined;

    cursor.next = end;
    cursor.advance();
    if (cursor.column > column) {
      cursor.returnTo(start, lineEnd, column, next);
      return undefined;
    }

    const table = this.#table;
    const { cells, rows } = table;
    const put = (name: ColumnName, cell: string | undefined): void => {
      if (cell !== undefined) cells[name][rows] = cell;
    };
    const id = found[at.id]!;
    const day = recorded ?? said;
    cells.id[rows] = id;
    cells.claim[rows] = this.#claim(found[at.claim]!, patterns);
    cells.forecaster[rows] = forecaster ?? other ?? '';
    cells.recorded[rows] = day;
    cells.said[rows] = said;
    put('group', found[at.group]);
    put('tags', found[at.tags]?.replaceAll(', ', ' '));
    put('source', source);
    put('restated', jsonOf(restated));
    if (due !== undefined) cells.due[rows] = `${due} ${dueBasis}`;
    const [locator, quote] = [found[at.flowAt] ?? found[at.belowAt], found[at.flowQuote] ?? found[at.belowQuote]];
    const speaker = found[at.flowSpeaker] ?? found[at.belowSpeaker];
    if (locator !== undefined) cells.at[rows] = unquoted(locator);
    if (quote !== undefined) cells.quote[rows] = unquoted(quote);
    if (speaker !== undefined) cells.speaker[rows] = unquoted(speaker);
    if (met) for (const [column_, cell] of met.cells) column_[rows] = cell;
    table.note(day);
    for (const { date } of restated) table.note(date);
    if (fields.length > 0) {
      const resolutions: Resolution[] = fields.map((one) => resolutionOf(one, keeper));
      put('resolutions', resolutionsCell(resolutions));
      for (const resolution of resolutions) table.note(resolution.recorded);
    }
    const seal = found[at.sealed] ?? behind?.[tail.at.sealed];
    if (seal !== undefined) {
      cells.sealed[rows] = `${seal} ${found[at.sha256] ?? behind?.[tail.at.sha256]}`;
      table.note(seal);
    }
    table.rows++;
    return id;
  }

  add(prediction: Prediction): void {
    this.#table.add(prediction);
  }
}
