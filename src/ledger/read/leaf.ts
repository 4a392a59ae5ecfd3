// The kinds of single values in the format: their pattern, and what a message says one looks like.
import * as z from 'zod/mini';
import { isDay } from '../../day.ts';
import { DAY_PATTERN, ID_PATTERN, MAX_ID, NOT_BLANK, SHA256_PATTERN, URL_PATTERN } from './leaf-form.ts';

export type LeafKind =
  'text' | 'day' | 'id' | 'url' | 'sha256' | 'word' | 'fraction' | 'probability' | 'count' | 'flag';

const kinds = new WeakMap<object, LeafKind>();

/** The kind that a schema made here stands for; undefined for lists, maps and unions. */
export function kindOf(schema: object): LeafKind | undefined {
  return kinds.get(schema);
}

function leaf<T extends z.ZodMiniType>(kind: LeafKind, schema: T): T {
  kinds.set(schema, kind);
  return schema;
}

/** A copy with a description and an example; it stands for the same kind. */
export function described<T extends z.ZodMiniType>(schema: T, meta: { description: string; examples?: unknown[] }): T {
  const copy = schema.clone();
  z.globalRegistry.add(copy, meta);
  const kind = kinds.get(schema);
  if (kind) kinds.set(copy, kind);
  return copy;
}

export const text = () => leaf('text', z.string().check(z.regex(NOT_BLANK)));
export const day = () => leaf('day', z.string().check(z.regex(DAY_PATTERN), z.refine(isDay)));
export const id = () => leaf('id', z.string().check(z.regex(ID_PATTERN), z.maxLength(MAX_ID)));
export const url = () => leaf('url', z.string().check(z.regex(URL_PATTERN)));
export const sha256 = () => leaf('sha256', z.string().check(z.regex(SHA256_PATTERN)));
export const probability = () => leaf('probability', z.number().check(z.gte(0), z.lte(1)));
export const fraction = () => leaf('fraction', z.number().check(z.gt(0), z.lt(1)));
export const count = () => leaf('count', z.int().check(z.gte(0)));
export const flag = () => leaf('flag', z.boolean());
export const word = <const T extends readonly [string, ...string[]]>(words: T) => leaf('word', z.enum(words));
