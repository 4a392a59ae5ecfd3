// How many over-confident forecasters the test of the Brier score lets pass, with the numbers at hand.
import { drawCounts } from './binomial-draw.ts';
import type { Groups } from './groups.ts';
import { seededRandom, STREAMS } from './random.ts';
import { normalCdf } from './special.ts';
import { chanceOfAny, sumOf } from './sum.ts';
import { latticeWeights, lawOfTotals } from './surprise-law.ts';

/** The test rejects at 5%, one-sided. */
const CRITICAL = 1.6448536269514722;

const LEVEL = 0.05;

/** Where fewer surprises are to be expected the normal law is too sharp. */
const NORMAL_FROM = 25;

/** Largest rows x lattice points worked out exactly, the finest lattice looked for, and what is dropped. */
const CONVOLVED = 1e7;
const STEPS = 1000;
const NEGLIGIBLE = 1e-18;

/** Draws under each of the two, of more. */
const DRAWS = 4000;
const REJECTED = LEVEL * DRAWS;
const MOST_DRAWS = 8e6;

/** Two totals of weights closer than this are equal. */
const TIE = 1e-9;

/** The chance of one whose log-odds are twice what they ought to be: 0.9 stands for 0.75. */
function halved(p: number): number {
  const odds = Math.sqrt(p / (1 - p));
  return odds / (1 + odds);
}

/**
 * Probability that the Brier score is worse than 95% of calibrated ones when every log-odds is twice too large (a
 * recalibration slope of 1/2); 0..1. The score is a constant plus weights of surprises, |1 - 2p| each. Ten at 90%: 4
 * surprises are fewer than 5% of calibrated ones see (1.3%, 3 are 7.0%), and so many or more come up 22.4% of the time
 * at 75%: 0.224. Exact where that is little work, else drawn to within a few hundredths; from 25 expected surprises on
 * by the normal law. All at 50%: 0, since nothing can show; 0 only so, where the worst score that can be is none of the
 * worst 5%. Undefined where all numbers that can show are 0 or 1, which cannot be twice too large, and where more than
 * 2,000 different ones expect fewer than 25 surprises: to draw those takes long, and the normal law may be twice wrong.
 */
export function brierPower(groups: Groups, seed: number): number | undefined {
  const { size, n } = groups;
  const surprise = groups.p.map((p) => Math.min(p, 1 - p));
  // What is certain never surprises: it weighs nothing, as a half does, and needs no room among the totals.
  const weighed = groups.p.map((p) => (p === 0 || p === 1 ? 0.5 : p));
  const weight = weighed.map((p) => Math.abs(1 - 2 * p));
  const surpriseIf = surprise.map(halved);
  let [expected, mean, variance, meanIf, varianceIf] = [0, 0, 0, 0, 0];
  // How likely calibrated ones reach the worst score that can be: something certain that fails they never see.
  let chance = 1;
  for (let k = 0; k < size; k++) {
    const [w, s, t] = [weight[k]!, surprise[k]!, surpriseIf[k]!];
    expected += n[k]! * s;
    mean += n[k]! * w * s;
    variance += n[k]! * w ** 2 * s * (1 - s);
    meanIf += n[k]! * w * t;
    varianceIf += n[k]! * w ** 2 * t * (1 - t);
    if (s < 0.5) chance *= s ** n[k]!;
  }
  if (chance >= LEVEL) return 0;
  if (varianceIf === 0) return undefined;
  if (expected >= NORMAL_FROM)
    return normalCdf((meanIf - mean - CRITICAL * Math.sqrt(variance)) / Math.sqrt(varianceIf));
  const steps = latticeWeights(weighed) ?? wholeSteps(weight);
  const points = 1 + sumOf(size, (k) => n[k]! * steps[k]!);
  // What is never drawn may still be, and only where nothing can show it is 0.
  const atLeast = 1 / DRAWS;
  if (sumOf(size, (k) => n[k]!) * points <= CONVOLVED) {
    const law = (probability: Float64Array): Float64Array =>
      lawOfTotals({ n, probability, weight: steps }, points, NEGLIGIBLE, NEGLIGIBLE);
    return Math.max(atLeast, beyondLevel(law(surprise), law(surpriseIf)));
  }
  if (DRAWS * size > MOST_DRAWS) return undefined;
  const random = seededRandom(seed, STREAMS.power);
  const totals = (probability: Float64Array): Float64Array => {
    const drawn = new Float64Array(DRAWS);
    drawCounts(n, probability, DRAWS, random, (counts, draw) => {
      for (let k = 0; k < size; k++) drawn[draw]! += weight[k]! * counts[k]!;
    });
    return drawn.sort();
  };
  const limit = totals(surprise)[DRAWS - REJECTED]! + TIE;
  return Math.max(atLeast, totals(surpriseIf).filter((total) => total > limit).length / DRAWS);
}

/** Steps of the coarsest lattice with all weights, thirds of odds such as 1:5 and 1:2; else rounded to the finest. */
function wholeSteps(weight: Float64Array): Float64Array {
  const most = weight.reduce((a, b) => Math.max(a, b));
  const share = weight.map((w) => w / most);
  let steps = 1;
  while (steps < STEPS && !share.every((w) => Math.abs(w * steps - Math.round(w * steps)) < TIE)) steps++;
  return share.map((w) => Math.round(w * steps));
}

/** How often the other law has a total that is rejected: one that fewer than 5% of the calibrated ones reach. */
function beyondLevel(calibrated: Float64Array, other: Float64Array): number {
  let least = calibrated.length;
  let reached = 0;
  while (reached + calibrated[least - 1]! < LEVEL) reached += calibrated[--least]!;
  return chanceOfAny(calibrated.length - least, (i) => other[least + i]!);
}
