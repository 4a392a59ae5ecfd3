// The additive part of the score object as standard SQL, for tables that outgrow one machine.
import { misuse } from '../../errors.ts';
import { binsSql } from './score-sql-bins.ts';
import type { SqlSource } from './score-sql-cells.ts';
import { rowSql } from './score-sql-row.ts';
import { valuesSql } from './score-sql-values.ts';
import { sqlColumn, sqlTable } from './sql-name.ts';

export interface ScoreSqlRequest {
  /** Name of the table, its parts separated by dots. */
  table: string;
  /** Column whose values are scored apart, e.g. forecaster. */
  by?: string | undefined;
  /** Columns the table has, parted by commas: p and y, and cluster and ref where there are such. */
  columns?: string | undefined;
}

const COLUMNS = ['p', 'y', 'cluster', 'ref'] as const;

function columnsOf(list: string): Set<string> {
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !(COLUMNS as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw misuse(`--columns: there is no column "${unknown}"`, `it takes ${COLUMNS.join(', ')}`);
  }
  for (const name of ['p', 'y'])
    if (!names.includes(name)) throw misuse(`--columns: ${name} is missing`, 'nothing can be scored without p and y');
  return new Set(names);
}

/**
 * The statements as names and text without a semicolon: `row` gives one row a part with the scalars, `bins` a
 * row a bin, `values` a row a unique forecast. Throws a Failure of status 2 for a name that is not safe in SQL
 * and for unknown columns.
 */
export function scoreStatements(request: ScoreSqlRequest): { row: string; bins: string; values: string } {
  const columns = columnsOf(request.columns ?? COLUMNS.join(','));
  const source: SqlSource = {
    table: sqlTable(request.table),
    by: request.by === undefined ? null : sqlColumn(request.by),
    cluster: columns.has('cluster'),
    ref: columns.has('ref'),
  };
  return { row: rowSql(source), bins: binsSql(source), values: valuesSql(source) };
}

/** The whole script. */
export function scoreSql(request: ScoreSqlRequest): string {
  const { row, bins, values } = scoreStatements(request);
  const each = request.by === undefined ? 'one row' : 'one row for each part';
  return `-- The additive part of predict's score object, with the same definitions.
-- Every row of the table is one prediction: p (0..1), y (0..1, NULL while unresolved), ref (0..1 or NULL), cluster (NULL = none).
-- A column that the table does not have: leave it out of --columns. An engine without the type DOUBLE PRECISION or with
-- another quote: see "given", the only place that names them. LN and SQRT must be there.

-- 1 of 3. ${each[0]!.toUpperCase()}${each.slice(1)} with the numbers that are sums, or a sort of counted values. A comment names the key in the JSON.
${row};

-- 2 of 3. Bins: said versus happened.
${bins};

-- 3 of 3. Every unique forecast, for what is no sum (isotonic fit, Cox, exact laws): predict score FILE --counts
${values};
`;
}
