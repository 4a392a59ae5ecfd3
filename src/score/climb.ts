// The way to the top of a likelihood over a line's level and tilt: what the two recalibration fits share.

const MAX_ROUNDS = 500;
/** First reach of a step on the standardised axis. */
const REACH = 5;

/**
 * Gradient and curvature at a point. z counts from its weighted mean, so that nothing cancels where
 * forecasts nearly coincide.
 */
export interface Tangent {
  /** Sum of the weights, their mean of z, and sum of weight (z - mean)^2. */
  weight: number;
  mean: number;
  spread: number;
  /** Sums of the residuals, and of residual (z - mean). */
  pull: number;
  turn: number;
}

/**
 * Tangent of groups with these residuals and weights. z [-1, 1], residuals [-1, 2], weights [1, 1]: weight 2, mean 0,
 * spread 2, pull 1, turn 3.
 */
export function tangent(z: Float64Array, residuals: Float64Array, weights: Float64Array): Tangent {
  let weight = 0;
  let moment = 0;
  for (let k = 0; k < z.length; k++) {
    weight += weights[k]!;
    moment += weights[k]! * z[k]!;
  }
  const mean = moment / weight;
  let spread = 0;
  let pull = 0;
  let turn = 0;
  for (let k = 0; k < z.length; k++) {
    const away = z[k]! - mean;
    spread += weights[k]! * away * away;
    pull += residuals[k]!;
    turn += residuals[k]! * away;
  }
  return { weight, mean, spread, pull, turn };
}

/** A line and the tangent there. */
export interface Top {
  level: number;
  tilt: number;
  here: Tangent;
}

/**
 * From level 0 and tilt 0 by Newton's steps, weighted least squares through residual / weight, to where a step moves
 * nothing. A step is doubled while the slope along it has hardly fallen, and halved while it has gone far past the top.
 * Null if that does not settle.
 */
export function climb(tangentAt: (level: number, tilt: number) => Tangent): Top | null {
  let level = 0;
  let tilt = 0;
  let here = tangentAt(level, tilt);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const step1 = here.turn / here.spread;
    const step0 = here.pull / here.weight - here.mean * step1;
    const at = (share: number): Tangent => tangentAt(level + share * step0, tilt + share * step1);
    const slope = ({ pull, turn, mean }: Tangent): number => pull * (step0 + mean * step1) + turn * step1;
    const start = slope(here);
    let share = Math.min(1, REACH / Math.max(Math.abs(step0), Math.abs(step1)));
    let next = at(share);
    // Slopes are compared, not likelihoods: near the top a likelihood is all rounding.
    while (slope(next) > 0.5 * start && share < 1e10) next = at((share *= 2));
    while (!(slope(next) >= -0.9 * start) && share > 1e-10) next = at((share /= 2)); // not a number = far outside
    level += share * step0;
    tilt += share * step1;
    here = next;
    const moved = share * (Math.abs(step0) + Math.abs(step1));
    if (moved <= 1e-12 * (1 + Math.abs(level) + Math.abs(tilt))) return { level, tilt, here };
  }
  return null;
}
