// Reading a sound ledger in one go, without yaml and zod: each entry is read, checked and built before the next one, so
// that no tree of the file is ever held. An entry that is not read directly is left to yaml and zod,
// where they are at hand.
import type { Ledger, Prediction } from '../prediction.ts';
import { type Defaults, defaultsOf, ledgerOf, predictionOf } from './build.ts';
import { type Named, isSound } from './direct-rules.ts';
import { directPrediction } from './direct-shape.ts';
import { Expander } from './expand.ts';
import { fastHeadFields } from './fast-shape.ts';
import { type VisitEntry, visitEntries } from './fast-tree.ts';
import { handOver, unlessHandedOver } from './hand-over.ts';
import {
  type LoadSources,
  type Reading,
  type Sources,
  keepInline,
  placesIn,
  sourcesOf,
  versionProblem,
  withoutFolder,
} from './ledger-reading.ts';
import type { LineCursor } from './line-cursor.ts';
import { Lines } from './lines.ts';
import type { Entry, MapNode } from './node.ts';
import { FAST } from './reader.ts';
import { LedgerRules } from './rules.ts';
import { type SlowReader, WrittenLedger } from './written-ledger.ts';

/** Takes entries in its own way. */
export interface TakeEntries {
  /**
   * Takes the entry whose dash the cursor is at, in `column`, and goes to the line behind it; gives its id. Undefined,
   * the cursor where it was, where it does not know it for certain.
   */
  entry(cursor: LineCursor, column: number, defaults: Defaults, named: Named): string | undefined;
  /** Takes an entry that was read. */
  add(prediction: Prediction): void;
}

/** What stands above the entries, read and checked. */
interface Above {
  ledger: Ledger;
  sources: Sources;
  defaults: Defaults;
  named: Named;
  rules: LedgerRules;
  keys: number;
}

class FastReading {
  readonly #lines: Lines;
  readonly #load: LoadSources;
  readonly #slow: SlowReader | undefined;
  readonly #expander: Expander;
  readonly #taker: TakeEntries | undefined;
  readonly #predictions: Prediction[] = [];
  readonly #ids = new Set<string>();
  readonly #starts: number[] = [];
  #above: Above | undefined;

  constructor(lines: Lines, load: LoadSources, slow: SlowReader | undefined, taker?: TakeEntries) {
    this.#lines = lines;
    this.#load = load;
    this.#slow = slow;
    this.#taker = taker;
    this.#expander = new Expander(lines);
  }

  #readAbove(entries: ReadonlyMap<string, Entry>): Above {
    const lines = this.#lines;
    const written: MapNode = { kind: 'map', flow: false, entries, start: 0, end: 0 };
    if (versionProblem(written, lines)) handOver();
    const root = this.#expander.ledger(written) as MapNode;
    const sources = sourcesOf(root, lines, this.#load, FAST);
    if (sources.own.length > 0 || sources.problems.length > 0) handOver();
    const fields = fastHeadFields(withoutFolder(root)) ?? handOver();
    keepInline(sources, fields);
    const rules = new LedgerRules(root, lines, sources.ids);
    rules.above();
    const ledger = ledgerOf(fields, sources.records, written, lines.file);
    const named: Named = {
      forecasters: rules.forecasters,
      hasForecaster: fields.forecaster !== undefined,
      sources: sources.ids,
    };
    return { ledger, sources, defaults: defaultsOf(fields), named, rules, keys: entries.size };
  }

  /** The entry as yaml and zod read it, where they are at hand. */
  #slowly(cursor: LineCursor, column: number, { rules, defaults }: Above): Prediction {
    const slow = this.#slow ?? handOver();
    const start = cursor.at - column;
    do cursor.advance();
    while (cursor.column > column);
    const behind = cursor.column === -1 ? this.#lines.text.length : cursor.at - cursor.column;
    const entry = slow.entry(this.#lines, start, behind) ?? handOver();
    const expanded = this.#expander.prediction(entry);
    rules.entry(expanded);
    return predictionOf(slow.fields(expanded, this.#lines) ?? handOver(), entry, defaults);
  }

  #visit: VisitEntry = (cursor, column, entries) => {
    const above = (this.#above ??= this.#readAbove(entries));
    const taken = this.#taker?.entry(cursor, column, above.defaults, above.named);
    if (taken !== undefined) {
      this.#mustBeNew(taken);
      return;
    }
    const { at, end, next } = cursor;
    this.#starts.push(at - column);
    const direct = unlessHandedOver(() => {
      const fields = directPrediction(cursor, column);
      return cursor.column <= column && isSound(fields, above.named) ? fields : handOver();
    });
    if (direct) return this.#keep(predictionOf(direct, undefined, above.defaults));
    cursor.returnTo(at, end, column, next);
    this.#keep(this.#slowly(cursor, column, above));
  };

  #mustBeNew(id: string): void {
    if (this.#ids.has(id)) handOver();
    this.#ids.add(id);
  }

  #keep(prediction: Prediction): void {
    this.#mustBeNew(prediction.id);
    if (this.#taker) this.#taker.add(prediction);
    else this.#predictions.push(prediction);
  }

  run(): { ledger: Ledger; sources: Sources; starts: readonly number[] } {
    const root = visitEntries(this.#lines.text, this.#visit);
    const { ledger, sources, rules, keys } = this.#above ?? handOver();
    // What stands below the entries came too late.
    if (root.entries.size !== keys + 1) handOver();
    if (this.#expander.problems.length > 0 || rules.problems.length > 0) handOver();
    return { ledger: { ...ledger, predictions: this.#predictions }, sources, starts: this.#starts };
  }
}

/**
 * What `readLedger` gives of a sound ledger that is written in the usual way; undefined where anything is
 * wrong with it, or not certain to be right, or where it has no entries or keys below them. With `slow`
 * entries may be written in any way.
 */
export function readLedgerFast(
  file: string,
  text: string,
  loadSources: LoadSources,
  slow?: SlowReader,
): Reading | undefined {
  const lines = new Lines(file, text);
  const sound = unlessHandedOver(() => new FastReading(lines, loadSources, slow).run());
  if (!sound) return undefined;
  const written = new WrittenLedger(lines, sound.starts, slow);
  return {
    ledger: sound.ledger,
    problems: [],
    lines,
    get tree() {
      return written.tree;
    },
    unlike11: () => written.unlike11(),
    ...placesIn((path) => written.node(path), sound.sources, lines),
  };
}

/**
 * The part of a ledger that stands above its entries, which `taker` takes. Undefined where `readLedgerFast` gives
 * nothing, whatever was taken by then.
 */
export function readAround(file: string, text: string, load: LoadSources, taker: TakeEntries): Ledger | undefined {
  const lines = new Lines(file, text);
  return unlessHandedOver(() => new FastReading(lines, load, undefined, taker).run())?.ledger;
}
