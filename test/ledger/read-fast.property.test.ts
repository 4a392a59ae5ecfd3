// Reading the fast way never gives another answer than yaml and zod: the same ledger where it gives one, and otherwise the
// same problems, because yaml and zod then tell them. Every value and key of the format is broken in turn.
import { readFileSync, readdirSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { failure } from '../../src/errors.ts';
import { FULL, SLOW } from '../../src/ledger/read/full-reader.ts';
import { type LoadSources, type Reading, ledgerReading } from '../../src/ledger/read/ledger-reading.ts';
import { type SlowReader, readLedgerFast } from '../../src/ledger/read/read-fast.ts';
import { readLedger, readLedgerTwice } from '../../src/ledger/read/read.ts';

const SOAK = process.env['SOAK'] === '1';
const ROOT = new URL('../../', import.meta.url);
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
  if (folder !== '../seeds') throw failure('sources-missing', 'there is no such folder');
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

/** Places of all values that stand behind a key, and of all keys. */
const values = [...LEDGER.matchAll(/([a-z_0-9]+): ([^\n{[,}\]]+)/g)].map(({ index, 1: key, 2: value }) => ({
  at: index + key!.length + 2,
  length: value!.length,
}));
const keys = [...LEDGER.matchAll(/([a-z_]+)(?=:[ \n])/g)].map(({ index, 0: key }) => ({
  at: index,
  length: key.length,
}));

// prettier-ignore
const VALUES = [
  '', '~', 'null', 'yes', 'no', 'true', 'False', 'on', '0', '1', '2', '-1', '-0', '0.5', '1.5', '.nan', '.inf', '1e400', '1e-400',
  '[]', '{}', '[a]', '[a, a]', '[""]', '[~]', '[null]', '[[a]]', '{ a: b }', '{ date: 2025-01-01 }',
  '""', '" "', "''", '"\\t"', '"\\u00a0"', '"\\u200b"',
  '2025-02-28', '2025-02-29', '2024-02-29', '2025-04-31', '2025-13-01', '2025-00-10', '2025-01-00', '0000-01-01',
  '0001-01-01', '9999-12-31', '2025-1-5', '"2025-01-05"', '２０２５-01-05',
  '9007199254740992', '9007199254740991', '0x10', '0o17', '010', '+1', '1_000',
  'a-b', 'a--b', '-a', 'A', 'y', 'a'.repeat(64), 'a'.repeat(65),
  '65%', '60-70%', '3:2', '"3:2"', '60/40', '1 in 20', '101%', 'likely', 'very likely', 'stated', 'worded', 'assigned',
  'inferred', 'for', 'against', 'partial', 'late', 'open', 'ambiguous', 'void', 'retracted', 'wang', 'market', 'talk',
  'us-lead', 'podcast', 'Yes', 'NO',
  'https://example.org', 'http://x', 'https:///x', 'ftp://x', 'https://', 'HTTPS://x', '"https://a b"', 'x', '値', '"a\\nb"',
  '0'.repeat(64), 'f'.repeat(64), 'F'.repeat(64), 'f'.repeat(63),
  'constructor', '__proto__', 'toString', '"\\uD800"', '|-', '>', '"x',
];
const KEYS = ['id', 'claim', 'date', 'due', 'value', 'low', 'basis', 'outcome', 'why', 'title', 'sha256', 'tags', 'x', '__proto__', 'constructor', 'null', 'true', 'toString', 'hasOwnProperty']; // prettier-ignore

type Edit = { at: number; length: number; typed: string };
const edit: fc.Arbitrary<Edit> = fc.oneof(
  { arbitrary: fc.tuple(fc.constantFrom(...values), fc.constantFrom(...VALUES)).map(([place, typed]) => ({ ...place, typed })), weight: 6 },
  { arbitrary: fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...KEYS)).map(([place, typed]) => ({ ...place, typed })), weight: 2 },
  { arbitrary: fc.tuple(fc.constantFrom(...values), fc.nat(6), fc.string({ maxLength: 2 })).map(([{ at }, length, typed]) => ({ at, length, typed })), weight: 1 },
); // prettier-ignore

const lines = LEDGER.split('\n');
/** A line further in or out, or what stands behind its key or dash put on a line of its own. */
const layout = fc.record({
  line: fc.nat(lines.length - 1),
  by: fc.integer({ min: -4, max: 4 }),
  how: fc.constantFrom('indent', 'split', 'split', 'dash'),
});
type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never;

function laidOut(line: string, { by, how }: Layout): string {
  const own = /^ */.exec(line)![0].length;
  if (how === 'indent') return by < 0 ? line.slice(Math.min(-by, own)) : ' '.repeat(by) + line;
  const mark = how === 'split' ? /: +/ : /- /;
  const below = `\n${' '.repeat(Math.max(0, own + 2 + (by > 0 ? by : 0) - (by < -2 ? 2 : 0)))}`;
  return line.replace(mark, (found) => found.trimEnd() + below);
}

const broken = fc
  .tuple(
    fc.array(edit, { maxLength: 2 }),
    fc.option(fc.nat(lines.length - 1)),
    fc.option(fc.nat(lines.length - 1)),
    fc.array(layout, { maxLength: 2 }),
  )
  .map(([edits, dropped, doubled, layouts]) => {
    let text = LEDGER;
    for (const { at, length, typed } of edits.toSorted((a, b) => b.at - a.at))
      text = text.slice(0, at) + typed + text.slice(at + length);
    const left = text.split('\n');
    for (const one of layouts) left[one.line] = laidOut(left[one.line] ?? '', one);
    if (doubled !== null) left.splice(doubled, 0, left[doubled] ?? '');
    if (dropped !== null) left.splice(dropped, 1);
    return left.join('\n');
  });

test('ledgers with broken values and keys', { timeout: SOAK ? 3_600_000 : 60_000 }, () => {
  counts.fast = 0;
  counts.full = 0;
  fc.assert(
    fc.property(broken, (text) => {
      expect(difference(text)).toBeUndefined();
    }),
    { numRuns: SOAK ? 30_000 : 600 },
  );
  expect(counts.fast).toBeGreaterThan(counts.full / 40);
  if (SOAK) console.log(`read fast ${counts.fast}, by yaml and zod ${counts.full}`);
});

test('every value in every place', { timeout: SOAK ? 3_600_000 : 60_000 }, () => {
  const all = values.flatMap((place) => VALUES.map((typed) => ({ ...place, typed })));
  const step = SOAK ? 1 : 29;
  for (let index = 0; index < all.length; index += step) {
    const { at, length, typed } = all[index]!;
    expect(difference(LEDGER.slice(0, at) + typed + LEDGER.slice(at + length))).toBeUndefined();
  }
});
