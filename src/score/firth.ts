// Firth's recalibration line: finite even where the classes separate.
import { climb, tangent } from './climb.ts';
import type { Tangent } from './climb.ts';
import { logisticRows, unstandardised } from './logit-line.ts';
import type { LogisticRows, LogitLine } from './logit-line.ts';

/**
 * Maximises log-likelihood + (1/2) ln det(Fisher information) over intercept and slope. Source: Firth 1993, the
 * modified score of Heinze and Schemper 2002. With two forecasts the line goes through the log-odds (yes + 1/2) / (no +
 * 1/2) of each. Null if the search does not settle (never seen); of two tops (about 1 in 50,000 random separated
 * tables) it is the one this climb reaches.
 */
export function firth(line: LogitLine): { intercept: number; slope: number } | null {
  const rowsAt = logisticRows(line);
  const top = climb((level, tilt) => modifiedTangent(line, rowsAt(level, tilt)));
  return top && unstandardised(line, top.level, top.tilt);
}

/**
 * Each row counts once more by its leverage, with outcome 1/2: the residual gains leverage * (1/2 - chance), and
 * Newton's matrix for these augmented rows, held fixed, settles where plain Fisher scoring would swing for ever (two
 * rows have leverage 1 each).
 */
function modifiedTangent({ z, n }: LogitLine, { chances, residuals, weights }: LogisticRows): Tangent {
  const { weight, mean, spread } = tangent(z, residuals, weights);
  for (let k = 0; k < z.length; k++) {
    const leverage = weights[k]! * (1 / weight + (z[k]! - mean) ** 2 / spread);
    residuals[k]! += leverage * (0.5 - chances[k]!);
    weights[k]! *= 1 + leverage / n[k]!;
  }
  return tangent(z, residuals, weights);
}
