// Whatever the fast reader takes, the full reader reads as the same tree: on ledgers in many layouts, and on real ones with
// their bytes, lines, indents and quotes broken. What it hands over cannot differ. The same for yaml itself, entry by entry.
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fastTree } from '../../../src/ledger/read/fast-tree.ts';
import { Lines } from '../../../src/ledger/read/lines.ts';
import type { TreeNode } from '../../../src/ledger/read/node.ts';
import { MAX_DEPTH } from '../../../src/ledger/read/tree-limits.ts';
import { treeInPieces } from '../../../src/ledger/read/tree-pieces.ts';
import { parseTree } from '../../../src/ledger/read/tree.ts';
import { ledgers } from '../edit/layouts.ts';

const SOAK = process.env['SOAK'] === '1';
const runs = (few: number, many: number): number => (SOAK ? many : few);

const ROOT = new URL('../../../', import.meta.url);
const shipped = (file: string): string => readFileSync(new URL(file, ROOT), 'utf8');

const counts = { taken: 0, handedOver: 0 };

type Read = (text: string) => TreeNode | undefined;

const inPieces: Read = (text) => treeInPieces(new Lines('x.yaml', text));

/** All texts that a reader takes for something else than the full one, as small as they can be made: none. */
function disagreements(texts: fc.Arbitrary<string>, numRuns: number, read: Read = fastTree): string[] {
  counts.taken = 0;
  counts.handedOver = 0;
  const agree = (text: string): boolean => {
    const root = read(text);
    counts[root === undefined ? 'handedOver' : 'taken']++;
    return root === undefined || isDeepStrictEqual({ root, problems: [] }, parseTree(new Lines('x.yaml', text)));
  };
  const { counterexample } = fc.check(fc.property(texts, agree), { numRuns });
  return counterexample ? [JSON.stringify(counterexample[0])] : [];
}

/** A head and a few entries of a ledger, so that a run takes a millisecond or two. */
function parts(file: string): { head: string; entries: string[] } {
  const [head = '', ...entries] = shipped(file).split(/(?=^\n? {2}- id: )/m);
  return { head, entries };
}

const STYLES = `# every style in few lines
predict: 1
title: "Things: said" # why
forecasters: { me: { name: Me, about: 'it''s #1' }, you: { name: You } }
sources:
  talk:
    title: A talk
    statements:
    - { at: line 1, gist: "g, h", tracked: [a, b] }
    -   at: line 2
        gist: >-
          one
          two

          three
           in
          four
predictions:

  # first
  - id: a
    claim: |
      one
       two

      three
    said: 2025-01-05
    due:
      2025-05-31
    tags: [x, y]
    note:
    # last
    resolutions:
      - outcome: yes
        evidence:
        - url: https://example.org/a#b
          shows: "\\u00e9\\\\ \\"q\\""
  -
    id: b
    claim: 60, 40:x # c
    lists:
      - - a
        - b
      - >
        c
      - []
`;

const bases = [parts('data/wang.yaml'), parts('docs/example/predictions.yaml')];
const base: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constant(STYLES), weight: 2 },
  {
    arbitrary: fc
      .constantFrom(...bases)
      .chain(({ head, entries }) =>
        fc
          .tuple(fc.boolean(), fc.subarray(entries, { minLength: 1, maxLength: 3 }))
          .map(([whole, chosen]) => (whole ? head : 'predictions:\n') + chosen.join('')),
      ),
    weight: 2,
  },
  { arbitrary: ledgers.map(({ text }) => text), weight: 1 },
);

// prettier-ignore
const SCRAPS = [
  '"', "'", '""', "''", '{', '}', '[', ']', '[]', '{}', ',', ', ', ':', ': ', ' :', '#', ' #', '# ', '\n', '\n\n',
  ' ', '  ', '    ', '\t', '-', '- ', '\n- ', '\n  - ', '\n---\n', '---', '...', '\n...\n', '|', '>', '|-\n', '>-\n',
  '>+', '|2', '&a ', '*a', '!', '!!str ', '%', '@', '`', '<<', '<<: ', '~', '?', '? ', '\\', '\\"', '\\u00e9', '\\x4',
  '\r', '\r\n', '\uFEFF', '\u0085', '\u2028', '\u00A0', '\0', '\x1f', '\x18', '\x02', '\x7f', '🎲', '\uD83C', 'é', 'x',
  'a: ', 'a: b', 'a: b\n', '\na: b', 'null', 'true', '0', '-1', '.5', '1e999', 'yes', '=', '__proto__: 1\n', 'key:',
];

const scrap = fc.oneof(
  { arbitrary: fc.constantFrom(...SCRAPS), weight: 5 },
  { arbitrary: fc.string({ maxLength: 3, unit: 'binary' }), weight: 1 },
);

type Change = (text: string) => string;

/** Every change is made at a share of the text, so that it stays in place while others shrink away. */
const share = fc.double({ min: 0, max: 1, noNaN: true });
const placeIn = (text: string, at: number): number => Math.floor(at * text.length);
const lineIn = (lines: readonly string[], at: number): number =>
  Math.min(lines.length - 1, Math.floor(at * lines.length));

function onLines(at: number, change: (lines: string[], index: number) => void): Change {
  return (text) => {
    const lines = text.split('\n');
    change(lines, lineIn(lines, at));
    return lines.join('\n');
  };
}

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(share, fc.nat(3), scrap).map(([at, remove, insert]): Change => {
    return (text) => text.slice(0, placeIn(text, at)) + insert + text.slice(placeIn(text, at) + remove);
  }),
  fc.tuple(share, fc.nat(8)).map(([at, by]): Change => {
    return (text) => text.slice(0, placeIn(text, at)) + text.slice(placeIn(text, at) + by);
  }),
  fc.tuple(share, fc.integer({ min: 1, max: 30 })).map(([at, by]): Change => {
    return (text) => {
      const from = placeIn(text, at);
      return (
        text.slice(0, from) +
        text.slice(from + by, from + 2 * by) +
        text.slice(from, from + by) +
        text.slice(from + 2 * by)
      );
    };
  }),
  fc
    .tuple(share, fc.constantFrom(' ', '  ', '   ', '    '))
    .map(([at, by]) => onLines(at, (lines, index) => (lines[index] = by + lines[index]!))),
  fc
    .tuple(share, fc.integer({ min: 1, max: 4 }))
    .map(([at, by]) =>
      onLines(at, (lines, index) => (lines[index] = lines[index]!.replace(new RegExp(`^ {1,${by}}`), ''))),
    ),
  fc
    .tuple(share, fc.constantFrom('drop', 'double', 'empty', 'comment', 'spaces', 'end'), fc.nat(12))
    .map(([at, how, by]) =>
      onLines(at, (lines, index) => {
        const line = lines[index]!;
        if (how === 'drop') lines.splice(index, 1);
        else if (how === 'end') lines.length = index + 1;
        else
          lines.splice(
            index,
            0,
            { double: line, empty: '', comment: `${' '.repeat(by)}# c`, spaces: ' '.repeat(by) }[how]!,
          );
      }),
    ),
  fc.tuple(share, share).map(([from, to]) =>
    onLines(from, (lines, index) => {
      const [line = ''] = lines.splice(index, 1);
      lines.splice(lineIn(lines, to), 0, line);
    }),
  ),
  // The value of a line becomes another one.
  fc
    .tuple(share, scrap, scrap)
    .map(([at, first, second]) =>
      onLines(
        at,
        (lines, index) =>
          (lines[index] = lines[index]!.replace(/(: |- ).*$/, (_, mark: string) => mark + first + second)),
      ),
    ),
  fc.tuple(share, scrap).map(([at, end]) => onLines(at, (lines, index) => (lines[index] += end))),
  fc.constant<Change>((text) => text.replaceAll('\n', '\r\n')),
);

const broken = fc
  .tuple(base, fc.array(change, { minLength: 1, maxLength: 3 }))
  .map(([text, changes]) => changes.reduce((before, one) => one(before), text));

const LONG = { timeout: SOAK ? 3_600_000 : 60_000 };

test('the ledger of many styles is read, in one go and entry by entry', () => {
  expect(fastTree(STYLES)).toEqual(parseTree(new Lines('x.yaml', STYLES)).root);
  expect(inPieces(STYLES)).toEqual(fastTree(STYLES));
});

test('ledgers in many layouts', LONG, () => {
  const texts = ledgers.map(({ text }) => text);
  expect(disagreements(texts, runs(400, 10_000))).toEqual([]);
});

test('ledgers that were broken', LONG, () => {
  expect(disagreements(broken, runs(4000, 60_000))).toEqual([]);
  // A reader that takes nothing would agree, too.
  expect(counts.taken).toBeGreaterThan(counts.handedOver / 5);
  if (SOAK) console.log(`taken ${counts.taken}, handed over ${counts.handedOver}`);
});

// prettier-ignore
const SIGNS = [
  'a: ', 'b:', '- ', '-', ' ', '  ', '\n', '\n', '\n  ', '\n    ', 'x', '"', "'", '"y"', '[', ']', '{', '}', ',', '#',
  ' # c', '|', '>', '|-', '>-', ':', 'z: 1', '\r\n', '\t', '\\', '?', '&', '---', '~', '0',
];

test('short texts of the signs that matter', LONG, () => {
  const texts = fc.array(fc.constantFrom(...SIGNS), { maxLength: 24 }).map((all) => `a: ${all.join('')}`);
  expect(disagreements(texts, runs(5000, 200_000))).toEqual([]);
  expect(counts.taken).toBeGreaterThan(runs(50, 2000));
});

test.each([
  // How far in the next line stands decides which of the empty lines belong to the text.
  ['a block text of empty lines', 'predictions:\n  - a: |\n  \n  \n  - a: |\n   \n  - a: x\n'],
  [
    'comments and empty lines between',
    '# a\npredictions: # b\n\n# c\n- a: x # d\n# e\n\n   # f\n- # g\n  a: y\n\n# h\n',
  ],
  ['texts that keep their ends', 'predictions:\n - a: |+\n    x\n\n \n - b: >+\n    y\n\n # c\n - c:\n'],
  ['nothing behind dashes', 'predictions:\n-\n-\n- # c\n-'],
])('entry by entry: %s', (_name, text) => {
  const { root } = parseTree(new Lines('x.yaml', text));
  expect(root).toBeDefined();
  expect(inPieces(text)).toEqual(root);
});

test.each([
  ['a key below', 'predictions:\n- a: x\n- a: y\ntitle: z\n'],
  ['another document', 'predictions:\n- a: x\n- a: y\n---\nb: z\n'],
  ['the end of the document', 'predictions:\n- a: x\n- a: y\n...\n'],
  ['a directive', '%YAML 1.1\n---\npredictions:\n- a: x\n- a: y\n'],
  ['an anchor', 'predictions:\n- a: &x 1\n- a: y\n'],
  ['an alias', 'b: &x 1\npredictions:\n- a: y\n- a: *x\n'],
  ['a tag', 'predictions:\n- a: y\n- a: !!str x\n'],
  ['a key twice', 'predictions:\n- a: y\n- a: x\n  a: z\n'],
  ['one entry', 'predictions:\n- a: y\n'],
  ['entries in brackets', 'predictions: [a, b]\n'],
  ['another list of that name', 'b:\n  predictions:\n  - a: x\n  - a: y\n'],
  ['an open quote', 'predictions:\n- a: "x\n- a: y"\n'],
  ['a list that is not in the column of its dashes', 'predictions:\n  - a: x\n - a: y\n'],
  ['a tab before a text', 'predictions:\n- a: x\n\t- a: y\n- b: z\n'],
  ['a lone carriage return', 'predictions:\n- a: x\r- a: y\n- b: z\n'],
])('not entry by entry: %s', (_name, text) => expect(inPieces(text)).toBeUndefined());

test('as deep as the whole may be, and no deeper', () => {
  const nested = (depth: number): string => `predictions:\n- a: x\n- a: ${'['.repeat(depth)}${']'.repeat(depth)}\n`;
  expect(inPieces(nested(MAX_DEPTH - 3))).toEqual(parseTree(new Lines('x.yaml', nested(MAX_DEPTH - 3))).root);
  expect(inPieces(nested(MAX_DEPTH - 2))).toBeUndefined();
  expect(parseTree(new Lines('x.yaml', nested(MAX_DEPTH - 2))).problems).toHaveLength(1);
});

test('entry by entry: ledgers in many layouts', LONG, () => {
  const texts = ledgers.map(({ text }) => text);
  expect(disagreements(texts, runs(400, 10_000), inPieces)).toEqual([]);
  expect(counts.taken).toBeGreaterThan(runs(5, 300));
});

test('entry by entry: ledgers that were broken', LONG, () => {
  expect(disagreements(broken, runs(2500, 60_000), inPieces)).toEqual([]);
  expect(counts.taken).toBeGreaterThan(counts.handedOver / 5);
  if (SOAK) console.log(`entry by entry ${counts.taken}, as a whole ${counts.handedOver}`);
});

test('entry by entry: short entries of the signs that matter', LONG, () => {
  const signs = fc.array(fc.constantFrom(...SIGNS, '\n- ', '\n  - ', '\n# c', '*a', '|+', '|1'), { maxLength: 10 });
  const texts = fc
    .tuple(fc.constantFrom('', '  '), fc.array(signs, { minLength: 2, maxLength: 4 }))
    .map(([indent, entries]) => `predictions:\n${entries.map((all) => `${indent}- a: ${all.join('')}\n`).join('')}`);
  expect(disagreements(texts, runs(5000, 300_000), inPieces)).toEqual([]);
  expect(counts.taken).toBeGreaterThan(runs(50, 2000));
  if (SOAK) console.log(`short entries: one by one ${counts.taken}, as a whole ${counts.handedOver}`);
});
