// Firth's recalibration line: finite even where the classes separate.
import { logisticState, unstandardised } from './logit-line.ts';
import type { LogisticState, LogitLine } from './logit-line.ts';

const MAX_ROUNDS = 5000;

/**
 * Maximises log-likelihood + (1/2) ln det(Fisher information) over intercept and slope. Source: Firth 1993, the modified score of Heinze and
 * Schemper 2002. Null if the search does not settle (never seen).
 */
export function firth(line: LogitLine): { intercept: number; slope: number } | null {
  let level = 0;
  let tilt = 0;
  let state = logisticState(line, level, tilt);
  let merit = penalisedLikelihood(line, level, tilt, state);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { step0, step1 } = modifiedStep(line, level, tilt, state);
    let share = Math.min(1, 5 / Math.max(Math.abs(step0), Math.abs(step1)));
    let next = logisticState(line, level + share * step0, tilt + share * step1);
    let nextMerit = penalisedLikelihood(line, level + share * step0, tilt + share * step1, next);
    while (!(nextMerit >= merit - 1e-12 * Math.abs(merit)) && share > 1e-10) {
      share /= 2;
      next = logisticState(line, level + share * step0, tilt + share * step1);
      nextMerit = penalisedLikelihood(line, level + share * step0, tilt + share * step1, next);
    }
    level += share * step0;
    tilt += share * step1;
    state = next;
    merit = nextMerit;
    if (Math.abs(step0) + Math.abs(step1) <= 1e-12 * (1 + Math.abs(level) + Math.abs(tilt))) {
      return unstandardised(line, level, tilt);
    }
  }
  return null;
}

/**
 * Each row counts once more by its leverage, with outcome 1/2: the residual gains leverage * (1/2 - pi), and Newton's matrix for these augmented
 * rows, held fixed, settles where plain Fisher scoring would swing for ever (two rows have leverage 1 each).
 */
function modifiedStep(
  line: LogitLine,
  level: number,
  tilt: number,
  state: LogisticState,
): { step0: number; step1: number } {
  const { info00, info01, info11 } = state;
  const determinant = info00 * info11 - info01 ** 2;
  let { score0, score1 } = state;
  let curve00 = 0;
  let curve01 = 0;
  let curve11 = 0;
  for (let k = 0; k < line.z.length; k++) {
    const z = line.z[k]!;
    const chance = 1 / (1 + Math.exp(-(level + tilt * z)));
    const spread = chance * (1 - chance);
    const leverage = (line.n[k]! * spread * (info11 - 2 * z * info01 + z * z * info00)) / determinant;
    score0 += leverage * (0.5 - chance);
    score1 += leverage * (0.5 - chance) * z;
    const weight = (line.n[k]! + leverage) * spread;
    curve00 += weight;
    curve01 += weight * z;
    curve11 += weight * z * z;
  }
  const curve = curve00 * curve11 - curve01 ** 2;
  return { step0: (curve11 * score0 - curve01 * score1) / curve, step1: (curve00 * score1 - curve01 * score0) / curve };
}

function penalisedLikelihood(
  line: LogitLine,
  level: number,
  tilt: number,
  { info00, info01, info11 }: LogisticState,
): number {
  let total = 0.5 * Math.log(info00 * info11 - info01 ** 2);
  for (let k = 0; k < line.z.length; k++) {
    const eta = level + tilt * line.z[k]!;
    // y ln pi + (1 - y) ln(1 - pi) = y eta - ln(1 + e^eta), written so that nothing overflows
    total += line.yes[k]! * eta - line.n[k]! * (Math.max(0, eta) + Math.log1p(Math.exp(-Math.abs(eta))));
  }
  return total;
}
