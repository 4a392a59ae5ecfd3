import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dependentLuck } from '../../src/score/dependent-luck.ts';
import { STREAMS, seededRandom } from '../../src/score/random.ts';

const rows = (n: number, p: number, yes: (row: number) => boolean, topic: (row: number) => number) =>
  [
    new Float64Array(n).fill(p),
    Float64Array.from({ length: n }, (_, row) => (yes(row) ? 1 : 0)),
    Int32Array.from({ length: n }, (_, row) => topic(row)),
  ] as const;

/** Four standard errors of 1,999 draws. */
const near = (share: number): [number, number] => {
  const error = 4 * Math.sqrt((share * (1 - share)) / 1999);
  return [share - error - 0.001, share + error + 0.001];
};

function expectNear(found: number, share: number): void {
  const [low, high] = near(share);
  expect(found).toBeGreaterThanOrEqual(low);
  expect(found).toBeLessThanOrEqual(high);
}

describe('luck where each topic comes out as one', () => {
  it('is that of as many predictions as there are topics', () => {
    // Twelve topics of four at 80%, all happened: 0.8^12 = 0.0687, however many rows there are.
    const all = dependentLuck(...rows(48, 0.8, () => true, (row) => row % 12), 1); // prettier-ignore
    expectNear(all.better, 0.8 ** 12);
    expect(all.worse).toBe(1);
    // Five topics of twelve did not: P(K >= 5) of 12 at 20% is 1 - 0.927 = 0.0726.
    const five = dependentLuck(...rows(48, 0.8, (row) => row % 12 >= 5, (row) => row % 12), 1); // prettier-ignore
    expectNear(five.worse, 0.0726);
  });

  it('is that of claims which are wrong together, whichever of them says yes', () => {
    // Twelve topics of "X wins" at 70% and "Y wins" at 30%; Y won six: P(K >= 6) of 12 at 30% is 0.1178.
    const labels = Int32Array.from({ length: 24 }, (_, row) => row >> 1);
    const p = Float64Array.from(labels, (_, row) => (row % 2 === 0 ? 0.7 : 0.3));
    const y = Float64Array.from(labels, (topic, row) => Number((row % 2 === 0) === topic >= 6));
    const luck = dependentLuck(p, y, labels, 1);
    expectNear(luck.worse, 0.1178);
    // Six are in both.
    expect(luck.worse + luck.better).toBeGreaterThan(1.04);
  });

  it('is that of independent rows where each has a topic of its own', () => {
    // Three of ten at 70% did not happen: P(K >= 3) of 10 at 30% is 0.6172.
    const own = dependentLuck(...rows(10, 0.7, (row) => row >= 3, (row) => row), 1); // prettier-ignore
    expectNear(own.worse, 0.6172);
    // Those of three are in both: 1 - 0.6172 + P(K = 3) = 0.3828 + 0.2668.
    expect(own.worse + own.better).toBeGreaterThan(1.2);
  });

  it('takes the normal law from 200 topics on, with the variance of topics that are one', () => {
    // 250 topics of two at 80%, 410 of 500 happened: the sum is 410 · 0.04 + 90 · 0.64 = 74, where 80 is to be expected with a
    // standard deviation of sqrt(250 · (2 · 0.24)²) = 7.589: z = -0.791, and 0.2146 lies below.
    const many = dependentLuck(...rows(500, 0.8, (row) => row >= 90, (row) => row >> 1), 1); // prettier-ignore
    expect(many.better).toBeCloseTo(0.2146, 3);
    expect(many.worse + many.better).toBeCloseTo(1, 12);
  });

  it('is sure where odds of 0 and 1 are', () => {
    const sure = dependentLuck(...rows(400, 1, () => true, (row) => row >> 1), 1); // prettier-ignore
    expect(sure).toEqual({ worse: 1, better: 1 });
    const broken = dependentLuck(...rows(400, 1, (row) => row > 0, (row) => row >> 1), 1); // prettier-ignore
    expect(broken).toEqual({ worse: 0, better: 1 });
  });

  it('counts the draws in which the rows, one by one, score as badly or as well', () => {
    const any = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 5 })),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(any, fc.nat(1000), (made, seed) => {
        const labels = [...new Set(made.map(([, , topic]) => topic))];
        const p = Float64Array.from(made, ([percent]) => percent / 100);
        const y = Float64Array.from(made, ([, outcome]) => outcome);
        const topics = Int32Array.from(made, ([, , topic]) => labels.indexOf(topic));
        const score = (isSurprise: (row: number) => boolean): number =>
          made.reduce((total, _, row) => {
            const likelier = p[row]! > 0.5 ? 1 : 0;
            return total + (p[row]! - (isSurprise(row) ? 1 - likelier : likelier)) ** 2;
          }, 0);
        const seen = score((row) => y[row]! !== (p[row]! > 0.5 ? 1 : 0));
        const random = seededRandom(seed, STREAMS.dependent);
        let [worse, better] = [1, 1];
        for (let draw = 0; draw < 1999; draw++) {
          const levels = labels.map(() => random());
          const drawn = score((row) => levels[topics[row]!]! < Math.min(p[row]!, 1 - p[row]!));
          if (drawn >= seen - 1e-9) worse++;
          if (drawn <= seen + 1e-9) better++;
        }
        expect(dependentLuck(p, y, topics, seed)).toEqual({ worse: worse / 2000, better: better / 2000 });
      }),
      { numRuns: 40 },
    );
  });

  it('is the same for the same seed', () => {
    const input = rows(20, 0.6, (row) => row % 3 > 0, (row) => row % 11); // prettier-ignore
    expect(dependentLuck(...input, 7)).toEqual(dependentLuck(...input, 7));
  });
});
