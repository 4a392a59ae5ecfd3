// Third statement: every unique forecast with its rows and outcomes, the small table that does for what no sum can.
import { cellsSql } from './score-sql-cells.ts';
import type { SqlSource } from './score-sql-cells.ts';

/**
 * The statement, without a semicolon; `predict score --counts` reads its result. `happened` is the sum of y,
 * `fractional` the rows with 0 < y < 1.
 */
export function valuesSql(source: SqlSource): string {
  const [part, number] = source.by === null ? ['', ''] : ['part, ', 'part_no, part, '];
  return `WITH ${cellsSql(source, ['p', 'y'])}
SELECT
  ${part}p,
  SUM(n) AS n,
  SUM(n * y) AS happened,
  SUM(CASE WHEN y > 0 AND y < 1 THEN n ELSE 0 END) AS fractional
FROM cells
WHERE state = 'scored'
GROUP BY ${number}p
ORDER BY ${number}p`;
}
