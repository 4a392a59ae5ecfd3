import { test } from 'vitest';
import { readLedger } from '../../src/ledger/read.ts';
import { decode } from '../../src/ledger/decode.ts';
import { printedProblem, Failure } from '../../src/errors.ts';
const R = (s: string, n: number) => s.repeat(n);
const entry = (i: number) =>
  `  - id: p-${i}\n    claim: Claim number ${i} comes true, with "quotes" and more.\n    said: { date: 2024-0${1 + (i % 9)}-05, source: talk, at: line ${i}, quote: "a fragment, here" }\n    due: 2025-12-31\n    probability: { low: 0.6, high: 0.7, basis: stated, wording: "60, 40" }\n    criteria:\n      written: 2024-11-21\n      strict: >-\n        What must be true ${i} and who\n        decides.\n    tags: [a, b]\n    recorded: 2024-11-21\n    resolutions:\n      - outcome: yes\n        known: 2025-12-31\n        by: editor\n        evidence:\n          - { url: "https://example.org/${i}", side: for, shows: one line }\n`;
const head =
  'predict: 1\nforecaster: me\nforecasters: { me: { name: Me } }\nsources: { talk: { title: A talk } }\npredictions:\n';
const cases: Record<string, () => string> = {
  e1000: () => head + Array.from({ length: 1000 }, (_, i) => entry(i)).join(''),
  e10000: () => head + Array.from({ length: 10000 }, (_, i) => entry(i)).join(''),
  bad10000: () =>
    head + Array.from({ length: 10000 }, (_, i) => entry(i).replace('outcome: yes', 'outcom: yes')).join(''),
  dup: () => head + R(entry(1), 3000),
  nest: () => R('[', 100000),
  nest2: () => R('- ', 100000),
  nest3: () => 'a: ' + R('{a: ', 100000),
  nest4: () => R('? ', 100000),
  bomb: () =>
    'a0: &a0 [x,x,x,x,x,x,x,x,x]\n' +
    Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${R(`*a${i},`, 9)}]\n`).join(''),
  alias: () => 'a: &a [1]\n' + 'b: [' + R('*a,', 300000) + ']',
  selfalias: () => 'a: &a [*a]',
  comments: () => head + R('# c\n', 300000) + entry(1),
  manykeys: () => Array.from({ length: 200000 }, (_, i) => 'k' + i + ': 1').join('\n'),
  closers: () => R(']', 200000),
  bad: () => R('- @\n', 200000),
  quotes: () => R('"', 200000),
  docs: () => R('---\na\n', 100000),
  seq: () => 'predictions: [' + R('a,', 300000) + ']',
  seqmaps: () => 'predict: 1\npredictions:\n' + R(' - a\n', 100000),
  worst: () => R('- @\n', 790_000),
  worst2: () => R('-\n', 1_990_000),
  wide: () => 'a: [' + R('{},', 4_000_000) + ']',
  ids: () =>
    head +
    Array.from(
      { length: 20000 },
      (_, i) => `  - { id: p${i}, claim: a, said: 2025-01-01, forecaster: nobody${i} }\n`,
    ).join(''),
};
const only = process.env['CASE']?.split(',');
for (const [name, make] of Object.entries(cases))
  test(
    name,
    { skip: only ? !only.includes(name) : name.startsWith('worst') || name === 'wide', timeout: 300000 },
    () => {
      const text = make();
      const t = Date.now();
      let out = '';
      try {
        const d = decode(new TextEncoder().encode(text), 'h.yaml');
        const r = readLedger('h.yaml', d, () => []);
        out =
          `${r.problems.length} problems, ledger ${!!r.ledger} ` +
          (r.problems[0] ? printedProblem(r.problems[0]).slice(0,160) : '');
      } catch (e) {
        out =
          e instanceof Failure
            ? 'FAILURE ' + printedProblem(e.problems[0]!).slice(0,160)
            : 'CRASH ' + (e as Error).stack;
      }
      console.log(
        name,
        (text.length / 1e6).toFixed(1) + 'MB',
        Date.now() - t,
        'ms rss',
        (process.memoryUsage().rss / 1e6) | 0,
        out,
      );
    },
  );
