import { describe, expect, it } from 'vitest';
import { table } from '../../../src/show/terminal/table.ts';
import { width } from '../../../src/show/terminal/width.ts';

const COLUMNS = [{ title: 'name' }, { title: 'n', right: true }, { title: 'what it means' }];

describe('a table', () => {
  it('aligns its columns two apart and ends no line in a space', () => {
    expect(table(COLUMNS, [['a', '10', 'x'], ['longer', '5', '']])).toEqual([
      'name     n  what it means',
      'a       10  x',
      'longer   5',
    ]); // prettier-ignore
  });

  it('has no header where no column has a title', () => {
    expect(table([{ title: '' }, { title: '' }], [['a', 'b']])).toEqual(['a  b']);
    expect(table(COLUMNS, [])).toEqual(['name  n  what it means']);
  });

  it('counts columns as a terminal does', () => {
    const lines = table(
      [{ title: '' }, { title: '' }],
      [
        ['日本', 'x'],
        ['ab', 'x'],
        ['\u001b[31mred\u001b[39m', 'x'],
      ],
    );
    expect(lines.map((line) => width(line.slice(0, line.lastIndexOf('x'))))).toEqual([6, 6, 6]);
  });

  it('wraps the last column, behind the others or, where there is no room, under them', () => {
    const meaning = 'a rather long explanation of what this number may mean';
    expect(table([{ title: '' }, { title: '' }], [['key', meaning]], 30)).toEqual([
      'key  a rather long explanation',
      '     of what this number may',
      '     mean',
    ]);
    expect(table([{ title: '' }, { title: '' }], [['a-key-that-takes-room', meaning]], 30)).toEqual([
      'a-key-that-takes-room',
      '    a rather long explanation',
      '    of what this number may',
      '    mean',
    ]);
    expect(table([{ title: '' }, { title: '' }], [['key', 'short']], 30)).toEqual(['key  short']);
  });
});
