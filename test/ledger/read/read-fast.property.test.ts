// Reading the fast way never gives another answer than yaml and zod: the same ledger where it gives one, and otherwise the
// same problems, because yaml and zod then tell them. Every value and key of the format is broken in turn.
import { readFileSync, readdirSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { failure } from '../../../src/errors.ts';
import { FULL, SLOW } from '../../../src/ledger/read/full-reader.ts';
import { type LoadSources, type Reading, ledgerReading } from '../../../src/ledger/read/ledger-reading.ts';
import { readLedgerFast } from '../../../src/ledger/read/read-fast.ts';
import { readLedger, readLedgerTwice } from '../../../src/ledger/read/read.ts';
import { type SlowReader } from '../../../src/ledger/read/written-ledger.ts';
import { VALUES, brokenLedgers, edited, valuesOf } from './broken-ledgers.ts';

const SOAK = process.env['SOAK'] === '1';
const ROOT = new URL('../../../', import.meta.url);
const none: LoadSources = () => [];

const LEDGER = `predict: 1
title: "Things: said"
keeper: editor
forecaster: wang
forecasters:
  wang: { name: Alexandr Wang, about: "founder, at Meta" }
  market: { name: A prediction market }
sources:
  talk:
    title: A talk
    kind: transcript
    url: https://example.org/talk
    archive_url: https://example.org/archive
    said: 2025-06-18
    published: 2025-06-20
    text: { file: talk.txt, sha256: ${'0123456789abcdef'.repeat(4)}, bytes: 123 }
    about: a talk
    statements:
      - { at: line 1, speaker: host, gist: g, tracked: us-lead }
      - { at: line 2, gist: h, tracked: [us-lead, agents] }
      - { at: "0:10", gist: h, left_out: no claim }
predictions:

  - id: us-lead
    claim: The United States keeps a lead.
    said: { date: 2025-06-18, source: talk, at: line 152, quote: it's like 60, speaker: summariser }
    restated:
      - { date: 2025-09-01, source: talk, at: line 3, quote: a fragment }
    due: { date: 2030-06-18, basis: assigned, why: he gave no horizon }
    probability: { low: 0.6, high: 0.7, value: 60%, basis: stated, wording: "60, 40, 70, 30" }
    condition: text
    criteria:
      written: 2026-11-21
      strict: >-
        What exactly must be true
        on the due day.
      charitable: Or nearly.
    tags: [geopolitics, us-china]
    group: race
    recorded: 2026-11-21
    forecasts:
      - { by: market, date: 2025-06-18, probability: 62%, why: "a price" }
      - { by: wang, date: 2026-03-01, withdrawn: true }
      - { date: 2026-02-01, probability: { basis: assigned, value: 0.5, why: judged } }
    sealed: { date: 2026-11-21, sha256: ${'9'.repeat(64)} }

  - id: agents
    claim: Agents work.
    forecaster: market
    said: 2024-12-11
    due: 2025-12-31
    probability: { basis: worded, wording: so it is, row: very likely }
    criteria: By the due day.
    resolutions:
      - outcome: yes
        charitable: partial
        fraction: 0.5
        known: 2025-12-31
        why: |
          Two sentences.
        evidence:
          - { url: "https://example.org/report", publisher: P, date: 2026-01-04, side: against, shows: s }
          - url: https://example.org/other
      - { outcome: late, known: 2026-02-01, happened: 2026-01-15, recorded: 2026-03-01, by: reader }
      - { outcome: void, reason: retracted, known: 2026-02-01, recorded: 2026-03-01 }
    note:
  - id: plain
    claim: It is so.
    said: 2024-12-11
    probability: "3:2"
  - # a dash alone
    id: below
    claim:
      It stands below its key. # c
    said:
      2024-12-11
    due:
      { date: 2025-12-31, basis: stated }
    probability:
      60-70%
    criteria:
      # the two
      strict: Told.
      charitable: ~
    note: null
    forecasts:
      -
        date: 2025-01-01
        probability: 65%
        why: Null
      - { date: 2025-01-02, probability: 3:2, why: ~ }
`;

const counts = { fast: 0, full: 0 };

const core = ({ ledger, problems, tree }: Reading): unknown => ({ ledger, problems, tree });

/** How one text is read in every way; undefined when all agree. */
function difference(text: string, load: LoadSources = none): string | undefined {
  const full = ledgerReading('ledger.yaml', text, load, FULL);
  const fast = readLedgerFast('ledger.yaml', text, load);
  if (fast) counts.fast++;
  else counts.full++;
  if (fast && !isDeepStrictEqual(core(fast), core(full))) return `the fast reading differs: ${JSON.stringify(text)}`;
  if (fast) {
    for (const path of [
      ['title'],
      ['predictions', 0],
      ['predictions', 0, 'due', 'date'],
      ['predictions', 1, 'claim'],
    ]) {
      if (!isDeepStrictEqual(fast.placeOf(path), full.placeOf(path))) return `${path.join('.')} stands elsewhere`;
    }
    if (!isDeepStrictEqual(fast.entryRange(0), full.entryRange(0))) return 'the entry has another range';
  }
  if (!isDeepStrictEqual(core(readLedger('ledger.yaml', text, load)), core(full))) return `readLedger differs: ${text}`;
  return isDeepStrictEqual(core(readLedgerTwice('ledger.yaml', text, load)), core(full)) ? undefined : 'twice differs';
}

const seeds: LoadSources = (folder) => {
  if (folder !== '../seeds') throw failure('sources-missing', 'there is no such folder', []);
  const names = readdirSync(new URL('seeds/', ROOT)).filter((name) => name.endsWith('.yaml'));
  return names.map((name) => ({ file: `seeds/${name}`, text: readFileSync(new URL(`seeds/${name}`, ROOT), 'utf8') }));
};

test.each(['data/wang.yaml', 'docs/example/predictions.yaml'])('%s is read the fast way, sources and all', (file) => {
  const text = readFileSync(new URL(file, ROOT), 'utf8');
  const before = counts.fast;
  expect(difference(text, seeds)).toBeUndefined();
  expect(counts.fast).toBe(before + 1);
  expect(readLedgerFast('x.yaml', text, seeds)?.ledger?.predictions.length).toBeGreaterThan(5);
});

test('the ledger with everything is read the fast way', () => {
  expect(readLedger('ledger.yaml', LEDGER, none).problems).toEqual([]);
  expect(readLedgerFast('ledger.yaml', LEDGER, none)).toBeDefined();
  expect(difference(LEDGER)).toBeUndefined();
});

test.each([
  ['a folder of sources that is not there', LEDGER.replace(/^sources:\n(?: .*\n)+/m, 'sources: gone\n')],
  ['a key below the entries', `${LEDGER}about: x\n`],
  ['a title below the entries', `${LEDGER.replace(/^title.*\n/m, '')}title: x\n`],
  [
    'the forecasters below the entries',
    `predict: 1\npredictions:\n- {id: a, claim: b, said: 2025-01-05}\nforecaster: me\nforecasters: { me: { name: Me } }\n`,
  ],
  ['no entries', 'predict: 1\n'],
  ['nothing below the entries', 'predict: 1\npredictions:\n'],
  ['entries in brackets', 'predict: 1\npredictions: []\n'],
  ['another list', 'predict: 1\ntitle:\n  - a\npredictions:\n  - id: a\n'],
  ['a list inside the entries', 'predict: 1\npredictions:\n  - - id: a\n'],
  ['entries that are a map', 'predict: 1\npredictions:\n  a:\n    - id: a\n'],
  ['an id twice', LEDGER.replace('id: plain', 'id: agents')],
  ['no version', LEDGER.replace('predict: 1\n', '')],
  ['version 2', LEDGER.replace('predict: 1', 'predict: 2')],
])('%s', (_name, text) => {
  const load: LoadSources = text.includes('sources: gone') ? seeds : none;
  expect(difference(text, load)).toBeUndefined();
});

test.each([
  ['a text over several lines', 'claim: It is\n      so, and stays so.'],
  ['a long map in brackets', 'claim: It is so.\n    due: { date: 2025-12-31,\n      basis: stated }'],
  ['a text in quotes over several lines', "claim: 'It is so.\n\n      Twice.'"],
  ['a key in quotes', '"claim": It is so.'],
  ['brackets without spaces', 'claim: It is so.\n    tags: [a,b]\n    restated: [{date: 2025-01-01}]'],
])('only the entry with %s goes to yaml', (_name, claim) => {
  const text = LEDGER.replace('claim: It is so.', claim);
  expect(text).not.toBe(LEDGER);
  const asked: string[] = [];
  const slow: SlowReader = {
    entry(lines, start, end) {
      asked.push(lines.text.slice(start, end));
      return SLOW.entry(lines, start, end);
    },
    fields: SLOW.fields,
    tree: SLOW.tree,
  };
  const reading = readLedgerFast('ledger.yaml', text, none, slow);
  expect(reading?.ledger).toEqual(ledgerReading('ledger.yaml', text, none, FULL).ledger);
  expect(asked.length).toBeLessThan(2);
  for (const block of asked) expect(block.startsWith('  - id: plain\n')).toBe(true);
  expect(difference(text)).toBeUndefined();
});

test.each([
  ['an anchor', 'claim: &a It is\n      so.'],
  ['an alias', 'claim: It is\n      so.\n    note: *a'],
  ['a quote that is closed further out', 'claim: "It is\n  so."'],
  ['a second document', 'claim: It is\n      so.\n---\n'],
  ['a text that is not closed', 'claim: "It is so'],
])('an entry with %s is not read by itself', (_name, claim) => {
  const text = LEDGER.replace('claim: It is so.', claim);
  expect(readLedgerFast('ledger.yaml', text, none, SLOW)).toBeUndefined();
  expect(difference(text)).toBeUndefined();
});

test('ledgers with broken values and keys', { timeout: SOAK ? 3_600_000 : 60_000 }, () => {
  counts.fast = 0;
  counts.full = 0;
  fc.assert(
    fc.property(brokenLedgers(LEDGER), (text) => {
      expect(difference(text)).toBeUndefined();
    }),
    { numRuns: SOAK ? 30_000 : 600 },
  );
  expect(counts.fast).toBeGreaterThan(counts.full / 40);
  if (SOAK) console.log(`read fast ${counts.fast}, by yaml and zod ${counts.full}`);
});

test('every value in every place', { timeout: SOAK ? 3_600_000 : 60_000 }, () => {
  const all = valuesOf(LEDGER).flatMap((place) => VALUES.map((typed) => ({ ...place, typed })));
  const step = SOAK ? 1 : 29;
  for (let index = 0; index < all.length; index += step) {
    expect(difference(edited(LEDGER, all[index]!))).toBeUndefined();
  }
});
