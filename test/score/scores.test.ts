import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brierIfCalibrated, brierScore, logTInterval, meanStandardError } from '../../src/score/brier.ts';
import { clipProbability, logLoss, logLosses } from '../../src/score/log-score.ts';
import { halfReference, leaveOneOutReference, outcomeVariance, pairedSkill, skill } from '../../src/score/skill.ts';
import { sphericalScore } from '../../src/score/spherical.ts';

const probability = fc.double({ min: 0, max: 1, noNaN: true });
const inner = fc.double({ min: 0.01, max: 0.99, noNaN: true });

describe('one forecast, by hand', () => {
  it('Brier: 70% and no costs 0.7^2', () => expect(brierScore(0.7, 0)).toBeCloseTo(0.49, 15));
  it('a perfect score is 0, not -0', () => expect(Object.is(brierScore(1, 1), 0)).toBe(true));
  it('log: 50% costs one bit', () => expect(logLoss(0.5, 0) / Math.LN2).toBe(1));
  it('log: 0 ln 0 is 0', () => {
    expect(Object.is(logLoss(1, 1), 0)).toBe(true);
    expect(Object.is(logLoss(0, 0), 0)).toBe(true);
  });
  it('log: certain and wrong is infinite', () => {
    expect(logLoss(0, 1)).toBe(Infinity);
    expect(logLoss(1, 0)).toBe(Infinity);
  });
  it('log: half an outcome is half of each loss', () =>
    expect(logLoss(0.8, 0.5)).toBeCloseTo((-Math.log(0.8) - Math.log(0.2)) / 2, 15));
  it('spherical: 0.7 / sqrt(0.49 + 0.09)', () => expect(sphericalScore(0.7, 1)).toBeCloseTo(0.7 / Math.sqrt(0.58), 15));
  it('spherical: a coin is 1/sqrt 2', () => expect(sphericalScore(0.5, 1)).toBeCloseTo(Math.SQRT1_2, 15));
});

describe('the clip', () => {
  it('counts what lies outside, not what lies on it', () => {
    const p = Float64Array.of(0, 0.0009, 0.001, 0.5, 0.999, 0.9991, 1);
    expect(logLosses(p, new Float64Array(7), 0.001).outside).toBe(4);
  });
  it('caps a certain and wrong forecast at log2 1000 = 9.97 bits, not at the 50 of machine epsilon', () => {
    const { clipped, unclipped } = logLosses(Float64Array.of(0), Float64Array.of(1), 0.001);
    expect(clipped[0]! / Math.LN2).toBeCloseTo(9.965784284662087, 12);
    expect(unclipped[0]).toBe(Infinity);
  });
  it('moves nothing else', () => {
    fc.assert(
      fc.property(inner, (p) => {
        expect(clipProbability(p, 0.001)).toBe(p);
      }),
    );
  });
});

describe('propriety: the true probability has the best expected score', () => {
  const expected = (score: (p: number, y: number) => number, truth: number, said: number): number =>
    truth * score(said, 1) + (1 - truth) * score(said, 0);
  it.each([
    ['Brier', brierScore, 1],
    ['log', logLoss, 1],
    ['spherical', sphericalScore, -1],
  ] as const)('%s', (_, score, sign) => {
    fc.assert(
      fc.property(inner, inner, (truth, said) => {
        const gain = sign * (expected(score, truth, said) - expected(score, truth, truth));
        expect(gain).toBeGreaterThanOrEqual(-1e-15);
        expect(gain > 0 || Math.abs(truth - said) <= 1e-3).toBe(true);
      }),
    );
  });
});

describe('the mean', () => {
  it('standard error by hand: losses 0 and 1 have mean 1/2, sum of squares 1/2, se sqrt(1/2 / 2)', () => {
    expect(meanStandardError(Float64Array.of(0, 1))).toBe(0.5);
  });
  it('30% on a no and 70% on a yes are the same loss, whatever the last digits say', () => {
    expect(brierScore(0.3, 0)).not.toBe(brierScore(0.7, 1));
    expect(meanStandardError(Float64Array.of(brierScore(0.3, 0), brierScore(0.7, 1)))).toBe(0);
  });
  it('one loss has no standard error', () => expect(meanStandardError(Float64Array.of(0.2))).toBeNull());
  it('log-t interval by hand: mean 0.5, se 0.1, t(1) = 12.7062: 0.5 exp(+-2.54124)', () => {
    const [low, high] = logTInterval(0.5, 0.1, 1);
    expect(low).toBeCloseTo(0.5 * Math.exp(-2.5412409472349409), 12);
    expect(low * high).toBeCloseTo(0.25, 12);
  });
  it('expected and sd by the two outcomes: 0.7 scores 0.09 with 0.7 and 0.49 with 0.3', () => {
    const { expected, sd } = brierIfCalibrated(Float64Array.of(0.7));
    expect(expected).toBeCloseTo(0.7 * 0.09 + 0.3 * 0.49, 15);
    expect(sd).toBeCloseTo(Math.sqrt(0.7 * 0.09 ** 2 + 0.3 * 0.49 ** 2 - 0.21 ** 2), 15);
  });
});

describe('skill', () => {
  it('0.09 against a coin is 0.64', () => expect(skill(0.09, 0.25)).toBe(0.64));
  it('is null, not -Infinity, against a perfect reference', () => expect(skill(0.1, 0)).toBeNull());
  it('a perfect score is 1', () => expect(skill(0, 0.25)).toBe(1));
  it('half: 0.25 for yes and no, less for partial outcomes', () => {
    expect(halfReference(Float64Array.of(0, 1, 1))).toBe(0.25);
    expect(halfReference(Float64Array.of(0.5, 1))).toBe(0.125);
  });
  it('variance: 2 of 3 is 2/9; all alike is exactly 0, partial ones too', () => {
    expect(outcomeVariance(Float64Array.of(1, 1, 0))).toBeCloseTo(2 / 9, 15);
    expect(outcomeVariance(Float64Array.of(0.1, 0.1, 0.1))).toBe(0);
  });
  it('leave one out is what it says: each item against the base rate of the others', () => {
    const y = [1, 1, 0, 1, 0];
    const others = y.map((value, i) => y.reduce((a, b, j) => (i === j ? a : a + b), 0) / 4 - value);
    const mean = others.reduce((a, b) => a + b * b, 0) / 5;
    expect(leaveOneOutReference(outcomeVariance(Float64Array.from(y)), 5)).toBeCloseTo(mean, 15);
  });
  it('pairs only rows with a reference: own 0.04, 0.25; theirs 0.09, 0.16', () => {
    const pairs = pairedSkill(
      Float64Array.of(0.04, 0.81, 0.25),
      Float64Array.of(0.7, Number.NaN, 0.4),
      Float64Array.of(1, 1, 0),
    )!;
    expect(pairs.n).toBe(2);
    expect(pairs.meanDifference).toBeCloseTo(0.02, 15); // (-0.05 + 0.09) / 2
    expect(pairs.seDifference).toBeCloseTo(0.07, 15); // sqrt(2 * 0.07^2 / 2)
    expect(pairs.skill).toBeCloseTo(1 - 0.145 / 0.125, 14);
  });
  it('one pair has a difference but no standard error; none has nothing', () => {
    const y = Float64Array.of(1);
    expect(pairedSkill(Float64Array.of(0.04), Float64Array.of(0.7), y)?.seDifference).toBeNull();
    expect(pairedSkill(Float64Array.of(0.04), Float64Array.of(Number.NaN), y)).toBeNull();
  });
});

it('Brier of a probability and its complement agree', () => {
  fc.assert(
    fc.property(probability, (p) => {
      expect(brierScore(p, 1)).toBeCloseTo(brierScore(1 - p, 0), 14);
    }),
  );
});
