// First statement: one row a part with the numbers of the score object that are sums, or a sort of counted values.
import { BY_VALUE, cellsSql, clustersSql } from './score-sql-cells.ts';
import type { SqlSource } from './score-sql-cells.ts';
import { rowColumnsSql } from './score-sql-columns.ts';

/** The statement, without a semicolon. The log clip is the score command's 0.001. */
export function rowSql(source: SqlSource): string {
  const many = source.by !== null;
  return `WITH ${cellsSql(source, ['p', 'y', 'reference', 'lone'])},
parts AS (
  SELECT
    ${many ? 'part_no, part' : '1 AS part_no'},
    COALESCE(SUM(CASE WHEN state = 'scored' THEN n ELSE 0 END), 0) AS n,
    COALESCE(SUM(CASE WHEN state = 'refused' THEN n ELSE 0 END), 0) AS refused,
    COALESCE(SUM(CASE WHEN state = 'unresolved' THEN n ELSE 0 END), 0) AS unresolved
  FROM cells${many ? '\n  GROUP BY part_no, part' : ''}
),
scored AS (
  SELECT
    part_no, p, y, lone, n, loss, reference_loss,
    loss - reference_loss AS difference,
    CASE WHEN y = 0 THEN 0 ELSE -y * LN(clipped) END + CASE WHEN y = 1 THEN 0 ELSE (y - 1) * LN(1 - clipped) END AS nats,
    CASE WHEN y = 0 OR p = 0 THEN 0 ELSE -y * LN(p) END + CASE WHEN y = 1 OR p = 1 THEN 0 ELSE (y - 1) * LN(1 - p) END
      AS finite_nats,
    CASE WHEN (p = 0 AND y > 0) OR (p = 1 AND y < 1) THEN 1 ELSE 0 END AS infinite,
    (y * p + (1 - y) * (1 - p)) / SQRT(p * p + (1 - p) * (1 - p)) AS spherical
  FROM (
    SELECT
      part_no, p, y, lone, n,
      (p - y) * (p - y) AS loss,
      (reference - y) * (reference - y) AS reference_loss,
      CASE WHEN p < 0.001 THEN 0.001 WHEN p > 0.999 THEN 0.999 ELSE p END AS clipped
    FROM cells
    WHERE state = 'scored'
  ) AS losses
),
totals AS (
  -- First pass: plain sums, and the means that the second pass is centred on.
  SELECT
    part_no,
    SUM(n) AS n,
    SUM(n * y) AS happened,
    SUM(CASE WHEN y > 0 AND y < 1 THEN n ELSE 0 END) AS fractional,
    MIN(y) AS least_y,
    MAX(y) AS most_y,
    SUM(n * y) / SUM(n) AS base_rate,
    SUM(n * p) / SUM(n) AS mean_forecast,
    SUM(n * p) AS expected_yes,
    SUM(n * (p * (1 - p))) AS variance_yes,
    SUM(n * (p * (1 - p) * ((1 - 2 * p) * (1 - 2 * p)))) AS variance_loss,
    SUM(n * ((y - p) * (1 - 2 * p))) AS excess_loss,
    SUM(n * loss) / SUM(n) AS brier,
    MIN(loss) AS least_loss,
    MAX(loss) AS most_loss,
    SUM(n * ((0.5 - y) * (0.5 - y))) / SUM(n) AS half_brier,
    SUM(CASE WHEN reference_loss IS NOT NULL THEN n END) AS pairs,
    SUM(CASE WHEN reference_loss IS NOT NULL THEN n * loss END) AS pairs_loss,
    SUM(n * reference_loss) AS pairs_reference_loss,
    SUM(n * difference) AS pairs_difference,
    SUM(n * nats) AS nats,
    SUM(n * finite_nats) AS finite_nats,
    SUM(CASE WHEN p < 0.001 OR p > 0.999 THEN n ELSE 0 END) AS outside,
    SUM(n * infinite) AS infinite,
    SUM(n * spherical) AS spherical,
    SUM(n * CASE WHEN p < 0.5 THEN 1 - p ELSE p END) AS sureness,
    SUM(n * CASE WHEN p = 0.5 THEN 0.5 WHEN p > 0.5 THEN y ELSE 1 - y END) AS hits,
    SUM(CASE WHEN p = 0.5 THEN n ELSE 0 END) AS at_half,
    SUM(n * lone) AS without_topic
  FROM scored
  GROUP BY part_no
),
spread AS (
  -- Second pass: squares about the means, so that nothing large cancels.
  SELECT
    s.part_no,
    SUM(s.n * ((s.loss - t.brier) * (s.loss - t.brier))) AS loss_squares,
    SUM(s.n * ((s.y - t.base_rate) * (s.y - t.base_rate))) AS outcome_squares,
    SUM(s.n * ((s.difference - t.pairs_difference / t.pairs) * (s.difference - t.pairs_difference / t.pairs)))
      AS difference_squares,
    SUM(s.n * s.lone * ((s.loss - t.brier) * (s.loss - t.brier))) AS lone_squares
  FROM scored s
  JOIN totals t ON t.part_no = s.part_no
  GROUP BY s.part_no
),
${clustersSql(source)},
${BY_VALUE},
murphy AS (
  SELECT
    v.part_no,
    SUM(v.n * ((v.p - v.yes / v.n) * (v.p - v.yes / v.n))) / SUM(v.n) AS reliability,
    SUM(v.n * ((v.yes / v.n - t.base_rate) * (v.yes / v.n - t.base_rate))) / SUM(v.n) AS resolution,
    COUNT(*) AS unique_forecasts
  FROM by_value v
  JOIN totals t ON t.part_no = v.part_no
  GROUP BY v.part_no
),
ranks AS (
  -- For each unique forecast: its happened and not, and those with the same or a lower forecast. Outcomes 0 and 1 only.
  SELECT
    v.part_no,
    v.yes,
    v.n - v.yes AS no_count,
    t.happened AS positives,
    t.n - t.happened AS negatives,
    SUM(v.yes) OVER (PARTITION BY v.part_no ORDER BY v.p ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
      AS yes_so_far,
    SUM(v.n - v.yes) OVER (PARTITION BY v.part_no ORDER BY v.p ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
      AS no_so_far
  FROM by_value v
  JOIN totals t ON t.part_no = v.part_no
  WHERE t.fractional = 0 AND t.happened > 0 AND t.happened < t.n
),
shares AS (
  -- Each item's own share of pairs in the right order, ties counting one half.
  SELECT
    part_no, yes, no_count, positives, negatives,
    (no_so_far - no_count / 2) / negatives AS of_positive,
    (positives - yes_so_far + yes / 2) / positives AS of_negative
  FROM ranks
),
area AS (
  SELECT part_no, SUM(yes * of_positive) / MAX(positives) AS auc
  FROM shares
  GROUP BY part_no
),
area_spread AS (
  SELECT
    s.part_no,
    SUM(s.yes * ((s.of_positive - a.auc) * (s.of_positive - a.auc)))
      / NULLIF(MAX(s.positives) - 1, 0) / MAX(s.positives) AS positive_part,
    SUM(s.no_count * ((s.of_negative - a.auc) * (s.of_negative - a.auc)))
      / NULLIF(MAX(s.negatives) - 1, 0) / MAX(s.negatives) AS negative_part
  FROM shares s
  JOIN area a ON a.part_no = s.part_no
  GROUP BY s.part_no
),
finished AS (
  SELECT
    t.*,
    q.difference_squares,
    CASE WHEN t.least_y = t.most_y THEN 0 ELSE q.outcome_squares / t.n END AS uncertainty,
    CASE
      WHEN t.n < 2 THEN NULL
      WHEN SQRT(t.most_loss) - SQRT(t.least_loss) <= 1e-15 THEN 0
      ELSE SQRT(q.loss_squares / t.n / (t.n - 1))
    END AS se,
    COALESCE(c.named, 0) AS named,
    COALESCE(c.named, 0) + t.without_topic AS clusters,
    COALESCE(c.topic_squares, 0) + q.lone_squares AS cluster_squares
  FROM totals t
  JOIN spread q ON q.part_no = t.part_no
  LEFT JOIN clusters c ON c.part_no = t.part_no
)
SELECT${many ? '\n  parts.part,' : ''}
${rowColumnsSql()}
FROM parts
LEFT JOIN finished f ON f.part_no = parts.part_no
LEFT JOIN murphy m ON m.part_no = parts.part_no
LEFT JOIN area a ON a.part_no = parts.part_no
LEFT JOIN area_spread d ON d.part_no = parts.part_no
ORDER BY parts.part_no`;
}
