// The printed SQL is run, and each of its numbers compared with our own.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROW_COLUMNS } from '../../../src/exchange/sql/score-sql-columns.ts';
import { scoreSql, scoreStatements } from '../../../src/exchange/sql/score-sql.ts';
import { brierLosses, meanStandardError } from '../../../src/score/brier.ts';
import { clusterSpread, topicsOfRows } from '../../../src/score/cluster.ts';
import { scoreTable } from '../../../src/score/score-table.ts';
import type { Table } from '../../../src/score/table.ts';
import { predict, testWorld } from '../../commands/world.ts';
import { ask, fillTable, openDuckDb } from '../duckdb.ts';
import type { ResultRow, SqlRow } from '../duckdb.ts';

/** Column of the second statement's result → key of a bin of the score object. `from` and `to` are reserved words of SQL. */
const BIN_COLUMNS: Readonly<Record<string, string>> = {
  bin_from: 'from',
  bin_to: 'to',
  n: 'n',
  mean_forecast: 'meanForecast',
  happened: 'happened',
  frequency: 'frequency',
  wilson95_low: 'wilson95.0',
  wilson95_high: 'wilson95.1',
};

const GOLDEN = join(import.meta.dirname, '../../golden/score');
const WHOLE = scoreStatements({ table: 'forecasts' });
const BY_FORECASTER = scoreStatements({ table: 'forecasts', by: 'forecaster' });

let connection: Awaited<ReturnType<typeof openDuckDb>>;
beforeAll(async () => {
  connection = await openDuckDb();
});

const isShare = (value: number | null | undefined): value is number => typeof value === 'number' && value >= 0 && value <= 1; // prettier-ignore
const isAbsent = (value: unknown): boolean => value === null || value === undefined;
const isRefused = ({ p, y, ref }: SqlRow): boolean => !isShare(p) || !(isAbsent(y) || isShare(y)) || !(isAbsent(ref) || isShare(ref)); // prettier-ignore

/** The scored rows as the score room wants them. */
function tableOf(rows: readonly SqlRow[]): Table {
  const scored = rows.filter((row) => !isRefused(row) && !isAbsent(row.y));
  const labels = [...new Set(scored.map((row) => row.cluster))];
  return {
    n: scored.length,
    p: Float64Array.from(scored, (row) => row.p!),
    y: Float64Array.from(scored, (row) => row.y!),
    cluster: Int32Array.from(scored, (row) => (isAbsent(row.cluster) ? -1 : labels.indexOf(row.cluster))),
    reference: Float64Array.from(scored, (row) => row.ref ?? NaN),
  };
}

function at(object: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((found, key) => (found === null || found === undefined ? null : (found as Record<string, unknown>)[key]), object); // prettier-ignore
}

/** Every column of the first statement for these rows, by our own program. */
function expectedRow(rows: readonly SqlRow[]): Record<string, unknown> {
  const table = tableOf(rows);
  const object = scoreTable(table);
  const { n, p, y, cluster } = table;
  const losses = brierLosses(p, y);
  const infinite = [...p].filter((value, row) => (value === 0 && y[row]! > 0) || (value === 1 && y[row]! < 1)).length;
  const topics = topicsOfRows(cluster);
  const named = topics?.named ?? 0;
  const ours: Record<string, unknown> = {
    refused: rows.filter(isRefused).length,
    unresolved: rows.filter((row) => !isRefused(row) && isAbsent(row.y)).length,
    happened: n === 0 ? null : [...y].reduce((total, value) => total + value, 0),
    fractional: n === 0 ? null : [...y].filter((value) => value > 0 && value < 1).length,
    brier_se: meanStandardError(losses),
    brier_se_cluster: clusterSpread(losses, topics)?.seCluster ?? null,
    brier_clusters: n === 0 ? null : named + cluster!.filter((label) => label < 0).length,
    brier_named_clusters: n === 0 ? null : named,
    log_unclipped_bits: infinite > 0 ? null : at(object, 'log.unclippedBits'),
    log_infinite: n === 0 ? null : infinite,
  };
  return Object.fromEntries(
    Object.entries(ROW_COLUMNS).map(([name, { key }]) => [name, name in ours ? ours[name] : at(object, key!)]),
  );
}

function expectedBins(rows: readonly SqlRow[]): Record<string, unknown>[] {
  return scoreTable(tableOf(rows)).bins.map((bin) =>
    Object.fromEntries(Object.entries(BIN_COLUMNS).map(([name, key]) => [name, at(bin, key)])),
  );
}

/** Absolute, relative above 1. */
function near(actual: unknown, expected: unknown): boolean {
  if (actual === (expected ?? null)) return true;
  if (typeof expected !== 'number' || typeof actual !== 'number') return false;
  return Math.abs(actual - expected) <= 1e-12 * Math.max(1, Math.abs(expected));
}

/** Where a row of a result is not what we expect; its part apart. */
function differences(actual: ResultRow | undefined, expected: Readonly<Record<string, unknown>> | undefined): string[] {
  if (actual === undefined || expected === undefined)
    return [`a row for no row: ${JSON.stringify(actual ?? expected)}`];
  const names = new Set([...Object.keys(actual), ...Object.keys(expected)]);
  names.delete('part');
  return [...names]
    .filter((name) => !(name in actual) || !(name in expected) || !near(actual[name], expected[name]))
    .map((name) => `${name}: ${String(actual[name])} for ${String(expected[name])}`);
}

function allDifferences(
  actual: readonly ResultRow[],
  expected: readonly Readonly<Record<string, unknown>>[],
): string[] {
  const rows = Math.max(actual.length, expected.length);
  return Array.from({ length: rows }, (_, row) => differences(actual[row], expected[row])).flat();
}

function expectedValues(rows: readonly SqlRow[]): Record<string, unknown>[] {
  const { p, y } = tableOf(rows);
  return [...new Set(p)]
    .sort((a, b) => a - b)
    .map((value) => {
      const outcomes = [...y].filter((_, row) => p[row] === value);
      return {
        p: value,
        n: outcomes.length,
        happened: outcomes.reduce((total, outcome) => total + outcome, 0),
        fractional: outcomes.filter((outcome) => outcome > 0 && outcome < 1).length,
      };
    });
}

/** Runs the three statements over these rows as a whole and for each forecaster apart, and says where a number is not ours. */
async function sqlDifferences(rows: readonly SqlRow[]): Promise<string[]> {
  await fillTable(connection, 'forecasts', rows);
  const found = [
    ...allDifferences(await ask(connection, WHOLE.row), [expectedRow(rows)]),
    ...allDifferences(await ask(connection, WHOLE.bins), expectedBins(rows)),
    ...allDifferences(await ask(connection, WHOLE.values), expectedValues(rows)),
  ];
  // Rows without a forecaster are a part of their own; an engine puts it first or last.
  const parts = {
    row: await ask(connection, BY_FORECASTER.row),
    bins: await ask(connection, BY_FORECASTER.bins),
    values: await ask(connection, BY_FORECASTER.values),
  };
  const names = new Set([...rows, ...parts.row.map(({ part }) => ({ forecaster: part }))].map((row) => row.forecaster ?? null)); // prettier-ignore
  for (const name of names) {
    const own = rows.filter((row) => (row.forecaster ?? null) === name);
    const ofName = (result: readonly ResultRow[]): ResultRow[] => result.filter((row) => row['part'] === name);
    found.push(...allDifferences(ofName(parts.row), [expectedRow(own)]));
    found.push(...allDifferences(ofName(parts.bins), expectedBins(own)));
    found.push(...allDifferences(ofName(parts.values), expectedValues(own)));
  }
  return found;
}

function readGolden(name: string): SqlRow[] {
  const [, ...lines] = readFileSync(join(GOLDEN, `${name}.csv`), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [, p, y, cluster, ref] = line.split(',');
    return { p: Number(p), y: Number(y), cluster: cluster || null, ref: ref ? Number(ref) : null };
  });
}

const GOLDEN_NAMES = readdirSync(GOLDEN)
  .filter((file) => file.endsWith('.csv'))
  .map((file) => file.slice(0, -4));

/** Forecasts that tie, lie on edges and ends, one step beside an edge, or anywhere. */
const aShare = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 20 }).map((k) => k / 20) },
  { weight: 2, arbitrary: fc.constantFrom(0, 1, 0.5, 0.001, 0.999, 0.0015, 0.9985, 0.3, 0.3 - 2 ** -54, 0.1 + 0.2, 0.7, 0.7 - 2 ** -53, 1e-300, 1 - 2 ** -53) },
  { weight: 2, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }).map((p) => p + 0) },
); // prettier-ignore

function aRow(outcome: fc.Arbitrary<number>): fc.Arbitrary<SqlRow> {
  return fc.record({
    p: fc.oneof({ weight: 20, arbitrary: aShare }, { weight: 1, arbitrary: fc.constantFrom(null, -0.1, 1.0000000000000002, NaN, Infinity) }),
    y: fc.oneof({ weight: 12, arbitrary: outcome }, { weight: 1, arbitrary: fc.constantFrom(null, 2, NaN) }),
    ref: fc.oneof({ weight: 20, arbitrary: aShare }, { weight: 10, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constant(-1) }),
    cluster: fc.constantFrom('a', 'b', "it's", '', null),
    forecaster: fc.constantFrom('me', 'you', '', null),
  }); // prettier-ignore
}

const someRows = fc.oneof(
  fc.array(aRow(fc.constantFrom(0, 1)), { maxLength: 60 }),
  fc.array(aRow(fc.constantFrom(0, 1, 0.5, 0.25)), { maxLength: 40 }),
  fc.array(aRow(fc.constant(1)), { maxLength: 12 }),
);

describe('the SQL of a score, run on DuckDB', () => {
  it('has six golden tables to be run on', () => expect(GOLDEN_NAMES).toHaveLength(6));

  it.each(GOLDEN_NAMES)('says what we say of %s', async (name) => {
    expect(await sqlDifferences(readGolden(name))).toEqual([]);
  });

  it.each<[string, SqlRow[]]>([
    ['nothing', []],
    ['a row without a forecast', [{ p: null }]],
    ['a row without an outcome', [{ p: 0.7 }]],
    ['one row', [{ p: 0.7, y: 1, ref: 0.7, cluster: 'a' }]],
    ['the ends', [{ p: 0, y: 1 }, { p: 1, y: 0 }, { p: -0, y: 0 }, { p: 0, y: 0 }]],
    ['losses equal but for rounding', [{ p: 0.3, y: 0 }, { p: 0.7, y: 1 }, { p: 0.3, y: 0, cluster: 'a' }, { p: 0.7, y: 1, cluster: 'b' }]],
    ['halves that half happened', [{ p: 0.5, y: 0.5, ref: 0.5 }, { p: 0.5, y: 0.5, ref: 0.5 }]],
    ['all kinds of rows that are no forecast', [{ p: -0.1, y: 1 }, { p: NaN, y: 1 }, { p: 0.5, y: 2 }, { p: 0.5, y: 1, ref: NaN }, { p: 2 }]],
  ])('says what we say of %s', async (_, rows) => {
    expect(await sqlDifferences(rows)).toEqual([]);
  }); // prettier-ignore

  it('has exact zeros where all rows are alike, so that what is not defined is NULL', async () => {
    await fillTable(connection, 'forecasts', [{ p: 0.2, y: 0.1 }, { p: 0.4, y: 0.1 }, { p: 0.7, y: 0.1 }]); // prettier-ignore
    const alike = { murphy_uncertainty: 0, murphy_resolution: 0, skill_vs_base_rate: null };
    expect((await ask(connection, WHOLE.row))[0]).toMatchObject(alike);
    await fillTable(connection, 'forecasts', [{ p: 0.3, y: 0, cluster: 'a' }, { p: 0.7, y: 1, cluster: 'b' }]); // prettier-ignore
    expect((await ask(connection, WHOLE.row))[0]).toMatchObject({ brier_se: 0, brier_se_cluster: 0 });
  });

  it('says what we say of any table, whole and by forecaster', async () => {
    const property = fc.asyncProperty(someRows, async (rows) => {
      expect(await sqlDifferences(rows)).toEqual([]);
    });
    await fc.assert(property, { numRuns: 60 });
    expect.hasAssertions();
  });

  it('takes columns of other number types, and lets no text pass for a number', async () => {
    const rows: SqlRow[] = [{ p: 0.7, y: 1 }, { p: 0.3, y: 0 }, { p: 0.05, y: 1 }, { p: 0.7, y: null }, { p: null, y: 1 }]; // prettier-ignore
    const { row, bins } = scoreStatements({ table: 'others', columns: 'p,y' });
    for (const [p, y] of [
      ['DECIMAL(4, 3)', 'INTEGER'],
      ['VARCHAR', 'VARCHAR'],
      ['DOUBLE', 'BOOLEAN'],
    ]) {
      await fillTable(connection, 'forecasts', rows);
      await connection.run(
        `CREATE OR REPLACE TABLE others AS SELECT CAST(p AS ${p}) AS p, CAST(CAST(y AS INTEGER) AS ${y}) AS y FROM forecasts`,
      );
      expect(allDifferences(await ask(connection, row), [expectedRow(rows)])).toEqual([]);
      expect(allDifferences(await ask(connection, bins), expectedBins(rows))).toEqual([]);
    }
    await connection.run(`CREATE OR REPLACE TABLE others AS SELECT 'likely' AS p, 1 AS y`);
    await expect(ask(connection, row)).rejects.toThrow('likely');
  });

  it('leaves out the columns the table does not have', async () => {
    await connection.run('CREATE OR REPLACE TABLE narrow (p DOUBLE, y DOUBLE)');
    await connection.run('INSERT INTO narrow VALUES (0.7, 1), (0.2, 0)');
    const rows: SqlRow[] = [{ p: 0.7, y: 1 }, { p: 0.2, y: 0 }]; // prettier-ignore
    const { row } = scoreStatements({ table: 'narrow', columns: 'y, p' });
    expect(allDifferences(await ask(connection, row), [expectedRow(rows)])).toEqual([]);
    await expect(ask(connection, scoreStatements({ table: 'narrow' }).row)).rejects.toThrow('ref');
    expect(() => scoreStatements({ table: 'narrow', columns: 'p' })).toThrow('y is missing');
    expect(() => scoreStatements({ table: 'narrow', columns: 'p,y,clusters' })).toThrow(
      'there is no column "clusters"',
    );
  });

  it('names the column of the parts by its table, since SQLite takes a quoted name that is no column for a text', () => {
    expect(scoreStatements({ table: 'forecasts', by: 'Who' }).row).toContain('i."Who" AS part,');
  });

  it('is three statements that run as one script', async () => {
    await fillTable(connection, 'forecasts', [{ p: 0.7, y: 1 }]);
    const script = scoreSql({ table: 'forecasts' });
    expect(script.match(/;\n/g)).toHaveLength(3);
    const statements = await connection.extractStatements(script);
    expect(statements.count).toBe(3);
    const last = await (await statements.prepare(2)).run();
    expect(last.columnNames()).toEqual(['p', 'n', 'happened', 'fractional']);
  });
});

/** Paths of all numbers in an object; of lists and texts the path alone. */
function leaves(object: object, path = ''): string[] {
  return Object.entries(object).flatMap(([key, value]) => {
    const here = path === '' ? key : `${path}.${key}`;
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? leaves(value, here) : [here];
  });
}

describe('the columns', () => {
  it('are all keys of the score object but those that are no sum', () => {
    const object = scoreTable(tableOf([{ p: 0.7, y: 1, ref: 0.6, cluster: 'a' }, { p: 0.2, y: 0, ref: 0.1, cluster: 'b' }, { p: 0.3, y: 1 }, { p: 0.8, y: 0 }])); // prettier-ignore
    const keys = new Set(Object.values(ROW_COLUMNS).map(({ key }) => key));
    const others = leaves(object).filter((path) => !keys.has(path) && !/^(method|reasons)\./.test(path));
    expect(others.sort()).toEqual([
      'bins',
      'brier.clusterInterval',
      'brier.interval',
      'brier.probabilityThisBadOrWorse',
      'brier.probabilityThisGoodOrBetter',
      'corp.band',
      'corp.blocks',
      'corp.discrimination',
      'corp.expectedMiscalibrationIfCalibrated',
      'corp.miscalibration',
      'corp.probabilityMiscalibrationThisLarge',
      'corp.uncertainty',
      'counts.probabilityThisFewOrFewer',
      'counts.probabilityThisManyOrMore',
      'counts.range90',
      'cox.firth.intercept',
      'cox.firth.slope',
      'cox.intercept',
      'cox.interceptSe',
      'cox.slope',
      'cox.slopeSe',
      'cox.status',
      'spiegelhalter.p',
    ]);
    for (const key of keys) if (key !== null) expect(leaves(object)).toContain(key);
    expect(leaves(object.bins[0]!).filter((key) => !Object.values(BIN_COLUMNS).some((own) => own.startsWith(key)))).toEqual(['range90IfCalibrated']); // prettier-ignore
  });

  it('are named as their keys', () => {
    const snake = (key: string): string => key.replaceAll('.', '_').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`); // prettier-ignore
    const mirrored = Object.entries(ROW_COLUMNS).filter(([, { key }]) => key !== null);
    expect(mirrored.map(([name]) => name)).toEqual(mirrored.map(([, { key }]) => snake(key!)));
  });
});

describe('predict score --sql', () => {
  it('prints the script for the table that is named, or for forecasts', async () => {
    const world = testWorld();
    expect(await predict(world, 'score', '--sql')).toBe(0);
    expect(world.printed.out).toBe(scoreSql({ table: 'forecasts' }));
    const named = testWorld();
    const words = ['score', '--sql', 'lac.prévisions – 2025', '--by', 'who', '--columns', 'p,y,ref', '--ascii'];
    expect(await predict(named, ...words)).toBe(0);
    expect(named.printed.out).toBe(scoreSql({ table: 'lac.prévisions – 2025', by: 'who', columns: 'p,y,ref' }));
    expect(named.printed.out).toContain('FROM lac."prévisions – 2025"');
    expect(named.printed.err).toBe('');
  });

  it('ends with status 2 where the words do not fit', async () => {
    for (const words of [
      ['--sql', '-'],
      ['--sql', 'a\nb'],
      ['--sql', 'a', '--by', ''],
      ['--sql', 'a', '--format', 'json'],
      ['--sql', 'a', '--explain', 'brier'],
      ['--sql', 'a', '--counts'],
      ['t.csv', '--columns', 'p,y'],
      [],
    ]) {
      const world = testWorld();
      expect([words, await predict(world, 'score', ...words), world.printed.out]).toEqual([words, 2, '']);
    }
  });
});
