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

  it('is that of how many happen where these come true together', () => {
    // A hundred topics of two at 50%, all of which happened: never seen; 60 of them: P(K >= 60 of 100 coins) = 0.0284.
    const coins = (topics: number) => dependentLuck(...rows(200, 0.5, (row) => row >> 1 < topics, (row) => row >> 1), 1); // prettier-ignore
    expect(coins(100)).toEqual({ worse: 1, better: 1, fewer: 1, more: 1 / 2000 });
    expectNear(coins(60).more, 0.0284);
    expect(coins(60).fewer + coins(60).more).toBeGreaterThan(1);
    expectNear(coins(40).fewer, 0.0284);
    // 60% and 30% on each of ten topics: of the two none, the likelier or both; two on every topic are 0.3^10.
    const p = Float64Array.from({ length: 20 }, (_, row) => (row % 2 === 0 ? 0.6 : 0.3));
    const topics = Int32Array.from(p, (_, row) => row >> 1);
    expectNear(dependentLuck(p, new Float64Array(20), topics, 1).fewer, 0.4 ** 10);
    // 400 at 1% in 200 topics, ten of which happened: five topics of 200, P(K >= 5) = 0.0516; the normal law has 0.016.
    const rare = dependentLuck(...rows(400, 0.01, (row) => row < 10, (row) => row >> 1), 1); // prettier-ignore
    expectNear(rare.more, 0.0516);
    expectNear(rare.worse, 0.0516);
  });

  it('takes the normal law where no topic stands out among many', () => {
    // 2,500 topics of two at 80%, 4,050 of 5,000 happened: the sum is 4050 · 0.04 + 950 · 0.64 = 770, where 800 is to be
    // expected with a standard deviation of sqrt(2500 · (2 · 0.24)²) = 24: z = -1.25, and 0.10565 lies below. 4,000 are to be
    // expected, with one of sqrt(2500 · 0.8²) = 40: z = 1.25.
    const many = dependentLuck(...rows(5000, 0.8, (row) => row >= 950, (row) => row >> 1), 1); // prettier-ignore
    expect(many.better).toBeCloseTo(0.10565, 5);
    expect(many.worse + many.better).toBeCloseTo(1, 12);
    expect(many.more).toBeCloseTo(0.10565, 5);
    expect(many.fewer + many.more).toBeCloseTo(1, 12);
  });

  it('draws where topics are hundreds and one of them does much', () => {
    // 400 topics of two at 80%, 80 of which did not happen: the sd is sqrt(400) · 0.48 = 9.6, eight times the 1.2 of a topic. By
    // draws what was seen is at both ends: P(K = 80) of 400 at 20% is 0.0498.
    const luck = dependentLuck(...rows(800, 0.8, (row) => row >= 160, (row) => row >> 1), 1); // prettier-ignore
    expect(luck.worse + luck.better).toBeGreaterThan(1.01);
    expect(luck.fewer + luck.more).toBeGreaterThan(1.01);
  });

  it('is sure where odds of 0 and 1 are', () => {
    for (const n of [400, 40_000]) {
      const sure = dependentLuck(...rows(n, 1, () => true, (row) => row >> 1), 1); // prettier-ignore
      expect(sure).toEqual({ worse: 1, better: 1, fewer: 1, more: 1 });
    }
    const broken = dependentLuck(...rows(40_000, 1, (row) => row > 0, (row) => row >> 1), 1); // prettier-ignore
    expect(broken).toEqual({ worse: 0, better: 1, fewer: 0, more: 1 });
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
        const happened = made.reduce((total, [, outcome]) => total + outcome, 0);
        const hits = { worse: 1, better: 1, fewer: 1, more: 1 };
        const shares = (draws: number) => ({ worse: hits.worse / draws, better: hits.better / draws, fewer: hits.fewer / draws, more: hits.more / draws }); // prettier-ignore
        let early: ReturnType<typeof shares> | undefined;
        for (let draw = 1; draw <= 1999; draw++) {
          const levels = labels.map(() => random());
          const drawn = score((row) => levels[topics[row]!]! < Math.min(p[row]!, 1 - p[row]!));
          if (drawn >= seen - 1e-9) hits.worse++;
          if (drawn <= seen + 1e-9) hits.better++;
          const yes = made.filter((_, row) => levels[topics[row]!]! < p[row]!).length;
          if (yes >= happened) hits.more++;
          if (yes <= happened) hits.fewer++;
          if (Math.min(...Object.values(hits)) >= 101) early ??= shares(draw + 1);
        }
        const found = dependentLuck(p, y, topics, seed);
        const full = shares(2000);
        expect(found).toEqual(early ?? full);
        // What is said of luck is the same after all draws as after those that were made.
        for (const key of ['worse', 'better', 'fewer', 'more'] as const)
          expect(found[key] < 0.05 ? found[key] : 'not rare').toBe(full[key] < 0.05 ? full[key] : 'not rare');
      }),
      { numRuns: 40 },
    );
  });

  it('is the same for the same seed', () => {
    const input = rows(20, 0.6, (row) => row % 3 > 0, (row) => row % 11); // prettier-ignore
    expect(dependentLuck(...input, 7)).toEqual(dependentLuck(...input, 7));
  });
});
