// Reading with both readers, for `check`: a sound ledger entry by entry, so that no more than one of them is ever held
// as a tree; any other as a whole.
import { Failure } from '../../errors.ts';
import type { Ledger } from '../prediction.ts';
import { defaultsOf, ledgerOf, predictionOf } from './build.ts';
import { Expander } from './expand.ts';
import { entryReader, fastTree } from './fast-tree.ts';
import { BOTH, SLOW, disagree } from './full-reader.ts';
import { type LoadSources, type Reading, keepInline, ledgerReading, sourcesOf, withoutFolder } from './ledger-reading.ts'; // prettier-ignore
import { Lines } from './lines.ts';
import { type MapNode, type TreeNode, sameTree } from './node.ts';
import { readLedgerFast } from './read-fast.ts';
import { LedgerRules } from './rules.ts';
import { sameValue } from './same-value.ts';
import { piecesOf } from './tree-pieces.ts';
import type { SlowReader } from './written-ledger.ts';
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

/** The share of the entries in the first half: who compares the second has to start first. */
const HERE = 0.56;

/** Which half of a ledger's entries are compared; the first has what stands above them, too. */
type Share = 'all' | 'first' | 'second';

/**
 * Compares a ledger that the fast reader takes with what yaml and zod make of each entry of a share; a Failure (status
 * 70) where they differ. Gives what is read otherwise by YAML 1.1, since it has the nodes; undefined where yaml cannot
 * tell the entries one by one.
 */
function comparedInPieces(
  fast: Ledger,
  lines: Lines,
  load: LoadSources,
  readers: FastReaders,
  share: Share = 'all',
): readonly Unlike[] | undefined {
  const pieces = piecesOf(lines);
  if (!pieces) return undefined;
  const { root: written, starts } = pieces;
  const mustBe = (isSame: boolean): void => {
    if (!isSame) disagree(lines.file);
  };
  const { predictions, ...above } = fast;
  mustBe(predictions.length === starts.length);
  // The one rule between entries, of which a share has only some.
  mustBe(new Set(predictions.map(({ id }) => id)).size === predictions.length);

  const head = readers.tree(lines.text.slice(0, starts[1]));
  mustBe(!head || sameTree(head, written));
  const expander = new Expander(lines);
  const root = expander.ledger(written) as MapNode;
  const sources = sourcesOf(root, lines, load, BOTH);
  const { fields } = BOTH.ledger(withoutFolder(root), lines);
  if (!fields) return disagree(lines.file);
  keepInline(sources, fields);
  const rules = new LedgerRules(root, lines, sources.ids);
  rules.above();
  const { predictions: _first, ...fullAbove } = ledgerOf(fields, sources.records, written, lines.file);
  mustBe(sameValue(above, fullAbove));

  const unlike: Unlike[] = [];
  if (share !== 'second') findUnlike(written, unlike);
  const defaults = defaultsOf(fields);
  const fastEntry = readers.entries(lines.text);
  const cut = Math.ceil(starts.length * HERE);
  const end = share === 'first' ? cut : starts.length;
  for (let index = share === 'second' ? cut : 0; index < end; index++) {
    const start = starts[index]!;
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
  return agreed(fast, fast?.ledger && comparedInPieces(fast.ledger, lines, loadSources, readers), lines, loadSources);
}

/** What both readers say where one of them was compared in pieces; `unlike` is undefined where that could not be. */
function agreed(
  fast: Reading | undefined,
  unlike: readonly Unlike[] | undefined,
  lines: Lines,
  load: LoadSources,
): Reading {
  if (fast && unlike) {
    fast.unlike11 = () => unlike;
    return fast;
  }
  const full = ledgerReading(lines.file, lines.text, load, BOTH);
  if (fast && !sameValue(fast.ledger, full.ledger)) disagree(lines.file);
  return full;
}

/** What has to be known to compare the second half of a ledger somewhere else; plain data. */
export interface HalfTask {
  file: string;
  text: string;
  /** The source records of each folder that the ledger names. */
  records: [folder: string, files: ReturnType<LoadSources>][];
}

/**
 * What came of it: what YAML 1.1 reads otherwise there, or that the readers differ, or that yaml cannot
 * tell the entries one by one.
 */
export type HalfAnswer = { unlike: readonly Unlike[] } | 'differ' | 'unsure';

/** Compares the second half. Its answer means something only where the first half is compared, too. */
export function compareSecondHalf({ file, text, records }: HalfTask, readers = FAST_READERS): HalfAnswer {
  const known = new Map(records);
  const load: LoadSources = (folder) => known.get(folder) ?? [];
  try {
    const fast = readers.ledger(file, text, load, SLOW);
    const unlike = fast?.ledger && comparedInPieces(fast.ledger, new Lines(file, text), load, readers, 'second');
    return unlike ? { unlike } : 'unsure';
  } catch (error) {
    if (error instanceof Failure) return 'differ';
    throw error;
  }
}

/** Answers a task at the same time; `stop` where its answer is not wanted any more. */
export type AnswerBeside = (task: HalfTask) => { answer: Promise<HalfAnswer>; stop: () => void };

/** As `readLedgerTwice`, the second half of a long ledger compared `beside`, or here where that fails. */
export async function readLedgerTwiceBeside(
  file: string,
  text: string,
  loadSources: LoadSources,
  beside: AnswerBeside,
  readers = FAST_READERS,
): Promise<Reading> {
  const lines = new Lines(file, text);
  const records: HalfTask['records'] = [];
  const load: LoadSources = (folder) => {
    const files = loadSources(folder);
    records.push([folder, files]);
    return files;
  };
  const fast = readers.ledger(file, text, load, SLOW);
  if (!fast?.ledger) return agreed(fast, undefined, lines, loadSources);
  const { answer, stop } = beside({ file, text, records });
  const second = answer.catch(() => undefined);
  try {
    const first = comparedInPieces(fast.ledger, lines, loadSources, readers, 'first');
    const came = first && ((await second) ?? compareSecondHalf({ file, text, records }, readers));
    if (came === 'differ') disagree(file);
    const unlike = first && came && came !== 'unsure' ? [...first, ...came.unlike] : undefined;
    return agreed(fast, unlike, lines, loadSources);
  } finally {
    stop();
  }
}
