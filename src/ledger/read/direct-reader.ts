// Reads values straight from the lines of a text, by the shape that is expected there: no tree in between. Short forms
// are spelt out on the way. Whatever is not written in the usual way, or has not surely the right form, is handed over.
import { GREATER, PIPE, blockText } from './fast-block-text.ts';
import { CLOSE_LIST, CLOSE_MAP, COMMA, OPEN_LIST, OPEN_MAP, keyEnd } from './fast-flow.ts';
import { DOUBLE, SINGLE, SPACE, afterSpaces, doubleQuoted, plainFlowText, plainLineText, singleQuoted } from './fast-scalar.ts'; // prettier-ignore
import { handOver } from './hand-over.ts';
import type { LineCursor } from './line-cursor.ts';
import { coreValue } from './node.ts';

/** The value that a single text stands for; hands over where that is not certain. `plain`: it stands in no quotes. */
export type Take = (text: string, plain: boolean) => unknown;

export type Values = Record<string, unknown>;

export interface Field {
  /** One bit for each key of the map. */
  bit: number;
  shape: Shape;
}

/** What is expected: a single text, a map of known keys, or a list. `take` reads the short form of the last two. */
export interface Shape {
  take?: Take;
  fields?: ReadonlyMap<string, Field>;
  /** The bits of the keys that must be there. */
  needed?: number;
  item?: Shape;
  /** Puts the values of a map into order, once all are there. */
  finish?: (values: Values) => Values;
}

/** A plain text that means the same as none. */
function isNothing(text: string): boolean {
  return text.length < 5 && coreValue(text) === null;
}

/** A key of the format is not longer than this. */
const LONGEST_KEY = 20;

/** Reads one value after the other from a cursor; hands over (`handOver`) at whatever it does not know for certain. */
export class DirectReader {
  readonly #cursor: LineCursor;
  readonly #text: string;
  /** Behind the value in brackets or quotes that was read last. */
  #behind = 0;

  constructor(cursor: LineCursor) {
    this.#cursor = cursor;
    this.#text = cursor.text;
  }

  /** Where the key that begins at `at` ends: at its colon. */
  #colon(at: number): number {
    const colon = this.#text.indexOf(':', at);
    return colon === -1 || colon - at > LONGEST_KEY ? handOver() : colon;
  }

  /** A text in quotes, its quotes taken off. */
  #quoted(at: number, code: number): string {
    const { text, end } = code === DOUBLE
      ? doubleQuoted(this.#text, at, this.#cursor.end)
      : singleQuoted(this.#text, at, this.#cursor.end); // prettier-ignore
    this.#behind = end;
    return text;
  }

  /** The value that begins at `at` and ends on the line; undefined when it is nothing. Leaves its end in #behind. */
  #flow(shape: Shape, at: number): unknown {
    const code = this.#text.charCodeAt(at);
    if (code === OPEN_MAP) return this.#flowMap(shape, at);
    if (code === OPEN_LIST) return this.#flowList(shape, at);
    const take = shape.take ?? handOver();
    if (code === DOUBLE || code === SINGLE) return take(this.#quoted(at, code), false);
    const text = plainFlowText(this.#text, at, this.#cursor.end, this.#cursor.hasTabs);
    this.#behind = at + text.length;
    return isNothing(text) ? undefined : take(text, true);
  }

  /** Where the next value in brackets begins; -1 when `close` stands there, which #behind is then behind. */
  #nextInFlow(close: number): number {
    const at = afterSpaces(this.#text, this.#behind);
    if (at >= this.#cursor.end) handOver();
    const code = this.#text.charCodeAt(at);
    this.#behind = at + 1;
    if (code === close) return -1;
    return code === COMMA ? afterSpaces(this.#text, at + 1) : handOver();
  }

  #flowMap(shape: Shape, start: number): Values {
    const { fields = handOver(), needed = 0, finish } = shape;
    const values: Values = {};
    let seen = 0;
    let filled = 0;
    let at = afterSpaces(this.#text, start + 1);
    while (at !== -1) {
      const colon = this.#colon(at);
      const key = this.#text.slice(at, colon);
      const field = fields.get(key) ?? handOver();
      if ((seen & field.bit) !== 0 || this.#text.charCodeAt(colon + 1) !== SPACE) handOver();
      seen |= field.bit;
      const value = this.#flow(field.shape, afterSpaces(this.#text, colon + 1));
      if (value !== undefined) {
        values[key] = value;
        filled |= field.bit;
      }
      at = this.#nextInFlow(CLOSE_MAP);
    }
    if ((filled & needed) !== needed) handOver();
    return finish ? finish(values) : values;
  }

  #flowList(shape: Shape, start: number): unknown[] {
    const { item = handOver() } = shape;
    const values: unknown[] = [];
    let at = afterSpaces(this.#text, start + 1);
    this.#behind = at + 1;
    if (this.#text.charCodeAt(at) === CLOSE_LIST) return values;
    while (at !== -1) {
      values.push(this.#flow(item, at) ?? handOver());
      at = this.#nextInFlow(CLOSE_LIST);
    }
    return values;
  }

  /** The value that begins at `at`, on the line of its key or dash, which stands in `column`; goes to the next line. */
  #beside(shape: Shape, at: number, column: number): unknown {
    const cursor = this.#cursor;
    const code = this.#text.charCodeAt(at);
    let value: unknown;
    if (code === PIPE || code === GREATER) {
      const { scalar, next } = blockText(this.#text, at, cursor.end, cursor.next, column);
      value = (shape.take ?? handOver())(scalar.text, false);
      cursor.next = next;
    } else if (code === OPEN_MAP || code === OPEN_LIST) {
      value = this.#flow(shape, at);
      cursor.nothingBehind(this.#behind);
    } else {
      const take = shape.take ?? handOver();
      if (code === DOUBLE || code === SINGLE) {
        value = take(this.#quoted(at, code), false);
        cursor.nothingBehind(this.#behind);
      } else {
        const text = plainLineText(this.#text, at, cursor.end, cursor.hasTabs);
        value = isNothing(text) ? undefined : take(text, true);
      }
    }
    cursor.advance();
    return value;
  }

  /** The value on the lines below a key in `column`; undefined when there is none, or nothing is what it means. */
  #below(shape: Shape, column: number): unknown {
    const cursor = this.#cursor;
    cursor.advance();
    const isDash = cursor.column >= column && cursor.isDash(cursor.at);
    if (cursor.column <= column && !isDash) return undefined;
    if (isDash) return this.#list(shape, cursor.column);
    if (shape.take === undefined || keyEnd(this.#text, cursor.at) !== -1) return this.map(shape, cursor.column);
    const code = this.#text.charCodeAt(cursor.at);
    return code === PIPE || code === GREATER ? handOver() : this.#beside(shape, cursor.at, column);
  }

  #list(shape: Shape, column: number): unknown[] {
    const { item = handOver() } = shape;
    const cursor = this.#cursor;
    const values: unknown[] = [];
    do {
      values.push(this.item(item, column) ?? handOver());
      if (cursor.column > column) handOver();
    } while (cursor.column === column && cursor.isDash(cursor.at));
    return values;
  }

  /** The item whose dash the cursor is at, in `column`; goes to the line behind it. */
  item(shape: Shape, column: number): unknown {
    const cursor = this.#cursor;
    const at = afterSpaces(this.#text, cursor.at + 1);
    if (cursor.isDash(at)) handOver();
    if (cursor.isNothing(at)) {
      cursor.advance();
      return cursor.column > column && !cursor.isDash(cursor.at) ? this.map(shape, cursor.column) : handOver();
    }
    if (shape.fields === undefined || this.#text.charCodeAt(at) === OPEN_MAP) return this.#beside(shape, at, column);
    cursor.column += at - cursor.at;
    cursor.at = at;
    return this.map(shape, cursor.column);
  }

  /**
   * The map whose first key the cursor is at, in `column`; goes to the line behind it. A key without
   * a value is left out.
   */
  map(shape: Shape, column: number): Values {
    const { fields = handOver(), needed = 0, finish } = shape;
    const cursor = this.#cursor;
    const values: Values = {};
    let seen = 0;
    let filled = 0;
    do {
      const colon = this.#colon(cursor.at);
      const key = this.#text.slice(cursor.at, colon);
      const field = fields.get(key) ?? handOver();
      if ((seen & field.bit) !== 0 || (colon + 1 < cursor.end && this.#text.charCodeAt(colon + 1) !== SPACE))
        handOver();
      seen |= field.bit;
      const at = afterSpaces(this.#text, colon + 1);
      const value = cursor.isNothing(at) ? this.#below(field.shape, column) : this.#beside(field.shape, at, column);
      if (value !== undefined) {
        values[key] = value;
        filled |= field.bit;
      }
      if (cursor.column > column) handOver();
    } while (cursor.column === column);
    if ((filled & needed) !== needed) handOver();
    return finish ? finish(values) : values;
  }
}
