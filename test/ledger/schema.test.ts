import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ID_PATTERN, RESERVED_IDS } from '../../src/ledger/leaf.ts';
import { ledgerJsonSchema, sourceJsonSchema } from '../../src/ledger/schema.ts';

type Json = { [key: string]: Json } & Json[] & string;

/** Every object of the schema that names properties. */
function objects(node: unknown): Json[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'properties' in node ? [node as Json] : [];
  return own.concat(...Object.values(node).map(objects));
}

describe('the JSON Schema', () => {
  test.each([
    ['ledger', ledgerJsonSchema],
    ['source', sourceJsonSchema],
  ])('schema/%s.schema.json is current', (name, make) => {
    const url = new URL(`../../schema/${name}.schema.json`, import.meta.url);
    const made = `${JSON.stringify(make(), null, 2)}\n`;
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(url, made);
    expect(existsSync(url) ? readFileSync(url, 'utf8') : '', 'run with UPDATE_DOCS=1').toBe(made);
  });

  const all = [...objects(ledgerJsonSchema()), ...objects(sourceJsonSchema())];

  test('every key has a description, and no other key is allowed', () => {
    expect(all.length).toBeGreaterThan(10);
    for (const object of all) {
      expect(object['additionalProperties']).toBe(false);
      for (const [key, value] of Object.entries(object['properties']!)) expect(value['description'], key).toMatch(/\.$/);
    }
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
