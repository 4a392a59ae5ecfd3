// `{ }` and `[ ]` on one line, as the fast reader takes them.
import { DOUBLE, SINGLE, SPACE, afterSpaces, doubleQuoted, plainInFlow, singleQuoted } from './fast-scalar.ts';
import { handOver } from './hand-over.ts';
import { type Entry, type MapNode, type Scalar, type SeqNode, type TreeNode, coreValue } from './node.ts';

export const OPEN_MAP = 123;
export const OPEN_LIST = 91;
export const CLOSE_MAP = 125;
export const CLOSE_LIST = 93;
export const COMMA = 44;

/** Letters, digits, `_` and `-` before a colon that ends a key; other keys are handed over. */
const KEY = /[A-Za-z_][\w-]{0,99}(?=:(?:[ \r\n]|$))/y;

/** Where the key that begins at `at` ends; -1 when none does. */
export function keyEnd(text: string, at: number): number {
  KEY.lastIndex = at;
  return KEY.test(text) ? KEY.lastIndex : -1;
}

/** The key between two offsets as a node. */
export function keyAt(text: string, start: number, end: number): Scalar {
  const name = text.slice(start, end);
  return { kind: 'scalar', text: name, value: coreValue(name), plain: true, start, end };
}

/** Reads nested flow collections of one text. */
export class FlowReader {
  readonly #text: string;
  readonly #hasTabs: boolean;
  readonly #maxDepth: number;

  constructor(text: string, hasTabs: boolean, maxDepth: number) {
    this.#text = text;
    this.#hasTabs = hasTabs;
    this.#maxDepth = maxDepth;
  }

  /** The value that begins at `at`; it ends before `limit`. */
  #value(at: number, limit: number, depth: number): TreeNode {
    const code = this.#text.charCodeAt(at);
    if (code === DOUBLE) return doubleQuoted(this.#text, at, limit);
    if (code === SINGLE) return singleQuoted(this.#text, at, limit);
    if (code === OPEN_MAP || code === OPEN_LIST) return this.collection(at, limit, depth + 1);
    return plainInFlow(this.#text, at, limit, this.#hasTabs);
  }

  /** Behind a value: the place after the comma or, with the sign turned, after the closing bracket. */
  #behind(at: number, limit: number, close: number): number {
    const next = afterSpaces(this.#text, at);
    if (next >= limit) handOver();
    const code = this.#text.charCodeAt(next);
    if (code === close) return -(next + 1);
    return code === COMMA ? afterSpaces(this.#text, next + 1) : handOver();
  }

  /** The map or list that opens at `start` and closes before `limit`; `depth` counts what stands around it. */
  collection(start: number, limit: number, depth: number): MapNode | SeqNode {
    if (depth > this.#maxDepth) handOver();
    return this.#text.charCodeAt(start) === OPEN_MAP ? this.#map(start, limit, depth) : this.#list(start, limit, depth);
  }

  #map(start: number, limit: number, depth: number): MapNode {
    const text = this.#text;
    const entries = new Map<string, Entry>();
    let at = afterSpaces(text, start + 1);
    if (text.charCodeAt(at) === CLOSE_MAP) return { kind: 'map', flow: true, entries, start, end: at + 1 };
    while (at > 0) {
      const end = keyEnd(text, at);
      if (end === -1 || text.charCodeAt(end + 1) !== SPACE) handOver();
      const key = keyAt(text, at, end);
      if (entries.has(key.text)) handOver();
      const value = this.#value(afterSpaces(text, end + 1), limit, depth);
      entries.set(key.text, { key, value });
      at = this.#behind(value.end, limit, CLOSE_MAP);
    }
    return { kind: 'map', flow: true, entries, start, end: -at };
  }

  #list(start: number, limit: number, depth: number): SeqNode {
    const text = this.#text;
    const items: TreeNode[] = [];
    let at = afterSpaces(text, start + 1);
    if (text.charCodeAt(at) === CLOSE_LIST) return { kind: 'seq', flow: true, items, start, end: at + 1 };
    while (at > 0) {
      const value = this.#value(at, limit, depth);
      items.push(value);
      at = this.#behind(value.end, limit, CLOSE_LIST);
    }
    return { kind: 'seq', flow: true, items, start, end: -at };
  }
}
