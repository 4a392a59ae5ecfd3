import { describe, expect, it } from 'vitest';
import { boundsOf } from '../../src/score/scorecard-bounds.ts';
import { cardOf, judged, prediction, scored, stated, update, worded } from './record.ts';

const bounds = (...args: Parameters<typeof cardOf>) => boundsOf(cardOf(...args).items);

describe('bounds', () => {
  it('let each overdue prediction take its better and its worse outcome', () => {
    // Ten scored: three at 70% that did not happen (3 · 0.49), one at 90% (0.81), two at 70% that did (2 · 0.09), four at 100%
    // that did (0): 2.46, on average 0.246. Four overdue at 70%: 4 · 0.09 at best, 4 · 0.49 at worst.
    const ten = [
      ...[1, 2, 3].map((index) => scored(`miss-${index}`, 0.7, 'no')),
      scored('big-miss', 0.9, 'no'),
      ...[1, 2].map((index) => scored(`hit-${index}`, 0.7, 'yes')),
      ...[1, 2, 3, 4].map((index) => scored(`sure-${index}`, 1, 'yes')),
    ];
    const four = [1, 2, 3, 4].map((index) => prediction(`overdue-${index}`, { probability: stated(0.7) }));
    const card = cardOf([...ten, ...four]);
    expect(card.strict.brier!.mean).toBeCloseTo(0.246, 12);
    expect(card.bounds.overdue).toBe(4);
    expect(card.bounds.brierBest).toBeCloseTo((2.46 + 0.36) / 14, 12); // 0.2014…
    expect(card.bounds.brierWorst).toBeCloseTo((2.46 + 1.96) / 14, 12); // 0.3157…
  });

  it('count overdue predictions that have a number, and average those that changed over time', () => {
    // 0.8 for 5 of 10 days, then 0.3: if yes (0.04 + 0.49)/2 = 0.265, if no (0.64 + 0.09)/2 = 0.365.
    const changed = prediction('a', { probability: stated(0.8), forecasts: [update('ada', '2025-01-06', 0.3)] });
    const found = bounds([changed, prediction('flat'), scored('early', 0.5, 'yes', { due: { date: '2030-01-01', basis: 'stated' } })]); // prettier-ignore
    expect(found.overdue).toBe(1);
    expect(found.brierBest).toBeCloseTo(0.265, 12);
    expect(found.brierWorst).toBeCloseTo(0.365, 12);
    expect(found.imputedBest).toBeNull();
  });

  it('let every number take its kindest and harshest place in its range', () => {
    // Yes at 60 to 85%: 0.0225 and 0.16. No at 60 to 85%: 0.36 and 0.7225. 50% without a range: 0.25 both times.
    const found = bounds([
      scored('a', 0, 'yes', { probability: worded(0.7, 0.6, 0.85) }),
      scored('b', 0, 'no', { probability: worded(0.7, 0.6, 0.85) }),
      scored('c', 0.5, 'no'),
    ]);
    expect(found.imputedBest).toBeCloseTo((0.0225 + 0.36 + 0.25) / 3, 12);
    expect(found.imputedWorst).toBeCloseTo((0.16 + 0.7225 + 0.25) / 3, 12);
  });

  it('leave contested, void and ambiguous ones out', () => {
    const tie = [judged('yes'), judged('no', { by: 'other' })];
    const found = bounds([
      prediction('a', { probability: stated(0.7), resolutions: tie }),
      scored('b', 0.7, 'void', { resolutions: [judged('void', { reason: 'retracted' })] }),
      scored('c', 0.7, 'ambiguous'),
    ]);
    expect(found).toEqual({ brierBest: null, brierWorst: null, overdue: 0, imputedBest: null, imputedWorst: null });
  });
});
