// A ledger as yaml reads it, entry by entry, so that it never holds the parts of more than one of them.
//
// Why the pieces are what the whole would be. A piece begins with a line whose dash stands in the column of the list of
// entries and goes on to the next such dash, which it ends with. yaml has to take it, by itself, for a list of these
// two items without a fault. So nothing is open where the next entry begins: no quote, no bracket; and a text without
// them, or a block text, needs lines that stand further in than the dash. What yaml makes of a line then depends on how
// far in the line and what is around it stand, and on lines behind it up to the next text, all of which is the same in
// the piece. The first piece is read together with all that stands above, which shows that the list begins there and is
// the ledger's. What reaches over the bounds of a piece (anchors, directives, a second document, keys below the
// entries, depth) is looked for, and then there are no pieces.
import { afterSpaces } from './fast-scalar.ts';
import { unlessHandedOver } from './hand-over.ts';
import { LineCursor } from './line-cursor.ts';
import type { Lines } from './lines.ts';
import type { Entry, MapNode, SeqNode, TreeNode } from './node.ts';
import type { Tree } from './reader.ts';
import { MAX_PARTS } from './tree-limits.ts';
import { parseStretch, parseTree } from './tree.ts';

/** Lists and maps around an entry. */
const AROUND = 1;

/** The key of the list, with nothing but a comment beside it. */
const KEY = /^(?:\uFEFF)?predictions:[ \t]*(?:#.*)?\r?$/m;

const MINUS = 45;

/** Where the lines of entries begin; undefined where the text is laid out in any other way. */
function entryStarts(text: string): number[] | undefined {
  const key = KEY.exec(text);
  if (!key || /^%/m.test(text.slice(0, key.index)) || (text.includes('\t') && /^ *\t/m.test(text))) return undefined;
  const cursor = new LineCursor(text);
  cursor.next = key.index + key[0].length + 1;
  cursor.advance();
  const { column } = cursor;
  const starts: number[] = [];
  for (; cursor.column !== -1 && cursor.column >= column; cursor.advance()) {
    if (cursor.column > column) continue;
    if (!cursor.isDash(cursor.at)) return undefined;
    starts.push(cursor.at - column);
  }
  // Something stands below the entries.
  return cursor.column === -1 ? starts : undefined;
}

/** The text of a ledger, cut before each of its entries but the first. */
export class Pieces {
  readonly #lines: Lines;
  /** Where the lines of entries begin. */
  readonly starts: readonly number[];
  /** The ledger with its first entry alone. */
  readonly root: MapNode;
  /** Parts of all the pieces that were read so far. */
  parts: number;

  constructor(lines: Lines, starts: readonly number[], root: MapNode, parts: number) {
    this.#lines = lines;
    this.starts = starts;
    this.root = root;
    this.parts = parts;
  }

  /** The entry as yaml reads it; undefined where that cannot be told from its own lines. */
  entry(index: number): TreeNode | undefined {
    if (index === 0) return entriesOf(this.root)?.items[0];
    const start = this.starts[index];
    if (start === undefined) return undefined;
    const end = this.starts[index + 1] ?? this.#lines.text.length;
    const piece = entryBetween(this.#lines, start, end);
    this.parts += piece?.parts ?? 0;
    return piece?.entry;
  }
}

function entriesOf(root: MapNode): SeqNode | undefined {
  const list = root.entries.get('predictions')?.value;
  return list?.kind === 'seq' && !list.flow ? list : undefined;
}

function withEntries(root: MapNode, items: readonly TreeNode[]): MapNode {
  const { end } = items.at(-1)!;
  const { key, value } = root.entries.get('predictions')!;
  const entries = new Map<string, Entry>(root.entries);
  entries.set('predictions', { key, value: { ...(value as SeqNode), items, end } });
  return { ...root, entries, end };
}

/** Behind the dash of the entry whose line begins at `start`; -1 when none begins there. */
function behindDash(text: string, start: number): number {
  const dash = afterSpaces(text, start);
  return text.charCodeAt(dash) === MINUS ? dash + 1 : -1;
}

/**
 * The entry whose line begins at `start`, as yaml reads it, where the next one begins at `next` or the text ends;
 * undefined where it cannot be told from its own lines.
 */
export function entryBetween(
  lines: Lines,
  start: number,
  next: number,
): { entry: TreeNode; parts: number } | undefined {
  const isLast = next === lines.text.length;
  const end = isLast ? next : behindDash(lines.text, next);
  const { root, parts = 0 } = (end !== -1 && parseStretch(lines, start, end, AROUND)) || {};
  if (root?.kind !== 'seq' || root.flow || root.items.length !== (isLast ? 1 : 2)) return undefined;
  return { entry: root.items[0]!, parts };
}

/**
 * The pieces of a ledger; undefined where it is no sound YAML, has fewer than two entries, or cannot
 * be cut for certain.
 */
export function piecesOf(lines: Lines): Pieces | undefined {
  const starts = unlessHandedOver(() => entryStarts(lines.text));
  const [first, second] = starts ?? [];
  if (starts === undefined || first === undefined || second === undefined) return undefined;
  const { root, parts = 0 } = parseStretch(lines, 0, behindDash(lines.text, second), 0) ?? {};
  if (root?.kind !== 'map' || root.flow) return undefined;
  const [entry, dash, ...more] = entriesOf(root)?.items ?? [];
  if (!entry || !dash || more.length > 0 || entry.start <= first) return undefined;
  return new Pieces(lines, starts, withEntries(root, [entry]), parts);
}

/**
 * The tree of all the pieces; undefined where one of them cannot be read by itself, or they are more
 * than yaml would take.
 */
export function treeInPieces(lines: Lines): MapNode | undefined {
  const pieces = piecesOf(lines);
  if (!pieces) return undefined;
  const items: TreeNode[] = [];
  for (let index = 0; index < pieces.starts.length; index++) {
    const item = pieces.entry(index);
    if (!item || pieces.parts > MAX_PARTS) return undefined;
    items.push(item);
  }
  return withEntries(pieces.root, items);
}

/** What `parseTree` gives, with less memory where the text is a ledger in the usual layout. */
export function ledgerTree(lines: Lines): Tree {
  const root = treeInPieces(lines);
  return root ? { root, problems: [] } : parseTree(lines);
}
