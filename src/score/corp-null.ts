// What miscalibration a perfectly calibrated forecaster would show with these very forecasts: small
// samples show a lot of it.
import { binomialProbabilities, drawCounts } from './binomial-draw.ts';
import { climbingQuantile } from './climbing-quantile.ts';
import type { Groups } from './groups.ts';
import { emptyBlocks, poolAdjacent } from './pool.ts';
import type { Blocks } from './pool.ts';
import { seededRandom, STREAMS } from './random.ts';
import type { BandPoint } from './score-object.ts';
import { sumOf } from './sum.ts';

/** Largest n whose outcomes are enumerated, and largest draws x unique forecasts that are drawn. */
const ENUMERATED = 16;
const DRAWN = 2e7;
/** Two mean scores closer than this are equal: a tie must not flip an atom of probability. */
const TIE = 1e-12;
const SLACK = 1e-12;

export interface MiscalibrationNull {
  method: 'enumeration' | 'draws';
  expected: number;
  /** P(miscalibration at least as large), the observed value included; from draws (1 + hits) / (1 + draws), never 0. */
  probabilityThisLarge: number;
  /** Pointwise 5%-95% band of the recalibrated forecast at each unique forecast. */
  band: BandPoint[];
}

/**
 * Law of the CORP miscalibration when outcomes are redrawn from the forecasts: exact to n = 16, else from seeded draws.
 * Outcomes must be 0 or 1. One forecast of 0.5 on each of two claims: outcomes 0, 1, 2 of 2 give 0.25,
 * 0, 0.25, expected 0.125.
 */
export function miscalibrationNull(
  groups: Groups,
  observed: number,
  options: { seed: number; draws: number },
): MiscalibrationNull | 'too_few' | 'too_many' {
  const rows = sumOf(groups.size, (k) => groups.n[k]!);
  if (rows < 2) return 'too_few';
  if (rows <= ENUMERATED) return enumerated(groups, rows, observed);
  if (options.draws * groups.size > DRAWN) return 'too_many';
  return drawn(groups, observed, options);
}

/**
 * Miscalibration of redrawn counts, outcomes being equal to their squares: (sum n p^2 - 2 sum yes p + sum over blocks
 * yes^2 / n) / rows; the first sum never changes.
 */
function miscalibrationFrom({ size, n, p }: Groups): (counts: Float64Array, blocks: Blocks) => number {
  const rows = sumOf(size, (k) => n[k]!);
  const constant = sumOf(size, (k) => n[k]! * p[k]! ** 2);
  return (counts, blocks) => {
    let cross = 0;
    for (let k = 0; k < size; k++) cross += counts[k]! * p[k]!;
    let fitted = 0;
    for (let b = 0; b < blocks.size; b++) fitted += (blocks.yes[b]! * blocks.yes[b]!) / blocks.n[b]!;
    return Math.max(0, (constant - 2 * cross + fitted) / rows);
  };
}

/**
 * Every vector of counts with its probability; fitted means are fractions yes/n with n <= 16, so
 * their law is a small table.
 */
function enumerated(groups: Groups, rows: number, observed: number): MiscalibrationNull {
  const laws = Array.from(groups.p, (p, k) => binomialProbabilities(groups.n[k]!, p));
  const counts = new Float64Array(groups.size);
  const blocks = emptyBlocks(groups.size);
  const width = rows + 1;
  const fits = Array.from(groups.p, () => new Float64Array(width * width));
  const miscalibrationOf = miscalibrationFrom(groups);
  let expected = 0;
  let tail = 0;
  const visit = (k: number, probability: number): void => {
    if (probability === 0) return;
    if (k < groups.size) {
      for (let count = 0; count <= groups.n[k]!; count++) {
        counts[k] = count;
        visit(k + 1, probability * laws[k]![count]!);
      }
      return;
    }
    poolAdjacent(groups.size, groups.n, counts, 0, blocks);
    const miscalibration = miscalibrationOf(counts, blocks);
    expected += probability * miscalibration;
    if (miscalibration >= observed - TIE) tail += probability;
    for (let b = 0, at = 0; b < blocks.size; b++) {
      const end = b + 1 < blocks.size ? blocks.first[b + 1]! : groups.size;
      for (; at < end; at++) fits[at]![blocks.yes[b]! * width + blocks.n[b]!]! += probability;
    }
  };
  visit(0, 1);
  return {
    method: 'enumeration',
    expected,
    probabilityThisLarge: Math.min(1, tail),
    band: fractionBand(groups, fits, width),
  };
}

function fractionBand(groups: Groups, fits: readonly Float64Array[], width: number): BandPoint[] {
  const cells = Array.from({ length: width * width }, (_, cell) => ({
    cell,
    value: Math.floor(cell / width) / (cell % width),
  })).filter(({ value }) => value <= 1);
  cells.sort((a, b) => a.value - b.value);
  const quantile = (law: Float64Array, level: number): number => {
    let total = 0;
    return cells.find(({ cell }) => (total += law[cell]!) >= level - SLACK)!.value;
  };
  return fits.map((law, k) => ({ at: groups.p[k]!, low: quantile(law, 0.05), high: quantile(law, 0.95) }));
}

function drawn(groups: Groups, observed: number, { seed, draws }: { seed: number; draws: number }): MiscalibrationNull {
  const random = seededRandom(seed, STREAMS.miscalibration);
  const blocks = emptyBlocks(groups.size);
  const values = new Float64Array(draws);
  const steps = emptySteps(groups.size);
  const miscalibrationOf = miscalibrationFrom(groups);
  let hits = 0;
  drawCounts(groups.n, groups.p, draws, random, (counts, d) => {
    poolAdjacent(groups.size, groups.n, counts, 0, blocks);
    values[d] = miscalibrationOf(counts, blocks);
    if (values[d]! >= observed - TIE) hits++;
    for (let b = 0; b < blocks.size; b++) addStep(steps, blocks.first[b]!, d, blocks.yes[b]! / blocks.n[b]!);
  });
  return {
    method: 'draws',
    expected: sumOf(draws, (d) => values[d]!) / draws,
    probabilityThisLarge: (1 + hits) / (1 + draws),
    band: drawnBand(groups, steps, draws),
  };
}

/** Where each drawn fit steps up, by group: a fit of thousands of groups has only dozens of steps. */
interface Steps {
  draws: number[][];
  values: number[][];
}

function emptySteps(groups: number): Steps {
  return { draws: Array.from({ length: groups }, () => []), values: Array.from({ length: groups }, () => []) };
}

function addStep(steps: Steps, group: number, draw: number, value: number): void {
  steps.draws[group]!.push(draw);
  steps.values[group]!.push(value);
}

/** A fit rises along the groups, and so does each quantile of the fits. */
function drawnBand(groups: Groups, steps: Steps, draws: number): BandPoint[] {
  // Every fit has its first step, in order of draws, at the first group.
  const standing = Float64Array.from(steps.values[0]!);
  const low = climbingQuantile(standing, Math.ceil(0.05 * draws - SLACK) - 1);
  const high = climbingQuantile(standing, Math.ceil(0.95 * draws - SLACK) - 1);
  return Array.from(groups.p, (at, k) => {
    const values = steps.values[k]!;
    for (const [i, draw] of steps.draws[k]!.entries()) {
      const from = standing[draw]!;
      const to = values[i]!;
      low.raise(from, to);
      high.raise(from, to);
      standing[draw] = to;
    }
    return { at, low: low.current(), high: high.current() };
  });
}
