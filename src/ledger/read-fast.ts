// Reading a sound ledger in one go, without yaml and zod: each entry is read, checked and built before the next one, so
// that no tree of the file is ever held.
import { type Defaults, defaultsOf, ledgerOf, predictionOf } from './build.ts';
import { Expander } from './expand.ts';
import { fastLedgerFields, takePrediction } from './fast-shape.ts';
import { fastTree, visitEntries } from './fast-tree.ts';
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
import { Lines } from './lines.ts';
import type { Entry, MapNode, TreeNode } from './node.ts';
import type { Ledger, Prediction } from './prediction.ts';
import { FAST } from './reader.ts';
import { LedgerRules } from './rules.ts';

/** What stands above the entries, read and checked. */
interface Above {
  ledger: Ledger;
  sources: Sources;
  defaults: Defaults;
  rules: LedgerRules;
  keys: number;
}

class FastReading {
  readonly #lines: Lines;
  readonly #load: LoadSources;
  readonly #expander: Expander;
  readonly #predictions: Prediction[] = [];
  #above: Above | undefined;

  constructor(lines: Lines, load: LoadSources) {
    this.#lines = lines;
    this.#load = load;
    this.#expander = new Expander(lines);
  }

  #readAbove(entries: ReadonlyMap<string, Entry>): Above {
    const lines = this.#lines;
    const written: MapNode = { kind: 'map', flow: false, entries, start: 0, end: 0 };
    if (versionProblem(written, lines)) handOver();
    const root = this.#expander.ledger(written) as MapNode;
    const sources = sourcesOf(root, lines, this.#load, FAST);
    if (sources.own.length > 0 || sources.problems.length > 0) handOver();
    const fields = fastLedgerFields(withoutFolder(root)) ?? handOver();
    keepInline(sources, fields);
    const rules = new LedgerRules(root, lines, sources.ids ? { sources: sources.ids } : {});
    rules.above();
    const ledger = ledgerOf(fields, sources.records, written, lines.file);
    return { ledger, sources, defaults: defaultsOf(fields), rules, keys: entries.size };
  }

  #visit = (entry: TreeNode, entries: ReadonlyMap<string, Entry>): void => {
    this.#above ??= this.#readAbove(entries);
    const { rules, defaults } = this.#above;
    const expanded = this.#expander.prediction(entry);
    const fields = takePrediction(expanded);
    rules.entry(expanded);
    this.#predictions.push(predictionOf(fields, entry, defaults));
  };

  run(): { ledger: Ledger; sources: Sources } {
    const root = visitEntries(this.#lines.text, this.#visit);
    const { ledger, sources, rules, keys } = this.#above ?? handOver();
    // What stands below the entries came too late.
    if (root.entries.size !== keys + 1) handOver();
    if (this.#expander.problems.length > 0 || rules.problems.length > 0) handOver();
    return { ledger: { ...ledger, predictions: this.#predictions }, sources };
  }
}

/**
 * What `readLedger` gives of a sound ledger that is written in the usual way; undefined where anything is wrong with it,
 * or not certain to be right, or where it has no entries or keys below them.
 */
export function readLedgerFast(file: string, text: string, loadSources: LoadSources): Reading | undefined {
  const lines = new Lines(file, text);
  const sound = unlessHandedOver(() => new FastReading(lines, loadSources).run());
  if (!sound) return undefined;
  let written: TreeNode | undefined;
  let root: TreeNode | undefined;
  const tree = (): TreeNode => (written ??= fastTree(text)!);
  return {
    ledger: sound.ledger,
    problems: [],
    lines,
    get tree() {
      return tree();
    },
    ...placesIn(() => (root ??= new Expander(lines).ledger(tree())), sound.sources, lines),
  };
}
