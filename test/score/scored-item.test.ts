import { describe, expect, it } from 'vitest';
import type { Prediction } from '../../src/ledger/prediction.ts';
import { groupOf } from '../../src/score/cohort.ts';
import { scoredItem } from '../../src/score/scored-item.ts';
import { cardOf, itemsFrom, judged, prediction, scored, stated, undated, update, worded } from './record.ts';

const of = (one: Prediction, includeEarly = false) => {
  const item = itemsFrom([one])[0]!;
  return scoredItem(item, groupOf(item, includeEarly), { includeEarly });
};

describe('one prediction', () => {
  it('scores the square of what it was off by, late as no, partial as its fraction', () => {
    expect(of(scored('a', 0.7, 'yes')).strict!.brier).toBeCloseTo(0.09, 15);
    expect(of(scored('a', 0.7, 'no')).strict!.brier).toBeCloseTo(0.49, 15);
    expect(of(scored('a', 0.7, 'late')).strict).toMatchObject({ y: 0 });
    expect(of(scored('a', 0.7, 'late')).strict!.brier).toBeCloseTo(0.49, 15);
    const partial = of(
      prediction('a', { probability: stated(0.7), resolutions: [judged('partial', { fraction: 0.4 })] }),
    );
    expect(partial).toMatchObject({ y: 0.4, outcome: 'partial' });
    expect(partial.strict!.brier).toBeCloseTo(0.09, 15);
  });

  it('averages its scores over the days each number stood', () => {
    // 0.8 stands on days 0 to 4, 0.3 on days 5 to 9; it did not happen: (5 · 0.64 + 5 · 0.09) / 10 = 0.365.
    const changed = of(scored('a', 0.8, 'no', { forecasts: [update('ada', '2025-01-06', 0.3)] }));
    expect(changed.strict!.brier).toBeCloseTo(0.365, 15);
    expect(changed).toMatchObject({
      updated: true,
      probability: 0.8,
      strict: { first: 0.8, final: 0.3, days: 10, coverage: 1 },
    });
    // The market's number is not his: nothing changes.
    const market = of(scored('a', 0.8, 'no', { forecasts: [update('market', '2025-01-06', 0.3)] }));
    expect(market.strict!.brier).toBeCloseTo(0.64, 15);
    expect(market.updated).toBe(false);
  });

  it('changed also where it came back to where it began, and is there on average', () => {
    // 0.6, 1, 0.2 and 0.6 for equal times, 0.6 on average; it did not happen: (0.36 + 1 + 0.04 + 0.36) / 4 = 0.44.
    const there = [update('ada', '2025-01-04', 1), update('ada', '2025-01-07', 0.2), update('ada', '2025-01-10', 0.6)];
    const due = { date: '2025-01-13', basis: 'stated' as const };
    const back = scored('a', 0.6, 'no', {
      due,
      forecasts: there,
      resolutions: [judged('no', { known: '2025-01-13' })],
    });
    expect(of(back)).toMatchObject({ updated: true, strict: { p: 0.6, first: 0.6, final: 0.6 } });
    expect(of(back).strict!.brier).toBeCloseTo(0.44, 15);
    const { strict, cautions } = cardOf([back]);
    expect(strict.brier!.mean).toBeCloseTo(0.44, 15);
    expect(cautions.map(({ code }) => code)).toEqual(['small_sample', 'updated_forecasts', 'certainty_failed']);
  });

  it('changed too where the first number came back, or is the mean of all', () => {
    const of8days = (...later: number[]) => {
      const forecasts = later.map((p, k) => update('ada', `2025-01-0${3 + 2 * k}`, p));
      return of(scored('a', 0.5, 'yes', { due: { date: '2025-01-09', basis: 'stated' }, forecasts }));
    };
    // two days each: (0.25 + 0.64 + 0.04 + 0.25) / 4 = 0.295, where 50% all along has 0.25
    const back = of8days(0.2, 0.8, 0.5);
    expect(back.strict).toMatchObject({ first: 0.5, final: 0.5, p: 0.5 });
    expect(back.strict!.brier).toBeCloseTo(0.295, 15);
    expect(back.updated).toBe(true);
    expect(of8days(0.2).updated).toBe(true);
    expect(of8days(0.5, 0.5, 0.5).updated).toBe(false);
  });

  it('stops at what comes first, the due day or the day it was known', () => {
    // Known on day 5: the 0.3 of that day came too late.
    const early = judged('no', { known: '2025-01-06', recorded: '2025-01-06' });
    const one = prediction('a', {
      probability: stated(0.8),
      forecasts: [update('ada', '2025-01-06', 0.3)],
      resolutions: [early],
    });
    expect(of(one).strict!.brier).toBeCloseTo(0.64, 15);
    const afterDue = scored('a', 0.8, 'no', { forecasts: [update('ada', '2025-01-11', 0.3)], resolutions: [judged('no', { known: '2025-03-01', recorded: '2025-03-01' })] }); // prettier-ignore
    expect(of(afterDue).strict!.brier).toBeCloseTo(0.64, 15);
  });

  it('leaves the days out on which it was taken back', () => {
    // 0.8 on days 0 to 2, nothing on days 3 to 7, 0.9 on days 8 and 9: (3 · 0.04 + 2 · 0.01) / 5 = 0.028, coverage 5/10.
    const gap = of(scored('a', 0.8, 'yes', { forecasts: [update('ada', '2025-01-04', null), update('ada', '2025-01-09', 0.9)] })); // prettier-ignore
    expect(gap.strict!.brier).toBeCloseTo(0.028, 15);
    expect(gap.strict).toMatchObject({ coverage: 0.5, days: 5 });
  });

  it('passes over ranges too wide to be a number', () => {
    const wide = { low: 0.1, high: 0.9, usable: false };
    const plain = of(scored('a', 0.8, 'no')).strict!;
    const beside = of(scored('a', 0.8, 'no', { forecasts: [update('ada', '2025-01-04', 0.5, wide)] })).strict;
    expect(JSON.stringify(beside)).toBe(JSON.stringify(plain));
    const late = of(scored('a', 0, 'no', { probability: stated(0.5, wide), forecasts: [update('ada', '2025-01-06', 0.8)] })); // prettier-ignore
    expect(late.strict).toMatchObject({ brier: plain.brier, first: 0.8, days: 5 });
  });

  it('shows the first number that counts, and none that came too late', () => {
    const only = (date: string, more: Partial<Prediction> = {}) =>
      of(prediction('a', { forecasts: [update('ada', date, 0.7)], ...more })).probability;
    expect(only('2025-01-05')).toBe(0.7);
    expect(only('2025-01-20')).toBeNull(); // overdue: nothing counts from the due day on
    const known = [judged('yes', { known: '2025-01-04', recorded: '2025-01-04' })];
    expect(only('2025-01-05', { resolutions: known })).toBeNull();
    expect(of(undated('a', { forecasts: [update('ada', '2025-01-05', 0.7)] })).probability).toBe(0.7);
    const late = prediction('a', { forecasts: [update('ada', '2025-01-20', 0.7)], resolutions: [judged('yes')] });
    expect(of(late)).toMatchObject({ group: 'noProbability', strict: null, kindest: null });
  });

  it('carries what it was made of', () => {
    const one = of(prediction('a', { probability: worded(0.7, 0.6, 0.85), resolutions: [judged('no', { charitable: 'yes' })] })); // prettier-ignore
    expect(one).toMatchObject({
      probability: 0.7,
      low: 0.6,
      high: 0.85,
      outcome: 'no',
      charitableOutcome: 'yes',
      y: 0,
    });
    expect(one).toMatchObject({ said: '2025-01-01', due: '2025-01-11', cluster: null, retrospective: false });
  });

  it('counts from the first number where that came later than the claim', () => {
    // 0.6 from day 5 on: 0.16 over 5 of 10 days.
    const late = of(prediction('a', { forecasts: [update('ada', '2025-01-06', 0.6)], resolutions: [judged('yes')] }));
    expect(late.strict!.brier).toBeCloseTo(0.16, 15);
    expect(late).toMatchObject({ group: 'scored', basis: 'stated', probability: 0.6, strict: { coverage: 0.5 } });
  });

  it('scores the two readings apart, each from its own outcome', () => {
    const two = of(scored('a', 0.7, 'no', { resolutions: [judged('no', { charitable: 'yes' })] }));
    expect(two.strict!.brier).toBeCloseTo(0.49, 15);
    expect(two.charitable!.brier).toBeCloseTo(0.09, 15);
    const loose = of(scored('a', 0.7, 'no', { resolutions: [judged('ambiguous', { charitable: 'yes' })] }));
    expect(loose.strict).toBeNull();
    expect(loose.charitable!.brier).toBeCloseTo(0.09, 15);
  });

  it('has no charitable score before it is due, and with it alone may have changed', () => {
    const early = scored('a', 0.7, 'no', { due: { date: '2030-01-01', basis: 'stated' }, resolutions: [judged('no', { charitable: 'yes' })] }); // prettier-ignore
    expect(of(early).charitable).toBeNull();
    const changed = scored('a', 0.8, 'no', { forecasts: [update('ada', '2025-01-06', 0.3)], resolutions: [judged('ambiguous', { charitable: 'yes' })] }); // prettier-ignore
    expect(of(changed)).toMatchObject({ strict: null, updated: true });
  });

  it('knows whose the first number is, and nobody’s where it has none', () => {
    const wide = { low: 0.1, high: 0.9, usable: false };
    const later = { forecasts: [update('ada', '2025-01-06', 0.3)] };
    expect(of(scored('a', 0.7, 'yes')).firstBasis).toBe('stated');
    expect(of(scored('a', 0.7, 'yes', later)).firstBasis).toBe('stated');
    expect(of(scored('a', 0.7, 'yes', { ...later, probability: worded(0.7, 0.6, 0.85) })).firstBasis).toBe('worded');
    expect(of(prediction('a', { probability: stated(0.5, wide) })).firstBasis).toBeNull();
    expect(of(prediction('a', { forecasts: [update('market', '2025-01-06', 0.3)] })).firstBasis).toBeNull();
  });

  it('has a score at each end of a range and the kindest and harshest in it', () => {
    // 0.6 to 0.85, central 0.7, and no: 0.36 at the low end, 0.7225 at the high one.
    const range = of(prediction('a', { probability: worded(0.7, 0.6, 0.85), resolutions: [judged('no')] }));
    expect(range.strict!.brier).toBeCloseTo(0.49, 15);
    expect(range.atLow!.brier).toBeCloseTo(0.36, 15);
    expect(range.atHigh!.brier).toBeCloseTo(0.7225, 15);
    expect(range.kindest).toBeCloseTo(0.36, 15);
    expect(range.harshest).toBeCloseTo(0.7225, 15);
    // It came out yes: 0.16 at the low end, which is now the harshest, and 0.0225 at the high one.
    const yes = of(prediction('a', { probability: worded(0.7, 0.6, 0.85), resolutions: [judged('yes')] }));
    expect(yes.atLow!.brier).toBeCloseTo(0.16, 15);
    expect(yes.atHigh!.brier).toBeCloseTo(0.0225, 15);
    expect(yes.kindest).toBeCloseTo(0.0225, 15);
    expect(yes.harshest).toBeCloseTo(0.16, 15);
    const number = of(scored('a', 0.7, 'yes'));
    for (const brier of [number.atLow!.brier, number.atHigh!.brier, number.kindest, number.harshest])
      expect(brier).toBeCloseTo(0.09, 15);
    // What happened in part may lie inside the range: 0 at best, the farther end at worst (0.85 − 0.65)².
    const inside = of(prediction('a', { probability: worded(0.7, 0.6, 0.85), resolutions: [judged('partial', { fraction: 0.65 })] })); // prettier-ignore
    expect(inside.kindest).toBe(0);
    expect(inside.harshest).toBeCloseTo(0.04, 15);
  });

  it('has no ends of a range while nothing is scored, and then its central value if yes or no', () => {
    const range = { probability: worded(0.7, 0.6, 0.85) };
    const soon = { due: { date: '2030-01-01', basis: 'stated' as const }, resolutions: [judged('no')] };
    for (const one of [prediction('a', range), prediction('a', { ...range, ...soon })])
      expect(of(one)).toMatchObject({ strict: null, atLow: null, atHigh: null, kindest: null, harshest: null });
    expect(of(prediction('a', range)).ifYes).toBeCloseTo(0.09, 15);
    expect(of(prediction('a', range)).ifNo).toBeCloseTo(0.49, 15);
  });

  it('bounds a number that changed day by day, not by its mean', () => {
    // 60 to 70% for 5 days, 90% for 5, and no. Kindest (5 · 0.36 + 5 · 0.81)/10 = 0.585, harshest (5 · 0.49 + 5 · 0.81)/10 = 0.65.
    const range = stated(0.65, { low: 0.6, high: 0.7 });
    const changed = of(scored('a', 0, 'no', { probability: range, forecasts: [update('ada', '2025-01-06', 0.9)] }));
    expect(changed.kindest).toBeCloseTo(0.585, 15);
    expect(changed.harshest).toBeCloseTo(0.65, 15);
    expect(changed.kindest!).toBeLessThanOrEqual(changed.strict!.brier);
    expect(changed.harshest!).toBeGreaterThanOrEqual(changed.strict!.brier);
  });

  it("takes the market's latest number on or before the day it was said, and never averages it in", () => {
    const quotes = [
      update('market', '2025-01-01', 0.4),
      update('market', '2025-01-01', 0.45),
      update('market', '2025-01-02', 0.9),
    ];
    expect(of(scored('a', 0.7, 'yes', { forecasts: quotes })).reference).toBe(0.45);
    expect(of(scored('a', 0.7, 'yes', { forecasts: quotes.slice(2) })).reference).toBeNull();
    const earlier = update('market', '2024-12-30', 0.4);
    expect(of(scored('a', 0.7, 'yes', { forecasts: [...quotes, earlier] })).reference).toBe(0.45);
    const gone = { by: 'market', date: '2025-01-01', withdrawn: true };
    expect(of(scored('a', 0.7, 'yes', { forecasts: [...quotes, gone] })).reference).toBeNull();
    expect(of(scored('a', 0.7, 'yes', { forecasts: [gone, ...quotes] })).reference).toBe(0.45);
    expect(of(scored('a', 0.7, 'yes', { forecasts: [update('marketing', '2025-01-01', 0.4)] })).reference).toBeNull();
    expect(of(scored('a', 0.7, 'yes', { forecasts: quotes })).strict!.brier).toBeCloseTo(0.09, 15);
    expect(of(scored('a', 0.7, 'yes', { forecasts: [update('sister/market', '2025-01-01', 0.4)] })).reference).toBe(
      0.4,
    );
    expect(of(scored('a', 0.7, 'yes', { forecasts: [update('supermarket', '2025-01-01', 0.4)] })).reference).toBeNull();
    const wide = update('market', '2025-01-01', 0.5, { low: 0.1, high: 0.9, usable: false });
    expect(of(scored('a', 0.7, 'yes', { forecasts: [...quotes, wide] })).reference).toBe(0.45);
    expect(of(scored('a', 0.7, 'yes', { forecaster: 'market', forecasts: quotes })).reference).toBeNull();
  });

  it('is worth nothing yet while open, undated or early, and either of two things while overdue', () => {
    expect(
      of(prediction('a', { due: { date: '2030-01-01', basis: 'stated' }, probability: stated(0.7) })).strict,
    ).toBeNull();
    expect(of(undated('a', { probability: stated(0.7), resolutions: [judged('yes')] }), true).strict).toBeNull();
    const early = scored('a', 0.7, 'yes', { due: { date: '2030-01-01', basis: 'stated' } });
    expect(of(early).strict).toBeNull();
    expect(of(early, true).strict!.brier).toBeCloseTo(0.09, 15);
    const overdue = of(prediction('a', { probability: stated(0.7) }));
    expect(overdue.strict).toBeNull();
    expect(overdue.ifYes).toBeCloseTo(0.09, 15);
    expect(overdue.ifNo).toBeCloseTo(0.49, 15);
    expect(of(scored('a', 0.7, 'yes')).ifNo).toBeNull();
    expect(of(prediction('a')).ifNo).toBeNull();
    const undecided = scored('a', 0.7, 'ambiguous');
    expect(of(undecided).ifYes).toBeCloseTo(0.09, 15);
    expect(of(undecided).ifNo).toBeCloseTo(0.49, 15);
    const soon = { ...undecided, due: { date: '2030-01-01', basis: 'stated' as const } };
    expect(of(soon).ifNo).toBeNull();
  });
});

it('counts once however often it was said again', () => {
  const again = [{ date: '2025-01-03' }, { date: '2025-01-04' }, { date: '2025-01-05' }];
  const { counts, strict, hits } = cardOf([scored('a', 0.7, 'yes', { restated: again })]);
  expect(counts).toMatchObject({ total: 1, scored: 1 });
  expect(strict.n).toBe(1);
  expect(hits).toMatchObject({ n: 1, happened: 1 });
});
