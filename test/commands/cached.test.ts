// A long ledger is read once and kept: what is printed is the same with nothing kept, while it is kept, from what was kept,
// and when what was kept is damaged.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CACHED_FROM } from '../../src/ledger/cache/cache-folder.ts';
import { keptFile, readKeptFile } from '../../src/ledger/cache/kept-file.ts';
import { tableOf } from '../../src/ledger/light/growing-table.ts';
import { keptLedger, lightBytes } from '../../src/ledger/light/light-ledger.ts';
import { predict, testWorld } from './world.ts';
import type { TestWorld } from './world.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const COMMENTS = `# ${'x'.repeat(98)}\n`.repeat(Math.ceil(CACHED_FROM / 100));

/** Everything an entry can have, in a ledger that the fast reader knows. */
const EVERYTHING = `predict: 1
title: All of it
keeper: editor
forecaster: me
forecasters: { me: { name: Me, about: somebody }, you: { name: You } }
sources:
  talk: { title: A talk, said: 2025-01-05 }
predictions:
  - id: full
    claim: |-
      Two lines,
      the second one with "quotes".
    said: { date: 2025-01-05, source: talk, at: line 3, quote: it will, speaker: summariser }
    restated:
      - { date: 2025-02-05, source: talk, at: line 9, quote: again }
    due: { date: 2025-12-31, basis: assigned, why: a year }
    probability: { basis: worded, wording: very likely, row: very likely, why: said so }
    condition: if it is so
    criteria: { strict: Seen by two., charitable: Seen by one. }
    tags: [a, b-c]
    group: together
    recorded: 2025-01-06
    forecasts:
      - { date: 2025-03-01, probability: 40%, why: news }
      - { by: you, date: 2025-03-02, probability: 60-70% }
      - { date: 2025-04-01, withdrawn: true }
    resolutions:
      - { outcome: partial, fraction: 0.25, charitable: yes, known: 2025-12-01, recorded: 2026-01-02, by: some one, why: half of it,
          evidence: [{ url: "https://example.org/a", publisher: P, date: 2025-12-01, side: against, shows: s }] }
      - { outcome: late, happened: 2026-01-05, known: 2026-01-06, by: other }
      - { outcome: void, reason: retracted, known: 2026-02-01, by: third }
    sealed: { date: 2025-01-07, sha256: ${'a1'.repeat(32)} }
    note: a note
  - id: wide
    claim: "\\u0001 begins with a control, a character of two halves (\\uD83D\\uDE00), é 日本"
    said: 2025-01-05
    probability: 10-90%
    resolutions:
      - { outcome: open, known: 2025-01-09, by: "x\\ny" }
  - id: odds
    claim: 'One in three'
    said: 2025-01-05
    due: 2025-03-01
    probability: "1:2"
    resolutions:
      - { outcome: yes, known: 2025-02-01, recorded: 2025-02-02, by: some one else }
  - { id: bare, claim: Nothing else., said: 2025-01-05 }
`;

const COMMANDS = [
  ['list'],
  ['list', 'status:resolved', '--sort', 'score'],
  ['list', 'text:A', 'not:grader:third', '--reverse'],
  ['list', '--format', 'json'],
  ['list', '--format', 'jsonl', '--as-of', '2026-01-01'],
  ['list', '--format', 'csv'],
  ['list', '--format', 'md'],
  ['tags'],
  ['tags', '--json'],
  ['forecasters', '--json'],
  ['due', '--within', '900d'],
  ['due', '--within', '900d', '--format', 'json'],
  ['due', '--within', '900d', '--format', 'ics'],
  ['scorecard'],
  ['scorecard', '--full', '--by', 'basis', '--include-early'],
  ['scorecard', '--format', 'json', '--by', 'tag'],
  ['scorecard', '--explain', 'verdict'],
  ['report', '--full'],
  ['report', '--format', 'json', '--as-of', '2026-02-01'],
  ['report', '--format', 'html'],
  ['report', '--format', 'md'],
  ['compare', '--json'],
];

interface Printed {
  status: number;
  out: string;
  err: string;
}

async function run(world: TestWorld, ...words: string[]): Promise<Printed> {
  world.printed.out = '';
  world.printed.err = '';
  const status = await predict(world, ...words);
  return { status, ...world.printed };
}

const cacheOf = (world: TestWorld): string => join(world.folder, 'cache', 'predict');
const keptIn = (world: TestWorld): string[] =>
  readdirSync(cacheOf(world))
    .filter((name) => name.endsWith('.columns'))
    .map((name) => join(cacheOf(world), name));

function longWorld(ledger: string): TestWorld {
  const world = testWorld({ ledger: ledger + COMMENTS, today: '2026-11-22' });
  (world.env as Record<string, string>)['XDG_CACHE_HOME'] = join(world.folder, 'cache');
  return world;
}

const worlds: Record<string, () => TestWorld> = {
  'the shipped ledger': () => {
    const world = longWorld(readFileSync(join(ROOT, 'data', 'wang.yaml'), 'utf8').replace('../seeds', 'seeds'));
    cpSync(join(ROOT, 'seeds'), join(world.folder, 'seeds'), { recursive: true });
    return world;
  },
  'a ledger with everything': () => longWorld(EVERYTHING),
  'a ledger that only yaml reads': () =>
    longWorld(EVERYTHING.replace('claim: Nothing else.', '"claim": Nothing else.')),
  // So long that it is told by its SHA-256, and not by its bytes.
  'a ledger of a megabyte': () => longWorld(EVERYTHING + COMMENTS.repeat(20)),
  'several ledgers': () => {
    const world = longWorld(EVERYTHING);
    mkdirSync(join(world.folder, 'two'));
    writeFileSync(join(world.folder, 'two', 'a.yaml'), world.text());
    writeFileSync(join(world.folder, 'two', 'b.yaml'), EVERYTHING.replace('name: Me', 'name: Other'));
    (world.env as Record<string, string>)['PREDICT_LEDGER'] = 'two';
    return world;
  },
};

it.each(Object.keys(worlds))('%s is the same from what is kept, and when that is damaged', async (name) => {
  const world = worlds[name]!();
  const expected: Printed[] = [];
  for (const words of COMMANDS) expected.push(await run(world, ...words, '--no-cache'));
  expect(existsSync(cacheOf(world))).toBe(false);
  for (const { status, err } of expected) expect(status, err).toBe(0);
  expect(expected[0]!.out.split('\n').length).toBeGreaterThan(4);
  for (const [index, words] of COMMANDS.entries()) {
    expect(await run(world, ...words), words.join(' ')).toEqual(expected[index]);
    expect(keptIn(world)).toHaveLength(1);
  }
  const flipped = (bytes: Buffer, place: number): Buffer =>
    Buffer.from(bytes.map((byte, at) => (at === place ? byte ^ 1 : byte)));
  for (const damage of [
    (bytes: Buffer) => bytes.subarray(0, bytes.length - 5),
    (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 40), Buffer.alloc(bytes.length - 40)]),
    (bytes: Buffer) => flipped(bytes, bytes.length - 9),
    // In the first line, and somewhere in each tenth of the file, so in nearly every column.
    (bytes: Buffer) => flipped(bytes, 70),
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(
      (tenth) => (bytes: Buffer) => flipped(bytes, Math.floor((bytes.length * tenth) / 10)),
    ),
    () => Buffer.alloc(0),
    () => Buffer.from('{"about":{}}\n'),
  ]) {
    const [path = ''] = keptIn(world);
    const whole = readFileSync(path);
    writeFileSync(path, damage(whole));
    for (const [index, words] of COMMANDS.entries())
      expect(await run(world, ...words), words.join(' ')).toEqual(expected[index]);
    // It was read again, and kept again, by the first that looked at what was damaged.
    expect(readFileSync(path).equals(whole)).toBe(true);
  }
});

it('a long ledger, of which a list reads only a part, is the same as a short one, which is read whole', async () => {
  const [long, short] = [longWorld(EVERYTHING), testWorld({ ledger: EVERYTHING, today: '2026-11-22' })];
  const plain = ({ status, out, err }: Printed): unknown => [status, out.replace(/"sha256": ?"[0-9a-f]{64}"/, ''), err];
  for (const words of COMMANDS) {
    const expected = plain(await run(short, ...words));
    expect(plain(await run(long, ...words, '--no-cache')), words.join(' ')).toEqual(expected);
    expect(plain(await run(long, ...words)), words.join(' ')).toEqual(expected);
  }
});

describe('what is kept', () => {
  it('is really used', async () => {
    const world = longWorld(EVERYTHING);
    await run(world, 'list');
    const [path = ''] = keptIn(world);
    const { of, body } = readKeptFile(readFileSync(path));
    const notNeeded = (): never => {
      throw new Error('not needed');
    };
    const { ledger, note } = keptLedger(body, notNeeded, true);
    const { name, keeper, forecasters, predictions } = ledger;
    const shorter = { name, keeper, forecasters, sources: new Map(), predictions: predictions.slice(3) };
    writeFileSync(path, keptFile(of, lightBytes(shorter, tableOf(shorter.predictions), note), 2));
    expect((await run(world, 'list', '--format', 'jsonl')).out.match(/"id":/g)).toHaveLength(1);
    expect((await run(world, 'list', '--format', 'jsonl', '--no-cache')).out.match(/"id":/g)).toHaveLength(4);
    (world.env as Record<string, string>)['PREDICT_NO_CACHE'] = '1';
    expect((await run(world, 'list', '--format', 'jsonl')).out.match(/"id":/g)).toHaveLength(4);
  });

  it('is not used for another text, or for other source records', async () => {
    const world = worlds['the shipped ledger']!();
    await run(world, 'list');
    writeFileSync(world.path, `${world.text()}# more\n`);
    await run(world, 'list');
    expect(keptIn(world)).toHaveLength(2);
    const record = join(world.folder, 'seeds', 'inc-letter-2025-01.yaml');
    writeFileSync(record, readFileSync(record, 'utf8').replace(/^title: .*$/m, 'title: [no title]'));
    const { status, err } = await run(world, 'list');
    expect([status, err.includes('inc-letter-2025-01.yaml')]).toEqual([1, true]);
  });

  it('is not used for a text or records of the same length, whichever letter is another one', async () => {
    const world = worlds['the shipped ledger']!();
    const text = world.text();
    // Beside each other, so that most of them are not among the bytes that the file is named by.
    const claims = [...text.matchAll(/^ {4}claim: \S/gm)].map(({ index }) => index + 15);
    expect(claims.length).toBeGreaterThan(30);
    await run(world, 'list');
    for (const at of claims.slice(0, 12).flatMap((claim) => [claim, claim + 1])) {
      if (!/[a-z]/.test(text[at]!)) continue;
      writeFileSync(world.path, `${text.slice(0, at)}#${text.slice(at + 1)}`);
      const { out } = await run(world, 'list', '--no-cache');
      expect((await run(world, 'list')).out, String(at)).toBe(out);
      writeFileSync(world.path, text);
      await run(world, 'list');
    }
    // The name of the file is the same for many: fewer files than texts.
    expect(keptIn(world).length).toBeLessThan(6);
    const record = join(world.folder, 'seeds', 'inc-letter-2025-01.yaml');
    writeFileSync(record, readFileSync(record, 'utf8').replace(/^title: ./m, 'title: @'));
    expect((await run(world, 'list')).status).toBe(1);
  });

  it('is nothing for a short ledger, nor for one with a fault', async () => {
    const short = testWorld({ ledger: EVERYTHING, today: '2026-11-22', env: {} });
    (short.env as Record<string, string>)['XDG_CACHE_HOME'] = join(short.folder, 'cache');
    await run(short, 'list');
    expect(existsSync(cacheOf(short))).toBe(false);
    const faulty = longWorld(EVERYTHING.replace('outcome: partial', 'outcome: mabye'));
    expect((await run(faulty, 'list')).status).toBe(1);
    expect(existsSync(cacheOf(faulty))).toBe(false);
  });

  it('may not be kept: the folder is a file, or cannot be made', async () => {
    const world = longWorld(EVERYTHING);
    const expected = await run(world, 'list', '--no-cache');
    writeFileSync(join(world.folder, 'cache'), '');
    expect(await run(world, 'list')).toEqual(expected);
    (world.env as Record<string, string>)['XDG_CACHE_HOME'] = '/proc';
    expect(await run(world, 'list')).toEqual(expected);
  });
});
