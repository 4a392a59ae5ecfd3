// Entries in the usual layout → rows of a table. An entry is taken only where its form, its values and the rules
// between them are certain to be right; a test holds that the row is then the one of the prediction that every
// other reader makes of it.
import type { DueBasis, Outcome, Prediction, Said, Saying, VoidReason } from '../prediction.ts';
import { type ResolutionFields, resolutionOf } from '../read/build-resolution.ts';
import type { Defaults } from '../read/build.ts';
import { type Judged, type Named, isSound } from '../read/direct-rules.ts';
import type { LineCursor } from '../read/line-cursor.ts';
import type { TakeEntries } from '../read/read-fast.ts';
import { type EntryPatterns, type Parts, type ResolutionPart, entryPatterns } from './entry-pattern.ts';
import type { GrowingTable } from './growing-table.ts';
import { outcomeCell, resolutionsCell, restatedCell } from './light-cells.ts';
import { type Met, MetNumbers } from './met-numbers.ts';

const NO_NUMBER: Met = { fields: undefined, cells: [] };

/** An entry whose form is right. */
interface Match {
  found: RegExpExecArray;
  /** What was found below the resolutions. */
  behind: RegExpExecArray | undefined;
  resolutions: ResolutionFields[] | undefined;
}

const NONE: Saying[] = [];

const QUOTES = /^["']/;

/** A text without the quotes it may stand in. */
function unquoted(text: string): string {
  return QUOTES.test(text) ? text.slice(1, -1) : text;
}

function given<N extends string>(key: N, text: string | undefined): Partial<Record<N, string>> {
  return text === undefined ? {} : ({ [key]: unquoted(text) } as Record<N, string>);
}

/**
 * What a pattern matches at `start`; null where it matches nothing, or where what it would match is so long (some ten
 * megabytes) that the engine has no room for it.
 */
function matchAt(pattern: RegExp, text: string, start: number): RegExpExecArray | null {
  pattern.lastIndex = start;
  try {
    return pattern.exec(text);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Making them takes longer than reading many an entry. */
const made = new Map<number, EntryPatterns>();

function patternsAt(column: number): EntryPatterns {
  let patterns = made.get(column);
  if (patterns === undefined) made.set(column, (patterns = entryPatterns(column)));
  return patterns;
}

/** After so many more entries in another layout than in the usual one no more are looked at. */
const MISSES = 100;

/** Fills a table with entries. */
export class PatternEntries implements TakeEntries {
  readonly #table: GrowingTable;
  readonly #numbers: MetNumbers;
  /** Where what was matched last ends: at the beginning of a line. */
  #end = 0;
  /** Entries that were taken, and entries that were not. */
  #hits = 0;
  #misses = 0;

  constructor(table: GrowingTable) {
    this.#table = table;
    this.#numbers = new MetNumbers(table.cells);
  }

  /** Folded lines are joined by spaces: none of them is empty or stands in further. */
  #claim(text: string, { margin }: EntryPatterns): string {
    if (!text.startsWith('>-')) return unquoted(text);
    return text.slice(3 + margin.length).replaceAll(`\n${margin}`, ' ');
  }

  /** Undefined when what is written is no probability, or none that a look-up can put a number on. */
  #number(found: RegExpExecArray, { number, wording, row }: EntryPatterns['head']['at']): Met | undefined {
    if (found[number] !== undefined) return this.#numbers.typed(found[number]);
    if (found[wording] === undefined) return NO_NUMBER;
    return this.#numbers.worded(unquoted(found[wording]), found[row] && unquoted(found[row]));
  }

  #restated(text: string | undefined, { restated: { pattern, at } }: EntryPatterns): Saying[] {
    if (text === undefined) return NONE;
    const sayings: Saying[] = [];
    for (let found = matchAt(pattern, text, 0); found !== null; found = matchAt(pattern, text, pattern.lastIndex))
      sayings.push({
        date: found[at.flowDate] ?? found[at.belowDate]!,
        ...given('source', found[at.flowSource] ?? found[at.belowSource]),
        ...given('at', found[at.flowAt] ?? found[at.belowAt]),
        ...given('quote', found[at.flowQuote] ?? found[at.belowQuote]),
      });
    return sayings;
  }

  /** Undefined when there is none, or it has a value that it may not have; else its end is in #end. */
  #resolution(text: string, start: number, { pattern, at }: Parts<ResolutionPart>): ResolutionFields | undefined {
    const found = matchAt(pattern, text, start);
    if (found === null) return undefined;
    const fields: ResolutionFields = { outcome: found[at.outcome] as Outcome, known: found[at.known]! };
    const { charitable, fraction, happened, reason, recorded, by } = at;
    if (found[charitable] !== undefined) fields.charitable = found[charitable] as Outcome;
    if (found[fraction] !== undefined) {
      fields.fraction = Number(found[fraction]);
      if (!(fields.fraction > 0 && fields.fraction < 1)) return undefined;
    }
    if (found[happened] !== undefined) fields.happened = found[happened];
    if (found[reason] !== undefined) fields.reason = found[reason] as VoidReason;
    if (found[recorded] !== undefined) fields.recorded = found[recorded];
    if (found[by] !== undefined) fields.by = unquoted(found[by]);
    this.#end = pattern.lastIndex;
    return fields;
  }

  /** The resolutions that begin at `start`, up to the first that is not certain; leaves their end in #end. */
  #resolutions(text: string, start: number, { resolution, flowResolution }: EntryPatterns): ResolutionFields[] {
    const all: ResolutionFields[] = [];
    this.#end = start;
    for (;;) {
      const one = this.#resolution(text, this.#end, resolution) ?? this.#resolution(text, this.#end, flowResolution);
      if (one === undefined) return all;
      all.push(one);
    }
  }

  /**
   * Undefined when it is not certain that everything on the lines from `start` on has the right form;
   * else its end is in #end.
   */
  #match(text: string, start: number, patterns: EntryPatterns): Match | undefined {
    const { head, tail } = patterns;
    const found = matchAt(head.pattern, text, start);
    if (found === null) return undefined;
    this.#end = head.pattern.lastIndex;
    if (found[head.at.resolutions] === undefined) return { found, behind: undefined, resolutions: undefined };
    const resolutions = this.#resolutions(text, this.#end, patterns);
    if (resolutions.length === 0) return undefined;
    const behind = matchAt(tail.pattern, text, this.#end);
    if (behind === null) return undefined;
    this.#end = tail.pattern.lastIndex;
    const isTwice =
      (found[head.at.note] !== undefined && behind[tail.at.note] !== undefined) ||
      (found[head.at.sealed] !== undefined && behind[tail.at.sealed] !== undefined);
    return isTwice ? undefined : { found, behind, resolutions };
  }

  /**
   * Takes the entry whose dash the cursor is at, in `column`, and goes to the line behind it; gives its id. Undefined,
   * the cursor where it was, where that is not certain.
   */
  entry(cursor: LineCursor, column: number, defaults: Defaults, named: Named): string | undefined {
    if (this.#misses > MISSES + this.#hits) return undefined;
    const patterns = patternsAt(column);
    const { at: start, end: lineEnd, next } = cursor;
    this.#misses++;
    const match = this.#match(cursor.text, start, patterns);
    if (match === undefined) return undefined;
    const { found, resolutions } = match;
    const { at } = patterns.head;
    const met = this.#number(found, at);
    if (met === undefined) return undefined;

    const said: Said = { date: (found[at.saidShort] ?? found[at.saidFlow] ?? found[at.saidBelow])! };
    const source = found[at.flowSource] ?? found[at.belowSource];
    if (source !== undefined) said.source = source;
    const restated = this.#restated(found[at.restated], patterns);
    const fields: Judged = { said, restated };
    const forecaster = found[at.forecaster];
    const recorded = found[at.recorded];
    if (forecaster !== undefined) fields.forecaster = forecaster;
    if (recorded !== undefined) fields.recorded = recorded;
    const date = found[at.dueShort] ?? found[at.dueFlow] ?? found[at.dueBelow];
    if (date !== undefined) {
      fields.due = { date, basis: (found[at.dueFlowBasis] ?? found[at.dueBelowBasis] ?? 'stated') as DueBasis };
      const why = found[at.dueFlowWhy] ?? found[at.dueBelowWhy];
      if (why !== undefined) fields.due.why = why;
    }
    if (met.fields) fields.probability = met.fields;
    if (resolutions) fields.resolutions = resolutions;
    if (!isSound(fields, named)) return undefined;

    cursor.next = this.#end;
    cursor.advance();
    if (cursor.column > column) {
      cursor.returnTo(start, lineEnd, column, next);
      return undefined;
    }
    this.#misses--;
    this.#hits++;
    this.#put(fields, match, patterns, met, defaults);
    return found[at.id]!;
  }

  #put(fields: Judged, { found, behind }: Match, patterns: EntryPatterns, met: Met, defaults: Defaults): void {
    const table = this.#table;
    const { cells, rows } = table;
    const { at } = patterns.head;
    const { said, due, restated = NONE, resolutions } = fields;
    const recorded = fields.recorded ?? said.date;
    cells.id[rows] = found[at.id]!;
    cells.claim[rows] = this.#claim(found[at.claim]!, patterns);
    cells.forecaster[rows] = fields.forecaster ?? defaults.forecaster ?? '';
    cells.recorded[rows] = recorded;
    cells.said[rows] = said.date;
    table.note(recorded);
    const group = found[at.group];
    const tags = found[at.tags];
    const locator = found[at.flowAt] ?? found[at.belowAt];
    const quote = found[at.flowQuote] ?? found[at.belowQuote];
    const speaker = found[at.flowSpeaker] ?? found[at.belowSpeaker];
    if (group !== undefined) cells.group[rows] = group;
    if (tags !== undefined) cells.tags[rows] = tags.replaceAll(', ', ' ');
    if (said.source !== undefined) cells.source[rows] = said.source;
    if (locator !== undefined) cells.at[rows] = unquoted(locator);
    if (quote !== undefined) cells.quote[rows] = unquoted(quote);
    if (speaker !== undefined) cells.speaker[rows] = unquoted(speaker);
    if (due !== undefined) {
      cells.due[rows] = due.date;
      cells.dueBasis[rows] = due.basis;
    }
    for (const { column, cell } of met.cells) column[rows] = cell;
    if (restated.length > 0) {
      cells.restated[rows] = restatedCell(restated)!;
      for (const { date } of restated) table.note(date);
    }
    if (resolutions !== undefined) {
      const all = resolutions.map((one) => resolutionOf(one, defaults.keeper));
      cells.resolutions[rows] = resolutionsCell(all)!;
      cells.outcome[rows] = outcomeCell(all)!;
      for (const resolution of all) table.note(resolution.recorded);
    }
    const sealed = found[at.sealed] ?? behind?.[patterns.tail.at.sealed];
    const sha256 = found[at.sha256] ?? behind?.[patterns.tail.at.sha256];
    if (sealed !== undefined && sha256 !== undefined) {
      cells.sealed[rows] = `${sealed} ${unquoted(sha256)}`;
      table.note(sealed);
    }
    table.rows++;
  }

  add(prediction: Prediction): void {
    this.#table.add(prediction);
  }
}
