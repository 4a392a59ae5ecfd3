import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure, failure, printedProblem } from '../src/errors.ts';
import type { Place, Problem } from '../src/errors.ts';

const place = (excerpt: string, column: number, length = 1): Place => ({
  file: 'a.yaml',
  line: 12,
  column,
  length,
  excerpt,
});
const problem = (more: Partial<Problem> = {}): Problem => ({
  code: 'some-code',
  severity: 'error',
  message: 'something is wrong',
  hints: [],
  ...more,
});
const lines = (more: Partial<Problem>) => printedProblem(problem(more)).split('\n');

describe('a printed problem', () => {
  it('has file, line, column, excerpt, carets and hints', () => {
    expect(
      printedProblem(
        problem({ place: place('  due: 2025-02-30', 8, 10), hints: ['February has 28 days', 'write 2025-02-28'] }),
      ),
    ).toBe(
      [
        'predict: a.yaml:12:8: something is wrong [some-code]',
        '12 |   due: 2025-02-30',
        '   |        ^^^^^^^^^^',
        'hint: February has 28 days',
        'hint: write 2025-02-28',
      ].join('\n'),
    );
  });

  it('calls a warning one, and does without a place', () => {
    expect(lines({ severity: 'warning' })).toEqual(['predict: warning: something is wrong [some-code]']);
    expect(lines({})).toEqual(['predict: something is wrong [some-code]']);
  });

  it('keeps carets under the marked text in a long line and behind tabs', () => {
    const [, excerpt, carets] = lines({ place: place(`${'x'.repeat(200)}HERE${'y'.repeat(200)}`, 201, 4) });
    expect(excerpt!.indexOf('HERE')).toBe(carets!.indexOf('^^^^'));
    expect(carets).toMatch(/ \^{4}$/);
    expect(excerpt!.length).toBeLessThan(120);
    const [, tabbed, under] = lines({ place: place('\tkey:\tHERE', 7, 4) });
    expect(tabbed!.indexOf('HERE')).toBe(under!.indexOf('^^^^'));
  });

  it('marks at least one place and never beyond the line', () => {
    expect(lines({ place: place('abc', 4, 1) }).at(-1)).toBe('   |    ^');
    expect(lines({ place: place('abc', 2, 99) }).at(-1)).toBe('   |  ^^');
    expect(lines({ place: place('', 1, 1) }).at(-1)).toBe('   | ^');
    expect(lines({ place: place('abc', 99, 1) }).at(-1)).toBe('   |    ^');
  });

  it('is one line a part, whatever is quoted in it', () => {
    const forged = 'x\nhint: all is well\r\npredict: nothing';
    expect(lines({ message: forged, hints: [forged] })).toHaveLength(2);
    expect(printedProblem(problem({ place: { ...place('abc', 1), file: 'a\nb.yaml' } })).split('\n')).toHaveLength(3);
  });

  it('never cuts a character in two', () => {
    // The window begins 20 places before the mark, which is in the middle of an emoji here.
    const emoji = `${'😀'.repeat(50)}a${'😀'.repeat(50)}`;
    expect(printedProblem(problem({ place: place(emoji, 112) }))).not.toMatch(/\p{Cs}/u);
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '😀', '日', '\t'), { maxLength: 300 }), fc.nat(400), fc.nat(50), (parts, column, length) => {
        const excerpt = parts.join('');
        // A place begins at a whole character.
        const start = excerpt.charCodeAt(column) >= 0xdc00 && excerpt.charCodeAt(column) <= 0xdfff ? column + 1 : column;
        expect(printedProblem(problem({ place: place(excerpt, start + 1, length) }))).not.toMatch(/\p{Cs}/u);
      }), // prettier-ignore
    );
  });
});

describe('a failure', () => {
  it('carries its problems and a status', () => {
    const one = failure('no-such', 'there is none', ['look elsewhere'], 2);
    expect(one).toBeInstanceOf(Error);
    expect(one.status).toBe(2);
    expect(one.problems).toEqual([
      { code: 'no-such', severity: 'error', message: 'there is none', hints: ['look elsewhere'] },
    ]);
    expect(failure('x', 'y', []).status).toBe(1);
    expect(new Failure([problem({ message: 'a' }), problem({ message: 'b' })]).message).toBe('a; b');
  });
});
