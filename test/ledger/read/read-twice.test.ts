// Reading with both readers: a fast reader that takes anything for something else is found out, whatever it is and in
// whichever entry; what is sound is read entry by entry and says the same as the whole.
import { readFileSync, readdirSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../../src/errors.ts';
import type { Ledger } from '../../../src/ledger/prediction.ts';
import { entryReader, fastTree } from '../../../src/ledger/read/fast-tree.ts';
import { FULL, SLOW } from '../../../src/ledger/read/full-reader.ts';
import { type LoadSources, ledgerReading } from '../../../src/ledger/read/ledger-reading.ts';
import type { MapNode, TreeNode } from '../../../src/ledger/read/node.ts';
import {
  type AnswerBeside,
  FAST_READERS,
  type FastReaders,
  compareSecondHalf,
  readLedgerTwice,
  readLedgerTwiceBeside,
} from '../../../src/ledger/read/read-twice.ts';
import { sameValue } from '../../../src/ledger/read/same-value.ts';

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
    statements:
      - { at: line 1, gist: g, tracked: us-lead }
predictions:

  - id: us-lead
    claim: The United States keeps a lead.
    said: { date: 2025-06-18, source: talk, at: line 152, quote: it's like 60, speaker: summariser }
    due: { date: 2030-06-18, basis: assigned, why: he gave no horizon }
    probability: { low: 0.6, high: 0.7, value: 60%, basis: stated, wording: "60, 40, 70, 30" }
    criteria: { written: 2026-11-21, strict: What must be true, charitable: Or nearly }
    tags: [geopolitics, us-china]
    recorded: 2026-11-21
    forecasts:
      - { by: market, date: 2025-06-18, probability: 62%, why: "a price" }
      - { by: wang, date: 2026-03-01, withdrawn: true }

  # another one
  - id: agents
    claim: >-
      Agents work
      for many.
    said: 2024-12-11
    due: 2025-12-31
    resolutions:
      - outcome: yes
        charitable: partial
        fraction: 0.5
        known: 2025-12-31
        evidence:
          - { url: "https://example.org/report", side: against }
    note:
  - id: plain
    claim: It is so,
      over two lines.
    said: 2024-12-11
    probability: 3:2
`;

const none: LoadSources = () => [];
const readWith = (readers: Partial<FastReaders>, text = LEDGER, load = none) =>
  readLedgerTwice('ledger.yaml', text, load, { ...FAST_READERS, ...readers });

/** The code of the Failure; undefined when there is none. */
function codeOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(error.status).toBe(70);
    return error.problems[0]!.code;
  }
}

/** Every value that is like another but for one thing in it: a leaf that differs, a key or an item more or less. */
function* almost(value: unknown): Generator {
  if (typeof value === 'string') yield* [`${value} `, value.slice(1)];
  else if (typeof value === 'number')
    yield* [value + 1, value * (1 + Number.EPSILON), -value].filter((v) => v !== value);
  else if (typeof value === 'boolean') yield !value;
  else if (value instanceof Map) {
    for (const [key, inner] of value) {
      for (const other of almost(inner)) yield new Map([...value, [key, other]]);
      yield new Map([...value].filter(([name]) => name !== key));
    }
    yield new Map([...value, ['more', 'x']]);
  } else if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) {
      for (const other of almost(inner)) yield value.with(index, other);
      yield value.toSpliced(index, 1);
      yield value.toSpliced(index, 0, inner);
    }
    if (value.length > 1) yield value.toReversed();
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      for (const other of almost(inner)) yield { ...value, [key]: other };
      yield Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
    }
    yield { ...value, more: 'x' };
  }
}

/** The same tree but for one thing in it. */
function* almostTree(node: TreeNode): Generator<TreeNode> {
  yield { ...node, start: node.start + 1 };
  yield { ...node, end: node.end - 1 };
  if (node.kind === 'scalar') {
    yield { ...node, text: `${node.text} ` };
    yield { ...node, value: node.value === null ? '' : null };
    yield { ...node, plain: !node.plain };
    return;
  }
  yield { ...node, flow: !node.flow };
  if (node.kind === 'seq') {
    for (const [index, item] of node.items.entries()) {
      for (const other of almostTree(item)) yield { ...node, items: node.items.with(index, other) };
      yield { ...node, items: node.items.toSpliced(index, 1) };
    }
    return;
  }
  const entries = [...node.entries];
  for (const [index, [name, { key, value }]] of entries.entries()) {
    for (const other of almostTree(value)) yield { ...node, entries: new Map(entries.with(index, [name, { key, value: other }])) };
    yield { ...node, entries: new Map(entries.with(index, [name, { key: { ...key, start: key.start - 1 }, value }])) };
    yield { ...node, entries: new Map(entries.toSpliced(index, 1)) };
  }
  if (entries.length > 1) yield { ...node, entries: new Map(entries.toReversed()) };
} // prettier-ignore

const whole = ledgerReading('ledger.yaml', LEDGER, none, FULL);

describe('a sound ledger', () => {
  test('is read as the whole is', () => {
    expect(whole.problems).toEqual([]);
    const twice = readWith({});
    expect(twice.ledger).toEqual(whole.ledger);
    expect(twice.tree).toEqual(whole.tree);
    expect(twice.unlike11()).toEqual(whole.unlike11());
    expect(twice.unlike11().map(({ scalar: { text } }) => text)).toEqual(['yes', '3:2']);
    for (const path of [['title'], ['predictions', 1, 'due', 'date'], ['predictions', 2, 'claim'], ['predictions', 9]])
      expect(twice.placeOf(path)).toEqual(whole.placeOf(path));
    for (const index of [0, 1, 2, 3]) expect(twice.entryRange(index)).toEqual(whole.entryRange(index));
  });

  test('is never held as a whole', () => {
    const asked: number[] = [];
    readWith({ tree: (text) => (asked.push(text.length), fastTree(text)) });
    // What stands above the entries, and the first of them.
    expect(asked).toEqual([LEDGER.indexOf('  - id: agents')]);
  });

  test.each([
    ['a key below the entries', `${LEDGER}motto: x\n`],
    ['an alias', LEDGER.replace('known: 2025-12-31', 'known: &day 2025-12-31').replace('said: 2024-12-11\n    prob', 'said: *day\n    prob')],
    ['a directive', `%YAML 1.2\n---\n${LEDGER}`],
    ['one entry', LEDGER.slice(0, LEDGER.indexOf('\n  # another'))],
  ])('with %s is', (_name, text) => {
    const full = ledgerReading('ledger.yaml', text, none, FULL);
    const twice = readWith({}, text);
    expect({ ...twice.ledger, tree: twice.tree }).toEqual({ ...full.ledger, tree: full.tree });
    expect(twice.problems).toEqual(full.problems);
    expect(twice.unlike11()).toEqual(full.unlike11());
  }); // prettier-ignore
});

describe('a fast reader that takes for something else', () => {
  test('any one thing of the ledger', () => {
    const answers = ([...almost(whole.ledger)] as Partial<Ledger>[]).filter(
      ({ predictions }) => predictions,
    ) as Ledger[];
    expect(answers.length).toBeGreaterThan(300);
    for (const wrong of answers) {
      const reader: FastReaders['ledger'] = (...all) => ({ ...FAST_READERS.ledger(...all)!, ledger: wrong });
      expect({ code: codeOf(() => readWith({ ledger: reader })), wrong }).toEqual({ code: 'readers-disagree', wrong });
    }
  });

  test('any one node above the entries or of the first entry', () => {
    const end = LEDGER.indexOf('  - id: agents');
    const trees = [...almostTree(fastTree(LEDGER.slice(0, end))!)] as MapNode[];
    expect(trees.length).toBeGreaterThan(300);
    for (const wrong of trees) expect(codeOf(() => readWith({ tree: () => wrong }))).toBe('readers-disagree');
  });

  test('any one node of a later entry', () => {
    const start = LEDGER.indexOf('  - id: agents');
    const trees = [...almostTree(entryReader(LEDGER)(start)!)];
    expect(trees.length).toBeGreaterThan(80);
    for (const wrong of trees) {
      const entries: FastReaders['entries'] = (text) => (at) => (at === start ? wrong : entryReader(text)(at));
      expect(codeOf(() => readWith({ entries }))).toBe('readers-disagree');
    }
  });

  test('what yaml and zod refuse', () => {
    const sound = FAST_READERS.ledger('ledger.yaml', LEDGER, none, SLOW)!;
    for (const [right, wrong] of [
      ['claim: It is so', 'claims: It is so'],
      ['said: 2024-12-11\n    prob', 'said: 2024-02-30\n    prob'],
      ['said: 2024-12-11\n    prob', 'said: 2024-12-11\n    known:\n    prob'],
      ['source: talk', 'source: walk'],
      ['id: plain', 'id: agents'],
      ['name: A prediction', 'nom: A prediction'],
      ['title: A talk', 'title: [A talk]'],
      ['gist: g, tracked: us-lead', 'gist: g'],
      ['predict: 1', 'predict: 2'],
      ['    note:\n', '    note: "x\n'],
      ['    note:\n', '    note: *x\n'],
      ['    note:\n', '   note:\n'],
      ['  - id: plain', '  -id: plain'],
      ['  - id: plain', '  - - id: plain'],
    ] as const) {
      const text = LEDGER.replace(right, wrong);
      expect(text).not.toBe(LEDGER);
      expect(ledgerReading('ledger.yaml', text, none, FULL).problems).not.toEqual([]);
      expect({ wrong, code: codeOf(() => readWith({ ledger: () => sound }, text)) }).toEqual({ wrong, code: 'readers-disagree' });
    } // prettier-ignore
  });

  test('an entry that breaks a rule', () => {
    const sound = FAST_READERS.ledger('ledger.yaml', LEDGER, none, SLOW)!.ledger!;
    const last = sound.predictions[2]!;
    for (const [right, wrong, change] of [
      ['id: plain', 'id: agents', { id: 'agents' }],
      ['said: 2024-12-11\n    prob', 'said: 2024-12-11\n    due: 2024-12-10\n    prob', { due: { date: '2024-12-10', basis: 'stated' } }],
    ] as const) {
      const predictions = sound.predictions.with(2, { ...last, ...change } as typeof last);
      const reader: FastReaders['ledger'] = (...all) => ({
        ...FAST_READERS.ledger('ledger.yaml', LEDGER, ...(all.slice(2) as [LoadSources, typeof SLOW]))!,
        ledger: { ...sound, predictions },
      });
      expect(codeOf(() => readWith({ ledger: reader }, LEDGER.replace(right, wrong)))).toBe('readers-disagree');
    } // prettier-ignore
  });

  test('a source record', () => {
    const record = 'id: other\ntitle: Another talk\nstatements:\n- { at: "1", gist: g, tracked: us-lead }\n';
    const text = LEDGER.replace(/^sources:\n(?: .*\n)+/m, 'sources: there\n').replace('source: talk, ', '');
    const load: LoadSources = () => [{ file: 'there/other.yaml', text: record }];
    const sound = FAST_READERS.ledger('ledger.yaml', text, load, SLOW)!;
    expect(codeOf(() => readWith({ ledger: () => sound }, text, load))).toBeUndefined();
    for (const sources of almost(sound.ledger!.sources)) {
      const wrong = { ...sound, ledger: { ...sound.ledger!, sources } as Ledger };
      expect(codeOf(() => readWith({ ledger: () => wrong }, text, load))).toBe('readers-disagree');
    }
    const other: LoadSources = () => [{ file: 'there/other.yaml', text: `${record}kind: rumour\n` }];
    expect(codeOf(() => readWith({ ledger: () => sound }, text, other))).toBe('readers-disagree');
  });
});

test('plain values are compared as Node compares them', () => {
  const values = [...almost(whole.ledger), whole.ledger, [], {}, null, undefined, 0, -0, NaN, '', new Map(), [undefined]];
  for (const value of values.slice(-40))
    for (const other of values.slice(-40)) expect(sameValue(value, other)).toBe(isDeepStrictEqual(value, other));
  expect(sameValue({ a: undefined }, {})).toBe(false);
  expect(sameValue({ a: undefined }, { b: undefined })).toBe(false);
  expect(sameValue(Object.create(null), {})).toBe(false);
}); // prettier-ignore

describe('half of a ledger compared elsewhere', () => {
  const here =
    (readers: Partial<FastReaders> = {}): AnswerBeside =>
    (task) => ({
      answer: Promise.resolve(
        structuredClone(compareSecondHalf(structuredClone(task), { ...FAST_READERS, ...readers })),
      ),
      stop: () => {},
    });
  const inHalves = (beside: AnswerBeside, text = LEDGER, load = none) =>
    readLedgerTwiceBeside('ledger.yaml', text, load, beside);

  test.each([
    ['a sound one', LEDGER],
    ['one with a fault', LEDGER.replace('id: plain', 'id: agents')],
    ['one with a key below the entries', `${LEDGER}motto: x\n`],
    ['one that is none', 'x'],
  ])('says the same of %s', async (_name, text) => {
    const [halves, once] = [await inHalves(here(), text), readWith({}, text)];
    expect(halves.ledger).toEqual(once.ledger);
    expect(halves.problems).toEqual(once.problems);
    expect(halves.unlike11()).toEqual(once.unlike11());
  });

  test('says the same of the shipped ledger, whose sources stand beside it', async () => {
    const file = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
    const names = readdirSync(new URL('../../../seeds/', import.meta.url)).filter((name) => name.endsWith('.yaml'));
    const load: LoadSources = () => names.map((name) => ({ file: `seeds/${name}`, text: file(`seeds/${name}`) }));
    const text = file('data/wang.yaml');
    const halves = await inHalves(here(), text, load);
    expect(halves.problems).toEqual([]);
    expect(halves.ledger).toEqual(readWith({}, text, load).ledger);
    expect(halves.unlike11()).toEqual(readWith({}, text, load).unlike11());
  });

  test('is compared here where that fails, and stopped where its answer is not wanted', async () => {
    let stopped = 0;
    const failing: AnswerBeside = () => ({ answer: Promise.reject(new Error('gone')), stop: () => stopped++ });
    expect((await inHalves(failing)).unlike11()).toEqual(readWith({}).unlike11());
    expect(stopped).toBe(1);
  });

  test.each([['us-lead'], ['agents'], ['plain']])(
    'finds a fast reader that takes %s for something else',
    async (id) => {
      const ledger: FastReaders['ledger'] = (...all) => {
        const reading = FAST_READERS.ledger(...all)!;
        const predictions = reading.ledger!.predictions.map((one) => (one.id === id ? { ...one, claim: 'x' } : one));
        return { ...reading, ledger: { ...reading.ledger!, predictions } };
      };
      const wrong = { ...FAST_READERS, ledger };
      await expect(readLedgerTwiceBeside('ledger.yaml', LEDGER, none, here({ ledger }), wrong)).rejects.toMatchObject({
        problems: [{ code: 'readers-disagree' }],
      });
    },
  );

  test('finds one that takes an id twice', async () => {
    const text = LEDGER.replace('id: plain', 'id: us-lead');
    const ledger: FastReaders['ledger'] = (...all) => {
      const reading = FAST_READERS.ledger(all[0], LEDGER, all[2], all[3])!;
      const [first, second, third] = reading.ledger!.predictions;
      return {
        ...reading,
        ledger: { ...reading.ledger!, predictions: [first!, second!, { ...third!, id: 'us-lead' }] },
      };
    };
    const wrong = { ...FAST_READERS, ledger };
    await expect(readLedgerTwiceBeside('ledger.yaml', text, none, here({ ledger }), wrong)).rejects.toMatchObject({
      problems: [{ code: 'readers-disagree' }],
    });
  });
});
