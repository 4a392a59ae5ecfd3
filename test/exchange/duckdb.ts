// One DuckDB in memory, for the SQL that the program prints.
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';

/** A row of a table of forecasts as SQL has it; what is left out is NULL. */
export interface SqlRow {
  p: number | null;
  y?: number | null;
  ref?: number | null;
  cluster?: string | null;
  forecaster?: string | null;
}

export type ResultRow = Readonly<Record<string, number | string | null>>;

/** A connection to a database of its own in memory. */
export async function openDuckDb(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  return instance.connect();
}

const text = (value: string | null | undefined): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : 'NULL';

/** A cell as a literal that gives the same double back. */
function cell(value: number | null | undefined): string {
  return value === null || value === undefined ? 'NULL' : `CAST('${Object.is(value, -0) ? '-0' : value}' AS DOUBLE)`;
}

/** Makes the table anew. `name` is an identifier as it stands in SQL. */
export async function fillTable(connection: DuckDBConnection, name: string, rows: readonly SqlRow[]): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE TABLE ${name} (p DOUBLE, y DOUBLE, ref DOUBLE, cluster VARCHAR, forecaster VARCHAR)`,
  );
  if (rows.length === 0) return;
  const lines = rows.map(
    (row) => `(${[cell(row.p), cell(row.y), cell(row.ref), text(row.cluster), text(row.forecaster)].join(', ')})`,
  );
  await connection.run(`INSERT INTO ${name} VALUES ${lines.join(',\n')}`);
}

/** The rows of a query, numbers of all types as numbers. */
export async function ask(connection: DuckDBConnection, sql: string): Promise<ResultRow[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRowObjectsJS().map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => {
        if (value === null || typeof value === 'string') return [key, value];
        if (typeof value !== 'number' && typeof value !== 'bigint') throw new Error(`${key} is a ${typeof value}`);
        return [key, Number(value)];
      }),
    ),
  );
}
