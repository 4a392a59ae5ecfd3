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

/** Groups on the logit axis, centred and scaled: forecasts that differ in the last digit still give a well-conditioned fit. */
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

/** Gradient of the log-likelihood and Fisher information at (level, tilt). */
export interface LogisticState {
  score0: number;
  score1: number;
  info00: number;
  info01: number;
  info11: number;
}

/** Sums over groups of the residual and the weight n pi (1 - pi), with 1, z and z^2. */
export function logisticState({ z, n, yes }: LogitLine, level: number, tilt: number): LogisticState {
  let score0 = 0;
  let score1 = 0;
  let info00 = 0;
  let info01 = 0;
  let info11 = 0;
  for (let k = 0; k < z.length; k++) {
    const at = z[k]!;
    const chance = 1 / (1 + Math.exp(-(level + tilt * at)));
    const residual = yes[k]! - n[k]! * chance;
    const weight = n[k]! * chance * (1 - chance);
    score0 += residual;
    score1 += residual * at;
    info00 += weight;
    info01 += weight * at;
    info11 += weight * at * at;
  }
  return { score0, score1, info00, info01, info11 };
}
