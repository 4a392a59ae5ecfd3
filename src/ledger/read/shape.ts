// Checks an expanded tree against a shape of the schema and says what is wrong in the ledger's own words.
import * as z from 'zod/mini';
import { isDay, parsePeriod } from '../../day.ts';
import type { Problem } from '../../errors.ts';
import type { Code } from '../codes.ts';
import { idFault, MAX_ID, RESERVED_IDS } from './leaf-form.ts';
import { type LeafKind, kindOf } from './leaf.ts';
import { type Lines, type Span, problemAt, shown } from './lines.ts';
import { type Path, type Scalar, type TreeNode, isNull, nodeAt } from './node.ts';
import { plainOf } from './plain-value.ts';
import type { Shaped } from './reader.ts';
import { headOf } from './rule.ts';
import { Suggestions, didYouMean } from './suggest.ts';

/** The schema without its wrappers. */
function bare(schema: z.ZodMiniType): z.ZodMiniType {
  return schema instanceof z.ZodMiniExactOptional ? bare(schema._zod.def.innerType as z.ZodMiniType) : schema;
}

interface Spot {
  schema: z.ZodMiniType | undefined;
  /** With the description and the example of its key. */
  keySchema: z.ZodMiniType | undefined;
}

function spotAt(root: z.ZodMiniType, path: readonly PropertyKey[]): Spot {
  let keySchema: z.ZodMiniType | undefined = root;
  for (const step of path) {
    const schema: z.ZodMiniType | undefined = keySchema && bare(keySchema);
    if (schema instanceof z.ZodMiniObject) keySchema = schema.shape[String(step)] as z.ZodMiniType | undefined;
    else if (schema instanceof z.ZodMiniArray) keySchema = schema._zod.def.element as z.ZodMiniType;
    else if (schema instanceof z.ZodMiniRecord) keySchema = schema._zod.def.valueType as z.ZodMiniType;
    else keySchema = undefined;
  }
  return { keySchema, schema: keySchema && bare(keySchema) };
}

/** What stands in a list or map, in one word with its article. */
const ITEM: Record<string, string> = {
  predictions: 'a prediction',
  resolutions: 'a resolution',
  evidence: 'a piece of evidence',
  forecasts: 'a forecast',
  restated: 'a restatement',
  statements: 'a statement',
  forecasters: 'a forecaster',
  sources: 'a source record',
  tags: 'a tag',
  tracked: 'a tracked id',
};

function thing(path: readonly PropertyKey[], top: string): string {
  const last = path.at(-1);
  if (last === undefined) return top;
  const list = path.at(-2);
  const item =
    list === 'forecasters' || list === 'sources' || typeof last === 'number' ? ITEM[String(list)] : undefined;
  return item ?? `"${String(last)}"`;
}

const WANTED: Record<LeafKind, string> = {
  text: 'a text',
  day: 'a day as YYYY-MM-DD',
  id: 'an id',
  url: 'an address that begins with https:// or http://',
  sha256: '64 hexadecimal digits in lower case',
  word: 'one of a few words',
  fraction: 'a number between 0 and 1, both left out',
  probability: 'a number from 0 to 1',
  count: 'a whole number',
  flag: 'true or false',
};

const CODE_OF: Partial<Record<LeafKind, Code>> = {
  day: 'bad-day',
  id: 'bad-id',
  url: 'bad-url',
  sha256: 'bad-sha256',
  fraction: 'bad-number',
  count: 'bad-number',
  probability: 'bad-probability',
  word: 'bad-word',
};

const ID_HINT = `an id has small letters, digits and single hyphens, begins with a letter, at most ${MAX_ID} of them, and is none of ${RESERVED_IDS.join(' ')}`;

const SHA256_HINT = 'sha256sum FILE prints that of a text, predict seal writes that of an entry';

/** How a value of this key is typed: `tags: [geopolitics]`. */
function exampleHint(keySchema: z.ZodMiniType | undefined, key: PropertyKey | undefined): string[] {
  const examples = (keySchema && z.globalRegistry.get(keySchema)?.['examples']) as readonly unknown[] | undefined;
  const example = examples?.[0];
  if (example === undefined || typeof key !== 'string') return [];
  const typed = Array.isArray(example) ? `[${example.join(', ')}]` : `${example as string | number}`;
  const quoted = !Array.isArray(example) && /: | #|,/.test(typed) ? JSON.stringify(typed) : typed;
  return [`for example: ${key}: ${quoted}`];
}

/** What the month of an impossible day does have. */
function monthHint(day: string): string[] {
  const month = day.slice(0, 7);
  const last = parsePeriod(month, day)?.last;
  return [last ? `the last day of ${month} is ${last}` : 'a day is YYYY-MM-DD: the month comes before the day'];
}

function described(node: TreeNode): string {
  if (node.kind === 'map') return 'a map';
  if (node.kind === 'seq') return 'a list';
  if (node.value === null) return 'nothing';
  if (typeof node.value === 'string') return `the text ${shown(node.text)}`;
  return `${typeof node.value === 'number' ? 'the number' : 'the truth value'} ${node.text}`;
}

/** Values of a wrong form that are told of; a file with more of them was never a ledger. */
const MAX_PROBLEMS = 10_000;

class Shape {
  readonly #schema: z.ZodMiniType;
  readonly #root: TreeNode;
  readonly #lines: Lines;
  readonly #top: string;
  readonly #suggestions = new Suggestions();
  /** Paths of keys that stand there misspelt, and so are not missing. */
  readonly #meant = new Set<string>();
  readonly problems: Problem[] = [];

  constructor(schema: z.ZodMiniType, root: TreeNode, lines: Lines, top: string) {
    this.#schema = schema;
    this.#root = root;
    this.#lines = lines;
    this.#top = top;
  }

  #report(code: Code, span: Span, message: string, hints: readonly string[]): void {
    this.problems.push(problemAt(this.#lines, code, span, message, hints));
  }

  /**
   * Keys that the shape does not have, with or without a value: a text split at a comma leaves a key with none. `path`
   * leads to the node, and does again afterwards.
   */
  #unknownKeys(node: TreeNode, wrapped: z.ZodMiniType, path: (string | number)[]): void {
    if (node.kind === 'scalar') return;
    const schema = bare(wrapped);
    const below = (inner: TreeNode, innerSchema: z.ZodMiniType, step: string | number): void => {
      if (inner.kind === 'scalar') return;
      path.push(step);
      this.#unknownKeys(inner, innerSchema, path);
      path.pop();
    };
    if (node.kind === 'seq') {
      if (schema instanceof z.ZodMiniArray)
        node.items.forEach((item, index) => below(item, schema._zod.def.element as z.ZodMiniType, index));
    } else if (schema instanceof z.ZodMiniRecord) {
      for (const [key, { value }] of node.entries) below(value, schema._zod.def.valueType as z.ZodMiniType, key);
    } else if (schema instanceof z.ZodMiniObject) {
      const shape = schema.shape as Readonly<Record<string, z.ZodMiniType>>;
      for (const [key, entry] of node.entries) {
        if (Object.hasOwn(shape, key)) below(entry.value, shape[key]!, key);
        else this.#unknownKey(entry.key, node.flow, Object.keys(shape), path);
      }
    }
  }

  #unknownKey(key: Scalar, inFlow: boolean, known: readonly string[], path: Path): void {
    if (this.problems.length >= MAX_PROBLEMS) return;
    const near = this.#suggestions.near(key.text, known);
    for (const meant of near) this.#meant.add(JSON.stringify([...path, meant]));
    const hints = didYouMean(near);
    if (inFlow) hints.push('was a text split at a comma? Put it in quotes');
    if (hints.length === 0) hints.push(`the keys here are ${known.join(', ')}`);
    this.#report('unknown-key', key, `unknown key ${shown(key.text)} in ${thing(path, this.#top)}`, hints);
  }

  #missing(path: Path): void {
    if (this.#meant.has(JSON.stringify(path))) return;
    const key = String(path.at(-1));
    const parentPath = path.slice(0, -1);
    const parent = nodeAt(this.#root, parentPath);
    if (!parent) return;
    const { keySchema, schema } = spotAt(this.#schema, path);
    const empty = parent.kind === 'map' ? parent.entries.get(key)?.key : undefined;
    const hints = exampleHint(keySchema, key);
    if (schema && kindOf(schema) === 'word') hints.push(`one of ${words(schema).join(', ')}`);
    const isEvidence = key === 'url' && parentPath.at(-2) === 'evidence';
    const code = isEvidence ? 'evidence-without-url' : 'missing-key';
    const message = empty ? `nothing stands after "${key}:"` : `${thing(parentPath, this.#top)} has no "${key}"`;
    this.#report(code, empty ?? headOf(parent), message, hints);
  }

  /** The path of the key that was typed: a short form stands in the place of the map it means. */
  #typedPath(path: Path, node: TreeNode): Path {
    const parent = nodeAt(this.#root, path.slice(0, -1));
    const isShort = parent?.kind === 'map' && parent.start === node.start && parent.end === node.end;
    return isShort && path.length > 1 ? path.slice(0, -1) : path;
  }

  #badValue(path: Path, node: TreeNode): void {
    const { schema } = spotAt(this.#schema, path);
    const kind = schema && kindOf(schema);
    const typed = this.#typedPath(path, node);
    const name = thing(typed, this.#top);
    const example = exampleHint(spotAt(this.#schema, typed).keySchema, typed.at(-1));
    if (!schema || !kind) {
      const wanted = schema instanceof z.ZodMiniArray ? 'a list' : 'a map of keys and values';
      const keys =
        schema instanceof z.ZodMiniObject ? [`its keys are ${Object.keys(schema.shape as object).join(', ')}`] : [];
      const remedy =
        schema instanceof z.ZodMiniArray && example.length === 0
          ? ['begin each item with "- "']
          : [...example, ...keys];
      this.#report('wrong-type', headOf(node), `${name} must be ${wanted}, not ${described(node)}`, remedy);
      return;
    }
    if (node.kind !== 'scalar') {
      this.#report('wrong-type', headOf(node), `${name} must be ${WANTED[kind]}, not ${described(node)}`, example);
      return;
    }
    this.#badScalar(kind, schema, node, name, example);
  }

  #badScalar(kind: LeafKind, schema: z.ZodMiniType, node: Scalar, name: string, example: string[]): void {
    const value = node.text;
    const code = CODE_OF[kind] ?? 'wrong-type';
    if (kind === 'text') {
      if (typeof node.value === 'string') this.#report('empty-text', node, `${name} is an empty text`, example);
      else {
        const hints = node.value === null ? example : [`put it in quotes: "${value}"`];
        this.#report('wrong-type', node, `${name} must be a text, not ${described(node)}`, hints);
      }
    } else if (kind === 'day') {
      const form = /^\d{4}-\d{2}-\d{2}$/.test(value) && !isDay(value);
      const message = form
        ? `${shown(value)} is not a day of the calendar`
        : `${name} must be ${WANTED.day}, not ${shown(value)}`;
      this.#report(code, node, message, form ? monthHint(value) : example);
    } else if (kind === 'id') {
      this.#report(code, node, `${shown(value)} ${idFault(value) ?? 'is not an id'}`, [ID_HINT]);
    } else if (kind === 'word') {
      const allowed = words(schema);
      const close = this.#suggestions.for(value, allowed);
      this.#report(code, node, `${name} must be one of ${allowed.join(', ')}, not ${shown(value)}`, close);
    } else if (kind === 'probability') {
      // One that could not be read is reported where the short forms are spelt out.
      if (Number.isNaN(node.value)) return;
      this.#report(code, node, `${name} must be ${WANTED.probability}, not ${shown(value)}`, example);
    } else {
      const hints = kind === 'sha256' ? [SHA256_HINT] : example;
      this.#report(code, node, `${name} must be ${WANTED[kind]}, not ${shown(value)}`, hints);
    }
  }

  run(): unknown {
    let sawAll = true;
    const plain = plainOf(this.#root, () => (sawAll = false));
    const result = this.#schema.safeParse(plain);
    // Every map of the schema is strict, so that only a key that zod did not look at can still be unknown.
    if (result.success && sawAll) return result.data;
    this.#unknownKeys(this.#root, this.#schema, []);
    if (result.success) return this.problems.length === 0 ? result.data : undefined;
    const seen = new Set<string>();
    for (const issue of result.error.issues) {
      if (this.problems.length >= MAX_PROBLEMS) break;
      if (issue.code === 'unrecognized_keys') continue;
      const path = issue.path as Path;
      // A pattern and a length of one value are one fault.
      const at = JSON.stringify(path);
      if (seen.has(at)) continue;
      seen.add(at);
      const node = nodeAt(this.#root, path);
      // A version that is not known is told of before anything is checked.
      if (path[0] === 'predict' && node && !isNull(node)) continue;
      const inList = typeof path.at(-1) === 'number';
      if (!node || (isNull(node) && !inList)) this.#missing(path);
      else this.#badValue(path, node);
    }
    return undefined;
  }
}

function words(schema: z.ZodMiniType): readonly string[] {
  return schema instanceof z.ZodMiniEnum ? (Object.values(schema._zod.def.entries) as string[]) : [];
}

/** Checks a tree against a shape. `top` names the whole in messages, with its article: 'the ledger'. */
export function shapeOf<T extends z.ZodMiniType>(
  schema: T,
  root: TreeNode,
  lines: Lines,
  top: string,
): Shaped<z.infer<T>> {
  const shape = new Shape(schema, root, lines, top);
  const fields = shape.run() as z.infer<T> | undefined;
  return fields === undefined ? { problems: shape.problems } : { fields, problems: shape.problems };
}
