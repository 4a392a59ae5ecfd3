// What the fast reader takes, what it hands over, and that both readers give the same tree.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fastTree } from '../../../src/ledger/read/fast-tree.ts';
import { BOTH, FULL } from '../../../src/ledger/read/full-reader.ts';
import { Lines } from '../../../src/ledger/read/lines.ts';
import { nodeAt } from '../../../src/ledger/read/node.ts';
import { MAX_DEPTH } from '../../../src/ledger/read/tree-limits.ts';
import { parseTree } from '../../../src/ledger/read/tree.ts';

const ROOT = new URL('../../../', import.meta.url);
const files = ['data', 'seeds', 'docs/example'].flatMap((folder) =>
  readdirSync(new URL(folder, ROOT))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`),
);

const full = (text: string) => parseTree(new Lines('x.yaml', text));

/** The fast reader's tree, as the full reader gives one. */
const taken = (text: string) => ({ root: fastTree(text), problems: [] });

describe('the shipped files', () => {
  test('are there', () => expect(files.length).toBeGreaterThan(5));

  test.each(files)('%s never hands over', (file) => {
    const text = readFileSync(new URL(file, ROOT), 'utf8');
    expect(taken(text)).toEqual(full(text));
  });

  test.each(files)('%s with CR LF does not either', (file) => {
    const text = readFileSync(new URL(file, ROOT), 'utf8').replaceAll('\n', '\r\n');
    expect(taken(text)).toEqual(full(text));
  });
});

describe('taken, and the same', () => {
  test.each([
    ['a map', 'a: 1\nb: x y\n'],
    ['no line end', 'a: 1'],
    ['a byte order mark', '\uFEFFa: 1\n'],
    ['a document line', '# c\n\n---\na: 1\n'],
    ['numbers, answers, nothing', 'a: 0.60\nb: 3:2\nc: yes\nd: ~\ne: null\nf: .inf\ng: 1e3\nnull: 1\ntrue: 2\n'],
    ['lists in and out', 'a:\n- 1\n- x: 2\n  y: 3\nb:\n   - 1\n   -   x: 2\n       y: 3\n'],
    ['lists in lists', 'a:\n  - - 1\n    - 2\n  -\n    - 3\n  - # c\n    x: 1\n  -\n'],
    ['nothing behind keys', 'a:\nb:   \nc:  # c\n  # more\n\nd:\n  e:\n  f:\n'],
    ['values below their key', 'a:\n  text here # c\nb:\n   "q"\nc:\n # c\n  { d: e }\n'],
    ['brackets', 'a: { b: 1, c: [x, "y, z", {d: e}], f: \'g\' }  # c\nh: []\ni: { }\nj: [ 1,2 ]\n'],
    ['colons and hashes inside words', 'a: b:c#d\ne: { f: g:h#i, url: https://example.org/#x }\n'],
    ['quotes', 'a: "x \\"y\\" \\\\ \\u00e9\\x41\\U0001F600 \\n\\t\\/"\nb: \'it\'\'s\'\nc: ""\nd: \'\'\n'],
    ['spaces behind', 'a: 1  \nb: "x"   \n  \nc: [1]  \n    \n# end\n   # end'],
    ['comments at any column', 'a:\n# 1\n  b: 1\n        # 2\n # 3\n  c: 2\n   # 4\n\n# 5\nd: 3\n'],
    ['folded', 'a: >-\n  x\n  y\n\n\n  z\n   in\n   in\n\n  out\n\nb: >\n  x\n'],
    ['literal', 'a: |-\n  x\n   y\n\n  z\nb: |  # c\n  - x: "y\n  # no comment\n'],
    ['texts at the end of a file', 'a: |\n  x\n\n\n'],
    ['texts that end with the file', 'a: |\n  x'],
    ['texts in lists', 'a:\n  - >-\n    x\n  - |\n   y\n# c\n  - z\n'],
    ['a comment below a text that stands in less', 'a:\n  b: |\n     x\n    # c\n  c: 1\n'],
    ['CR LF', 'a: 1\r\nb: >-\r\n  x\r\n\r\n  y\r\n\r\nc: "d"\r\n\r\n# c\r\nd: [e]\r\nf:\r\n  - g\r\n'],
    ['letters of every script', 'a: 值 🎲\nb: "é"\nc: { d: ключ }\n'],
    ['tabs inside texts', 'a: "x\ty"\nb: |\n  x\ty\n'],
    ['keys that objects have', '__proto__: 1\nconstructor: 2\n'],
  ])('%s', (_name, text) => expect(taken(text)).toEqual(full(text)));

  test('as deep as the full reader, and no deeper', () => {
    const nested = (depth: number): string => `a: ${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}\n`;
    expect(taken(nested(MAX_DEPTH))).toEqual(full(nested(MAX_DEPTH)));
    expect(fastTree(nested(MAX_DEPTH + 1))).toBeUndefined();
    expect(full(nested(MAX_DEPTH + 1)).problems).toHaveLength(1);
  });
});

describe('handed over', () => {
  test.each([
    ['nothing', ''],
    ['only a comment', '# c\n'],
    ['a list', '- 1\n'],
    ['a text', 'x\n'],
    ['brackets', '{ a: 1 }\n'],
    ['a map that stands in', '  a: 1\n'],
    ['an anchor', 'a: &x 1\n'],
    ['an alias', 'a: *x\n'],
    ['a tag', 'a: !!str 1\n'],
    ['a merge', '<<: 1\n'],
    ['a key twice', 'a: 1\na: 2\n'],
    ['a key twice in brackets', 'a: { b: 1, b: 2 }\n'],
    ['an explicit key', '? a\n: 1\n'],
    ['a quoted key', '"a": 1\n'],
    ['a key with a space', 'a b: 1\n'],
    ['a space before the colon', 'a : 1\n'],
    ['no space behind the colon', 'a:1\n'],
    ['two keys on a line', 'a: b: c\n'],
    ['a colon at the end', 'a: b:\n'],
    ['text over lines', 'a: b\n  c\n'],
    ['text over lines below its key', 'a:\n  b\n  c\n'],
    ['quotes over lines', 'a: "b\n  c"\n'],
    ['an open quote', 'a: "b\n'],
    ['an unknown escape', 'a: "\\q"\n'],
    ['half an escape', 'a: "\\u12"\n'],
    ['halves of a character', 'a: "\\ud83d\\ude00"\n'],
    ['an escape that is no character', 'a: "\\U00110000"\n'],
    ['text behind a quote', 'a: "b" c\n'],
    ['a comment against a quote', 'a: "b"# c\n'],
    ['brackets over lines', 'a: [\n  b ]\n'],
    ['a trailing comma', 'a: [b, ]\n'],
    ['a key without a value in brackets', 'a: { b, c: d }\n'],
    ['a pair in a list', 'a: [b: c]\n'],
    ['a wrong bracket', 'a: [b }\n'],
    ['text behind a bracket', 'a: [b] c\n'],
    ['a tab behind the colon', 'a:\tb\n'],
    ['a tab before a comment', 'a: b\t# c\n'],
    ['a tab in front of a line', 'a: 1\n\t# c\n'],
    ['a lone carriage return', 'a: b\rc: d\n'],
    ['a text that keeps its end', 'a: |+\n  b\n'],
    ['a text with an indent', 'a: |2\n  b\n'],
    ['an empty text', 'a: |\nb: 1\n'],
    ['a text that begins with an empty line', 'a: |\n\n  b\n'],
    ['a block header below its key', 'a:\n  |\n  b\n'],
    ['a second document', 'a: 1\n---\nb: 2\n'],
    ['the end of a document', 'a: 1\n...\n'],
    ['a directive', '%YAML 1.2\n---\na: 1\n'],
    ['a line further in', 'a: 1\n  b: 2\n'],
    ['a line between two columns', 'a:\n    b: 1\n  c: 2\n'],
    ['a list beside its key', 'a: - b\n'],
    ['a dash that is none', 'a:\n  - b\n  -c\n'],
    ['a map behind a list', 'a:\n  - b\n  c: 1\n'],
    ['a reserved character', 'a: @b\n'],
    ['a text that begins with a dash', 'a: -b\n'],
  ])('%s', (_name, text) => expect(fastTree(text)).toBeUndefined());
});

test('more parts than the full reader takes', () => {
  const text = `a: [${'x, '.repeat(1_400_000)}y]\n`;
  expect(FULL.tree(new Lines('x.yaml', text)).problems.map(({ code }) => code)).toEqual(['file-too-big']);
  // Both of them: what is too long for yaml is left to the fast reader.
  expect(nodeAt(BOTH.tree(new Lines('x.yaml', text)).root, ['a', 1_400_000])).toMatchObject({ text: 'y' });
}, 120_000);

test.each([
  ['comments', `a: 1\n${'# c\n'.repeat(100_000)}b: 2\n`],
  ['empty lines', `a: 1\n${'\n'.repeat(200_000)}b: 2\n`],
  ['spaces', `a: 1\n${`${' '.repeat(1000)}\n`.repeat(500)}b:${' '.repeat(200_000)}2\n`],
  ['one long text', `a: ${'b #'.repeat(100_000)}\n`],
  ['open quotes', `a: ["${'\\"'.repeat(100_000)}`],
  ['backslashes', `a: "${'\\'.repeat(200_000)}"\n`],
  ['keys', Array.from({ length: 20_000 }, (_, i) => `k${i}:\n`).join('')],
  ['empty lines in a text', `a: >-\n  x\n${'\n'.repeat(200_000)}  y\n`],
  ['brackets', `a: ${'[a, '.repeat(60)}\n`.repeat(500)],
])('%s in great number are no matter', (_name, text) => {
  const slow = full(text).root;
  expect(fastTree(text) ?? slow).toEqual(slow);
});
