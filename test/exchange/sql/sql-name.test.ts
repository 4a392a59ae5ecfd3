import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/errors.ts';
import { sqlColumn, sqlTable } from '../../../src/exchange/sql/sql-name.ts';
import { ask, openDuckDb } from '../duckdb.ts';

const refusal = (make: () => string): number | string => {
  try {
    return make();
  } catch (error) {
    if (error instanceof Failure) return error.status;
    throw error;
  }
};

describe('a name in SQL', () => {
  it('stays bare where it is plain, and is quoted where it is not', () => {
    expect(sqlTable('forecasts')).toBe('forecasts');
    expect(sqlTable('Forecasts')).toBe('"Forecasts"');
    expect(sqlTable('order')).toBe('"order"');
    expect(sqlTable('2025_q1')).toBe('"2025_q1"');
    expect(sqlTable('prévisions 2025')).toBe('"prévisions 2025"');
    expect(sqlTable('a"b')).toBe('"a""b"');
    expect(sqlTable('x; DROP TABLE y; --')).toBe('"x; DROP TABLE y; --"');
    expect(sqlColumn('who')).toBe('who');
    expect(sqlColumn('a.b')).toBe('"a.b"');
  });

  it('of a table has parts, and one in quotes keeps its dots', () => {
    expect(sqlTable('lake.raw.forecasts')).toBe('lake.raw.forecasts');
    expect(sqlTable('lake.Raw')).toBe('lake."Raw"');
    expect(sqlTable('lake."2025.q1"')).toBe('lake."2025.q1"');
    expect(sqlTable('"a""b".c')).toBe('"a""b".c');
    expect(sqlTable('"a"b')).toBe('"""a""b"');
    expect(sqlTable('"forecasts"')).toBe('forecasts');
  });

  it('is refused when empty, in part or whole, or not safe', () => {
    for (const name of ['', '.', 'a.', '.a', 'a..b']) expect(refusal(() => sqlTable(name))).toBe(2);
    for (const name of ['a\nb', 'a\u0000', 'a\u001b[0m', 'a\u2028b', 'a\u202eb', 'a\\', 'a`b', 'a\ud800', '"a\n".b']) {
      expect(refusal(() => sqlTable(name))).toBe(2);
      expect(refusal(() => sqlColumn(name))).toBe(2);
    }
  });

  it('never ends the statement it stands in', async () => {
    const connection = await openDuckDb();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: fc.constantFrom(...'ab"\'.; -*/()é1_AS$') }), async (name) => {
        const column = refusal(() => sqlColumn(name));
        if (column === 2) return;
        expect(await ask(connection, `SELECT 1 AS ${column}`)).toEqual([{ [name]: 1 }]);
      }),
    );
  });
});
