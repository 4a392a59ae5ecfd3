// Second statement: said versus happened in ten decimal bins, empty ones absent.
import { TEN_BINS } from '../../score/bins.ts';
import { Z_975 } from '../../score/special.ts';
import { cellsSql } from './score-sql-cells.ts';
import type { SqlSource } from './score-sql-cells.ts';

/** Smaller root of Wilson's equation for `k` of n, as product of the roots over the larger one: no digits cancel. */
function lowerEnd(k: string, rest: string): string {
  const square = Z_975 * Z_975;
  const larger = `(${k} + ${square / 2} + ${Z_975} * SQRT(${k} * ${rest} / n + ${square / 4})) / (n + ${square})`;
  return `${k} * ${k} / n / (n + ${square}) / (${larger})`;
}

/**
 * The statement, without a semicolon: comparisons with the edges themselves, never a product that rounds; [from,
 * to), the last one closed.
 */
export function binsSql(source: SqlSource): string {
  const part = source.by === null ? '' : 'part, ';
  const bins = TEN_BINS.map((edge, bin) => `      WHEN p < ${edge} THEN ${bin}`).join('\n');
  const inside = part === '' ? '' : 'part_no, part, ';
  return `WITH ${cellsSql(source, ['p', 'y'])},
binned AS (
  SELECT
    ${inside}p, y, n,
    CASE
${bins}
      ELSE ${TEN_BINS.length}
    END AS bin
  FROM cells
  WHERE state = 'scored'
),
counts AS (
  SELECT ${inside}bin, SUM(n) AS n, SUM(n * p) AS said, SUM(n * y) AS yes
  FROM binned
  GROUP BY ${inside}bin
)
SELECT
  ${part === '' ? '' : 'part,\n  '}bin / 10.0 AS bin_from,
  (bin + 1) / 10.0 AS bin_to,
  n,
  said / n AS mean_forecast,
  yes AS happened,
  yes / n AS frequency,
  -- Wilson's 95% interval for the frequency
  ${lowerEnd('yes', '(n - yes)')} AS wilson95_low,
  1 - ${lowerEnd('(n - yes)', 'yes')} AS wilson95_high
FROM counts
ORDER BY ${part === '' ? 'bin' : 'part_no, bin'}`;
}
