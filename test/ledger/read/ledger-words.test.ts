// The quick look at a ledger's lines has to find the names that the reader finds.
import { readFileSync } from 'node:fs';
import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../../src/ledger/prediction.ts';
import { ledgerWords, recordId } from '../../../src/ledger/read/ledger-words.ts';
import { readLedger } from '../../../src/ledger/read/read.ts';
import { ledgers } from '../edit/layouts.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

function read(path: string, text: string): Ledger {
  const reading = readLedger(path, text, (folder) => {
    const full = resolve(dirname(path), folder);
    return readdirSync(full).map((file) => ({ file, text: readFileSync(join(full, file), 'utf8') }));
  });
  expect(reading.problems).toEqual([]);
  return reading.ledger!;
}

function sameWords(text: string, ledger: Ledger): void {
  const words = ledgerWords(text);
  const { predictions } = ledger;
  const inOrder = (values: Iterable<string | undefined>): string[] =>
    [...new Set([...values].filter((value) => value !== undefined))].sort();
  expect([...words.ids.keys()]).toEqual(predictions.map(({ id }) => id));
  expect(inOrder(words.tags)).toEqual(inOrder(predictions.flatMap(({ tags }) => [...tags])));
  expect(inOrder(words.groups)).toEqual(inOrder(predictions.map(({ group }) => group)));
  expect(inOrder(words.forecasters)).toEqual(inOrder([...ledger.forecasters.keys()]));
  expect(inOrder(words.graders)).toEqual(
    inOrder([
      ledger.keeper === 'keeper' ? undefined : ledger.keeper,
      ...predictions.flatMap((one) => one.resolutions.map(({ by }) => by)),
    ]),
  );
  for (const one of predictions) {
    const claim = words.ids.get(one.id)!;
    expect(claim).not.toBe('');
    expect(one.claim.startsWith(claim)).toBe(true);
  }
}

describe('the words of a ledger', () => {
  it.each(['data/wang.yaml', 'docs/example/predictions.yaml'])('are those of the reader: %s', (name) => {
    const path = join(ROOT, name);
    const text = readFileSync(path, 'utf8');
    sameWords(text, read(path, text));
    expect(ledgerWords(text).ids.size).toBeGreaterThan(10);
  });

  it('are those of the reader: the two ledgers of the README', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const blocks = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1]!);
    expect(blocks).toHaveLength(2);
    sameWords(blocks[0]!, read('a.yaml', blocks[0]!));
    const words = ledgerWords(blocks[1]!);
    expect([...words.ids.keys()]).toEqual(['us-lead']);
    expect([...words.sources]).toEqual(['talk']);
  });

  it('name the folder of sources, and the records in it', () => {
    expect(ledgerWords(readFileSync(join(ROOT, 'data/wang.yaml'), 'utf8')).sourcesFolder).toBe('../seeds');
    for (const file of readdirSync(join(ROOT, 'seeds'))) {
      expect(recordId(readFileSync(join(ROOT, 'seeds', file), 'utf8'))).toBe(basename(file, '.yaml'));
    }
    expect(recordId('title: A talk\n')).toBeUndefined();
  });

  it('hold every id of ledgers in many layouts, and no made-up one', () => {
    fc.assert(
      fc.property(ledgers, ({ text, ids }) => {
        const found = [...ledgerWords(text).ids.keys()];
        expect(found).toEqual(ids);
      }),
      { numRuns: 300 },
    );
  });

  it('read flow style and JSON', () => {
    const text = '{"predict": 1}\n';
    expect(ledgerWords(text).ids.size).toBe(0);
    const flow = `predict: 1\nforecasters: { a: { name: "b: { c: 1 }" }, d: { name: D } }\npredictions:\n- { id: one, claim: "x, by: nobody", tags: [p, q], said: { date: 2025-01-01, source: s } }\n- {"id": "two", "tags": ["r"]}\n`;
    const words = ledgerWords(flow);
    expect([...words.ids.keys()]).toEqual(['one', 'two']);
    expect([...words.tags]).toEqual(['p', 'q', 'r']);
    expect([...words.forecasters]).toEqual(['a', 'd']);
    expect([...words.graders]).toEqual([]);
    expect([...words.sources]).toEqual(['s']);
  });

  it('never fails, whatever the text', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 300 });
    expect(() => fc.assert(fc.property(anything, (text) => void ledgerWords(text)))).not.toThrow();
  });
});
