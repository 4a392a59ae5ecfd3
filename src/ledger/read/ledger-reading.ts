// The text of a ledger → the ledger, or everything that is wrong with it.
import { Failure, type Place, type Problem } from '../../errors.ts';
import { nearest } from '../../nearest.ts';
import { baseName } from '../base-name.ts';
import type { Ledger, Source } from '../prediction.ts';
import type { LedgerFields } from '../schema.ts';
import { type SourceReading, sourceOf, sourceReading, sourceRules } from '../source-record.ts';
import { ledgerOf } from './build.ts';
import { expandLedger } from './expand.ts';
import { Lines, inTextOrder, problemAt, shown } from './lines.ts';
import { mergeConflict } from './merge-conflict.ts';
import { type MapNode, type Path, type Scalar, type TreeNode, child, nodeAt } from './node.ts';
import type { Reader } from './reader.ts';
import { ledgerRules } from './rules.ts';
import { type Unlike, findUnlike } from './yaml11.ts';

/** The file of a source record and its text. */
export interface RecordText {
  file: string;
  text: string;
}

/** Gives the source records of a folder, named relative to the ledger; throws a Failure when it cannot. */
export type LoadSources = (folder: string) => readonly RecordText[];

/** What came of reading a ledger. */
export interface Reading {
  /** Present only when there are no errors. */
  ledger?: Ledger;
  /** Errors, in the order of the text; those of source records follow, with places in their own files. */
  problems: Problem[];
  /** The nodes as they are written, short forms not spelt out; absent when the text is not YAML or not a ledger. */
  tree?: TreeNode;
  lines: Lines;
  /**
   * Place of the value at a path such as ['predictions', 3, 'due', 'date']; short forms may be asked for as long ones.
   */
  placeOf(path: Path): Place | undefined;
  /** Offsets of an entry, from its first key to the end of its last value. */
  entryRange(index: number): { start: number; end: number } | undefined;
  /**
   * The plain values, as they are written, that a reader of YAML 1.1 takes for something else; in the
   * order of the text.
   */
  unlike11: () => readonly Unlike[];
  /** Place in a source record, by its id. */
  placeInSource(id: string, path: Path): Place | undefined;
}

export interface Sources {
  records: Map<string, Source>;
  /** Every id that a record gives itself, faulty ones included; absent when nothing could be read. */
  ids?: ReadonlySet<string>;
  readings: Map<string, SourceReading>;
  problems: Problem[];
  /** Faults of the key in the ledger itself. */
  own: Problem[];
}

const NONE = { start: 0, end: 0 };

/** A ledger that cannot be looked into further. */
function unread(lines: Lines, problems: Problem[]): Reading {
  const nothing = (): undefined => undefined;
  return { problems, lines, placeOf: nothing, entryRange: nothing, unlike11: () => [], placeInSource: nothing };
}

/** A folder that is not there yet comes with its first record. */
function folderHints({ code }: Problem): string[] {
  return code === 'no-such-file' ? ['predict source makes it, with the first record'] : [];
}

function noSources(): Sources {
  return { records: new Map(), readings: new Map(), problems: [], own: [] };
}

function folderSources(folder: Scalar, lines: Lines, load: LoadSources, reader: Reader): Sources {
  const result = noSources();
  let files: readonly RecordText[];
  try {
    files = load(folder.text);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const place = lines.place(folder.start, folder.end);
    // A fault inside a record keeps its own place.
    for (const problem of error.problems)
      result.own.push(
        problem.place ? problem : { ...problem, place, hints: [...problem.hints, ...folderHints(problem)] },
      );
    return result;
  }
  const ids = new Set<string>();
  for (const { file, text } of files) {
    const reading = sourceReading(file, text, reader);
    for (const problem of inTextOrder(reading.problems)) result.problems.push(problem);
    const { source } = reading;
    // A record that cannot be read is still the one that entries mean by its name.
    const id = reading.id ?? baseName(file);
    const first = result.readings.get(id);
    if (first) {
      const place = reading.placeOf(['id']);
      const hints = [`${first.placeOf(['id'])?.file ?? 'another file'} has it already`];
      result.problems.push({
        code: 'duplicate-id',
        severity: 'error',
        message: `the source id ${shown(id)} is taken`,
        ...(place && { place }),
        hints,
      });
      continue;
    }
    ids.add(id);
    result.readings.set(id, reading);
    if (source) result.records.set(id, source);
  }
  return { ...result, ids };
}

function inlineSources(map: MapNode, lines: Lines): Sources {
  const result: Sources = { ...noSources(), ids: new Set(map.entries.keys()) };
  for (const [id, { value }] of map.entries) {
    sourceRules(value, (code, at, message, hints) => result.own.push(problemAt(lines, code, at, message, hints)));
    result.readings.set(id, { id, problems: [], placeOf: (path) => lines.placeOf(nodeAt(value, path)) });
  }
  return result;
}

/** True where the ledger names a folder of source records. */
function namesFolder(node: TreeNode | undefined): node is Scalar {
  return node?.kind === 'scalar' && typeof node.value === 'string' && node.value.trim() !== '';
}

/** The source records that a ledger names or holds, read with the same reader. */
export function sourcesOf(root: TreeNode, lines: Lines, load: LoadSources, reader: Reader): Sources {
  const node = child(root, 'sources');
  if (namesFolder(node)) return folderSources(node, lines, load, reader);
  if (node?.kind === 'map') return inlineSources(node, lines);
  return node ? noSources() : { ...noSources(), ids: new Set() };
}

/** The folder of sources is no part of the shape: what it stands for was read already. */
export function withoutFolder(root: MapNode): MapNode {
  if (!namesFolder(child(root, 'sources'))) return root;
  const entries = new Map(root.entries);
  entries.delete('sources');
  return { ...root, entries };
}

/** Tells of a version of the format that this program does not know. */
export function versionProblem(root: MapNode, lines: Lines): Problem | undefined {
  const node = child(root, 'predict');
  if (!node || (node.kind === 'scalar' && node.value === 1)) return undefined;
  const typed = node.kind === 'scalar' ? shown(node.text) : 'this';
  const hints =
    node.kind === 'scalar' && Number(node.text) > 1 ? ['a newer program may know it'] : ['write predict: 1'];
  return problemAt(lines, 'format-version', node, `this program reads version 1 of the format, not ${typed}`, hints);
}

/** Records that stand in the ledger itself join those of the folder. */
export function keepInline(sources: Sources, fields: LedgerFields | undefined): void {
  for (const [id, record] of Object.entries(fields?.sources ?? {})) sources.records.set(id, sourceOf(id, record));
}

/** Looks places up in an expanded tree, whose nodes `find` gives when they are asked for. */
export function placesIn(
  find: (path: Path) => TreeNode | undefined,
  sources: Sources,
  lines: Lines,
): Pick<Reading, 'placeOf' | 'entryRange' | 'placeInSource'> {
  return {
    placeOf: (path) => lines.placeOf(find(path)),
    entryRange: (index) => {
      const node = find(['predictions', index]);
      return node && { start: node.start, end: node.start + lines.text.slice(node.start, node.end).trimEnd().length };
    },
    placeInSource: (id, path) => sources.readings.get(id)?.placeOf(path),
  };
}

/** What tells a ledger from other files of YAML. */
const HALLMARKS = ['predict', 'predictions'];

/** No ledger at all, which is then all there is to say; one with a misspelt key is a ledger with a fault. */
function isForeign(root: MapNode): boolean {
  return ![...root.entries.keys()].some((key) => nearest(key, HALLMARKS).length > 0);
}

function notALedger(root: TreeNode | undefined, lines: Lines): Problem {
  const why = root?.kind === 'map' ? ': it has neither "predict" nor "predictions"' : '';
  return problemAt(lines, 'not-a-ledger', root ?? NONE, root ? `this is not a ledger${why}` : 'the file is empty', [
    'a ledger begins with predict: 1',
    'in a folder of ledgers every YAML file is read as one: keep others elsewhere, or name the ledgers one by one',
  ]);
}

/**
 * Reads a ledger. All problems of the file are reported at once, each with its place and what to do; `ledger` is there
 * only when nothing is wrong. Records of sources come from `loadSources`, or stand in the ledger itself.
 */
export function ledgerReading(file: string, text: string, loadSources: LoadSources, reader: Reader): Reading {
  const lines = new Lines(file, text);
  const { root: written, problems: faults } = reader.tree(lines);
  if (faults.length > 0) {
    const conflict = mergeConflict(lines);
    return unread(lines, conflict ? [conflict] : faults);
  }
  if (written?.kind !== 'map' || isForeign(written)) return unread(lines, [notALedger(written, lines)]);
  const version = versionProblem(written, lines);
  if (version) return unread(lines, [version]);

  const { root, problems: unreadable } = expandLedger(written, lines);
  const sources = sourcesOf(root, lines, loadSources, reader);
  const shape = reader.ledger(withoutFolder(root as MapNode), lines);
  const own = [unreadable, sources.own, shape.problems, ledgerRules(root, lines, sources.ids)].flat();
  const all = inTextOrder(own).concat(sources.problems);

  const { fields } = shape;
  keepInline(sources, fields);
  return {
    ...(all.length === 0 && fields && { ledger: ledgerOf(fields, sources.records, written, file) }),
    problems: all,
    tree: written,
    lines,
    unlike11: () => {
      const found: Unlike[] = [];
      findUnlike(written, found);
      return found;
    },
    ...placesIn((path) => nodeAt(root, path), sources, lines),
  };
}
