// How often would a score this bad come up by luck alone? The law of the Brier score when every
// stated probability is right.
import { drawCounts } from './binomial-draw.ts';
import type { Groups } from './groups.ts';
import { seededRandom, STREAMS } from './random.ts';
import type { Random } from './random.ts';
import { drawTotals } from './rare-draw.ts';
import type { Events } from './rare-draw.ts';
import { normalCdf } from './special.ts';
import { chanceOfAny, sumOf } from './sum.ts';
import { latticeWeights, lawOfTotals } from './surprise-law.ts';

/**
 * Largest n x lattice points convolved, largest n enumerated, largest n drawn; beyond these the
 * normal law where it is good.
 */
const CONVOLVED = 2e8;
const ENUMERATED = 20;
const DRAWN = 1000;
/**
 * Draws for the tails of this law, and the largest draws x groups, or draws x surprises to be expected, where
 * the normal law is not good.
 */
export const BRIER_DRAWS = 19_999;
const DRAWABLE = 2e7;
/** The normal law is good while the tail is at most this much larger, as a share of a normal tail of 1%. */
const OFF = 0.3;
/** With this sd it is so whatever the forecasts: no surprise weighs more than 1, and 3.29 / 11 = 0.3. */
const WIDE = 11;
/**
 * What is dropped from the ends of a convolved law, where it only makes the sums longer: at the end that the score is
 * on no tail above 1e-270 loses a digit, and the other one is all but certain.
 */
const VANISHING = 1e-290;
const NEGLIGIBLE = 1e-40;
/** Two mean scores closer than this are equal: a tie must not flip an atom of probability. */
const TIE = 1e-12;

export interface BrierTails {
  method: 'convolution' | 'enumeration' | 'draws' | 'normal';
  /** P(score >= observed) and P(score <= observed); both include the observed score, so they sum to more than 1. */
  badOrWorse: number;
  goodOrBetter: number;
}

/**
 * Every forecast is min(p, 1-p)^2 off at best, and a surprise (the unlikelier outcome, probability min(p, 1-p))
 * adds |1-2p|: the score is a constant plus the weighted number of surprises. Groups of one weight and one
 * probability of surprise:
 */
interface Surprises extends Events {
  rows: number;
  /** Observed surprises. */
  seen: Float64Array;
}

/**
 * Tails of the Brier score of these forecasts; outcomes must be 0 or 1. One forecast of 0.7 that happened: 1 and 0.7.
 * None, `too_many`, where the normal law would be wrong and there are too many different forecasts to draw.
 */
export function brierTails(groups: Groups, seed: number): BrierTails | 'too_many' {
  const surprises = surprisesOf(groups);
  const lattice = latticeWeights(groups.p);
  const points = lattice ? 1 + sumOf(groups.size, (k) => lattice[k]! * groups.n[k]!) : Infinity;
  if (lattice && surprises.rows * points <= CONVOLVED) return convolved({ ...surprises, weight: lattice }, points);
  if (surprises.rows <= ENUMERATED) return enumerated(surprises);
  if (surprises.rows <= DRAWN) return drawn(surprises, seed, drawByGroup);
  const sd = spread(surprises);
  if (sd >= WIDE || offNormal(surprises, sd) <= OFF) return normal(surprises, sd);
  if (BRIER_DRAWS * groups.size <= DRAWABLE) return drawn(surprises, seed, drawByGroup);
  const expected = sumOf(groups.size, (k) => surprises.n[k]! * surprises.probability[k]!);
  return BRIER_DRAWS * expected <= DRAWABLE ? drawn(surprises, seed, drawTotals) : 'too_many';
}

function surprisesOf({ size, p, n, yes }: Groups): Surprises {
  return {
    rows: sumOf(size, (k) => n[k]!),
    n,
    probability: p.map((value) => Math.min(value, 1 - value)),
    weight: p.map((value) => Math.abs(1 - 2 * value)),
    seen: p.map((value, k) => (value <= 0.5 ? yes[k]! : n[k]! - yes[k]!)),
  };
}

function observedTotal({ weight, seen }: Surprises): number {
  return sumOf(weight.length, (k) => weight[k]! * seen[k]!);
}

function expectedTotal({ n, weight, probability }: Surprises): number {
  return sumOf(n.length, (k) => n[k]! * weight[k]! * probability[k]!);
}

/** Exact, on whole numbers. */
function convolved(surprises: Surprises, points: number): BrierTails {
  const observed = observedTotal(surprises);
  const isBad = observed > expectedTotal(surprises);
  const [lowest, highest] = isBad ? [NEGLIGIBLE, VANISHING] : [VANISHING, NEGLIGIBLE];
  const law = lawOfTotals(surprises, points, lowest, highest);
  return {
    method: 'convolution',
    badOrWorse: chanceOfAny(points - observed, (i) => law[points - 1 - i]!),
    goodOrBetter: chanceOfAny(observed + 1, (i) => law[i]!),
  };
}

/** Exact: all sets of surprises, doubled item by item. */
function enumerated(surprises: Surprises): BrierTails {
  const { rows, n, probability, weight } = surprises;
  const totals = new Float64Array(2 ** rows);
  const chances = new Float64Array(2 ** rows);
  chances[0] = 1;
  let size = 1;
  for (const [k, yes] of probability.entries()) {
    for (let item = 0; item < n[k]!; item++) {
      for (let i = 0; i < size; i++) {
        totals[size + i] = totals[i]! + weight[k]!;
        chances[size + i] = chances[i]! * yes;
        chances[i]! *= 1 - yes;
      }
      size *= 2;
    }
  }
  const observed = observedTotal(surprises);
  const tie = TIE * rows;
  return {
    method: 'enumeration',
    badOrWorse: chanceOfAny(size, (i) => (totals[i]! >= observed - tie ? chances[i]! : 0)),
    goodOrBetter: chanceOfAny(size, (i) => (totals[i]! <= observed + tie ? chances[i]! : 0)),
  };
}

function drawByGroup(
  { n, probability, weight }: Events,
  draws: number,
  random: Random,
  use: (total: number) => void,
): void {
  drawCounts(n, probability, draws, random, (counts) => {
    let total = 0;
    for (let k = 0; k < counts.length; k++) total += weight[k]! * counts[k]!;
    use(total);
  });
}

function drawn(surprises: Surprises, seed: number, draw: typeof drawTotals): BrierTails {
  const observed = observedTotal(surprises);
  const tie = TIE * surprises.rows;
  let worse = 0;
  let better = 0;
  draw(surprises, BRIER_DRAWS, seededRandom(seed, STREAMS.brier), (total) => {
    if (total >= observed - tie) worse++;
    if (total <= observed + tie) better++;
  });
  const share = (hits: number): number => (1 + hits) / (1 + BRIER_DRAWS);
  return {
    method: 'draws',
    badOrWorse: isBeyond(surprises, observed) ? 0 : share(worse),
    goodOrBetter: share(better),
  };
}

function spread({ n, probability, weight }: Surprises): number {
  return Math.sqrt(sumOf(n.length, (k) => n[k]! * weight[k]! ** 2 * probability[k]! * (1 - probability[k]!)));
}

/**
 * How much larger than its normal value of 1% the tail is, as a share of it. First Edgeworth term: P(at least z sd) =
 * Phi(-z) + phi(z) (skewness (z^2 - 1) / 6 + half an atom / sd), z = 2.326, phi(z) = 0.02665. Skewness: sum n w^4 s
 * (1-s) / sd^3, as 1-2s = w; the atom, w itself where all w are alike, is put at sum n w^3 s (1-s) / sd^2. At 5%, and
 * at the good end, less is missing, at most half of it. 12,000 forecasts of 1%, 120 surprises to be expected: 3.29 /
 * sqrt(120) = 0.30; 145 or more come up 0.0142 of the time, 0.0109 by the normal law.
 */
function offNormal({ n, probability, weight }: Surprises, sd: number): number {
  if (sd === 0) return 0;
  const third = sumOf(n.length, (k) => {
    const w = weight[k]!;
    return n[k]! * w * w * w * probability[k]! * (1 - probability[k]!) * (0.735 * w + 0.5);
  });
  return (2.665 * third) / sd ** 3;
}

function normal(surprises: Surprises, sd: number): BrierTails {
  const observed = observedTotal(surprises);
  const expected = expectedTotal(surprises);
  const worse = sd === 0 ? 1 : normalCdf(-(observed - expected) / sd);
  const better = sd === 0 ? 1 : normalCdf((observed - expected) / sd);
  return { method: 'normal', badOrWorse: isBeyond(surprises, observed) ? 0 : worse, goodOrBetter: better };
}

/** Worse than the forecasts allow at all: something said to be impossible happened, or something certain did not. */
function isBeyond({ rows, n, probability, weight }: Surprises, observed: number): boolean {
  const worst = sumOf(n.length, (k) => (probability[k] === 0 ? 0 : n[k]! * weight[k]!));
  return observed > worst + TIE * rows;
}
