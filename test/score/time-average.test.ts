import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeAverage } from '../../src/score/time-average.ts';
import type { Statement } from '../../src/score/time-average.ts';

const score = (
  statements: Statement[],
  y: number,
  { said = 0, due = 10, known = 10 } = {},
): ReturnType<typeof timeAverage> => timeAverage({ saidDay: said, dueDay: due, knownDay: known, statements, y });

describe('a forecast that changed', () => {
  it('by hand: 80% five days, 30% five days, no', () => {
    const found = score(
      [
        { day: 0, p: 0.8 },
        { day: 5, p: 0.3 },
      ],
      0,
    )!;
    expect(found.brier).toBeCloseTo((5 * 0.64 + 5 * 0.09) / 10, 15);
    expect(found.p).toBe(0.55);
    expect([found.first, found.final, found.coverage, found.days]).toEqual([0.8, 0.3, 1, 10]);
    expect(found.points).toBeCloseTo(1 - 4 * 0.365, 14);
    expect(found.logNats.clipped).toBeCloseTo((-Math.log(0.2) - Math.log(0.7)) / 2, 14);
    expect(found.spherical).toBeCloseTo((0.2 / Math.sqrt(0.68) + 0.7 / Math.sqrt(0.58)) / 2, 14);
  });
  it('scores are averaged, not forecasts: 0 then 1 for equal times costs 0.5, not 0.25', () => {
    expect(
      score(
        [
          { day: 0, p: 0 },
          { day: 5, p: 1 },
        ],
        1,
      )!.brier,
    ).toBe(0.5);
  });
  it('decimals average as decimals do, rounded once, so that equal means are equal', () => {
    const twoOfThree = (first: number, then: number): number =>
      score(
        [
          { day: 0, p: first },
          { day: 1, p: then },
        ],
        1,
        { due: 3, known: 3 },
      )!.p;
    // (0.1 + 2 * 0.8) / 3 and (0.9 + 2 * 0.4) / 3
    expect(twoOfThree(0.1, 0.8)).toBe(17 / 30);
    expect(twoOfThree(0.9, 0.4)).toBe(17 / 30);
  });
  it('one certain day that failed makes the unclipped log score infinite, and only that one', () => {
    const found = score(
      [
        { day: 0, p: 0 },
        { day: 1, p: 0.5 },
      ],
      1,
    )!;
    expect(found.logNats.unclipped).toBe(Infinity);
    expect(found.logNats.clipped).toBeCloseTo((Math.log(1000) + 9 * Math.LN2) / 10, 12);
  });
  it('a single forecast comes back bit for bit, whatever the days', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 9999 }), (p, due) => {
        const found = score(
          [
            { day: 0, p: p + 0 },
            { day: Math.floor(due / 3), p: p + 0 },
          ],
          1,
          { due, known: due },
        )!;
        expect(found.p).toBe(p + 0);
        expect(found.brier).toBe((p - 1) * (p - 1));
      }),
    );
  });
  it('the mean of odds such as 1:6 that is a decimal is that decimal, but what was said alone stays as it is', () => {
    const two = (first: number, second: number, day = 5): number | undefined =>
      score([first, second].map((p, k) => ({ day: k * day, p })), 1)?.p; // prettier-ignore
    expect(two(1 / 7, 6 / 7)).toBe(0.5); // just below it in doubles, and so a miss where 50% is neither
    expect(two(2 / 3, 0, 6)).toBe(0.4); // just below it in doubles, and so in the bin under its own
    expect(two(0.30000000000000004, 0.30000000000000004)).toBe(0.30000000000000004);
    expect(two(1 / 3, 1 / 6)).toBeCloseTo(1 / 4, 15);
    expect(two(1 / 3, 0)).toBe(1 / 6);
  });
  it('the mean of decimals is the nearest double to its decimal, so it lands in its own bin', () => {
    expect(
      score(
        [
          { day: 0, p: 0.2 },
          { day: 5, p: 0.4 },
        ],
        1,
      )!.p,
    ).toBe(0.3);
    expect(
      score(
        [
          { day: 0, p: 0.6 },
          { day: 3, p: 0.9 },
          { day: 6, p: 0.6 },
        ],
        1,
        { due: 9, known: 9 },
      )!.p,
    ).toBe(0.7);
  });
  it('other numbers are averaged too', () => {
    const third = 1 / 3;
    expect(
      score(
        [
          { day: 0, p: third },
          { day: 5, p: 2 / 3 },
        ],
        1,
      )!.p,
    ).toBeCloseTo(0.5, 15);
  });
});

describe('what stands when', () => {
  it('depends on no calendar: every day moved by as much changes nothing', () => {
    const day = fc.integer({ min: -2, max: 14 });
    const statement = fc.record({ day, p: fc.option(fc.integer({ min: 0, max: 100 }).map((value) => value / 100)) });
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 5 }), day, fc.nat(20_000), (statements, known, by) => {
        const moved = statements.map((one) => ({ ...one, day: one.day + by }));
        expect(score(moved, 1, { said: by, due: 10 + by, known: known + by })).toEqual(score(statements, 1, { known }));
      }),
    );
  });
  it('a constant forecast scores the same whenever it starts; coverage says the rest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 100 }), (start, percent) => {
        const found = score([{ day: start, p: percent / 100 }], 0)!;
        expect(found.brier).toBe((percent / 100) ** 2);
        expect(found.coverage).toBe((10 - start) / 10);
      }),
    );
  });
  it('of two on one day the later line wins', () => {
    expect(
      score(
        [
          { day: 0, p: 0.1 },
          { day: 0, p: 0.9 },
        ],
        1,
      )!.p,
    ).toBe(0.9);
    expect(
      score(
        [
          { day: 4, p: 0.5 },
          { day: 0, p: 0.1 },
          { day: 4, p: 0.2 },
        ],
        1,
      )!.final,
    ).toBe(0.2);
  });
  it('a forecast from before it was said counts from then, the latest of them', () => {
    expect(
      score(
        [
          { day: -3, p: 0.4 },
          { day: -5, p: 0.2 },
        ],
        1,
      ),
    ).toMatchObject({ p: 0.4, first: 0.4, days: 10 });
  });
  it('a withdrawal leaves a gap: its days are not counted', () => {
    const found = score(
      [
        { day: 0, p: 0.8 },
        { day: 2, p: null },
        { day: 6, p: 0.6 },
      ],
      1,
    )!;
    expect(found.days).toBe(6);
    expect(found.coverage).toBe(0.6);
    expect(found.brier).toBeCloseTo((2 * 0.04 + 4 * 0.16) / 6, 15);
    expect(found.points).toBeCloseTo((6 * (1 - 4 * found.brier)) / 10, 15);
  });
  it('nothing counts from the day it was known, nor from the due day on', () => {
    expect(
      score(
        [
          { day: 0, p: 0.3 },
          { day: 4, p: 1 },
        ],
        1,
        { known: 4 },
      ),
    ).toMatchObject({ p: 0.3, final: 0.3, days: 4, coverage: 0.4 });
    expect(
      score(
        [
          { day: 0, p: 0.3 },
          { day: 10, p: 1 },
        ],
        1,
        { known: 15 },
      ),
    ).toMatchObject({ p: 0.3, days: 10, coverage: 1 });
  });
  it('known early: points count nothing for the days after', () => {
    expect(score([{ day: 0, p: 1 }], 1, { known: 4 })!.points).toBe(0.4);
  });
  it('no whole day: the statement at the start, plain, coverage null', () => {
    expect(score([{ day: 0, p: 0.7 }], 0, { due: 0, known: 3 })).toMatchObject({
      p: 0.7,
      coverage: null,
      points: null,
      days: 0,
    });
    const late = score(
      [
        { day: 0, p: 0.7 },
        { day: 2, p: 1 },
      ],
      1,
      { due: 10, known: 0 },
    )!;
    expect(late.brier).toBeCloseTo(0.09, 15);
    expect(late).toMatchObject({ first: 0.7, final: 0.7, coverage: null, days: 0 });
  });
  it('nothing ever stood: no score', () => {
    expect(score([], 1)).toBeNull();
    expect(
      score(
        [
          { day: 0, p: 0.7 },
          { day: 0, p: null },
        ],
        1,
      ),
    ).toBeNull();
    expect(
      score(
        [
          { day: 0, p: null },
          { day: 10, p: 0.9 },
        ],
        1,
      ),
    ).toBeNull();
  });
});
