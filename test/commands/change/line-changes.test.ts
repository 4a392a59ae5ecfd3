import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editBetween, onlyAddsLineEnd } from '../../../src/commands/change/line-changes.ts';
import { applyLines, linesOf } from '../../../src/ledger/edit/text.ts';

describe('the lines an editor changed', () => {
  it('are one change for each place', () => {
    const { lines } = editBetween('a\nb\nc\nd\ne\n', 'a\nB\nc\nd\ne\nf\n');
    expect(lines).toEqual([
      { at: 2, removed: ['b\n'], added: ['B\n'] },
      { at: 6, removed: [], added: ['f\n'] },
    ]);
    expect(editBetween('a\n', 'a\n').lines).toEqual([]);
  });

  it('lead from one text to the other, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', '', 'd\r'), { maxLength: 12 }).chain((lines) => fc.constantFrom('', '\n').map((end) => lines.join('\n') + end)); // prettier-ignore
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edit = editBetween(before, after);
        expect(applyLines(before, edit.lines)).toBe(after);
        // Nothing is called changed that is the same on both sides.
        for (const { removed, added } of edit.lines) expect(removed.some((line) => added.includes(line))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('are one stretch where there are very many', () => {
    const [before, after] = ['x', 'y'].map((word) => `${word}\n`.repeat(3000)) as [string, string];
    const { lines } = editBetween(before, after);
    expect(lines).toHaveLength(1);
    expect(linesOf(after)).toEqual(lines[0]!.added);
  });

  it('do not count where an editor only ended the last line', () => {
    expect(onlyAddsLineEnd('a\nb', 'a\nb\n')).toBe(true);
    expect(onlyAddsLineEnd('a\nb', 'a\nc\n')).toBe(false);
    expect(onlyAddsLineEnd('a\n', 'a\n\n')).toBe(false);
  });
});
