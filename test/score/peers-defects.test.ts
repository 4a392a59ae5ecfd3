// Each of these is wrong in some published tool. The name says what it must never be here.
import { expect, it } from 'vitest';
import { bins, TEN_BINS } from '../../src/score/bins.ts';
import type { ScoreObject } from '../../src/score/score-object.ts';
import { scoreTable } from '../../src/score/score-table.ts';
import { skill } from '../../src/score/skill.ts';
import { timeAverage } from '../../src/score/time-average.ts';
import { wilson } from '../../src/score/wilson.ts';

const score = (p: number[], y: number[]): ScoreObject =>
  scoreTable({ n: p.length, p: Float64Array.from(p), y: Float64Array.from(y) });

it('0.15 and 0.35 do not fall between two bins', () => {
  expect(score([0.15, 0.35], [0, 1]).bins.map(({ from, n }) => [from, n])).toEqual([
    [0.1, 1],
    [0.3, 1],
  ]);
});

it('0.29 * 100 is not floored to 28: products of the forecast decide no bin', () => {
  const p = Float64Array.of(0.28999999999999998, 0.3, 0.57, 0.58, 0.7, 0.8);
  expect(bins(p, new Float64Array(6), TEN_BINS).map((bin) => bin.from)).toEqual([0.2, 0.3, 0.5, 0.7, 0.8]);
});

it('coming late is not rewarded: 70% on a no is 0.49 on day 0, day 8 and day 9 of 10', () => {
  const late = [0, 8, 9].map((day) =>
    timeAverage({ saidDay: 0, dueDay: 10, knownDay: 10, statements: [{ day, p: 0.7 }], y: 0 })!,
  );
  expect(late.map(({ brier }) => brier)).toEqual([0.7 ** 2, 0.7 ** 2, 0.7 ** 2]);
  expect(late.map(({ coverage }) => coverage)).toEqual([1, 0.2, 0.1]);
});

it('50% on the last day of ten is 0.25, and 99% and wrong is 0.98, not a tenth of it', () => {
  const last = (p: number): number =>
    timeAverage({ saidDay: 0, dueDay: 10, knownDay: 10, statements: [{ day: 9, p }], y: 0 })!.brier;
  expect(last(0.5)).toBe(0.25);
  expect(last(0.99)).toBeCloseTo(0.9801, 15);
});

it('two opinions are not averaged before they are scored: 0 then 1 on a yes costs 0.5, not 0.25', () => {
  const statements = [
    { day: 0, p: 0 },
    { day: 1, p: 1 },
  ];
  expect(timeAverage({ saidDay: 0, dueDay: 2, knownDay: 2, statements, y: 1 })!.brier).toBe(0.5);
});

it('an update does not make a second prediction: one row, one count', () => {
  const average = timeAverage({
    saidDay: 0,
    dueDay: 4,
    knownDay: 4,
    statements: [
      { day: 0, p: 0.2 },
      { day: 2, p: 0.4 },
    ],
    y: 1,
  })!;
  const { bins: found } = scoreTable({
    n: 1,
    p: Float64Array.of(average.p),
    y: Float64Array.of(1),
    brier: Float64Array.of(average.brier),
  });
  expect(found.map(({ from, n }) => [from, n])).toEqual([[0.3, 1]]);
});

it('a perfect score is 0 and is shown as 0, not swallowed as missing', () => {
  const perfect = score([1, 0], [1, 0]);
  expect(perfect.brier?.mean).toBe(0);
  expect(perfect.skill?.vsHalf).toBe(1);
  expect(perfect.log?.unclippedBits).toBe(0);
  expect(perfect.log?.bits).toBeCloseTo(-Math.log2(0.999), 15); // 0% and 100% are clipped, and that is said
  expect(perfect.log?.clipped).toBe(2);
});

it('no data is null, neither the best nor the worst score', () => {
  expect(score([], []).brier).toBeNull();
});

it('an empty bin is absent, not 0%', () => {
  expect(score([0.95], [1]).bins).toHaveLength(1);
});

it('the mean forecast of a bin is not its centre or its floor', () => {
  expect(score([0.69, 0.69], [1, 0]).bins[0]?.meanForecast).toBe(0.69);
});

it('discrimination is never negative, not even for one prediction', () => {
  expect(score([0.7], [0]).corp?.discrimination).toBe(0);
});

it('all yes is scored, not refused: no skill against the base rate, but a Brier score and a coin to compare with', () => {
  const all = score([0.7, 0.8, 0.9], [1, 1, 1]);
  expect(all.skill?.vsBaseRate).toBeNull();
  expect(all.skill?.vsHalf).toBeCloseTo(1 - 0.14 / 3 / 0.25, 14);
  expect(all.reasons['skill.vsBaseRate']).toBe('one_class');
});

it('forecasts one step of a double apart give numbers, not NaN', () => {
  const near = score([0.7, 0.7000000000000001, 0.7, 0.7000000000000001], [1, 0, 0, 1]);
  expect(near.murphy?.groups).toBe(2);
  expect(near.corp?.blocks.every(({ recalibrated }) => recalibrated === 0.5)).toBe(true);
  expect(JSON.stringify(near)).not.toMatch(/NaN/);
  expect(near.auc?.value).toBe(0.5);
});

it('near-ties are ordered by their values, not by rounded ranks', () => {
  expect(score([0.7, 0.7000000000000001], [0, 1]).auc?.value).toBe(1);
  expect(score([0.7, 0.7000000000000001], [1, 0]).auc?.value).toBe(0);
});

it('forecasts of 0% and 100% are clipped for the recalibration line, not dropped', () => {
  const y = [1, 0, 1, 0, 1, 1];
  expect(score([0, 0.2, 0.4, 0.6, 0.8, 1], y).cox).toEqual(score([0.001, 0.2, 0.4, 0.6, 0.8, 0.999], y).cox);
});

it('an interval for 0 of n and n of n has ends 0 and 1, not NaN', () => {
  expect(wilson(0, 5)[0]).toBe(0);
  expect(wilson(5, 5)[1]).toBe(1);
});

it('one certain miss costs 9.97 bits, not the 50 of machine epsilon, and is infinite unclipped', () => {
  const miss = score([0], [1]).log!;
  expect(miss.bits).toBeCloseTo(9.965784284662087, 12);
  expect(miss.unclippedBits).toBe('Infinity');
});

it('a certain miss is probability 0, not a z of 10.9', () => {
  expect(score([0], [1]).brier?.probabilityThisBadOrWorse).toBe(0);
  expect(score([0], [1]).spiegelhalter).toBeNull();
});

it('skill against a perfect reference is null, not -Infinity', () => expect(skill(0.1, 0)).toBeNull());

it('the half convention: 70% and no is 0.49, not 0.98', () =>
  expect(score([0.7], [0]).brier?.mean).toBeCloseTo(0.49, 15));

it('interval widths follow the spread of the scores, not 1/sqrt n', () => {
  const width = (p: number[], y: number[]): number => {
    const [low, high] = score(p, y).brier!.interval!;
    return high / low;
  };
  expect(width([0.5, 0.51, 0.5, 0.51], [1, 0, 0, 1])).toBeLessThan(1.2);
  expect(width([0.1, 0.9, 0.1, 0.9], [1, 1, 0, 1])).toBeGreaterThan(10);
});
