import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/day.ts';
import type { ItemScore } from '../../src/score/item-score.ts';
import { brierIf, ownNumbers, scoreIf } from '../../src/score/own-numbers.ts';
import type { End } from '../../src/score/own-numbers.ts';
import { SingleScore } from '../../src/score/single-score.ts';
import { prediction, stated, undated, update, worded } from './record.ts';

const ENDS: readonly End[] = ['central', 'low', 'high', 'kindest', 'harshest'];

/** As plain data, infinities too. */
const plain = (score: ItemScore | null): unknown => (score instanceof SingleScore ? score.toJSON() : score);

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

  it('is a range where a later number alone is one', () => {
    const later = (p: number, more = {}) =>
      ownNumbers(prediction('a', { probability: stated(0.7), forecasts: [update('ada', '2025-01-04', p, more)] }));
    expect(later(0.5, { low: 0.4, high: 0.6 }).hasRange).toBe(true);
    expect(later(0.5).hasRange).toBe(false);
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
          const score = scoreIf(alone, y, known, end);
          expect(plain(score)).toEqual(plain(scoreIf(among, y, known, end)));
          expect(brierIf(alone, y, known, end)).toBe(score!.brier);
          expect(brierIf(among, y, known, end)).toBe(score!.brier);
        },
      ),
    );
  });
});
