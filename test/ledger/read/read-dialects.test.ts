// A ledger means the same to readers of YAML 1.1 and 1.2; a reader of 1.1 may take a day for a date, and no more.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Lines } from '../../../src/ledger/read/lines.ts';
import { coreValue } from '../../../src/ledger/read/node.ts';
import { plainOf } from '../../../src/ledger/read/plain-value.ts';
import { parseTree } from '../../../src/ledger/read/tree.ts';
import { reads11As } from '../../../src/ledger/read/yaml11.ts';

const ROOT = new URL('../../../', import.meta.url);
const files = ['data', 'seeds'].flatMap((folder) =>
  readdirSync(new URL(folder, ROOT))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`),
);

/** Days as texts, keys with nothing after them left out, answers as words. */
function meaning(value: unknown, key = ''): unknown {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return value.map((item) => meaning(item, key));
  if (['outcome', 'charitable', 'withdrawn'].includes(key) && typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(kept.map(([name, inner]) => [name, meaning(inner, name)]));
}

describe('the shipped files', () => {
  test('are there', () => expect(files).toContain('data/wang.yaml'));

  test.each(files)('%s means the same in YAML 1.1 and 1.2, and here', (file) => {
    const text = readFileSync(new URL(file, ROOT), 'utf8');
    const newer = meaning(parse(text, { version: '1.2' }));
    expect(meaning(parse(text, { version: '1.1' }))).toEqual(newer);
    expect(meaning(plainOf(parseTree(new Lines(file, text)).root!, () => {}))).toEqual(newer);
  });
});

describe('plain texts', () => {
  const texts =
    '0 1 -1 010 0o17 0x1F 0b1 1_000 1e3 1.5e+3 1.5e3 .5 5. -.5 . + 3:2 12:30 1:2:3 0:30 1:60 9:9.5 yes No ON off y n Y true False null ~ .inf -.INF .nan 2025-01-05 2025-01-05T10:00:00Z 1/3 60/40 65% = a a:b 1a _1 0_ 08 09 0.1_0 1e 0x 1.2.3'.split(
      ' ',
    );

  test.each(texts)('%s has the value that YAML 1.2 gives it', (text) =>
    expect(coreValue(text)).toEqual(parse(text, { version: '1.2' })),
  );

  test.each(texts)('%s is told of where YAML 1.1 gives it another', (text) => {
    const older: unknown = parse(text, { version: '1.1' });
    const differs =
      !(older instanceof Date && /^[\d-]+$/.test(text)) && !Object.is(older, parse(text, { version: '1.2' }));
    // More may be told of than one library reads otherwise, never less.
    expect(!differs || reads11As(text) !== undefined).toBe(true);
  });
});
