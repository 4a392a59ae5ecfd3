// The columns of the first statement's result: which key of the score object each is, and its formula
// over the sums before.

interface Column {
  /** Key of the score object that the column mirrors; null = none, but needed to read or to finish one. */
  key: string | null;
  note?: string;
  sql: string;
}

const LN_2 = '0.6931471805599453';

/** Column name → what it is. A name is its key's path in snake_case, so that it needs no quotes in any engine. */
export const ROW_COLUMNS: Readonly<Record<string, Column>> = {
  n: { key: 'n', sql: 'parts.n' },
  refused: {
    key: null,
    note: 'rows whose p, y or ref is no number from 0 to 1; in no other number',
    sql: 'parts.refused',
  },
  unresolved: { key: null, note: 'rows without an outcome: not scored', sql: 'parts.unresolved' },
  happened: { key: null, note: 'sum of y', sql: 'f.happened' },
  fractional: {
    key: null,
    note: 'rows with 0 < y < 1; where there are any, spiegelhalter and auc are NULL',
    sql: 'f.fractional',
  },
  base_rate: { key: 'baseRate', sql: 'f.base_rate' },
  mean_forecast: { key: 'meanForecast', sql: 'f.mean_forecast' },
  brier_mean: { key: 'brier.mean', sql: 'f.brier' },
  brier_se: { key: null, note: 'brier.interval is mean * exp(+-t * se / mean), t of n - 1 degrees', sql: 'f.se' },
  brier_se_cluster: {
    key: null,
    note: 'brier.clusterInterval: likewise with the larger se, t of clusters - 1 degrees',
    sql: `CASE
    WHEN f.named = 0 OR f.clusters < 2 OR f.se IS NULL THEN NULL
    WHEN f.se = 0 THEN 0
    ELSE SQRT(f.cluster_squares * f.clusters / (f.clusters - 1)) / f.n
  END`,
  },
  brier_clusters: { key: null, note: 'a row without a name is a cluster of its own', sql: 'f.clusters' },
  brier_named_clusters: { key: null, note: 'below 2 brier.clusterInterval is NULL', sql: 'f.named' },
  brier_expected_if_calibrated: { key: 'brier.expectedIfCalibrated', sql: 'f.variance_yes / f.n' },
  brier_sd_if_calibrated: { key: 'brier.sdIfCalibrated', sql: 'SQRT(f.variance_loss) / f.n' },
  skill_vs_half: { key: 'skill.vsHalf', sql: '1 - f.brier / NULLIF(f.half_brier, 0)' },
  skill_vs_base_rate: { key: 'skill.vsBaseRate', sql: '1 - f.brier / NULLIF(f.uncertainty, 0)' },
  skill_vs_base_rate_leave_one_out: {
    key: 'skill.vsBaseRateLeaveOneOut',
    sql: '1 - f.brier / NULLIF(f.uncertainty * f.n / NULLIF(f.n - 1, 0) * f.n / NULLIF(f.n - 1, 0), 0)',
  },
  skill_vs_reference_n: { key: 'skill.vsReference.n', note: 'NULL: no row has a reference', sql: 'f.pairs' },
  skill_vs_reference_brier: { key: 'skill.vsReference.brier', sql: 'f.pairs_loss / f.pairs' },
  skill_vs_reference_reference_brier: {
    key: 'skill.vsReference.referenceBrier',
    sql: 'f.pairs_reference_loss / f.pairs',
  },
  skill_vs_reference_skill: {
    key: 'skill.vsReference.skill',
    sql: '1 - (f.pairs_loss / f.pairs) / NULLIF(f.pairs_reference_loss / f.pairs, 0)',
  },
  skill_vs_reference_mean_difference: {
    key: 'skill.vsReference.meanDifference',
    sql: 'f.pairs_difference / f.pairs',
  },
  skill_vs_reference_se_difference: {
    key: 'skill.vsReference.seDifference',
    sql: 'SQRT(f.difference_squares / f.pairs / NULLIF(f.pairs - 1, 0))',
  },
  log_bits: { key: 'log.bits', sql: `f.nats / f.n / ${LN_2}` },
  log_nats: { key: 'log.nats', sql: 'f.nats / f.n' },
  log_clip: { key: 'log.clip', sql: 'CASE WHEN f.n > 0 THEN 0.001 END' },
  log_clipped: { key: 'log.clipped', note: 'rows with p outside [clip, 1 - clip]', sql: 'f.outside' },
  log_unclipped_bits: {
    key: 'log.unclippedBits',
    note: 'NULL where it is infinite',
    sql: `CASE WHEN f.infinite = 0 THEN f.finite_nats / f.n / ${LN_2} END`,
  },
  log_infinite: {
    key: null,
    note: 'rows said to be impossible that happened, or certain that did not',
    sql: 'f.infinite',
  },
  spherical: { key: 'spherical', sql: 'f.spherical / f.n' },
  murphy_reliability: { key: 'murphy.reliability', note: 'over unique forecasts', sql: 'm.reliability' },
  murphy_resolution: { key: 'murphy.resolution', sql: 'CASE WHEN f.uncertainty = 0 THEN 0 ELSE m.resolution END' },
  murphy_uncertainty: { key: 'murphy.uncertainty', note: 'also corp.uncertainty', sql: 'f.uncertainty' },
  murphy_groups: { key: 'murphy.groups', sql: 'm.unique_forecasts' },
  confidence_mean: { key: 'confidence.mean', sql: 'f.sureness / f.n' },
  confidence_hit_rate: { key: 'confidence.hitRate', sql: 'f.hits / f.n' },
  confidence_overconfidence: { key: 'confidence.overconfidence', sql: 'f.sureness / f.n - f.hits / f.n' },
  confidence_at_half: { key: 'confidence.atHalf', sql: 'f.at_half' },
  counts_expected_yes: { key: 'counts.expectedYes', sql: 'f.expected_yes' },
  counts_sd_yes: { key: 'counts.sdYes', sql: 'SQRT(f.variance_yes)' },
  spiegelhalter_z: {
    key: 'spiegelhalter.z',
    note: 'for y 0 or 1 (p - y)^2 - p(1 - p) is (y - p)(1 - 2p); spiegelhalter.p is 2 * (1 - Phi(abs(z)))',
    sql: 'CASE WHEN f.fractional = 0 THEN f.excess_loss / NULLIF(SQRT(f.variance_loss), 0) END',
  },
  auc_value: { key: 'auc.value', sql: 'a.auc' },
  auc_se_de_long: { key: 'auc.seDeLong', sql: 'SQRT(d.positive_part + d.negative_part)' },
};

/** The select list, a line a column, each behind the key it is. */
export function rowColumnsSql(): string {
  return Object.entries(ROW_COLUMNS)
    .map(([name, { key, note, sql }], index, all) => {
      const comment = [key, note].filter((text) => text !== null && text !== undefined).join(': ');
      return `  -- ${comment}\n  ${sql} AS ${name}${index === all.length - 1 ? '' : ','}`;
    })
    .join('\n');
}
