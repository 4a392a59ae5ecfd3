import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/day.ts';
import { SingleScore } from '../../src/score/single-score.ts';
import { timeAverage } from '../../src/score/time-average.ts';

const SAID = '2025-01-01';

describe('what a number that never changed scored', () => {
  it('by hand: 0.7, said on 1 January, due on the 11th, known on the 6th, no', () => {
    const found = new SingleScore(0.7, 0, { said: SAID, due: '2025-01-11', known: '2025-01-06' });
    expect(found.toJSON()).toMatchObject({ p: 0.7, first: 0.7, final: 0.7, y: 0, known: '2025-01-06' });
    expect([found.coverage, found.days, found.spans]).toEqual([0.5, 5, [{ p: 0.7, days: 5 }]]);
    expect(found.brier).toBeCloseTo(0.49, 15);
    expect(found.points).toBeCloseTo(0.5 * (1 - 4 * 0.49), 15);
    expect(found.logNats.clipped).toBeCloseTo(-Math.log(0.3), 15);
    expect(found.spherical).toBeCloseTo(0.3 / Math.sqrt(0.58), 15);
  });

  it('was certain and failed: infinitely bad, but for the clip', () => {
    const { logNats } = new SingleScore(1, 0, { said: SAID, due: '2025-01-11', known: '2025-01-06' });
    expect(logNats.unclipped).toBe(Infinity);
    expect(logNats.clipped).toBeCloseTo(-Math.log(0.001), 12);
  });

  it('has the very bits of the average over time, and the same keys in JSON', () => {
    const day = fc.integer({ min: -3, max: 400 });
    const share = fc.oneof(fc.constantFrom(0, 1, 0.5), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(share, share, day, day, (p, y, dueDay, knownDay) => {
        const average = timeAverage({ saidDay: 0, dueDay, knownDay, statements: [{ day: 0, p }], y });
        const known = addDays(SAID, knownDay);
        const found = new SingleScore(p, y, { said: SAID, due: addDays(SAID, dueDay), known });
        expect(found.toJSON()).toEqual({ ...average, y, known });
      }),
    );
  });
});
