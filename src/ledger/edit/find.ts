// Where an entry stands in a ledger's text. A big ledger is not parsed whole for one entry: in a plain layout the
// entry's own lines are found by their indent and parsed alone; anything else takes the whole text.
import { isAlias, isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Document, Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { failure } from '../../errors.ts';
import { lineNumber, nextLine } from './text.ts';

/** A parsed stretch of a text. Node ranges count from `offset`; `whole` is false for the lines of one entry. */
export interface Piece {
  text: string;
  offset: number;
  whole: boolean;
  doc: Document.Parsed;
}

/** A stretch of lines, as offsets. */
export interface Block {
  start: number;
  end: number;
}

export interface FoundEntry {
  piece: Piece;
  /** The list the entry stands in, and its place there. */
  list: YAMLSeq;
  index: number;
  /** Anything: a flow map or an alias is found too, and refused later. */
  node: Node;
}

function parsed(text: string, offset: number, whole: boolean): Piece {
  return { text, offset, whole, doc: parseDocument(text, { keepSourceTokens: true, prettyErrors: false }) };
}

/** The whole text, parsed. Throws a Failure when it is not YAML. */
export function parseWhole(text: string): Piece {
  const piece = parsed(text, 0, true);
  const error = piece.doc.errors[0];
  if (!error) return piece;
  const line = lineNumber(text, error.pos[0]);
  throw failure('ledger-does-not-parse', `the ledger is not valid YAML at line ${line}: ${error.message}`, [
    'mend that first: predict check shows the place',
  ]);
}

/** The lines of the `predictions` list when the layout is plain: a key at the line's begin, a block list below it. */
interface ListLines extends Block {
  /** Columns before the dashes. */
  indent: number;
}

const PLAIN_KEY = /^\uFEFF?predictions:[ \t]*(?:#[^\n]*)?\r?$/gm;

function isBare(text: string, start: number, end: number): boolean {
  return /^[ \t]*(?:#[^\n]*)?\r?\n?$/.test(text.slice(start, end));
}

/** Undefined unless it is certain that every line that begins with the list's own indent and a dash begins an entry. */
function plainList(text: string): ListLines | undefined {
  // A directive can change what the lines mean.
  if (/^\uFEFF?%/.test(text)) return undefined;
  PLAIN_KEY.lastIndex = 0;
  const key = PLAIN_KEY.exec(text);
  if (!key || PLAIN_KEY.exec(text)) return undefined;
  const start = nextLine(text, key.index);
  let first = start;
  while (first < text.length && isBare(text, first, nextLine(text, first))) first = nextLine(text, first);
  const dash = /^( *)-(?=[ \r\n])/.exec(text.slice(first, nextLine(text, first)));
  if (!dash) return undefined;
  const indent = dash[1]!.length;
  // The list ends at the first line that begins at the margin and is no comment (and, for a list at
  // the margin, no dash).
  const after = indent === 0 ? /\n(?:[^\s#-]|-[^ \r\n])/g : /\n[^\s#]/g;
  after.lastIndex = first;
  const end = after.exec(text);
  return { start, end: end ? end.index + 1 : text.length, indent };
}

function indentAt(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === 32) at++;
  return at - start;
}

/**
 * `first`: an entry's first line, a dash at exactly the list's indent. `inner`: deeper than that, empty or a comment.
 * `bad`: it stands further out, or at that indent without a dash, as no line of the list can.
 */
function lineRole(text: string, start: number, indent: number): 'first' | 'inner' | 'bad' {
  const end = nextLine(text, start);
  if (isBare(text, start, end)) return 'inner';
  const depth = indentAt(text, start);
  if (depth > indent) return 'inner';
  return depth === indent && /^-[ \r\n]/.test(text.slice(start + depth, start + depth + 2)) ? 'first' : 'bad';
}

/** The lines of the entry that `offset` lies in, up to the next entry or the list's end. */
function blockAround(text: string, list: ListLines, offset: number): Block | undefined {
  let start = text.lastIndexOf('\n', offset - 1) + 1;
  for (;;) {
    if (start < list.start) return undefined;
    const role = lineRole(text, start, list.indent);
    if (role === 'bad') return undefined;
    if (role === 'first') break;
    start = text.lastIndexOf('\n', start - 2) + 1;
  }
  let end = nextLine(text, start);
  while (end < list.end) {
    const role = lineRole(text, end, list.indent);
    if (role === 'bad') return undefined;
    if (role === 'first') break;
    end = nextLine(text, end);
  }
  return { start, end };
}

/** The block as a list of one entry; undefined when it is anything else or holds anchors, which other lines may use. */
function parseBlock(text: string, block: Block): FoundEntry | undefined {
  const piece = parsed(text.slice(block.start, block.end), block.start, false);
  const list = piece.doc.contents;
  if (piece.doc.errors.length > 0 || !isSeq(list) || list.flow || list.items.length !== 1) return undefined;
  const node = list.items[0] as Node;
  if (!isMap(node) || list.anchor || list.tag) return undefined;
  let tied = false;
  visit(piece.doc, {
    Node: (_, one) => {
      if (isAlias(one) || one.anchor) tied = true;
      return tied ? visit.BREAK : undefined;
    },
  });
  return tied ? undefined : { piece, list, index: 0, node };
}

/** The value of `id` in an entry; undefined when it has none that is a text. */
function idOf(piece: Piece, node: unknown): string | undefined {
  const map = isAlias(node) ? node.resolve(piece.doc) : node;
  if (!isMap(map)) return undefined;
  const id = map.get('id');
  return typeof id === 'string' ? id : undefined;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function findPlain(text: string, id: string): FoundEntry | undefined {
  const list = plainList(text);
  if (!list) return undefined;
  const candidates = new RegExp(`\\bid["']?[ \\t]*:[ \\t]*["']?${escaped(id)}(?![\\w-])`, 'g');
  candidates.lastIndex = list.start;
  let found: FoundEntry | undefined;
  for (let match = candidates.exec(text); match && match.index < list.end; match = candidates.exec(text)) {
    const block = blockAround(text, list, match.index);
    const entry = block && parseBlock(text, block);
    // What cannot be read alone may be the entry that is looked for.
    if (!entry || !block) return undefined;
    candidates.lastIndex = Math.max(candidates.lastIndex, block.end);
    if (idOf(entry.piece, entry.node) !== id) continue;
    if (found) return undefined;
    found = entry;
  }
  return found;
}

/** What may be an id, in the first line of an entry or further down. */
const ANY_ID = /\bid["']?[ \t]*:[ \t]*["']?([\w-]+)/g;

/**
 * The lines of the entries with these ids in a plain layout, in the order of the text; undefined where they are not
 * certain: one is not found or not only once, or cannot be read alone.
 */
export function plainBlocks(
  text: string,
  ids: Pick<ReadonlyMap<string, unknown>, 'has' | 'size'>,
): Map<string, Block> | undefined {
  const list = plainList(text);
  if (!list) return undefined;
  const found = new Map<string, Block>();
  ANY_ID.lastIndex = list.start;
  for (let match = ANY_ID.exec(text); match && match.index < list.end; match = ANY_ID.exec(text)) {
    const id = match[1]!;
    if (!ids.has(id)) continue;
    const block = blockAround(text, list, match.index);
    const entry = block && parseBlock(text, block);
    if (!block || !entry || idOf(entry.piece, entry.node) !== id || found.has(id)) return undefined;
    found.set(id, block);
  }
  return found.size === ids.size ? found : undefined;
}

/** The `predictions` list of a parsed ledger; undefined when there is none. Throws when it cannot be one. */
export function predictionsIn(piece: Piece): Pair | undefined {
  const root = piece.doc.contents;
  if (!isMap(root))
    throw failure('not-a-ledger', 'the file is no ledger: it holds no keys', ['predict init starts one']);
  return pairOf(root, 'predictions');
}

/** The pair with this key. */
export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** Finds the entry with this id. Throws a Failure: `unknown-id`, `duplicate-id`, `ledger-does-not-parse`. */
export function findEntry(text: string, id: string): FoundEntry {
  const plain = findPlain(text, id);
  if (plain) return plain;
  const piece = parseWhole(text);
  const value = predictionsIn(piece)?.value;
  const list = isAlias(value) ? value.resolve(piece.doc) : value;
  const places = isSeq(list) ? list.items.flatMap((node, index) => (idOf(piece, node) === id ? [index] : [])) : [];
  if (places.length > 1)
    throw failure('duplicate-id', `the id "${id}" stands in the ledger ${places.length} times`, [
      'give all but one another id',
    ]);
  if (places.length === 0)
    throw failure('unknown-id', `no prediction "${id}" in the ledger`, ['predict list shows the ids']);
  return { piece, list: list as YAMLSeq, index: places[0]!, node: (list as YAMLSeq).items[places[0]!] as Node };
}

/** The last entry of the list in a plain layout, parsed alone. */
export function lastPlainEntry(text: string): FoundEntry | undefined {
  const list = plainList(text);
  const block = list && blockAround(text, list, list.end - 1);
  return block && parseBlock(text, block);
}

/** Everything before the `predictions` key in a plain layout, parsed alone; undefined when it is not certain. */
export function plainHead(text: string): Piece | undefined {
  const list = plainList(text);
  if (!list) return undefined;
  const end = text.lastIndexOf('\n', list.start - 2) + 1;
  const piece = parsed(text.slice(0, end), 0, false);
  return piece.doc.errors.length === 0 && isMap(piece.doc.contents) && !piece.doc.contents.flow ? piece : undefined;
}

/** What a node means, maps as Map. Throws a Failure where aliases cannot be followed. */
export function valueOf(piece: Piece, node: Node): unknown {
  try {
    return node.toJS(piece.doc, { mapAsMap: true, maxAliasCount: 1000 });
  } catch (error) {
    throw failure('ledger-does-not-parse', `the ledger cannot be read: ${(error as Error).message}`, [
      'predict check names what is wrong with it',
    ]);
  }
}
