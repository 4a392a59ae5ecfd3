import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/errors.ts';
import { scoreStatements } from '../../../src/exchange/sql/score-sql.ts';
import { readCountTable } from '../../../src/exchange/table/count-table.ts';
import { scoreTable } from '../../../src/score/score-table.ts';
import { predict, testWorld } from '../../commands/world.ts';
import { ask, fillTable, openDuckDb } from '../duckdb.ts';

const HEAD = 'p,n,happened,fractional\n';
const read = (text: string) => readCountTable('c.csv', text, { labels: true });
const fault = (text: string): string => {
  try {
    read(text);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { message, place } = error.problems[0]!;
    return `${place!.line}: ${message}`;
  }
  throw new Error('it was read');
};

describe('a table of counts', () => {
  it('is as many rows as it counts', () => {
    const { table, labels } = read(`${HEAD}0.7,3,2,0\n0.2,1,0,0\n0.9,0,0,0\n`);
    expect([table.n, [...table.p], [...table.y]]).toEqual([4, [0.7, 0.7, 0.7, 0.2], [1, 1, 0, 0]]);
    expect(labels).toEqual(['line 2', 'line 2', 'line 2', 'line 3']);
    expect(table.cluster).toBeUndefined();
  });

  it('has its columns in any order, counts as engines write them, and others ignored', () => {
    const found = read('\ufeffpart,fractional,happened,n,p\r\nme,0,2.0,3,7e-1\r\nyou,0,0.0,1,0.7\r\n');
    expect([...found.table.p]).toEqual([0.7, 0.7, 0.7, 0.7]);
    expect(found.ignored).toEqual(['part']);
    expect(read(HEAD).table.n).toBe(0);
  });

  it.each([';', '\t'])('parts its cells by %j as well', (mark) => {
    const { table } = read(`${HEAD}0.7,3,2,0\n0.2,1,0,0\n`.replaceAll(',', mark));
    expect([[...table.p], [...table.y]]).toEqual([
      [0.7, 0.7, 0.7, 0.2],
      [1, 1, 0, 0],
    ]);
  });

  it('is refused at the first line that counts no forecasts', () => {
    expect(fault(`${HEAD}0.7,3,2,0\n1.1,3,2,0\n`)).toBe('3: p is "1.1", not a probability');
    expect(fault(`${HEAD},3,2,0\n`)).toBe('2: p is "", not a probability');
    expect(fault(`${HEAD}0.7,3.5,2,0\n`)).toBe('2: n is "3.5", not a count');
    expect(fault(`${HEAD}0.7,-3,0,0\n`)).toBe('2: n is "-3", not a count');
    expect(fault(`${HEAD}0.7,3,4,0\n`)).toBe('2: 4 of 3 happened');
    expect(fault(`${HEAD}0.7,3,,0\n`)).toBe('2: happened is "", not a count');
    expect(fault(`${HEAD}0.7,3\n`)).toContain('2: not CSV');
    expect(fault('')).toBe('1: the table is empty');
    expect(fault(`${HEAD}0.7,20000001,1,0\n`)).toContain('1: these are 20000001 rows');
  });

  it('is refused where outcomes are fractional, and where nothing says that none is', () => {
    expect(fault(`${HEAD}0.7,2,1,2\n`)).toBe('2: 2 of these outcomes lie between 0 and 1');
    expect(fault('p,n,happened\n0.7,2,1\n')).toBe('1: there is not one column fractional');
    expect(fault('p,p,n,happened,fractional\n0.7,0.7,2,1,0\n')).toBe('1: there is not one column p');
  });

  it('that a database counted scores as the rows themselves, bit for bit', async () => {
    const connection = await openDuckDb();
    const { values } = scoreStatements({ table: 'forecasts', columns: 'p,y' });
    const row = fc.record({ p: fc.integer({ min: 0, max: 12 }).map((k) => k / 12), y: fc.constantFrom(0, 1) });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (rows) => {
        await fillTable(connection, 'forecasts', rows);
        const counted = await ask(connection, values);
        const lines = counted.map((one) => [one['p'], one['n'], one['happened'], one['fractional']].join(','));
        const { table } = read(`${HEAD}${lines.join('\n')}\n`);
        const rowByRow = {
          n: rows.length,
          p: Float64Array.from(rows, ({ p }) => p),
          y: Float64Array.from(rows, ({ y }) => y),
        };
        expect(scoreTable(table)).toEqual(scoreTable(rowByRow));
      }),
      { numRuns: 15 },
    );
  });
});

describe('predict score --counts', () => {
  it('scores the rows that the table counts, and says what it cannot know', async () => {
    const world = testWorld({ stdin: `${HEAD}0.7,3,2,0\n` });
    expect(await predict(world, 'score', '-', '--counts', '--json', 'n,baseRate')).toBe(0);
    expect(JSON.parse(world.printed.out)).toMatchObject({ n: 3, baseRate: 2 / 3 });
    expect(world.printed.err).toContain('clusters and references');
  });
});
