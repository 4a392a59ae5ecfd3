// Promise: the lines that a change says it changes are those that it changes, in the order of the text.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyLines,
  byteChanges,
  combined,
  editOf,
  insertLines,
  lineEndAt,
  lineNumber,
  linesOf,
  lineStart,
  spanning,
} from '../../../src/ledger/edit/text.ts';
import type { Edit } from '../../../src/ledger/edit/text.ts';
import { reversed } from './reversed.ts';

// Few lines that are often the same, so that where a change begins and ends is easily mistaken.
const texts = fc
  .tuple(fc.array(fc.constantFrom('a\n', 'b\n', 'ä\r\n', '\n'), { maxLength: 9 }), fc.constantFrom('', '', 'a', 'last'))
  .map(([lines, end]) => lines.join('') + end);
const splices = fc.record({ start: fc.nat(), length: fc.constantFrom(0, 0, 1, 2, 5), insert: texts });

function spliced(text: string, { start, length, insert }: { start: number; length: number; insert: string }): Edit {
  const from = start % (text.length + 1);
  return editOf(text, { start: from, end: Math.min(from + length, text.length), insert });
}

/** Applies them to the bytes. */
function inBytes(text: string, edit: Edit): string {
  const bytes = Buffer.from(text);
  const now = Buffer.from(edit.text);
  const parts: Buffer[] = [];
  let [done, shift] = [0, 0];
  for (const { at, removed, added } of byteChanges(text, edit.lines)) {
    const length = Buffer.byteLength(removed);
    if (bytes.toString('utf8', at, at + length) !== removed) throw new Error(`not there: ${removed}`);
    parts.push(bytes.subarray(done, at), now.subarray(at + shift, at + shift + added));
    done = at + length;
    shift += added - length;
  }
  return Buffer.concat([...parts, bytes.subarray(done)]).toString();
}

function expectExact(text: string, edit: Edit): void {
  expect(applyLines(text, edit.lines)).toBe(edit.text);
  expect(applyLines(edit.text, reversed(edit.lines))).toBe(text);
  expect(inBytes(text, edit)).toBe(edit.text);
  for (const [index, { at, removed, added }] of edit.lines.entries()) {
    expect(added.length === 0 || added[0] !== removed[0]).toBe(true);
    expect(added.length === 0 || added.at(-1) !== removed.at(-1)).toBe(true);
    const next = edit.lines[index + 1];
    if (next) expect(next.at).toBeGreaterThan(at + removed.length);
  }
}

test('any change of a text is its lines, and no line is among them that stays at its ends', () => {
  fc.assert(
    fc.property(texts, splices, (text, splice) => {
      const edit = spliced(text, splice);
      if (edit.text === text) expect(edit.lines).toEqual([expect.objectContaining({ removed: [], added: [] })]);
      else expectExact(text, edit);
    }),
  );
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const edit = spanning(before, after);
      expect(edit.text).toBe(after);
      expect(edit.lines).toHaveLength(before === after ? 0 : 1);
      expectExact(before, edit);
    }),
  );
});

test('changes in a row are one, those that touch each other as one stretch', () => {
  let apart = 0;
  fc.assert(
    fc.property(texts, fc.array(splices, { minLength: 2, maxLength: 4 }), (text, all) => {
      let whole = spanning(text, text);
      for (const splice of all) {
        const next = spliced(whole.text, splice);
        if (next.text !== whole.text) whole = combined(text, whole, next);
      }
      if (whole.lines.length > 1) apart++;
      if (whole.lines.length > 0) expectExact(text, whole);
    }),
    { numRuns: 1000 },
  );
  expect(apart).toBeGreaterThan(100);
});

test('lines that are put in stand where they were put', () => {
  fc.assert(
    fc.property(texts, fc.nat(), fc.constantFrom('a', 'b', 'new'), (text, where, line) => {
      const starts = linesOf(text).map((_, index, lines) => lines.slice(0, index).join('').length);
      const offset = [...starts, text.length][where % (starts.length + 1)]!;
      const edit = editOf(text, insertLines(text, offset, [line, line]));
      expect(lineStart(text, offset) === offset || offset === text.length).toBe(true);
      if (offset < text.length || text === '' || text.endsWith('\n'))
        expect(edit.lines[0]).toMatchObject({ at: lineNumber(text, offset), removed: [] });
      expect(edit.text.endsWith('\n')).toBe(text === '' || text.endsWith('\n'));
      expect(linesOf(edit.text)).toHaveLength(linesOf(text).length + 2);
    }),
  );
});

describe('a line end more', () => {
  test.each([
    ['', 0, '\n'],
    ['a', 1, '\n'],
    ['\n', 0, '\n'],
    ['\na\r\n', 0, '\n'],
    ['a\r\n', 0, '\r\n'],
    ['a\r\nb\n', 1, '\r\n'],
    ['a\r\nb\nc', 3, '\r\n'],
    ['a\r\nb\nc', 5, '\n'],
    ['a\nb\r\nc', 2, '\n'],
    ['a\nb\r\nc', 6, '\r\n'],
  ])('in %j at %i is %j', (text, offset, end) => {
    expect(lineEndAt(text, offset)).toBe(end);
  });

  test('is not there where the last line has none', () => {
    expect(insertLines('', 0, ['x'])).toEqual({ start: 0, end: 0, insert: 'x\n' });
    expect(insertLines('a', 1, ['x', 'y'])).toEqual({ start: 1, end: 1, insert: '\nx\ny' });
    expect(insertLines('a\r\nb', 3, ['x'])).toEqual({ start: 3, end: 3, insert: 'x\r\n' });
  });
});

test('changes that are not in the order of the text, or are of the same lines, are none', () => {
  const change = (at: number, removed: string[]): { at: number; removed: string[]; added: string[] } => ({
    at,
    removed,
    added: ['x\n'],
  });
  const text = 'a\nb\nc\n';
  expect(applyLines(text, [change(1, ['a\n']), change(3, ['c\n'])])).toBe('x\nb\nx\n');
  expect(applyLines(text, [change(3, ['c\n']), change(1, ['a\n'])])).toBeUndefined();
  expect(applyLines(text, [change(3, []), change(1, ['c\n'])])).toBeUndefined();
  expect(applyLines(text, [change(1, ['a\n', 'b\n']), change(2, ['b\n'])])).toBeUndefined();
  expect(lineStart('\na', 0)).toBe(0);
});
