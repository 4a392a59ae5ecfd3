// The reader of the subset of YAML that ledgers are written in: the same tree as the full reader's, many times faster.
// Whatever it does not know for certain it hands over; a test holds that it never gives a different tree.
import { GREATER, PIPE, blockText } from './fast-block-text.ts';
import { FlowReader, OPEN_LIST, OPEN_MAP, keyAt, keyEnd } from './fast-flow.ts';
import {
  DOUBLE,
  HASH,
  SINGLE,
  SPACE,
  afterSpaces,
  doubleQuoted,
  nothing,
  plainLine,
  singleQuoted,
} from './fast-scalar.ts';
import { handOver, unlessHandedOver } from './hand-over.ts';
import type { Entry, MapNode, SeqNode, TreeNode } from './node.ts';
import { MAX_DEPTH, MAX_PARTS } from './tree-limits.ts';

const NEWLINE = 10;
const CR = 13;
const MINUS = 45;
const BOM = 0xfeff;

/** A carriage return that ends no line. */
const LONE_CR = /\r(?!\n)/;

/** The document begins here: a line of its own, nothing else on it. */
const BEGIN = /---(?=\r?\n)/y;

/** Takes an entry as soon as it is read, with what stands above the entries. */
export type VisitEntry = (entry: TreeNode, above: ReadonlyMap<string, Entry>) => void;

class FastReader {
  readonly #text: string;
  readonly #hasTabs: boolean;
  readonly #flow: FlowReader;
  readonly #visit: VisitEntry | undefined;
  /** The entries of the map at the margin so far, and the key there that is being read. */
  #above: ReadonlyMap<string, Entry> = new Map();
  #topic = '';
  /** The line at hand: where its text begins and ends, and the column it begins in; -1 behind the last line. */
  #at = 0;
  #end = 0;
  #column = -1;
  #next = 0;
  #depth = 0;
  /** No fewer than the parts that the full reader would count. */
  #parts = 0;

  constructor(text: string, visit?: VisitEntry) {
    this.#text = text;
    this.#visit = visit;
    this.#hasTabs = text.includes('\t');
    if (text.includes('\r') && LONE_CR.test(text)) handOver();
    this.#flow = new FlowReader(text, this.#hasTabs, MAX_DEPTH);
  }

  /** Goes to the next line that is neither empty nor a comment. */
  #advance(): void {
    const text = this.#text;
    let from = this.#next;
    while (from < text.length) {
      const newline = text.indexOf('\n', from);
      const lineEnd = newline === -1 ? text.length : newline;
      const at = afterSpaces(text, from);
      const code = text.charCodeAt(at);
      this.#parts += 4;
      if (at < lineEnd && code !== HASH && code !== CR) {
        this.#column = at - from;
        this.#at = at;
        this.#end = text.charCodeAt(lineEnd - 1) === CR ? lineEnd - 1 : lineEnd;
        this.#next = lineEnd + 1;
        return;
      }
      from = lineEnd + 1;
    }
    this.#next = from;
    this.#column = -1;
  }

  /** True for a `-` that begins an item. */
  #isDash(at: number): boolean {
    if (this.#text.charCodeAt(at) !== MINUS) return false;
    const code = this.#text.charCodeAt(at + 1);
    return code === SPACE || code === NEWLINE || code === CR || at + 1 >= this.#text.length;
  }

  /** Behind a quoted text or a bracket a line holds nothing but a comment. */
  #nothingBehind(at: number): void {
    const rest = afterSpaces(this.#text, at);
    if (rest < this.#end && (this.#text.charCodeAt(rest) !== HASH || rest === at)) handOver();
  }

  /** A value that ends on the line at hand; goes on to the next line. */
  #inline(at: number): TreeNode {
    const text = this.#text;
    const code = text.charCodeAt(at);
    let node: TreeNode;
    if (code === OPEN_MAP || code === OPEN_LIST) node = this.#flow.collection(at, this.#end, this.#depth + 1);
    else if (code === DOUBLE) node = doubleQuoted(text, at, this.#end);
    else if (code === SINGLE) node = singleQuoted(text, at, this.#end);
    else node = plainLine(text, at, this.#end, this.#hasTabs);
    if (node.kind !== 'scalar' || !node.plain) this.#nothingBehind(node.end);
    this.#parts += 2;
    this.#advance();
    return node;
  }

  /** A value that begins at `at`, on the line of its key or dash, which stands in `column`. */
  #beside(at: number, column: number): TreeNode {
    const code = this.#text.charCodeAt(at);
    if (code !== PIPE && code !== GREATER) return this.#inline(at);
    const { scalar, next } = blockText(this.#text, at, this.#end, this.#next, column);
    this.#parts += 4;
    this.#next = next;
    this.#advance();
    return scalar;
  }

  /** The value on the lines below a key or dash at `column`, or nothing, which then stands at `at`. */
  #below(at: number, column: number, mayAlign: boolean): TreeNode {
    this.#advance();
    if (mayAlign && this.#column === column && this.#isDash(this.#at)) return this.#list(column);
    if (this.#column <= column) return nothing(at);
    if (this.#isDash(this.#at)) return this.#list(this.#column);
    if (keyEnd(this.#text, this.#at) !== -1) return this.#map(this.#column);
    const code = this.#text.charCodeAt(this.#at);
    return code === PIPE || code === GREATER ? handOver() : this.#inline(this.#at);
  }

  #isNothing(at: number): boolean {
    return at >= this.#end || this.#text.charCodeAt(at) === HASH;
  }

  #enter(): void {
    if (++this.#depth > MAX_DEPTH) handOver();
    if (this.#parts + this.#flow.parts > MAX_PARTS) handOver();
  }

  /** What stands below an item or key and neither belongs to it nor ends it. */
  #mustNotStandIn(column: number): void {
    if (this.#column > column) handOver();
  }

  #map(column: number): MapNode {
    this.#enter();
    const text = this.#text;
    const start = this.#at;
    const entries = new Map<string, Entry>();
    const isTop = this.#depth === 1;
    if (isTop) this.#above = entries;
    let end = start;
    do {
      const colon = keyEnd(text, this.#at);
      if (colon === -1) handOver();
      const key = keyAt(text, this.#at, colon);
      if (entries.has(key.text)) handOver();
      if (isTop) this.#topic = key.text;
      const at = afterSpaces(text, colon + 1);
      const value = this.#isNothing(at) ? this.#below(at, column, true) : this.#beside(at, column);
      entries.set(key.text, { key, value });
      this.#parts += 5;
      end = value.end;
      this.#mustNotStandIn(column);
    } while (this.#column === column);
    this.#depth--;
    return { kind: 'map', flow: false, entries, start, end };
  }

  #item(column: number): TreeNode {
    const at = afterSpaces(this.#text, this.#at + 1);
    if (this.#isNothing(at)) return this.#below(at, column, false);
    const isList = this.#isDash(at);
    if (!isList && keyEnd(this.#text, at) === -1) return this.#beside(at, column);
    this.#column += at - this.#at;
    this.#at = at;
    return isList ? this.#list(this.#column) : this.#map(this.#column);
  }

  #list(column: number): SeqNode {
    this.#enter();
    const start = this.#at;
    const items: TreeNode[] = [];
    const visit = this.#depth === 2 && this.#topic === 'predictions' ? this.#visit : undefined;
    let end = start;
    do {
      const item = this.#item(column);
      if (visit) visit(item, this.#above);
      else items.push(item);
      this.#parts += 2;
      end = item.end;
      this.#mustNotStandIn(column);
    } while (this.#column === column && this.#isDash(this.#at));
    this.#depth--;
    return { kind: 'seq', flow: false, items, start, end };
  }

  /** The whole text: one map that stands at the margin. */
  read(): MapNode {
    if (this.#text.charCodeAt(0) === BOM) this.#next = 1;
    this.#advance();
    BEGIN.lastIndex = this.#at;
    if (this.#column === 0 && BEGIN.test(this.#text)) this.#advance();
    if (this.#column !== 0) handOver();
    const root = this.#map(0);
    if (this.#parts + this.#flow.parts > MAX_PARTS) handOver();
    return root;
  }
}

/**
 * Reads a YAML text of the subset. Undefined when the text is none, or is not certain to be: the full reader knows. What
 * is given equals the full reader's tree, places included.
 */
export function fastTree(text: string): MapNode | undefined {
  return unlessHandedOver(() => new FastReader(text).read());
}

/**
 * The same tree without its entries, which `visit` gets one by one, so that none is kept; entries in brackets are kept.
 * Hands over where `fastTree` gives nothing.
 */
export function visitEntries(text: string, visit: VisitEntry): MapNode {
  return new FastReader(text, visit).read();
}
