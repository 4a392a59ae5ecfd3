import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { unifiedDiff } from '../../src/ledger/diff.ts';
import { applyLines, spanning } from '../../src/ledger/edit/text.ts';

const shown = (lines: ReturnType<typeof unifiedDiff>): string[] =>
  lines.map(({ kind, text }) => (kind === '@' ? text : kind + text));
const letters = 'a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\n';

test('three lines of context around each change, worked by hand', () => {
  const lines = unifiedDiff(letters, [
    { at: 2, removed: ['b\n'], added: ['B\n', 'B2\n'] },
    { at: 12, removed: [], added: ['x\n'] },
  ]);
  expect(shown(lines)).toEqual(
    [
      ['@@ -1,5 +1,6 @@', ' a', '-b', '+B', '+B2', ' c', ' d', ' e'],
      ['@@ -9,4 +10,5 @@', ' i', ' j', ' k', '+x', ' l'],
    ].flat(),
  );
});

test('changes that are near share a hunk', () => {
  const lines = unifiedDiff(letters, [
    { at: 3, removed: ['c\n'], added: [] },
    { at: 10, removed: ['j\n'], added: ['J\n'] },
  ]);
  expect(shown(lines).filter((line) => line.startsWith('@@'))).toEqual(['@@ -1,12 +1,11 @@']);
});

test('an empty file, CR LF and a missing line end', () => {
  expect(shown(unifiedDiff('', [{ at: 1, removed: [], added: ['a\n'] }]))).toEqual(['@@ -0,0 +1 @@', '+a']);
  expect(shown(unifiedDiff('a\r\nb', [{ at: 2, removed: ['b'], added: ['b\r\n', 'c'] }]))).toEqual([
    '@@ -1,2 +1,3 @@',
    ' a',
    '-b',
    ' \\ No newline at end of file',
    '+b',
    '+c',
    ' \\ No newline at end of file',
  ]);
});

test('any diff, applied by its own numbers, gives the text after', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c'), { maxLength: 20 })
    .map((lines) => lines.map((line) => `${line}\n`).join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const edit = spanning(before, after);
      expect(applyLines(before, edit.lines)).toBe(after);
      const old = before.split('\n');
      const result: string[] = [];
      let at = 0;
      for (const { kind, text: line } of unifiedDiff(before, edit.lines)) {
        if (kind === '@') {
          const [, first, count] = /^@@ -(\d+)(?:,(\d+))?/.exec(line)!;
          const start = count === '0' ? Number(first) : Number(first) - 1;
          while (at < start) result.push(old[at++]!);
        } else {
          if (kind !== '+') expect(old[at++]).toBe(line);
          if (kind !== '-') result.push(line);
        }
      }
      result.push(...old.slice(at));
      expect(result.join('\n')).toBe(after);
    }),
  );
});
