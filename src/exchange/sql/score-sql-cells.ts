// The common table expressions that every statement begins with: the user's table, checked, and
// counted in cells of equal rows.

/** What the statements ask of a table, with names ready to stand in SQL. */
export interface SqlSource {
  table: string;
  /** Column whose values are the parts; null = the whole table is one part. */
  by: string | null;
  cluster: boolean;
  ref: boolean;
}

/**
 * `given`, the only place that names the table, its columns and the type; `checked`, each row refused,
 * unresolved or scored; `cells`, equal rows counted, with the number of their part. `inCells` are the columns of
 * `checked` to keep apart.
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
    CASE WHEN topic IS NULL THEN 1 ELSE 0 END AS lone,
    CASE
      WHEN p = given_p AND p >= 0 AND p <= 1
        AND (given_y IS NULL OR (y = given_y AND y >= 0 AND y <= 1))
        AND (given_reference IS NULL OR (reference = given_reference AND reference >= 0 AND reference <= 1))
      THEN CASE WHEN y IS NULL THEN 'unresolved' ELSE 'scored' END
      ELSE 'refused'
    END AS state
  FROM given
),
${countsSql(source, keys)}`;
}

/** Equal rows as one row with a count. */
function countsSql(source: SqlSource, keys: string): string {
  if (source.by === null)
    return `cells AS (
  -- Equal rows are one row with a count.
  SELECT 1 AS part_no, ${keys}, COUNT(*) AS n
  FROM checked
  GROUP BY ${keys}
)`;
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

/**
 * `clusters`: for each part the number of named clusters and the squares of their total losses about the mean in
 * `totals`. All rows of `checked` are grouped, scored or not, so that parts get the same numbers as in `cells`.
 */
export function clustersSql(source: SqlSource): string {
  if (!source.cluster)
    return `clusters AS (
  SELECT part_no, 0 AS named, 0 AS topic_squares
  FROM totals
)`;
  const [part, number] = source.by === null ? ['', '1'] : ['part, ', 'DENSE_RANK() OVER (ORDER BY part)'];
  return `topic_sums AS (
  SELECT
    ${part}topic,
    SUM(CASE WHEN state = 'scored' THEN 1 ELSE 0 END) AS n,
    SUM(CASE WHEN state = 'scored' THEN (p - y) * (p - y) ELSE 0 END) AS loss
  FROM checked
  GROUP BY ${part}topic
),
topics AS (
  SELECT ${number} AS part_no, topic, n, loss
  FROM topic_sums
),
clusters AS (
  -- A cluster's total loss about the mean; a row without a name is a cluster of its own and stands in lone_squares.
  SELECT
    s.part_no,
    COUNT(*) AS named,
    SUM((s.loss - s.n * t.brier) * (s.loss - s.n * t.brier)) AS topic_squares
  FROM topics s
  JOIN totals t ON t.part_no = s.part_no
  WHERE s.topic IS NOT NULL AND s.n > 0
  GROUP BY s.part_no
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
