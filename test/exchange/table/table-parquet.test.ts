import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../../src/errors.ts';
import { readForecastTable } from '../../../src/exchange/table/forecast-table.ts';
import type { ForecastTable } from '../../../src/exchange/table/forecast-table.ts';
import { looksLikeParquet } from '../../../src/exchange/table/parquet-mark.ts';
import { readParquetTable } from '../../../src/exchange/table/table-parquet.ts';
import { scoreTable } from '../../../src/score/score-table.ts';
import { duck, sourceOf } from '../parquet-fixture.ts';
import type { Duck } from '../parquet-fixture.ts';

let made: Duck;
beforeAll(async () => {
  made = await duck();
});
afterAll(() => made.close());

const fromParquet = (bytes: Uint8Array, labels = true): ForecastTable =>
  readParquetTable('t.parquet', sourceOf(bytes), { labels });
const fromCsv = (bytes: Uint8Array): ForecastTable => readForecastTable('t.csv', [bytes], { labels: true });
const fault = (bytes: Uint8Array): string => {
  try {
    fromParquet(bytes);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return error.problems.map(({ message }) => message).join('; ');
  }
  throw new Error('it was read');
};
/** Labels of rows without an id name a line in CSV and a row in Parquet. */
const sameTable = (parquet: ForecastTable, csv: ForecastTable): void =>
  expect({ ...parquet, labels: parquet.labels.map((label) => label.replace(/^row (\d+)$/, (_, row) => `line ${Number(row) + 1}`)) }).toEqual(csv); // prettier-ignore

/** 3,000 rows with a bit of everything. */
const ROWS = `SELECT CAST((i * 7919 % 1000) / 1000 AS DOUBLE) AS p,
  CASE WHEN i % 11 = 0 THEN NULL ELSE i * 31 % 3 % 2 END AS y,
  CASE WHEN i % 17 = 0 THEN NULL ELSE 'question ' || (i % 2900) END AS id,
  CASE WHEN i % 5 = 0 THEN NULL ELSE 'topic ' || (i % 40) END AS cluster,
  CASE WHEN i % 3 = 0 THEN NULL ELSE CAST((i * 104729 % 100) / 100 AS DOUBLE) END AS ref,
  CASE WHEN i % 2 = 0 THEN 'Zoë' ELSE '日本' END AS forecaster, DATE '2025-01-01' + CAST(i AS INT) AS date, i AS note
  FROM range(1, 3001) t(i)`;

describe('a table as Parquet', () => {
  it.each([
    'COMPRESSION uncompressed',
    'COMPRESSION snappy',
    'COMPRESSION zstd',
    'COMPRESSION gzip',
    'COMPRESSION brotli',
    'COMPRESSION lz4_raw',
    'COMPRESSION snappy, ROW_GROUP_SIZE 2048',
    'COMPRESSION zstd, DICTIONARY_SIZE_LIMIT 1',
    'COMPRESSION snappy, PARQUET_VERSION V2',
    'COMPRESSION zstd, PARQUET_VERSION V2, DICTIONARY_SIZE_LIMIT 1, ROW_GROUP_SIZE 2048',
  ])('says what CSV says, to the bit: %s', async (options) => {
    const parquet = fromParquet(await made.parquet(ROWS, options));
    const csv = fromCsv(await made.csv(ROWS));
    sameTable(parquet, csv);
    expect(parquet).toMatchObject({ unresolved: 272, ignored: ['note'], table: { n: 2728 } });
    expect(parquet.repeated).toBeGreaterThan(0);
  });

  it('keeps labels only where asked for', async () => {
    const bytes = await made.parquet(ROWS);
    expect(fromParquet(bytes, false)).toEqual({ ...fromParquet(bytes), labels: [] });
  });

  it('scores the golden tables as CSV does', async () => {
    const folder = join(import.meta.dirname, '../../golden/score');
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.csv'))) {
      const path = join(folder, name);
      for (const types of ['', ', all_varchar = true']) {
        const parquet = fromParquet(await made.parquet(`SELECT * FROM read_csv('${path}'${types})`));
        const csv = fromCsv(readFileSync(path));
        sameTable(parquet, csv);
        expect(scoreTable(parquet.table)).toEqual(scoreTable(csv.table));
      }
    }
  });

  const single = async (columns: string): Promise<ForecastTable> =>
    fromParquet(await made.parquet(`SELECT ${columns}`));
  const p = async (value: string): Promise<number> => (await single(`${value} AS p, 1 AS y`)).table.p[0]!;
  const y = async (value: string): Promise<number> => (await single(`0.5 AS p, ${value} AS y`)).table.y[0]!;

  it('takes the types of a warehouse', async () => {
    expect(await p('0.07::DOUBLE')).toBe(0.07);
    // 7 * 0.1 and 3 * 0.1 are the doubles next to 0.7 and 0.3.
    for (const type of ['DECIMAL(4,1)', 'DECIMAL(9,3)', 'DECIMAL(18,4)', 'DECIMAL(38,20)'])
      for (const value of [0.7, 0.3, 1, 0]) expect(await p(`${value}::${type}`), `${value} ${type}`).toBe(value);
    expect(await p('0.12345678901234567890::DECIMAL(38,20)')).toBe(Number('0.12345678901234567890'));
    expect(await p('0.7::FLOAT')).toBe(Math.fround(0.7));
    for (const type of ['INTEGER', 'BIGINT', 'HUGEINT', 'UTINYINT', 'UBIGINT', 'VARCHAR', 'DECIMAL(38,0)']) {
      expect(await p(`1::${type}`), type).toBe(1);
      expect(await y(`0::${type}`), type).toBe(0);
    }
    expect(await p(`' 65% '`)).toBe(0.65);
    expect(await y('true')).toBe(1);
    expect(await y('false')).toBe(0);
    expect(await y(`'No'`)).toBe(0);
    expect(await y('0.25::DECIMAL(5,2)')).toBe(0.25);
    for (const type of ['BOOLEAN', 'VARCHAR', 'DOUBLE', 'BIGINT'])
      expect(await single(`0.5 AS p, NULL::${type} AS y`), type).toMatchObject({ unresolved: 1, table: { n: 0 } });
  });

  it('takes names of every type', async () => {
    const labels = async (id: string) => (await single(`0.5 AS p, 1 AS y, ${id} AS id`)).labels;
    expect(await labels('42::BIGINT')).toEqual(['42']);
    expect(await labels('-12.50::DECIMAL(10,2)')).toEqual(['-12.50']);
    expect(await labels('12345678901234567890123::DECIMAL(38,0)')).toEqual(['12345678901234567890123']);
    expect(await labels(`DATE '2025-02-28'`)).toEqual(['2025-02-28']);
    expect(await labels(`TIMESTAMP '2025-02-28 12:30:00'`)).toEqual(['2025-02-28T12:30:00.000Z']);
    expect(await labels(`'936da01f-9abd-4d9d-80c7-02af85c822a8'::UUID`)).toEqual([
      '936da01f-9abd-4d9d-80c7-02af85c822a8',
    ]);
    expect(await labels('true')).toEqual(['true']);
    expect(await labels(`' a '`)).toEqual(['a']);
    expect(await labels(`''`)).toEqual(['row 1']);
  });

  it('may have no row, and columns of any kind that mean nothing', async () => {
    const query = `SELECT 0.5 AS p, 1 AS y, [1, 2] AS list, {'a': {'b': 1}} AS struct, MAP {'k': 1} AS map, INTERVAL 1 DAY AS i`;
    expect(fromParquet(await made.parquet(query))).toMatchObject({
      table: { n: 1 }, ignored: ['list', 'struct', 'map', 'i'],
    }); // prettier-ignore
    expect(fromParquet(await made.parquet(`${query} WHERE false`)).table.n).toBe(0);
  });
});

describe('a column without a value', () => {
  // p 0.5 and 0.6, y 1 and 0, no cluster: as pyarrow 25 writes it with compression="lz4" and a dictionary, which is empty.
  const LZ4 =
    'UEFSMRUAFSwVKiwVBBUAFQYVBhwAAABxAgAAAAQBAAEAoOA/MzMzMzMz4z8VABUcFR4sFQQVABUGFQYcAAAA4AIAAAAEAQEAAAAA' +
    'AAAAFQQVABUCTBUAFQASAAAAFQAVDhUQLBUEFRAVBhUGHAAAAHACAAAABAAAFQQZTDUAGAZzY2hlbWEVBgAVCiUCGAFwABUCJQIY' +
    'AXklHkysEwgRAAAAFQIlAhgHY2x1c3RlciUeTKwTCBEAAAAWBBkcGTwmABwVChklBgAZGAFwFQ4WBBZSFlAmCEkcFQAVABUCADwp' +
    'BhkmAAQAAAAmABwVAhklBgAZGAF5FQ4WBBZCFkQmWEkcFQAVABUCADwpBhkmAAQAAAAmABwVAhk1AAYQGRgHY2x1c3RlchUOFgQW' +
    'UBZUJroBJpwBKSwVBBUAFQIAFQAVEBUCADwpBhkmBAAAAAAW5AEWBCYIFugBACggcGFycXVldC1jcHAtYXJyb3cgdmVyc2lvbiAy' +
    'NS4wLjEZPBwAABwAABwAAAAQAQAAUEFSMQ==';

  it('is compressed to a byte that says nothing, and read', () => {
    const { table } = fromParquet(Buffer.from(LZ4, 'base64'));
    expect([...table.p]).toEqual([0.5, 0.6]);
    expect([...table.y]).toEqual([1, 0]);
    expect([...table.cluster!]).toEqual([-1, -1]);
  });
});

describe('a bad Parquet table', () => {
  const wrong = async (query: string, options?: string): Promise<string> => fault(await made.parquet(query, options));

  it('is refused with the row', async () => {
    const at = (bad: string, column: string) =>
      `SELECT CASE WHEN i = 2500 THEN ${column === 'p' ? bad : '0.5'} ELSE 0.5 END AS p, CASE WHEN i = 2500 THEN ${column === 'y' ? bad : '1'} ELSE 1 END AS y, CASE WHEN i = 2500 THEN ${column === 'ref' ? bad : '0.5'} ELSE NULL END AS ref FROM range(1, 3001) t(i)`;
    const groups = 'ROW_GROUP_SIZE 2048';
    expect(await wrong(at('1.7', 'p'), groups)).toBe('row 2500 of t.parquet: p is "1.7", not a probability');
    expect(await wrong(at(`'NaN'::DOUBLE`, 'p'), groups)).toBe('row 2500 of t.parquet: p is "NaN", not a probability');
    expect(await wrong(at('NULL', 'p'), groups)).toBe('row 2500 of t.parquet: p is "", not a probability');
    expect(await wrong(at('-0.1::DOUBLE', 'ref'))).toBe('row 2500 of t.parquet: ref is "-0.1", not a probability');
    expect(await wrong(at('2', 'y'))).toBe('row 2500 of t.parquet: y is "2", not an outcome');
    expect(await wrong(at(`'Infinity'::DOUBLE`, 'y'))).toBe('row 2500 of t.parquet: y is "Infinity", not an outcome');
    expect(await wrong('SELECT true AS p, 1 AS y')).toBe('row 1 of t.parquet: p is "true", not a probability');
    expect(await wrong(`SELECT 'soon' AS p, 1 AS y`)).toBe('row 1 of t.parquet: p is "soon", not a probability');
  });

  it('names the first bad row, whichever its column', async () => {
    const query = `SELECT CASE WHEN i = 30 THEN 2 ELSE 0.5 END AS p, CASE WHEN i = 20 THEN 7 ELSE 1 END AS y FROM range(1, 51) t(i)`;
    expect(await wrong(query)).toBe('row 20 of t.parquet: y is "7", not an outcome');
  });

  it('may lack a column, or have one of a wrong type', async () => {
    expect(await wrong('SELECT 0.5 AS p')).toBe('t.parquet: there is no column y');
    expect(await wrong('SELECT 0.5 AS P, 1 AS y')).toBe('t.parquet: there is no column p');
    expect(await wrong('SELECT [0.5] AS p, 1 AS y')).toBe('t.parquet: the column p holds neither numbers nor text');
    expect(await wrong(`SELECT 0.5 AS p, DATE '2025-01-01' AS y`)).toContain('y holds neither numbers nor text');
    expect(await wrong(`SELECT 0.5 AS p, 1 AS y, {'a': 1} AS id`)).toBe('t.parquet: the column id holds no names');
    expect(await wrong(`SELECT 0.5 AS p, 1 AS y, 0.2 AS " p "`)).toBe('t.parquet: the column p stands twice');
  });

  it('is told from text by how it begins, else by its name', () => {
    expect(looksLikeParquet(Buffer.from('PAR1\u0015'), 't')).toBe(true);
    expect(looksLikeParquet(Buffer.from('PAR1,p'), 't.csv')).toBe(false);
    expect(looksLikeParquet(Buffer.from('p,y\n'), 'T.PARQUET')).toBe(true);
    expect(looksLikeParquet(Buffer.from(''), 't.csv')).toBe(false);
  });

  it('is refused when it is cut off, encrypted, or something else', async () => {
    const bytes = await made.parquet(ROWS);
    expect(fault(Buffer.from('p,y\n0.5,1\n0.2,0\n'))).toContain('does not begin as one');
    for (const length of [0, 3, 5, 11, 12, 100, bytes.length - 1]) fault(bytes.subarray(0, length));
    expect(fault(bytes.subarray(0, bytes.length - 9))).toContain('its end is missing');
    expect(fault(Buffer.concat([bytes.subarray(0, -4), Buffer.from('PARE')]))).toContain('encrypted');
    const lying = Buffer.from(bytes);
    lying.writeUInt32LE(0x7fffffff, lying.length - 8);
    expect(fault(lying)).toContain('its end is missing');
  });

  it('with flipped bytes is scored or refused, and nothing else', async () => {
    const options = ['uncompressed', 'snappy', 'zstd', 'gzip', 'uncompressed, PARQUET_VERSION V2, DICTIONARY_SIZE_LIMIT 1', 'snappy, PARQUET_VERSION V2']; // prettier-ignore
    const query = ROWS.replace('range(1, 3001)', 'range(1, 60)');
    const files: Buffer[] = [];
    for (const option of options) files.push(await made.parquet(query, `COMPRESSION ${option}`));
    const seen = { scored: 0, refused: 0 };
    fc.assert(
      fc.property(
        fc.nat({ max: files.length - 1 }),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 2 }),
        (file, flips) => {
          const bytes = Buffer.from(files[file]!);
          for (const [at, mask] of flips) bytes[at % bytes.length]! ^= mask;
          try {
            const { p, y } = fromParquet(bytes).table;
            expect([...p, ...y].every((value) => value >= 0 && value <= 1)).toBe(true);
            seen.scored++;
          } catch (error) {
            if (!(error instanceof Failure)) throw error;
            seen.refused++;
          }
        },
      ),
      { numRuns: 2000 },
    );
    expect(seen.scored).toBeGreaterThan(200);
    expect(seen.refused).toBeGreaterThan(200);
  });
});
