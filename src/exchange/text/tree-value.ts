// JSON (or YAML) of an export as values that know their place, so that what is wrong can be pointed at.
import { Failure } from '../../errors.ts';
import type { Place } from '../../errors.ts';
import { Lines, shown } from '../../ledger/read/lines.ts';
import { badRow } from './input.ts';
import type { TextInput } from './input.ts';
import { jsonFault } from './json-fault.ts';
import { jsonOffset } from './json-offset.ts';
import { repeatedKey } from './repeated-key.ts';
import { MAX_DEPTH, tooDeep } from './too-deep.ts';

export type ValuePath = readonly (string | number)[];

/** A value somewhere in a document. Wrong types throw `bad-row` with the place and the path. */
export class TreeValue {
  readonly raw: unknown;
  readonly path: ValuePath;
  readonly #placeOf: (path: ValuePath) => Place;

  constructor(raw: unknown, path: ValuePath, placeOf: (path: ValuePath) => Place) {
    this.raw = raw;
    this.path = path;
    this.#placeOf = placeOf;
  }

  /** Where it stands; made only when asked for. */
  readonly place = (): Place => this.#placeOf(this.path);

  /** `predictions[3].confidence`. */
  get name(): string {
    return (
      this.path
        .map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`))
        .join('') || 'the file'
    );
  }

  fail(message: string, hint: string): never {
    throw badRow(this.place(), message, hint);
  }

  #wrong(wanted: string): never {
    const is = JSON.stringify(this.raw) ?? 'nothing';
    return this.fail(`${this.name} is ${shown(is)}, not ${wanted}`, 'is this the format that was named?');
  }

  get isMap(): boolean {
    return typeof this.raw === 'object' && this.raw !== null && !Array.isArray(this.raw);
  }

  get isList(): boolean {
    return Array.isArray(this.raw);
  }

  /** True for null and for a key that is not there. */
  get isNothing(): boolean {
    return this.raw === null || this.raw === undefined;
  }

  /** The value under a key; nothing when this is no map or lacks the key. */
  at(key: string): TreeValue {
    const map = this.isMap ? (this.raw as Record<string, unknown>) : {};
    return new TreeValue(Object.hasOwn(map, key) ? map[key] : undefined, [...this.path, key], this.#placeOf);
  }

  has(key: string): boolean {
    return this.isMap && Object.hasOwn(this.raw as object, key);
  }

  keys(): string[] {
    return this.isMap ? Object.keys(this.raw as object) : [];
  }

  /** The items of a list; none when there is nothing. */
  list(): TreeValue[] {
    if (this.isNothing) return [];
    if (!Array.isArray(this.raw)) return this.#wrong('a list');
    return this.raw.map((item: unknown, index) => new TreeValue(item, [...this.path, index], this.#placeOf));
  }

  map(): this {
    return this.isMap ? this : this.#wrong('an object');
  }

  /** A text, or a number as text; empty when there is nothing. Of longer whole numbers two ids would become one. */
  text(): string {
    if (this.isNothing) return '';
    if (typeof this.raw === 'string') return this.raw;
    if (Number.isInteger(this.raw) && !Number.isSafeInteger(this.raw))
      return this.fail(`${this.name} is a number with more digits than are kept exactly`, 'put it in quotes');
    return typeof this.raw === 'number' ? String(this.raw) : this.#wrong('a text');
  }

  neededText(): string {
    const text = this.text().trim();
    return text === '' ? this.#wrong('a text') : text;
  }

  /** A number, or a text that holds one (Fatebook writes decimals as texts); undefined when there is nothing. */
  number(): number | undefined {
    if (this.isNothing || this.raw === '') return undefined;
    const value =
      typeof this.raw === 'string' && /^\s*[-+]?(\d+(?:\.\d*)?|\.\d+)(e[-+]?\d+)?\s*$/i.test(this.raw)
        ? Number(this.raw)
        : this.raw;
    return typeof value === 'number' && Number.isFinite(value) ? value : this.#wrong('a number');
  }

  flag(): boolean {
    if (this.isNothing) return false;
    return typeof this.raw === 'boolean' ? this.raw : this.#wrong('true or false');
  }
}

/** A JSON document as a value with places. Throws `too-deep`, and `bad-row` where it is no JSON or has a key twice. */
export function jsonDocument(input: TextInput, firstLine = 1): TreeValue {
  const { text } = input;
  const lines = new Lines(input.file, text);
  const placeAt = (offset: number): Place => {
    const place = lines.place(Math.min(offset, text.length));
    return { ...place, line: place.line + firstLine - 1 };
  };
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    throw badRow(
      placeAt(jsonFault(text, message)),
      `not JSON: ${message.split('\n')[0]}`,
      'is this the file as it was downloaded?',
    );
  }
  const deep = tooDeep(text);
  if (deep !== undefined) {
    const message = `lists and objects stand inside each other more than ${MAX_DEPTH} deep`;
    const hints = ['is this the format that was named?'];
    throw new Failure([{ code: 'too-deep', severity: 'error', message, place: placeAt(deep), hints }]);
  }
  const twice = repeatedKey(text);
  if (twice)
    throw badRow(placeAt(twice.offset), `the key ${shown(twice.key)} stands here twice`, 'remove one of the two');
  return new TreeValue(raw, [], (path) => placeAt(jsonOffset(text, path)));
}

/** One JSON document a line, empty lines left out; each knows its line in the file. */
export function jsonLineDocuments(input: TextInput): TreeValue[] {
  return input.text
    .split('\n')
    .flatMap((text, index) => (text.trim() === '' ? [] : [jsonDocument({ file: input.file, text }, index + 1)]));
}
