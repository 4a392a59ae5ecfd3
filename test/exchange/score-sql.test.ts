// The printed SQL is run, and each of its numbers compared with our own.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { BIN_COLUMNS } from '../../src/exchange/score-sql-bins.ts';
import { ROW_COLUMNS } from '../../src/exchange/score-sql-columns.ts';
import { scoreStatements } from '../../src/exchange/score-sql.ts';
import { clusterSpread, namedClusters } from '../../src/score/cluster.ts';
import { brierLosses, meanStandardError } from '../../src/score/brier.ts';
import { scoreTable } from '../../src/score/score-table.ts';
import type { Table } from '../../src/score/table.ts';
import { ask, fillTable, openDuckDb } from './duckdb.ts';
import type { ResultRow, SqlRow } from './duckdb.ts';

const GOLDEN = join(import.meta.dirname, '../golden/score');
const STATEMENTS = scoreStatements({ table: 'forecasts' });
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
  const named = namedClusters(cluster);
  const ours: Record<string, unknown> = {
    refused: rows.filter(isRefused).length,
    unresolved: rows.filter((row) => !isRefused(row) && isAbsent(row.y)).length,
    happened: n === 0 ? null : [...y].reduce((total, value) => total + value, 0),
    fractional: n === 0 ? null : [...y].filter((value) => value > 0 && value < 1).length,
    brier_se: meanStandardError(losses),
    brier_se_cluster: clusterSpread(losses, cluster)?.seCluster ?? null,
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

function differences(actual: ResultRow, expected: Readonly<Record<string, unknown>>): string[] {
  expect(Object.keys(actual).filter((key) => key !== 'part')).toEqual(Object.keys(expected));
  return Object.entries(expected)
    .filter(([key, value]) => !near(actual[key], value))
    .map(([key, value]) => `${key}: ${String(actual[key])} for ${String(value)}`);
}

/** Runs the three statements over the whole table and holds each number against ours. */
async function expectSame(rows: readonly SqlRow[]): Promise<void> {
  await fillTable(connection, 'forecasts', rows);
  const row = await ask(connection, STATEMENTS.row);
  expect(row).toHaveLength(1);
  expect(differences(row[0]!, expectedRow(rows))).toEqual([]);
  expectBins(await ask(connection, STATEMENTS.bins), expectedBins(rows));
  expect(await ask(connection, STATEMENTS.values)).toEqual(expectedValues(rows));
}

function expectBins(found: readonly ResultRow[], expected: readonly Record<string, unknown>[]): void {
  expect(found).toHaveLength(expected.length);
  for (const [index, bin] of found.entries()) expect(differences(bin, expected[index]!)).toEqual([]);
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
        happened: expect.closeTo(
          outcomes.reduce((total, outcome) => total + outcome, 0),
          12,
        ),
        fractional: outcomes.filter((outcome) => outcome > 0 && outcome < 1).length,
      };
    });
}

/** The same for each forecaster apart, rows without one being a part of their own. */
async function expectSameByForecaster(rows: readonly SqlRow[]): Promise<void> {
  await fillTable(connection, 'forecasts', rows);
  const names = [...new Set(rows.map((row) => row.forecaster ?? null))];
  const found = await ask(connection, BY_FORECASTER.row);
  const bins = await ask(connection, BY_FORECASTER.bins);
  const values = await ask(connection, BY_FORECASTER.values);
  expect(new Set(found.map((row) => row['part']))).toEqual(new Set(names));
  expect(found).toHaveLength(names.length);
  for (const row of found) {
    const own = rows.filter((one) => (one.forecaster ?? null) === row['part']);
    expect(differences(row, expectedRow(own))).toEqual([]);
    expectBins(bins.filter((bin) => bin['part'] === row['part']), expectedBins(own)); // prettier-ignore
    expect(values.filter((value) => value['part'] === row['part']).map(({ part: _, ...value }) => value)).toEqual(expectedValues(own)); // prettier-ignore
  }
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
  { weight: 2, arbitrary: fc.constantFrom(0, 1, 0.5, 0.001, 0.999, 0.3, 0.29999999999999993, 0.30000000000000004, 0.7, 0.6999999999999999, 1e-300, 1 - 2 ** -53) },
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
    const rows = readGolden(name);
    await expectSame(rows);
    await expectSameByForecaster(rows);
  });

  it('says what we say of tables at the ends', async () => {
    await expectSame([]);
    await expectSame([{ p: null }]);
    await expectSame([{ p: 0.7 }]);
    await expectSame([{ p: 0.7, y: 1, ref: 0.7, cluster: 'a' }]);
    await expectSame([{ p: 0, y: 1 }, { p: 1, y: 0 }, { p: -0, y: 0 }, { p: 0, y: 0 }]); // prettier-ignore
    await expectSame([{ p: 0.3, y: 0 }, { p: 0.7, y: 1 }, { p: 0.3, y: 0, cluster: 'a' }, { p: 0.7, y: 1, cluster: 'b' }]); // prettier-ignore
    await expectSame([{ p: 0.5, y: 0.5, ref: 0.5 }, { p: 0.5, y: 0.5, ref: 0.5 }]); // prettier-ignore
    await expectSameByForecaster([]);
  });

  it('says what we say of any table, whole and by forecaster', async () => {
    await fc.assert(
      fc.asyncProperty(someRows, async (rows) => {
        await expectSame(rows);
        await expectSameByForecaster(rows);
      }),
      { numRuns: 60 },
    );
  });
});
