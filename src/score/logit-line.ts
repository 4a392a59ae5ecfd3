// Outcomes against the log-odds of the forecasts: what the two recalibration fits share.
import type { Groups } from './groups.ts';
import { sumOf } from './sum.ts';

/** ln(p / (1-p)), -Infinity..Infinity. logit(0.5) is 0. */
export function logit(p: number): number {
  return Math.log(p) - Math.log1p(-p);
}

/** Groups with forecasts `clipped` (not all equal, none 0 or 1) on the standardised logit axis. */
export function standardised(clipped: Float64Array, { size, n, yes }: Groups): LogitLine {
  const x = clipped.map(logit);
  const rows = sumOf(size, (k) => n[k]!);
  const centre = sumOf(size, (k) => n[k]! * x[k]!) / rows;
  const scale = Math.sqrt(sumOf(size, (k) => n[k]! * (x[k]! - centre) ** 2) / rows);
  return { rows, z: x.map((value) => (value - centre) / scale), n, yes, centre, scale };
}

/**
 * Groups on the logit axis, centred and scaled: forecasts that differ in the last digit still give a
 * well-conditioned fit.
 */
export interface LogitLine {
  rows: number;
  /** Standardised logits, rows, outcomes of each group. */
  z: Float64Array;
  n: Float64Array;
  yes: Float64Array;
  centre: number;
  scale: number;
}

/** intercept + slope * logit in the caller's units, from estimates on the standardised axis. */
export function unstandardised(line: LogitLine, level: number, tilt: number): { intercept: number; slope: number } {
  return { intercept: level - (tilt * line.centre) / line.scale, slope: tilt / line.scale };
}

/**
 * The groups on a line: chance = 1 / (1 + e^-(level + tilt z)), residual yes - n chance, weight n chance (1 - chance).
 */
export interface LogisticRows {
  chances: Float64Array;
  residuals: Float64Array;
  weights: Float64Array;
}

/**
 * What a line (level, tilt) says of each group, and how far that is from what happened; each call writes over the last.
 * Level 0 and tilt 0, 1 of 4 happened: chance 0.5, residual -1, weight 1.
 */
export function logisticRows({ z, n, yes }: LogitLine): (level: number, tilt: number) => LogisticRows {
  const chances = new Float64Array(z.length);
  const residuals = new Float64Array(z.length);
  const weights = new Float64Array(z.length);
  return (level, tilt) => {
    for (let k = 0; k < z.length; k++) {
      const chance = 1 / (1 + Math.exp(-(level + tilt * z[k]!)));
      chances[k] = chance;
      residuals[k] = yes[k]! - n[k]! * chance;
      weights[k] = n[k]! * chance * (1 - chance);
    }
    return { chances, residuals, weights };
  };
}
