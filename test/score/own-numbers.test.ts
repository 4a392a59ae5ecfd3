import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayNumber } from '../../src/day.ts';
import { brierIf, constantScore, ownNumbers, scoreIf, timeUntil } from '../../src/score/own-numbers.ts';
import type { End } from '../../src/score/own-numbers.ts';
import { timeAverage } from '../../src/score/time-average.ts';
import { prediction, stated, undated, update, worded } from './record.ts';

const ENDS: readonly End[] = ['central', 'low', 'high', 'kindest', 'harshest'];

describe('a number that never changed', () => {
  it('by hand: 0.7, said on 1 January, due on the 11th, known on the 6th, no', () => {
    const time = { known: '2025-01-06', saidDay: 0, dueDay: 10, knownDay: 5 };
    const found = constantScore(0.7, 0, time);
    expect(found).toMatchObject({ p: 0.7, first: 0.7, final: 0.7, coverage: 0.5, days: 5, y: 0, known: '2025-01-06' });
    expect(found.brier).toBeCloseTo(0.49, 15);
    expect(found.points).toBeCloseTo(0.5 * (1 - 4 * 0.49), 15);
    expect(found.logNats.clipped).toBeCloseTo(-Math.log(0.3), 15);
    expect(found.spherical).toBeCloseTo(0.3 / Math.sqrt(0.58), 15);
  });

  it('has the very bits of the average over time', () => {
    const day = fc.integer({ min: -3, max: 400 });
    const share = fc.oneof(fc.constantFrom(0, 1, 0.5), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(share, share, day, day, (p, y, dueDay, knownDay) => {
        const average = timeAverage({ saidDay: 0, dueDay, knownDay, statements: [{ day: 0, p }], y });
        expect(constantScore(p, y, { known: 'then', saidDay: 0, dueDay, knownDay })).toEqual({
          ...average,
          y,
          known: 'then',
        });
      }),
    );
  });
});

describe('what a forecaster said himself', () => {
  it('is the first number, its updates and withdrawals, and nobody else’s', () => {
    const own = ownNumbers(
      prediction('a', {
        probability: worded(0.7, 0.6, 0.85),
        forecasts: [update('ada', '2025-01-03', 0.8), update('market', '2025-01-04', 0.2), update('ada', '2025-01-05', null), update('ada', '2025-01-06', 0.5, { usable: false })],
      }),
    ); // prettier-ignore
    expect(own).toMatchObject({
      said: '2025-01-01',
      due: '2025-01-11',
      first: { central: 0.7, low: 0.6, high: 0.85 },
      firstBasis: 'worded',
    });
    expect(own.later).toEqual([
      { date: '2025-01-03', range: { central: 0.8 } },
      { date: '2025-01-05', range: null },
    ]);
    expect([own.hasRange, own.isAlone]).toEqual([true, false]);
  });

  it('is alone where nobody said anything later, not where only the market did', () => {
    const alone = ownNumbers(prediction('a', { probability: stated(0.7) }));
    expect([alone.hasRange, alone.isAlone]).toEqual([false, true]);
    const market = ownNumbers(prediction('a', { forecasts: [update('market', '2025-01-04', 0.2, { low: 0.1 })] }));
    expect([market.hasRange, market.isAlone]).toEqual([false, false]);
    expect(ownNumbers(undated('a'))).toMatchObject({ due: null, first: null, firstBasis: null });
    const wide = ownNumbers(prediction('a', { probability: stated(0.5, { low: 0.1, high: 0.9, usable: false }) }));
    expect(wide).toMatchObject({ first: null, firstBasis: 'stated', hasRange: false });
  });

  it('alone or among numbers of others, it is worth the same', () => {
    const percent = fc.integer({ min: 0, max: 100 }).map((value) => value / 100);
    const range = fc.tuple(percent, percent, percent).map((three) => three.sort((a, b) => a - b));
    const days = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(
        range,
        fc.constantFrom(0, 0.3, 1),
        days,
        days,
        fc.constantFrom(...ENDS),
        (three, y, due, until, end) => {
          const [low, central, high] = three as [number, number, number];
          const one = prediction('a', {
            probability: stated(central, { low, high }),
            due: { date: addDays('2025-01-01', due), basis: 'stated' },
          });
          const known = addDays('2025-01-01', until);
          const alone = ownNumbers(one);
          const among = ownNumbers({ ...one, forecasts: [update('market', '2025-01-02', 0.4)] });
          const score = scoreIf(alone, y, timeUntil(alone, known), end);
          expect(score).toEqual(scoreIf(among, y, timeUntil(among, known), end));
          expect(brierIf(alone, y, known, end)).toBe(score!.brier);
          expect(brierIf(among, y, known, end)).toBe(score!.brier);
        },
      ),
    );
  });

  it('counts its days from one calendar', () => {
    const own = ownNumbers(prediction('a'));
    const { saidDay, dueDay, knownDay } = timeUntil(own, '2025-03-01');
    expect([dueDay - saidDay, knownDay - saidDay]).toEqual([10, 59]);
    expect(dayNumber('1970-01-02')).toBe(1);
  });
});
