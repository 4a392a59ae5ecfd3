import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedTable } from '../../../src/show/terminal/folded-table.ts';
import { table } from '../../../src/show/terminal/table.ts';
import { width } from '../../../src/show/terminal/width.ts';

const COLUMNS = [{ title: 'source' }, { title: 'kind' }, { title: 'statements', right: true }, { title: 'left out', right: true }]; // prettier-ignore
const ROWS = [['a-rather-long-id', 'letter', '61', '30'], ['b', '', '8', '0']]; // prettier-ignore

describe('a folded table', () => {
  it('is a table where it fits', () => {
    expect(foldedTable(COLUMNS, ROWS, 46)).toEqual(table(COLUMNS, ROWS));
    expect(width(table(COLUMNS, ROWS)[0]!)).toBe(46);
  });

  it('has titles over two lines where that is enough', () => {
    expect(foldedTable(COLUMNS, ROWS, 42)).toEqual([
      '                                      left',
      'source            kind    statements   out',
      'a-rather-long-id  letter          61    30',
      'b                                  8     0',
    ]);
  });

  it('does without a column that is empty where that is enough', () => {
    const rows = ROWS.map(([id, , ...numbers]) => [id!, '', ...numbers]);
    expect(foldedTable(COLUMNS, rows, 46)).toEqual(table(COLUMNS, rows));
    expect(foldedTable(COLUMNS, rows, 38)).toEqual([
      'source            statements  left out',
      'a-rather-long-id          61        30',
      'b                          8         0',
    ]);
  });

  it('has its key on a line of its own where that leaves room for the rest, still aligned', () => {
    expect(foldedTable(COLUMNS, ROWS, 41)).toEqual([
      'source',
      '  kind    statements  left out',
      'a-rather-long-id',
      '  letter          61        30',
      'b',
      '                   8         0',
    ]);
  });

  it('names each value where even the rest does not fit, and leaves out what is empty', () => {
    expect(foldedTable(COLUMNS, ROWS, 29)).toEqual([
      'a-rather-long-id',
      '  kind letter, statements 61,',
      '  left out 30',
      'b',
      '  statements 8, left out 0',
    ]);
  });

  it('loses no row where nothing but the key is filled', () => {
    expect(foldedTable(COLUMNS, [['the-first-of-two-ids', '', '', ''], ['b', '', '', '']], 10)).toEqual([
      'source',
      'the-first-of-two-ids',
      'b',
    ]); // prettier-ignore
  });

  it('can have a key of two columns, side by side or one below the other, never cut', () => {
    const columns = [{ title: 'first' }, { title: 'second' }, { title: 'shared', right: true }];
    const rows = [['somebody-with-a-name', 'somebody-else', '15']];
    expect(foldedTable(columns, rows, 36, 2)).toEqual([
      'first                 second',
      '  shared',
      'somebody-with-a-name  somebody-else',
      '      15',
    ]);
    expect(foldedTable(columns, rows, 30, 2)).toEqual([
      'first',
      'second',
      '  shared',
      'somebody-with-a-name',
      'somebody-else',
      '      15',
    ]);
  });

  it('loses nothing and is never wider than it may be but for words that are', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '-', '日'), minLength: 1, maxLength: 30 });
    const rows = fc.array(fc.tuple(word, word, word, word), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 24, max: 90 }), fc.integer({ min: 1, max: 2 }), (some, columns, keys) => {
        const lines = foldedTable(COLUMNS, some, columns, keys);
        for (const line of lines)
          expect(
            width(line) <= columns ||
              line
                .trim()
                .split(/\s+/)
                .some((one) => width(one) > columns - 4),
          ).toBe(true);
        const words = lines.join(' ').replaceAll(',', '').split(/\s+/);
        for (const cell of some.flat()) expect(words).toContain(cell);
      }),
    );
  });
});
