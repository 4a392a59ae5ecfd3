// How many over-confident forecasters the test of the Brier score lets pass, with the numbers at hand.
import type { Groups } from './groups.ts';
import { normalCdf } from './special.ts';

/** The test rejects at 5%, one-sided. */
const CRITICAL = 1.6448536269514722;

/** The chance of one whose log-odds are twice what they ought to be: 0.9 stands for 0.75. */
function halved(p: number): number {
  if (p === 0 || p === 1) return p;
  const odds = Math.sqrt(p / (1 - p));
  return odds / (1 + odds);
}

/**
 * Probability that a score worse than 5% of calibrated ones comes of these forecasts when every log-odds is twice too large (a
 * recalibration slope of 1/2), by the normal law; 0..1. Ten at 90%: surprises have weight 0.8; 1 is expected, with a
 * deviation of 0.949, against 2.5, with 1.369; 1 + 1.645 * 0.949 = 2.56, so 0.48. All at 50%: 0, since nothing can show.
 */
export function brierPower({ size, p, n }: Groups): number {
  let [mean, variance, meanIf, varianceIf] = [0, 0, 0, 0];
  for (let k = 0; k < size; k++) {
    const weight = Math.abs(1 - 2 * p[k]!);
    const surprise = Math.min(p[k]!, 1 - p[k]!);
    const surpriseIf = halved(surprise);
    mean += n[k]! * weight * surprise;
    variance += n[k]! * weight ** 2 * surprise * (1 - surprise);
    meanIf += n[k]! * weight * surpriseIf;
    varianceIf += n[k]! * weight ** 2 * surpriseIf * (1 - surpriseIf);
  }
  if (varianceIf === 0) return 0;
  return normalCdf((meanIf - mean - CRITICAL * Math.sqrt(variance)) / Math.sqrt(varianceIf));
}
