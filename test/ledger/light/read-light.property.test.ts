// Reading only what lists need never gives another answer: where it gives one, each cell is that of the prediction that yaml
// and zod read, and it gives one wherever the fast reader does. Every value and key of the layout it knows is broken in turn.
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isDay } from '../../../src/day.ts';
import { DAY } from '../../../src/ledger/light/entry-pattern.ts';
import { GrowingTable, tableOf } from '../../../src/ledger/light/growing-table.ts';
import { CELLS, type ColumnName } from '../../../src/ledger/light/light-cells.ts';
import type { LightTable } from '../../../src/ledger/light/light-ledger.ts';
import { mergeLight } from '../../../src/ledger/light/merge-light.ts';
import { PatternEntries } from '../../../src/ledger/light/pattern-entries.ts';
import { readLight } from '../../../src/ledger/light/read-light.ts';
import { mergeLedgers } from '../../../src/ledger/merge.ts';
import { FULL } from '../../../src/ledger/read/full-reader.ts';
import { ledgerReading } from '../../../src/ledger/read/ledger-reading.ts';
import { readAround, readLedgerFast } from '../../../src/ledger/read/read-fast.ts';
import { ledgers } from '../edit/layouts.ts';
import { VALUES, brokenLedgers, edited, lineByLine, valuesOf } from '../read/broken-ledgers.ts';

const SOAK = process.env['SOAK'] === '1';

/** Every part of an entry that the patterns know, in every form that they know. */
const USUAL = `predict: 1
keeper: editor
forecaster: wang
forecasters:
  wang: { name: Alexandr Wang }
  market: { name: A prediction market }
sources:
  talk: { title: A talk }
predictions:

  - id: us-lead
    claim: The United States keeps a lead.
    said: { date: 2025-06-18, source: talk, at: line 152, quote: "it's like 60, 70", speaker: summariser }
    restated:
      - { date: 2025-09-01, source: talk, at: line 3, quote: a fragment }
      - date: 2025-09-02
        source: talk
        at: line 4
        quote: 'another: one'
      - date: 2025-09-03
    due: { date: 2030-06-18, basis: assigned, why: he gave no horizon }
    probability: 60-70%
    condition: if it is so
    criteria:
      written: 2026-11-21
      strict: >-
        What exactly must be true
        on the due day: no more.
      charitable: Or nearly.
    tags: [geopolitics, us-china]
    group: race
    recorded: 2026-11-21
    note: |-
      A note
      of two lines.
    sealed: { date: 2026-11-21, sha256: "${'9'.repeat(64)}" }

  - id: agents
    claim: >-
      Agents
      work "well", too.
    forecaster: market
    said:
      date: 2024-12-11
      source: talk
      at: line 5
      quote: agents do
      speaker: host
    due:
      date: 2025-12-31
      basis: inferred
      why: the question asks about it
    probability: { basis: worded, wording: so it is, row: very likely }
    criteria:
      strict: By the due day.
    recorded: 2026-11-22
    resolutions:
      - outcome: yes
        charitable: partial
        fraction: 0.5
        known: 2025-12-31
        recorded: 2026-01-02
        by: reader-a
        why: Two sentences.
        evidence:
          - { url: "https://example.org/report", publisher: 36Kr, date: 2026-01-04, side: against, shows: "a, \\"b\\": c" }
          - { url: "http://example.org" }
      - outcome: late
        happened: 2026-01-15
        known: 2026-02-01
        why: >-
          It came
          later.
      - outcome: void
        reason: retracted
        known: 2026-02-01
        by: 'reader: c'
    note: 'Below: the resolutions.'
    sealed: { date: 2026-11-23, sha256: ${'a'.repeat(64)} }

  - id: short
    claim: "It is: so"
    said: 2024-12-11
    due: 2025-12-31
    probability: 0.6
    resolutions:
      - outcome: open
        known: 2025-12-31

  - id: plain
    claim: Wide and unlikely to be of use.
    said: 2024-12-11
    probability: 10-90%
    tags: [a]
    resolutions:
      - { outcome: partial, charitable: yes, fraction: 0.25, known: 2025-12-30, recorded: 2026-01-01, by: r, why: "a, \\"b\\"" }
      - outcome: no
        known: 2025-12-31
        recorded: 2026-12-31
        by: editor
`;

/** The same entries further in or out. */
function indented(by: number): string {
  const [above = '', entries = ''] = USUAL.split(/(?<=predictions:\n)/);
  const moved = entries.replace(/^(?=.)/gm, by > 0 ? ' '.repeat(by) : '');
  return above + (by < 0 ? moved.replaceAll(new RegExp(`^ {${-by}}`, 'gm'), '') : moved);
}

/** Every cell, row by row. */
function cellsOf({ columns, rows }: LightTable): Record<string, string[]> {
  const names = Object.keys(CELLS) as ColumnName[];
  return Object.fromEntries(
    names.map((name) => [name, Array.from({ length: rows }, (_, row) => columns[name].at(row))]),
  );
}

/** How a ledger is read in its light part, and which entries the patterns took. */
function light(text: string) {
  const table = new GrowingTable();
  const entries = new PatternEntries(table);
  const taken: string[] = [];
  const above = readAround('ledger.yaml', text, () => [], {
    entry(...given) {
      const id = entries.entry(...given);
      if (id !== undefined) taken.push(id);
      return id;
    },
    add: (prediction) => entries.add(prediction),
  });
  return { above, table, taken };
}

const counts = { taken: 0, other: 0, none: 0 };

/** Asserts that the light part of a ledger is that of the full reading. */
function compare(text: string): void {
  const { above, table, taken } = light(text);
  expect(above === undefined).toBe(readLedgerFast('ledger.yaml', text, () => []) === undefined);
  if (!above) {
    counts.none++;
    return;
  }
  counts.taken += taken.length;
  counts.other += table.rows - taken.length;
  const { ledger } = ledgerReading('ledger.yaml', text, () => [], FULL);
  if (!ledger) throw new Error(`not a ledger: ${text}`);
  const whole = tableOf(ledger.predictions);
  expect(cellsOf(table)).toEqual(cellsOf(whole));
  expect([table.rows, table.lastDay]).toEqual([whole.rows, whole.lastDay]);
  expect({ ...above, predictions: [] }).toEqual({ ...ledger, predictions: [] });
}

describe('entries in the usual layout', () => {
  it.each([0, -2, 2])('are all taken, %i columns further in', (by) => {
    const text = indented(by);
    expect(light(text).taken).toEqual(['us-lead', 'agents', 'short', 'plain']);
    compare(text);
  });

  it('are nearly all of the shipped ledger', () => {
    const text = readFileSync(new URL('../../../data/wang.yaml', import.meta.url), 'utf8').replace(
      'sources: ../seeds',
      `sources: { ${['big-technology-2024-12', 'light-cone-2025-06', 'no-priors-2024-05', 'inc-letter-2025-01'].map((id) => `${id}: { title: T }`).join(', ')} }`,
    );
    const { taken, table } = light(text);
    compare(text);
    expect(taken.length / table.rows).toBeGreaterThan(0.9);
  });
});

it.each([
  ['an id twice', 'id: agents', 'id: us-lead'],
  [
    'a note on both sides of the resolutions',
    '    resolutions:\n      - outcome: yes',
    '    note: One.\n    resolutions:\n      - outcome: yes',
  ],
  [
    'a seal on both sides of the resolutions',
    '    resolutions:\n      - outcome: yes',
    `    sealed: { date: 2026-11-23, sha256: ${'b'.repeat(64)} }\n    resolutions:\n      - outcome: yes`,
  ],
  ['a fraction that is none', 'fraction: 0.5', 'fraction: 0.0'],
  ['a fraction that is all', 'fraction: 0.5', 'fraction: 0.99999999999999999999'],
  [
    'the same words with and without a row',
    'probability: 0.6\n',
    'probability: { basis: worded, wording: likely }\n  - id: other\n    claim: b\n    said: 2025-01-05\n    probability: { basis: worded, wording: likely, row: undefined }\n  - id: rest\n    claim: b\n    said: 2025-01-05\n',
  ],
  [
    'resolutions that are none',
    '    resolutions:\n      - outcome: open\n        known: 2025-12-31\n',
    '    resolutions:\n',
  ],
])('reads %s as every other reader does', (_name, part, instead) => {
  expect(USUAL).toContain(part);
  expect(() => compare(USUAL.replace(part, instead))).not.toThrow();
});

it('puts several ledgers together as whole ones are', () => {
  const texts = {
    one: USUAL,
    // Somebody else by the same id, and forecasts, which no pattern takes.
    two: USUAL.replace('name: Alexandr Wang', 'name: Another').replace(
      '    sealed: { date: 2026-11-21',
      '    forecasts:\n      - { by: market, date: 2026-01-01, probability: 62%, why: "a price" }\n    sealed: { date: 2026-11-21',
    ),
    three: USUAL.replace('tags: [a]', 'tags: [a, b]'),
  };
  const named = Object.entries(texts);
  const light = mergeLight(named.map(([name, text]) => ({ name, ...readLight(`${name}.yaml`, text, () => [])! })));
  const ledgers = named.map(([name, text]) => ({
    name,
    ledger: readLedgerFast(`${name}.yaml`, text, () => [])!.ledger!,
  }));
  const { predictions, ...above } = mergeLedgers(ledgers);
  expect(light.table.columns.forecasts.at(4)).toContain('market');
  expect(cellsOf(light.table)).toEqual(cellsOf(tableOf(predictions)));
  expect(light.table.lastDay).toBe('2026-12-31');
  expect(light.above).toEqual(above);
});

it('gives up looking for the usual layout where there is hardly any of it', () => {
  const other = Array.from(
    { length: 250 },
    (_, index) => `  - id: "o-${index}"\n    claim: Other.\n    said: 2025-01-05\n`,
  );
  const text =
    USUAL + other.join('') + USUAL.slice(USUAL.indexOf('  - id: us-lead')).replaceAll(/id: (.*)\n/g, 'id: late-$1\n');
  expect(light(text).taken).toEqual(['us-lead', 'agents', 'short', 'plain']);
  compare(text);
});

it('leaves an entry to others that is too long for the engine of patterns', () => {
  const item = '          - { url: "https://example.org/a", shows: some thing }\n';
  const long = USUAL.replace('          - { url: "http://example.org" }\n', item.repeat(600_000));
  const { above, taken, table } = light(long);
  expect(above).toBeDefined();
  expect(taken).toEqual(['us-lead', 'short', 'plain']);
  expect(cellsOf(table)).toEqual(cellsOf(light(USUAL).table));
});

it('takes exactly the days of the calendar for days', () => {
  const pattern = new RegExp(`^(?:${DAY})$`);
  const two = (number: number): string => String(number).padStart(2, '0');
  for (const year of ['0000', '0001', '0004', '0100', '0400', '1900', '2000', '2023', '2024', '2096', '2100', '9999'])
    for (let month = 0; month <= 13; month++)
      for (let day = 0; day <= 32; day++) {
        const text = `${year}-${two(month)}-${two(day)}`;
        expect(pattern.test(text), text).toBe(isDay(text));
      }
});

test('usual ledgers with broken values and keys', { timeout: SOAK ? 3_600_000 : 60_000 }, () => {
  Object.assign(counts, { taken: 0, other: 0, none: 0 });
  fc.assert(
    fc.property(brokenLedgers(USUAL), (text) => {
      expect(() => compare(text)).not.toThrow();
    }),
    { numRuns: SOAK ? 30_000 : 600 },
  );
  expect(counts.taken).toBeGreaterThan(counts.other);
  if (SOAK) console.log(counts);
});

test('every value in every place of a usual ledger', { timeout: SOAK ? 3_600_000 : 60_000 }, () => {
  const all = valuesOf(USUAL).flatMap((place) => VALUES.map((typed) => ({ ...place, typed })));
  for (let index = 0; index < all.length; index += SOAK ? 1 : 5)
    expect(() => compare(edited(USUAL, all[index]!))).not.toThrow();
});

test('every line of a usual ledger changed', { timeout: SOAK ? 3_600_000 : 60_000 }, () => {
  for (const text of lineByLine(USUAL)) expect(() => compare(text)).not.toThrow();
});

test('ledgers as people lay them out', { timeout: SOAK ? 3_600_000 : 60_000 }, () => {
  fc.assert(
    fc.property(ledgers, ({ text }) => {
      expect(() => compare(text)).not.toThrow();
    }),
    { numRuns: SOAK ? 20_000 : 300 },
  );
});
