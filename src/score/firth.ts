// Firth's recalibration line: finite even where the classes separate.
import { logisticState, unstandardised } from './logit-line.ts';
import type { LogitLine } from './logit-line.ts';

const MAX_ROUNDS = 2000;
/** First reach of a step on the standardised axis. */
const REACH = 5;

/**
 * Maximises log-likelihood + (1/2) ln det(Fisher information) over intercept and slope. Source: Firth 1993, the modified score of Heinze and
 * Schemper 2002. With two forecasts the line goes through the log-odds (yes + 1/2) / (no + 1/2) of each. Null if the search does not settle
 * (never seen); of two tops (about 1 in 50,000 random separated tables) it is the one this climb reaches.
 */
export function firth(line: LogitLine): { intercept: number; slope: number } | null {
  let level = 0;
  let tilt = 0;
  let here = modifiedState(line, level, tilt);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { step0, step1 } = here;
    const at = (share: number): ModifiedState => modifiedState(line, level + share * step0, tilt + share * step1);
    const slope = ({ score0, score1 }: ModifiedState): number => score0 * step0 + score1 * step1;
    const climb = slope(here);
    let share = Math.min(1, REACH / Math.max(Math.abs(step0), Math.abs(step1)));
    let next = at(share);
    // The slopes are compared, not the merits: near the top a merit is all rounding. Where classes separate, plain steps are far too short.
    while (slope(next) > 0.5 * climb) next = at((share *= 2));
    while (!(slope(next) >= -0.9 * climb) && share > 1e-10) next = at((share /= 2)); // not a number = far outside
    level += share * step0;
    tilt += share * step1;
    here = next;
    const moved = share * (Math.abs(step0) + Math.abs(step1));
    if (moved <= 1e-12 * (1 + Math.abs(level) + Math.abs(tilt))) return unstandardised(line, level, tilt);
  }
  return null;
}

interface ModifiedState {
  /** Gradient of the penalised likelihood. */
  score0: number;
  score1: number;
  /** The step that would lead to its zero if the leverages stayed as they are. */
  step0: number;
  step1: number;
}

/**
 * Each row counts once more by its leverage, with outcome 1/2: the residual gains leverage * (1/2 - pi), and Newton's matrix for these augmented
 * rows, held fixed, settles where plain Fisher scoring would swing for ever (two rows have leverage 1 each).
 */
function modifiedState(line: LogitLine, level: number, tilt: number): ModifiedState {
  const state = logisticState(line, level, tilt);
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
  return {
    score0,
    score1,
    step0: (curve11 * score0 - curve01 * score1) / curve,
    step1: (curve00 * score1 - curve01 * score0) / curve,
  };
}
