import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { ID_PATTERN, RESERVED_IDS } from '../../src/ledger/read/leaf-form.ts';
import { ledgerJsonSchema, sourceJsonSchema } from '../../src/ledger/schema.ts';
import { schemaText } from '../../src/show/data/schema-text.ts';

type Json = { [key: string]: Json } & Json[] & string;

/** Every object of the schema that names properties. */
function objects(node: unknown): Json[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'properties' in node ? [node as unknown as Json] : [];
  return own.concat(...Object.values(node).map(objects));
}

describe('the JSON Schema', () => {
  test.each([
    ['ledger', ledgerJsonSchema],
    ['source', sourceJsonSchema],
  ])('schema/%s.schema.json is current', (name, make) => {
    const url = new URL(`../../schema/${name}.schema.json`, import.meta.url);
    const made = schemaText(make());
    expect(JSON.parse(made)).toEqual(make());
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(url, made);
    expect(existsSync(url) ? readFileSync(url, 'utf8') : '', 'run with UPDATE_DOCS=1').toBe(made);
  });

  const all = [...objects(ledgerJsonSchema()), ...objects(sourceJsonSchema())];

  test('every key has a description, and no other key is allowed', () => {
    expect(all.length).toBeGreaterThan(10);
    expect(all.map((object) => object['additionalProperties'])).toEqual(all.map(() => false));
    const keys = all.flatMap((object) => Object.entries(object['properties']!));
    expect(keys.filter(([, value]) => !value['description']?.endsWith('.')).map(([key]) => key)).toEqual([]);
  });

  test('no key is a truth value or a number to YAML 1.1', () => {
    const keys = all.flatMap((object) => Object.keys(object['properties']!));
    expect(keys).toContain('known');
    for (const key of keys) {
      expect(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null', '~']).not.toContain(key.toLowerCase());
      expect(key).toMatch(/^[a-z][a-z0-9_]*$/);
    }
  });

  test('ids and days have patterns', () => {
    const text = JSON.stringify(ledgerJsonSchema());
    expect(text).toContain(JSON.stringify(ID_PATTERN.source));
    expect(text).toContain('\\\\d{4}-(0[1-9]|1[0-2])');
    for (const word of RESERVED_IDS) expect(word).not.toMatch(ID_PATTERN);
    for (const id of ['note', 'none', 'trueish', 'y2', 'n-1', 'off-shore', 'a']) expect(id).toMatch(ID_PATTERN);
    for (const id of ['A', '1a', 'a--b', '-a', 'a-', 'a_b', 'ä', '']) expect(id).not.toMatch(ID_PATTERN);
  });
});

// The schema goes through a second reader, so that what an editor says of a ledger is what the program says.
describe('a validator of JSON Schema', () => {
  const ledger = z.fromJSONSchema(ledgerJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);
  const source = z.fromJSONSchema(sourceJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);
  const ROOT = new URL('../../', import.meta.url);
  const load = (path: string): unknown => parse(readFileSync(new URL(path, ROOT), 'utf8'));
  const head = { predict: 1, forecaster: 'me', forecasters: { me: { name: 'Me' } } };
  const entry = { id: 'a', claim: 'A.', said: '2025-01-05' };
  const accepts = (keys: object): boolean =>
    ledger.safeParse({ ...head, predictions: [{ ...entry, ...keys }] }).success;

  test('accepts what is shipped', () => {
    expect(ledger.safeParse(load('data/wang.yaml')).error).toBeUndefined();
    const seeds = readdirSync(new URL('seeds', ROOT)).filter((name) => name.endsWith('.yaml'));
    expect(seeds.filter((name) => !source.safeParse(load(`seeds/${name}`)).success)).toEqual([]);
  });

  test.each([
    {},
    { due: '2025-05-31', probability: '65%', criteria: 'So.' },
    { due: null, probability: 0.65, criteria: { strict: 'So.' }, tags: ['a'], resolutions: [] },
    { probability: '60-70%', said: { date: '2025-01-05', source: 'talk', at: 'line 1' } },
    { probability: { low: '60%', high: 0.7, basis: 'stated' } },
    {
      resolutions: [
        { outcome: true, known: '2025-06-01' },
        { outcome: 'late', known: '2025-06-01' },
      ],
    },
    { forecasts: [{ date: '2025-02-01', withdrawn: true }] },
  ])('accepts %j', (keys) => expect(accepts(keys)).toBe(true));

  test.each([
    { dua: '2025-05-31' },
    { due: '2025-5-31' },
    { due: { date: '2025-05-31', bases: 'stated' } },
    { id: 'yes' },
    { id: 'A' },
    { claim: '' },
    { claim: null },
    { tags: 'a' },
    { probability: 'likely' },
    { probability: 65 },
    { resolutions: [{ outcome: 'maybe', known: '2025-06-01' }] },
    { resolutions: [{ outcome: 'yes', known: '2025-06-01', evidence: [{ side: 'for' }] }] },
  ])('refuses %j', (keys) => expect(accepts(keys)).toBe(false));
});
