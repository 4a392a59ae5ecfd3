import { describe, expect, test } from 'vitest';
import { Lines } from '../../../src/ledger/read/lines.ts';
import { type TreeNode, coreValue, nodeAt } from '../../../src/ledger/read/node.ts';
import { MAX_DEPTH } from '../../../src/ledger/read/tree-limits.ts';
import { parseTree } from '../../../src/ledger/read/tree.ts';

const parse = (text: string) => parseTree(new Lines('ledger.yaml', text));
const codes = (text: string): string[] => parse(text).problems.map((problem) => problem.code);

function plain(node: TreeNode | undefined): unknown {
  if (!node) return undefined;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'seq') return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, plain(entry.value)]));
}

function read(text: string): unknown {
  const { root, problems } = parse(text);
  expect(problems).toEqual([]);
  return plain(root);
}

describe('plain values of YAML 1.2', () => {
  test.each([
    ['', null],
    ['~', null],
    ['null', null],
    ['yes', 'yes'],
    ['on', 'on'],
    ['True', true],
    ['tRue', 'tRue'],
    ['010', 10],
    ['0o10', 8],
    ['0x1F', 31],
    ['-.5', -0.5],
    ['1e3', 1000],
    ['1_000', '1_000'],
    ['3:2', '3:2'],
    ['-.inf', -Infinity],
    ['.nan', NaN],
    ['2025-02-29', '2025-02-29'],
    ['-', '-'],
    ['.', '.'],
    ['+', '+'],
    ['65%', '65%'],
  ])('%j', (text, value) => expect(coreValue(text)).toBe(value));
});

describe('YAML as people write it', () => {
  test.each([
    ['block and flow', 'a:\n  - b: 1\n    c: [x, "y, z", {k: v}]\n', { a: [{ b: 1, c: ['x', 'y, z', { k: 'v' }] }] }],
    ['lists that are not indented', 'a:\n- 1\n- 2\n', { a: [1, 2] }],
    ['four spaces', 'a:\n    b:\n        c: d', { a: { b: { c: 'd' } } }],
    ['CR LF', 'a: 1\r\nb: >-\r\n  x\r\n  y\r\n\r\nc: "d"\r\n', { a: 1, b: 'x y', c: 'd' }],
    ['a byte order mark', '\uFEFFa: 1\n', { a: 1 }],
    ['comments everywhere', '# 1\na: # 2\n  # 3\n  b: c # 4\n# 5\n', { a: { b: 'c' } }],
    ['a # inside a word', 'a: b#c\n', { a: 'b#c' }],
    ['--- at the top, and in a text', '---\na: |\n  ---\n  x\n', { a: '---\nx\n' }],
    ['... at the end', 'a: 1\n...\n', { a: 1 }],
    ['a version line', '%YAML 1.1\n---\na: yes\nb: 010\n', { a: 'yes', b: 10 }],
    [
      'folded, literal, quoted',
      "a: >\n  x\n  y\n\n  z\nb: |-\n  x\n   y\nc: 'it''s'\nd: \"\\u00e9\\n\"\n",
      { a: 'x y\nz\n', b: 'x\n y', c: "it's", d: 'é\n' },
    ],
    ['many lines of plain text', 'a: one\n  two\n\n  three\nb: 1', { a: 'one two\nthree', b: 1 }],
    ['quotes over lines', 'a: "one\n  two"\n', { a: 'one two' }],
    ['empty keys', 'a:\nb: []\nc: {}\n', { a: null, b: [], c: {} }],
    [
      'anchors and aliases',
      'a: &x { k: v }\nb: *x\nc: [*x, *x]\n',
      { a: { k: 'v' }, b: { k: 'v' }, c: [{ k: 'v' }, { k: 'v' }] },
    ],
    ['an anchor named twice', 'a: &x 1\nb: *x\nc: &x 2\nd: *x\n', { a: 1, b: 1, c: 2, d: 2 }],
    ['numbers as keys', '2025: x\n', { '2025': 'x' }],
    ['letters of every script', 'ключ: 值 🎲\n', { ключ: '值 🎲' }],
    ['nothing', '# only this\n', undefined],
  ])('%s', (_name, text, value) => expect(read(text)).toEqual(value));

  test('keeps the text as typed, and its place', () => {
    const text = 'a: 0.60\nb: "0.60"\n';
    const { root } = parse(text);
    expect(nodeAt(root, ['a'])).toMatchObject({ text: '0.60', value: 0.6, plain: true });
    expect(nodeAt(root, ['b'])).toMatchObject({ text: '0.60', value: '0.60', plain: false });
    const node = nodeAt(root, ['b'])!;
    expect(text.slice(node.start, node.end)).toBe('"0.60"');
  });

  test('an alias stands where it is typed', () => {
    const text = 'a: &x [1]\nb: *x\n';
    const node = nodeAt(parse(text).root, ['b'])!;
    expect(text.slice(node.start, node.end)).toBe('*x');
  });
});

describe('what is refused', () => {
  test.each([
    ['every fault, not the first', 'a: @x\nb: "y" z\nc: `w\n', ['yaml-syntax', 'yaml-syntax', 'yaml-syntax']],
    ['tabs', 'a:\n\tb: 1\n', ['yaml-syntax']],
    ['a quote that is not closed', 'a: "x\nb: 1\n', ['yaml-syntax']],
    ['a quote that ends in an escaped one', 'a: "x\\"', ['yaml-syntax']],
    ["a quote that ends in ''", "a: 'x''", ['yaml-syntax']],
    ['two keys on a line', 'a: b: c\n', ['yaml-syntax']],
    ['a bracket that is not closed', 'a: [1, 2\nb: 3\n', ['yaml-syntax']],
    ['a tag', 'a: !!str 1\n', ['yaml-tag']],
    ['a tag on a list', 'a: !mine [1]\n', ['yaml-tag']],
    ['a program', 'a: !!js/function "x"\n', ['yaml-tag']],
    ['a key twice', 'a: 1\n"a": 2\n', ['duplicate-key']],
    ['a key twice in a flow map', '{ a: 1, a: 2 }\n', ['duplicate-key']],
    ['a list as a key', '? [a]\n: 1\n', ['key-not-text']],
    ['an alias as a key', 'a: &x k\n*x : 1\n', ['key-not-text']],
    ['a merge', 'a: &x { k: v }\nb: { <<: *x }\n', ['merge-key']],
    ['two documents', 'a: 1\n---\nb: 2\n', ['multiple-documents']],
    ['an alias of nothing', 'a: *x\nb: &x 1\n', ['unknown-alias']],
    ['an alias inside what it names', 'a: &x { b: *x }\n', ['unknown-alias']],
  ])('%s', (_name, text, expected) => {
    expect(codes(text)).toEqual(expected);
    expect(parse(text).root).toBeUndefined();
  });

  test('what two lists of one key hold is not thrown away: a merge of two votes leaves both', () => {
    const hint = (text: string): string => parse(text).problems[0]!.hints[0]!;
    expect(hint('a:\n  - 1\nb: 2\na:\n  - 3\n')).toBe(
      'it stands on line 1 already; put what stands in both lists below one of them',
    );
    expect(hint('a:\n  - 1\na: 2\n')).toBe('it stands on line 1 already; keep one of the two');
  });

  test('a fault says its line and column', () => {
    const { problems } = parse('\uFEFFa: 1\r\nkeeper: @me\r\n');
    expect(problems[0]?.place).toMatchObject({ line: 2, column: 9, excerpt: 'keeper: @me' });
    const first = parse('\uFEFFkeeper: @me\n').problems[0];
    expect(first?.place).toMatchObject({ line: 1, column: 9, excerpt: 'keeper: @me' });
  });

  const said = (text: string) => parse(text).problems.map(({ message, place }) => `${place?.line} ${message}`);

  test('a bracket that is not closed is told of once, as that, not as a matter of columns', () => {
    const entries = 'list:\n  - { by: ann, p: 40%\n  - id: y\n    claim: It snows.\n    due: x\n';
    expect(said(entries)).toEqual(['3 a { above is not closed']);
    expect(said('a:\n  b: [1, 2\n  c: 3\n')).toEqual(['3 a [ above is not closed']);
    expect(said('a:\n  b: { c: 3\n')).toEqual(['3 a { above is not closed']);
    expect(said('a:\n    b: 1\n  c: 2\n')).toEqual(['3 this line is indented unlike its neighbours']);
  });

  test('a line that is indented further than the one above is not a second key on that one', () => {
    const further = 'the line below is indented further than this one';
    expect(said('- claim: It rains.\n   said: x\n')).toEqual([`1 ${further}`]);
    expect(said('claim: It rains.\n said: x\n')).toEqual([`1 ${further}`]);
    const second = 'a second key on the same line';
    for (const text of ['a: b: c\n', 'a: b: c\n  d: e\n', '- a: b: c\n  d: e\n'])
      expect(said(text)[0]).toBe(`1 ${second}`);
  });

  test('a space that is missing is named, not taken for a colon that is', () => {
    expect(said('- id: x\n  due:2026\n  p: 1\n')).toEqual(['2 no space behind "due:"']);
    expect(said('- id: x\n  due:2026\n')).toEqual(['2 no space behind "due:"']);
    expect(said('- id:x\n  due: 2026\n')[0]).toBe('1 no space behind "id:"');
    expect(said('a:\n  - id: x\n  -id: y\n    p: 1\n')[0]).toBe('3 no space behind the dash');
    // Here a key is missing, and a colon.
    for (const line of ['https://example.org', 'due "2026"'])
      expect(said(`- id: x\n  ${line}\n  p: 1\n`)).toEqual(['2 a key must stand on one line']);
  });

  test('a quote inside a text in quotes is told of with what can stand there', () => {
    const told = (text: string) => parse(text).problems.map(({ message, hints }) => [message, ...hints]);
    expect(told("- claim: 'It's done'\n  p: 1\n")).toEqual([
      ["the text goes on behind its closing '", `where a ' belongs to the text write '', or put the text in " "`],
    ]);
    expect(told('- claim: "He said "yes" to it"\n')).toEqual([
      ['the text goes on behind its closing "', `where a " belongs to the text write \\", or put the text in ' '`],
    ]);
    expect(told('- claim: "He said\n')[0]).toEqual([
      'this quote is not closed',
      'close it; where the quote belongs to the text write \\"',
    ]);
    // What is advised is read.
    expect(
      said('- \'It\'\'s done\'\n- "It\'s done"\n- "He said \\"yes\\" to it"\n- \'He said "yes" to it\'\n'),
    ).toEqual([]);
  });

  test('a line that is indented too little, and a colon in a text in brackets, are called that', () => {
    expect(said('a:\n  - id: x\n    said: 2\n   due: 1\n    p: 4\n')[0]).toBe(
      '4 this line is indented unlike its neighbours',
    );
    expect(said('a: { strict: Lists 3: more }\n')).toEqual(['1 a text inside { } or [ ] has ": " in it']);
    expect(said('a: { b:\n  - c }\n')).toEqual(['2 a block inside { } or [ ]']);
  });

  test('lists and maps stand in each other up to a depth, and no deeper', () => {
    const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(codes(nested(MAX_DEPTH))).toEqual([]);
    expect(codes(nested(MAX_DEPTH + 1))).toEqual(['too-deep']);
  });

  const deep = 100_000;
  test.each([
    ['[', '['.repeat(deep)],
    ['{a: ', '{a: '.repeat(deep)],
    ['- ', '- '.repeat(deep)],
    ['? ', '? '.repeat(deep)],
    ['lines', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('nesting without end: %s', (_name, text) => expect(codes(text)).toEqual(['too-deep']));

  test('brackets inside texts do not nest', () => {
    const many = '['.repeat(500);
    expect(codes(`a: "${many}"\nb: '${many}'\nc: |\n  ${many}\nd: x ${many}\n# ${many}\n`)).toEqual([]);
  });

  test('aliases that multiply stop early', () => {
    const levels = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]\n`);
    expect(codes(`a0: &a0 [x]\n${levels.join('')}`)).toEqual(['alias-too-large']);
    expect(codes(`a: &a [1, 2]\nb: [${'*a, '.repeat(40_000)}]\n`)).toEqual(['alias-too-large']);
    expect(codes(`a: &a [1, 2]\nb: [${'*a, '.repeat(1000)}]\n`)).toEqual([]);
  });

  test('a file of nothing but faults is told of in a few', () => {
    expect(codes('- @\n'.repeat(20_000)).length).toBeLessThanOrEqual(50);
    expect(codes(']'.repeat(20_000)).length).toBeLessThanOrEqual(50);
    expect(codes('"'.repeat(20_001)).length).toBeLessThanOrEqual(50);
  });

  test('hundreds of thousands of comments and keys are no matter', () => {
    expect(codes(`a: 1\n${'# c\n'.repeat(200_000)}b: 2\n`)).toEqual([]);
    expect(codes(Array.from({ length: 50_000 }, (_, i) => `k${i}: 1\n`).join(''))).toEqual([]);
  });
});
