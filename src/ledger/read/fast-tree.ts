// The reader of the subset of YAML that ledgers are written in: the same tree as the full reader's, many times faster.
// Whatever it does not know for certain it hands over; a test holds that it never gives a different tree.
import { GREATER, PIPE, blockText } from './fast-block-text.ts';
import { FlowReader, OPEN_LIST, OPEN_MAP, keyAt, keyEnd } from './fast-flow.ts';
import { DOUBLE, SINGLE, afterSpaces, doubleQuoted, nothing, plainLine, singleQuoted } from './fast-scalar.ts';
import { handOver, unlessHandedOver } from './hand-over.ts';
import { LineCursor } from './line-cursor.ts';
import type { Entry, MapNode, SeqNode, TreeNode } from './node.ts';
import { MAX_DEPTH } from './tree-limits.ts';

const BOM = 0xfeff;

/** The document begins here: a line of its own, nothing else on it. */
const BEGIN = /---(?=\r?\n)/y;

/**
 * Takes each entry where it stands: the cursor is at its dash, in `column`, and has to be behind it afterwards; `above`
 * holds what stands above the entries.
 */
export type VisitEntry = (cursor: LineCursor, column: number, above: ReadonlyMap<string, Entry>) => void;

class FastReader {
  readonly #cursor: LineCursor;
  readonly #flow: FlowReader;
  readonly #visit: VisitEntry | undefined;
  /** The entries of the map at the margin so far, and the key there that is being read. */
  #above: ReadonlyMap<string, Entry> = new Map();
  #topic = '';
  #depth = 0;

  constructor(text: string, visit?: VisitEntry) {
    this.#cursor = new LineCursor(text);
    this.#visit = visit;
    this.#flow = new FlowReader(text, this.#cursor.hasTabs, MAX_DEPTH);
  }

  /** A value that ends on the line at hand; goes on to the next line. */
  #inline(at: number): TreeNode {
    const text = this.#cursor.text;
    const code = text.charCodeAt(at);
    let node: TreeNode;
    if (code === OPEN_MAP || code === OPEN_LIST) node = this.#flow.collection(at, this.#cursor.end, this.#depth + 1);
    else if (code === DOUBLE) node = doubleQuoted(text, at, this.#cursor.end);
    else if (code === SINGLE) node = singleQuoted(text, at, this.#cursor.end);
    else node = plainLine(text, at, this.#cursor.end, this.#cursor.hasTabs);
    if (node.kind !== 'scalar' || !node.plain) this.#cursor.nothingBehind(node.end);
    this.#cursor.advance();
    return node;
  }

  /** A value that begins at `at`, on the line of its key or dash, which stands in `column`. */
  #beside(at: number, column: number): TreeNode {
    const code = this.#cursor.text.charCodeAt(at);
    if (code !== PIPE && code !== GREATER) return this.#inline(at);
    const { scalar, next } = blockText(this.#cursor.text, at, this.#cursor.end, this.#cursor.next, column);
    this.#cursor.next = next;
    this.#cursor.advance();
    return scalar;
  }

  /** The value on the lines below a key or dash at `column`, or nothing, which then stands at `at`. */
  #below(at: number, column: number, mayAlign: boolean): TreeNode {
    this.#cursor.advance();
    if (mayAlign && this.#cursor.column === column && this.#cursor.isDash(this.#cursor.at)) return this.#list(column);
    if (this.#cursor.column <= column) return nothing(at);
    if (this.#cursor.isDash(this.#cursor.at)) return this.#list(this.#cursor.column);
    if (keyEnd(this.#cursor.text, this.#cursor.at) !== -1) return this.#map(this.#cursor.column);
    const code = this.#cursor.text.charCodeAt(this.#cursor.at);
    return code === PIPE || code === GREATER ? handOver() : this.#inline(this.#cursor.at);
  }

  #enter(): void {
    if (++this.#depth > MAX_DEPTH) handOver();
  }

  /** What stands below an item or key and neither belongs to it nor ends it. */
  #mustNotStandIn(column: number): void {
    if (this.#cursor.column > column) handOver();
  }

  #map(column: number): MapNode {
    this.#enter();
    const text = this.#cursor.text;
    const start = this.#cursor.at;
    const entries = new Map<string, Entry>();
    const isTop = this.#depth === 1;
    if (isTop) this.#above = entries;
    let end = start;
    do {
      const colon = keyEnd(text, this.#cursor.at);
      if (colon === -1) handOver();
      const key = keyAt(text, this.#cursor.at, colon);
      if (entries.has(key.text)) handOver();
      if (isTop) this.#topic = key.text;
      const at = afterSpaces(text, colon + 1);
      const value = this.#cursor.isNothing(at) ? this.#below(at, column, true) : this.#beside(at, column);
      entries.set(key.text, { key, value });
      end = value.end;
      this.#mustNotStandIn(column);
    } while (this.#cursor.column === column);
    this.#depth--;
    return { kind: 'map', flow: false, entries, start, end };
  }

  #item(column: number): TreeNode {
    const at = afterSpaces(this.#cursor.text, this.#cursor.at + 1);
    if (this.#cursor.isNothing(at)) return this.#below(at, column, false);
    const isList = this.#cursor.isDash(at);
    if (!isList && keyEnd(this.#cursor.text, at) === -1) return this.#beside(at, column);
    this.#cursor.column += at - this.#cursor.at;
    this.#cursor.at = at;
    return isList ? this.#list(this.#cursor.column) : this.#map(this.#cursor.column);
  }

  #list(column: number): SeqNode {
    this.#enter();
    const start = this.#cursor.at;
    const items: TreeNode[] = [];
    const visit = this.#depth === 2 && this.#topic === 'predictions' ? this.#visit : undefined;
    let end = start;
    do {
      if (visit) visit(this.#cursor, column, this.#above);
      else {
        const item = this.#item(column);
        items.push(item);
        end = item.end;
      }
      this.#mustNotStandIn(column);
    } while (this.#cursor.column === column && this.#cursor.isDash(this.#cursor.at));
    this.#depth--;
    return { kind: 'seq', flow: false, items, start, end };
  }

  /** The entry whose line begins at `start`. */
  entry(start: number): TreeNode {
    this.#cursor.next = start;
    this.#cursor.advance();
    const { column } = this.#cursor;
    // The ledger and the list stand around it.
    this.#depth = 2;
    const item = this.#item(column);
    this.#mustNotStandIn(column);
    return item;
  }

  /** The whole text: one map that stands at the margin. */
  read(): MapNode {
    if (this.#cursor.text.charCodeAt(0) === BOM) this.#cursor.next = 1;
    this.#cursor.advance();
    BEGIN.lastIndex = this.#cursor.at;
    if (this.#cursor.column === 0 && BEGIN.test(this.#cursor.text)) this.#cursor.advance();
    if (this.#cursor.column !== 0) handOver();
    return this.#map(0);
  }
}

/**
 * Reads a YAML text of the subset. Undefined when the text is none, or is not certain to be: the full reader knows.
 * What is given equals the full reader's tree, places included.
 */
export function fastTree(text: string): MapNode | undefined {
  return unlessHandedOver(() => new FastReader(text).read());
}

/**
 * The same tree without its entries, which `visit` reads one by one, so that none is kept; entries in brackets are
 * kept. Hands over where it cannot be certain of what stands around the entries.
 */
export function visitEntries(text: string, visit: VisitEntry): MapNode {
  return new FastReader(text, visit).read();
}

/**
 * Reads single entries of a ledger whose lines begin at known offsets: the same nodes that `fastTree` gives of the
 * whole. Undefined where it hands over.
 */
export function entryReader(text: string): (start: number) => TreeNode | undefined {
  const reader = unlessHandedOver(() => new FastReader(text));
  return (start) => reader && unlessHandedOver(() => reader.entry(start));
}
