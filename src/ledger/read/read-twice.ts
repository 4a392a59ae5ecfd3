// Reading with both readers, for `check`: a sound ledger entry by entry, so that no more than one of them is ever held as a
// tree; any other as a whole.
import { defaultsOf, ledgerOf, predictionOf } from './build.ts';
import { Expander } from './expand.ts';
import { entryReader, fastTree } from './fast-tree.ts';
import { BOTH, SLOW, disagree } from './full-reader.ts';
import { type LoadSources, type Reading, keepInline, ledgerReading, sourcesOf, withoutFolder } from './ledger-reading.ts'; // prettier-ignore
import { Lines } from './lines.ts';
import { type MapNode, type TreeNode, sameTree } from './node.ts';
import type { Ledger } from '../prediction.ts';
import { type SlowReader, readLedgerFast } from './read-fast.ts';
import { LedgerRules } from './rules.ts';
import { sameValue } from './same-value.ts';
import { piecesOf } from './tree-pieces.ts';
import { type Unlike, findUnlike } from './yaml11.ts';

/** The readers that are compared with yaml and zod; each gives undefined where it is not certain. */
export interface FastReaders {
  ledger: (file: string, text: string, load: LoadSources, slow: SlowReader) => Reading | undefined;
  tree: (text: string) => MapNode | undefined;
  entries: (text: string) => (start: number) => TreeNode | undefined;
}

/** Those of the program. */
export const FAST_READERS: FastReaders = {
  ledger: readLedgerFast,
  tree: fastTree,
  entries: entryReader,
};

/**
 * Compares a ledger that the fast reader takes with what yaml and zod make of each entry; a Failure (status 70) where
 * they differ. Gives what is read otherwise by YAML 1.1, since it has the nodes; undefined where yaml cannot tell the
 * entries one by one.
 */
function comparedInPieces(
  fast: Ledger,
  lines: Lines,
  load: LoadSources,
  readers: FastReaders,
): readonly Unlike[] | undefined {
  const pieces = piecesOf(lines);
  if (!pieces) return undefined;
  const { root: written, starts } = pieces;
  const mustBe = (isSame: boolean): void => {
    if (!isSame) disagree(lines.file);
  };
  const { predictions, ...above } = fast;
  mustBe(predictions.length === starts.length);

  const head = readers.tree(lines.text.slice(0, starts[1]));
  mustBe(!head || sameTree(head, written));
  const expander = new Expander(lines);
  const root = expander.ledger(written) as MapNode;
  const sources = sourcesOf(root, lines, load, BOTH);
  const { fields } = BOTH.ledger(withoutFolder(root), lines);
  if (!fields) return disagree(lines.file);
  keepInline(sources, fields);
  const rules = new LedgerRules(root, lines, sources.ids ? { sources: sources.ids } : {});
  rules.above();
  const { predictions: _first, ...fullAbove } = ledgerOf(fields, sources.records, written, lines.file);
  mustBe(sameValue(above, fullAbove));

  const unlike: Unlike[] = [];
  findUnlike(written, unlike);
  const defaults = defaultsOf(fields);
  const fastEntry = readers.entries(lines.text);
  for (const [index, start] of starts.entries()) {
    const entry = pieces.entry(index);
    if (!entry) return undefined;
    if (index > 0) findUnlike(entry, unlike, index);
    const fastNode = fastEntry(start);
    mustBe(!fastNode || sameTree(fastNode, entry));
    const expanded = expander.prediction(entry);
    rules.entry(expanded);
    const entryFields = SLOW.fields(expanded, lines);
    if (!entryFields) return disagree(lines.file);
    mustBe(sameValue(predictions[index], predictionOf(entryFields, entry, defaults)));
  }
  mustBe([expander.problems, sources.own, sources.problems, rules.problems].flat().length === 0);
  return unlike;
}

/** As `readLedger`, by the fast and by the full reader; a Failure (status 70) where they disagree. */
export function readLedgerTwice(file: string, text: string, loadSources: LoadSources, readers = FAST_READERS): Reading {
  const lines = new Lines(file, text);
  const fast = readers.ledger(file, text, loadSources, SLOW);
  const unlike = fast?.ledger && comparedInPieces(fast.ledger, lines, loadSources, readers);
  if (fast && unlike) {
    fast.unlike11 = () => unlike;
    return fast;
  }
  const full = ledgerReading(file, text, loadSources, BOTH);
  if (fast && !sameValue(fast.ledger, full.ledger)) disagree(file);
  return full;
}
