// The common table expressions that every statement begins with: the user's table, checked, and counted in cells of equal rows.

/** What the statements ask of a table, with names ready to stand in SQL. */
export interface SqlSource {
  table: string;
  /** Column whose values are the parts; null = the whole table is one part. */
  by: string | null;
  cluster: boolean;
  ref: boolean;
}

/**
 * `given`, the only place that names the table, its columns and the type; `checked`, each row refused, unresolved or scored; `cells`, equal rows
 * counted, with the number of their part. `inCells` are the columns of `checked` to keep apart.
 */
export function cellsSql(source: SqlSource, inCells: readonly string[]): string {
  const reference = source.ref ? 'i.ref' : 'NULL';
  const topic = source.cluster ? 'i.cluster' : 'CAST(NULL AS DOUBLE PRECISION)';
  const part = source.by === null ? '' : '\n    part,';
  const keys = [...(source.by === null ? [] : ['part']), 'state', ...inCells].join(', ');
  return `given AS (
  -- The table and its columns; every other line works on these names.
  SELECT${source.by === null ? '' : `\n    i.${source.by} AS part,`}
    i.p AS given_p,
    i.y AS given_y,
    ${source.ref ? reference : 'CAST(NULL AS DOUBLE PRECISION)'} AS given_reference,
    CAST(i.p AS DOUBLE PRECISION) AS p,
    CAST(i.y AS DOUBLE PRECISION) AS y,
    CAST(${reference} AS DOUBLE PRECISION) AS reference,
    ${topic} AS topic
  FROM ${source.table} AS i
),
checked AS (
  -- refused: p is missing or p, y or ref is no number from 0 to 1; unresolved: no y; all others are scored.
  SELECT${part}
    p,
    y,
    reference,
    topic,
    CASE
      WHEN p = given_p AND p >= 0 AND p <= 1
        AND (given_y IS NULL OR (y = given_y AND y >= 0 AND y <= 1))
        AND (given_reference IS NULL OR (reference = given_reference AND reference >= 0 AND reference <= 1))
      THEN CASE WHEN y IS NULL THEN 'unresolved' ELSE 'scored' END
      ELSE 'refused'
    END AS state
  FROM given
),
${source.by === null ? onePart(keys) : manyParts(keys)}`;
}

function onePart(keys: string): string {
  return `cells AS (
  -- Equal rows are one row with a count.
  SELECT 1 AS part_no, ${keys}, COUNT(*) AS n
  FROM checked
  GROUP BY ${keys}
)`;
}

function manyParts(keys: string): string {
  return `counted AS (
  -- Equal rows are one row with a count.
  SELECT ${keys}, COUNT(*) AS n
  FROM checked
  GROUP BY ${keys}
),
cells AS (
  -- Parts get numbers, so that the part without a name (NULL) is joined like the others.
  SELECT DENSE_RANK() OVER (ORDER BY part) AS part_no, ${keys}, n
  FROM counted
)`;
}

/** `by_value`: for each part and unique forecast the rows and their outcomes. */
export const BY_VALUE = `by_value AS (
  -- Equal forecasts are one point with a weight.
  SELECT part_no, p, SUM(n) AS n, SUM(n * y) AS yes
  FROM cells
  WHERE state = 'scored'
  GROUP BY part_no, p
)`;
