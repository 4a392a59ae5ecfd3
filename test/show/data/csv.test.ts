import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../../src/show/data/csv.ts';

const one = (value: unknown) => (parse(csvText(['a', 'b'], [{ a: value, b: 1 }])) as string[][])[1]![0];

describe('CSV', () => {
  it('has a header, CRLF and the same columns in every row', () => {
    expect(csvText(['id', 'p', 'tags', 'sealed'], [{ id: 'x', p: 0.5, tags: ['a', 'b'], sealed: null }, { id: 'y', matured: true }])).toBe('id,p,tags,sealed\r\nx,0.5,a b,\r\ny,,,\r\n'); // prettier-ignore
    expect(csvText(['id'], [])).toBe('id\r\n');
  });

  it('is no formula to a spreadsheet', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', '＠SUM(A1)', '\tx', '\rx', '\nx', "=cmd|' /C calc'!A0"])
      expect(one(text)).toBe(`'${text}`);
    expect(one(['=a', 'b'])).toBe("'=a b");
    expect(one(-0.02)).toBe('-0.02');
    expect(one('a=1')).toBe('a=1');
    expect(one(false)).toBe('false');
  });

  it('gives any other text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (text) => {
        const back = one(`x${text}`);
        expect(back).toBe(`x${text}`);
      }),
    );
  });
});
