// Promise: an edit that does anything but what was asked for is found out, whatever made it.
import { describe, expect, test } from 'vitest';
import { Failure } from '../../../src/errors.ts';
import { checkedEdit, openEntry } from '../../../src/ledger/edit/edit.ts';
import { spanning } from '../../../src/ledger/edit/text.ts';
import { isExtended, onlyItemDiffers, onlyKeyDiffers, verifyEdit } from '../../../src/ledger/edit/verify.ts';

const map = (pairs: Record<string, unknown>): Map<string, unknown> => new Map(Object.entries(pairs));
const isTwo = (_: unknown, now: unknown): boolean => now === 2;

test('another key, a key that goes and one that comes are no change of the one key', () => {
  const old = map({ a: 1, b: [1] });
  const differs = (now: unknown, before: unknown = old): boolean => onlyKeyDiffers(before, now, 'a', isTwo);
  expect(differs(map({ a: 2, b: [1] }))).toBe(true);
  expect(differs(map({ b: [1] }), map({ b: [1] }))).toBe(false);
  expect(differs(map({ a: 2, b: [1] }), map({ b: [1] }))).toBe(true);
  for (const now of [{ a: 1, b: [1] }, { a: 3, b: [1] }, { a: 2, b: [2] }, { a: 2 }, { a: 2, b: [1], c: 1 }])
    expect(differs(map(now))).toBe(false);
  for (const other of [null, 'a', [1], { a: 2, b: [1] }]) {
    expect(differs(other)).toBe(false);
    expect(differs(map({ a: 2 }), other)).toBe(false);
  }
});

test('another item, an item that goes and one that comes are no change of the one item', () => {
  const differs = (now: unknown, old: unknown = [0, 1, 0]): boolean => onlyItemDiffers(old, now, 1, isTwo);
  expect(differs([0, 2, 0])).toBe(true);
  for (const now of [[0, 1, 0], [0, 2, 1], [1, 2, 0], [0, 2], [0, 2, 0, 0], undefined, null, 'abc', map({ 1: 2 })])
    expect(differs(now)).toBe(false);
  for (const old of [null, '000', map({ 1: 1 })]) expect(differs([0, 2, 0], old)).toBe(false);
  expect(onlyItemDiffers([map({ a: 1 }), 1], [map({ a: 2 }), 2], 1, isTwo)).toBe(false);
});

test('a list is extended by what was added, behind what it had', () => {
  expect(isExtended([1], [1, 2, 3], [2, 3])).toBe(true);
  for (const nothing of [undefined, null, []]) expect(isExtended(nothing, [2], [2])).toBe(true);
  for (const now of [[1], [2], [2, 1], [1, 3], [1, 2, 2], [], undefined, null, map({ 0: 1, 1: 2 })])
    expect(isExtended([1], now, [2])).toBe(false);
  for (const old of ['1', map({ 0: 1 }), 1, false]) expect(isExtended(old, [1, 2], [2])).toBe(false);
});

describe('an edit', () => {
  const text = 'a: 1\nb: 2\nc: 3\n';
  const window = { start: 5, end: 10 };
  const anything = (): boolean => true;
  const verdict = (work: () => void): string => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      expect(error.status).toBe(70);
      expect(error.problems[0]).toMatchObject({ code: 'edit-went-wrong', hints: ['please report this'] });
      return error.message.replace('the change came out wrong and was not written: ', '');
    }
    return 'holds';
  };
  const within = (after: string): string => verdict(() => verifyEdit(text, spanning(text, after), window, anything));

  test('may change the lines of its window, and none above or below', () => {
    expect(within('a: 1\nb: 3\nc: 3\n')).toBe('holds');
    expect(within('a: 1\nb: 3\nd: 4\nc: 3\n')).toBe('holds');
    expect(within('a: 1\nc: 3\n')).toBe('holds');
    for (const after of [
      'a: 2\nb: 2\nc: 3\n',
      'a: 1\nb: 2\nc: 4\n',
      'a: 1\nb: 2\nc: 3\nd: 4\n',
      '# a\na: 1\nb: 2\nc: 3\n',
    ])
      expect(within(after)).toBe('lines outside the entry changed');
  });

  test('is the lines that it says', () => {
    const lines = [{ at: 2, removed: ['b: 2\n'], added: ['b: 3\n'] }];
    const said = (after: string): string => verdict(() => verifyEdit(text, { text: after, lines }, window, anything));
    expect(said('a: 1\nb: 3\nc: 3\n')).toBe('holds');
    expect(said('a: 1\nb: 4\nc: 3\n')).toBe('other lines changed too');
  });

  test('leaves YAML', () => {
    expect(within('a: 1\nb: "2\nc: 3\n')).toMatch(/^the result is not valid YAML: ./);
  });

  test('is judged by what its window meant and means', () => {
    const seen: unknown[] = [];
    const see = (...both: unknown[]): boolean => seen.push(both) > 0;
    const judge = (after: string, stretch: typeof window | undefined): void =>
      verifyEdit(text, spanning(text, after), stretch, see);
    judge('a: 1\nb: 3\nb2: 4\nc: 3\n', window);
    judge('a: 1\nb: 3\nc: 3\n', undefined);
    judge('a: 1\nc: 3\n', window);
    judge('a: 1\n# none\nc: 3\n', window);
    judge('a: 1\nnull\nc: 3\n', window);
    judge('a: 1\ntext\nc: 3\n', window);
    expect(seen).toEqual([
      [map({ b: 2 }), map({ b: 3, b2: 4 })],
      [map({ a: 1, b: 2, c: 3 }), map({ a: 1, b: 3, c: 3 })],
      ...[null, null, null, 'text'].map((now) => [map({ b: 2 }), now]),
    ]);
    const told = (start: number, end: number): unknown => text.slice(start, end);
    verifyEdit(text, spanning(text, 'a: 1\nb: 3\nc: 3\n'), window, see, told);
    expect(seen.at(-1)).toEqual(['b: 2\n', map({ b: 3 })]);
    expect(verdict(() => verifyEdit(text, spanning(text, text), window, () => false))).toBe(
      'its meaning is not what was asked for',
    );
  });
});

// The second layout is one that is parsed whole.
describe.each([
  ['an entry that can be read alone', 'predictions:\n'],
  ['an entry of a list that cannot', 'predictions: &all\n'],
])('a change of %s', (_, head) => {
  const text = `${head}  - id: a\n    note: x\n  - id: b\n    note: x\n`;
  const replaced = (from: string, to: string): string => {
    const entry = openEntry(text, 'b', 'note', 'y');
    expect(entry.piece.whole).toBe(head.includes('&'));
    const start = text.lastIndexOf(from);
    return checkedEdit(entry, { start, end: start + from.length, insert: to }, 'note', (old, now) => {
      return old === 'x' && now === 'y';
    }).text;
  };

  test('is of its one key, and of no other entry', () => {
    expect(replaced('x', 'y')).toBe(text.replace(/x(?=\n$)/, 'y'));
    for (const [from, to] of [
      ['x', 'z'],
      ['x', 'y\n    why: z'],
      ['id: b', 'id: c'],
      ['x\n  - id: b', 'y\n  - id: b'],
      ['x', 'y\n  - id: c'],
      ['predictions:', 'title: t\npredictions:'],
    ] as const)
      expect(() => replaced(from, to)).toThrow('the change came out wrong and was not written');
  });
});
