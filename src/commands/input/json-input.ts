// `--json -`: what is to be written, as JSON from standard input: one object or a list of them.
import { Failure, failure, misuse } from '../../errors.ts';
import { repeatedKey } from '../../exchange/text/repeated-key.ts';
import type { EmitItem, EmitValue } from '../../ledger/edit/emit.ts';
import { decode } from '../../ledger/read/decode.ts';
import { shown } from '../../ledger/read/lines.ts';
import { nearest } from '../../nearest.ts';
import type { World } from '../../world.ts';
import { plainText } from './plain-text.ts';

/** The format nests four levels deep. */
const MAX_DEPTH = 8;

function valueOf(what: string, value: unknown, depth: number): EmitValue | undefined {
  if (depth > MAX_DEPTH)
    throw failure('too-deep', `${what} is nested too deep`, ['predict schema ledger shows what an entry may hold']);
  if (value === null) return undefined;
  if (typeof value === 'string') return plainText(what, value, 1);
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value;
    throw failure('bad-number', `${what} is too large for a number`, ['give one below 1e21, or leave it out']);
  }
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value)) {
    return value.map((one, index) => valueOf(`${what}[${index}]`, one, depth + 1)).filter((one) => one !== undefined);
  }
  return itemOf(what, value as object, depth);
}

/** Keys with null mean the same as no key; a key named __proto__ is a key like any other. */
function itemOf(what: string, object: object, depth: number): EmitItem {
  const pairs = Object.entries(object).map(([key, value]): [string, EmitValue | undefined] => {
    return [plainText('a key', key, 1), valueOf(what === '' ? key : `${what}.${key}`, value, depth + 1)];
  });
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

function parsed(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw failure('bad-json', `standard input is not JSON: ${(error as Error).message}`, [
      'one object, or a list of objects in [ ]',
    ]);
  }
  const twice = repeatedKey(text);
  if (twice === undefined) return value;
  const line = text.slice(0, twice.offset).split('\n').length;
  throw failure(
    'bad-json',
    `standard input has the key ${JSON.stringify(twice.key)} twice in one object, again in line ${line}`,
    ['remove one of the two'],
  );
}

/**
 * Runs the reading of one object of `count`; what is wrong says which one it is, and is the input's fault (status 1).
 * Without a count nothing came from JSON, and failures stay as they are.
 */
export function inObject<T>(index: number, count: number | undefined, work: () => T): T {
  if (count === undefined) return work();
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Failure) || error.status === 70) throw error;
    const which = count > 1 ? `object ${index + 1} of ${count}: ` : '';
    throw new Failure(error.problems.map((problem) => ({ ...problem, message: which + problem.message })));
  }
}

/** The objects on standard input. Throws `bad-json`, `not-utf8`, `control-character` … with the object's number. */
export function readObjects(world: World): EmitItem[] {
  const value = parsed(decode(world.stdin(), 'standard input').replace(/^\uFEFF/, ''));
  const list = Array.isArray(value) ? value : [value];
  if (list.length === 0)
    throw failure('bad-json', 'standard input holds an empty list', ['give one object or a list of at least one']);
  return list.map((one: unknown, index) => {
    return inObject(index, list.length, () => {
      if (typeof one === 'object' && one !== null && !Array.isArray(one)) return itemOf('', one, 0);
      const found = typeof one === 'string' ? shown(one) : Array.isArray(one) ? 'a list' : String(one);
      throw failure('bad-json', `expected an object, not ${found}`, ['an object stands in braces: {"KEY": "VALUE"}']);
    });
  });
}

/** Refuses a key of an object that the command line gives too: one of the two would be dropped unsaid. Status 2. */
export function refuseBoth(objects: readonly EmitItem[], given: readonly string[]): void {
  for (const [index, object] of objects.entries()) {
    const key = given.find((one) => Object.hasOwn(object, one));
    if (key === undefined) continue;
    const which = objects.length > 1 ? `object ${index + 1} of ${objects.length}` : 'the JSON';
    throw misuse(`"${key}" is given twice: on the command line, and by ${which}`, 'leave one of the two out');
  }
}

/** Refuses keys that are not among those known, with the nearest. */
export function onlyKeys(object: EmitItem, known: readonly string[]): void {
  for (const key of Object.keys(object)) {
    if (known.includes(key)) continue;
    const near = nearest(key, known, 1).map((word) => `did you mean "${word}"?`);
    throw failure('unknown-key', `unknown key "${key}"`, [...near, `keys: ${known.join(', ')}`]);
  }
}

/** A text under a key; undefined when there is none. */
export function textOf(object: EmitItem, key: string): string | undefined {
  const value = object[key];
  if (value === undefined || typeof value === 'string') return value;
  throw failure('wrong-type', `${key} has to be a text`, [`put its value in quotes: "${key}": "…"`]);
}
