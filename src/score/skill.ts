// Skill: 1 - score / reference score. The reference is always named; 0 = no better than it, 1 = perfect.
import type { ReferenceSkill } from './score-object.ts';
import { sumOf } from './sum.ts';

/** 1 - brier / reference; null when the reference is perfect (0). skill(0.09, 0.25) is 0.64. */
export function skill(brier: number, reference: number): number | null {
  return reference === 0 ? null : 1 - brier / reference;
}

/** Mean Brier score of 50% on everything: 0.25 unless outcomes are fractional. [1, 1, 0.5] gives 1/6. */
export function halfReference(y: Float64Array): number {
  return sumOf(y.length, (row) => (0.5 - y[row]!) ** 2) / y.length;
}

/**
 * Variance of the outcomes, the score of a forecaster who always said the base rate of these very
 * items. [1, 1, 0] gives 2/9.
 */
export function outcomeVariance(y: Float64Array): number {
  const n = y.length;
  if (y.every((value) => value === y[0])) return 0;
  const mean = sumOf(n, (row) => y[row]!) / n;
  return sumOf(n, (row) => (y[row]! - mean) ** 2) / n;
}

/**
 * The reference a forecaster could have used: each item against the base rate of all others, variance *
 * (n/(n-1))^2. Needs n > 1. Of three, two of which happened: 2/9 * (3/2)^2 = 1/2, as (1/4 + 1/4 + 1) / 3.
 */
export function leaveOneOutReference(variance: number, n: number): number {
  return variance * (n / (n - 1)) ** 2;
}

/**
 * Own losses beside those of the reference forecasts (NaN = none), on rows that have one; null when none has. Losses
 * 0.04 and 0.25 beside references of 0.7 for what happened and 0.4 for what did not: differences -0.05 and 0.09, mean
 * 0.02, standard error 0.07.
 */
export function pairedSkill(losses: Float64Array, reference: Float64Array, y: Float64Array): ReferenceSkill | null {
  const all = new Uint32Array(reference.length);
  let n = 0;
  for (let row = 0; row < all.length; row++) if (!Number.isNaN(reference[row]!)) all[n++] = row;
  if (n === 0) return null;
  const rows = all.subarray(0, n);
  const theirs = (i: number): number => (reference[rows[i]!]! - y[rows[i]!]!) ** 2;
  const difference = (i: number): number => losses[rows[i]!]! - theirs(i);
  const brier = sumOf(n, (i) => losses[rows[i]!]!) / n;
  const referenceBrier = sumOf(n, theirs) / n;
  const meanDifference = sumOf(n, difference) / n;
  const squares = sumOf(n, (i) => (difference(i) - meanDifference) ** 2);
  return {
    n,
    brier,
    referenceBrier,
    skill: skill(brier, referenceBrier),
    meanDifference,
    seDifference: n > 1 ? Math.sqrt(squares / (n * (n - 1))) : null,
  };
}
