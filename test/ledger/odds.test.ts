import { describe, expect, it } from 'vitest';
import { oddsKey, oddsOf } from '../../src/ledger/odds.ts';
import type { Resolution } from '../../src/ledger/prediction.ts';
import { oddsText } from '../../src/show/words/probability-text.ts';
import { judged, prediction, stated, undated, update, worded } from '../score/record.ts';

const text = (...forecasts: ReturnType<typeof update>[]) =>
  oddsText(oddsOf(prediction('a', { probability: stated(0.65), forecasts })), { unicode: true });

describe('what a forecaster says now', () => {
  it('stands beside what he first said, where it is something else', () => {
    expect(text()).toBe('65%');
    expect(text(update('ada', '2025-01-03', 0.7), update('ada', '2025-01-05', 0.8))).toBe('65% → 80%');
    // In order of days, and of two on one day the later line.
    expect(text(update('ada', '2025-01-05', 0.8), update('ada', '2025-01-03', 0.7))).toBe('65% → 80%');
    expect(text(update('ada', '2025-01-05', 0.8), update('ada', '2025-01-05', 0.7))).toBe('65% → 70%');
    expect(text(update('ada', '2025-01-03', null))).toBe('65% → withdrawn');
    expect(text(update('ada', '2025-01-03', null), update('ada', '2025-01-05', 0.5))).toBe('65% → 50%');
  });

  it('is nothing new where he says it again, or where it is somebody else', () => {
    expect(text(update('ada', '2025-01-03', 0.65))).toBe('65%');
    expect(text(update('ada', '2025-01-03', 0.8), update('ada', '2025-01-05', 0.65))).toBe('65%');
    expect(text(update('market', '2025-01-03', 0.3))).toBe('65%');
  });

  it('is no number that counts for nothing', () => {
    // Due on 11 January 2025.
    expect(text(update('ada', '2025-01-11', 0.99))).toBe('65%');
    expect(text(update('ada', '2025-01-03', 0.6, { low: 0.3, high: 0.9, usable: false }))).toBe('65%');
    expect(
      text(update('ada', '2025-01-03', null), update('ada', '2025-01-04', 0.5, { low: 0.1, high: 0.9, usable: false })),
    ).toBe('65% → withdrawn');
    const known = (outcome: 'yes' | 'open') =>
      oddsText(
        oddsOf(
          prediction('a', {
            probability: stated(0.65),
            forecasts: [update('ada', '2025-01-05', 0.99)],
            resolutions: [judged(outcome, { known: '2025-01-05' })],
          }),
        ),
        { unicode: true },
      );
    expect([known('yes'), known('open')]).toEqual(['65%', '65% → 99%']);
  });

  it('ends with the day that its graders say together, as in the score', () => {
    // First taken for a no of 3 January, then amended to a yes of the 8th; 80% from the 5th on was scored.
    const first = judged('no', { known: '2025-01-03', recorded: '2025-01-03' });
    const amended = judged('yes', { known: '2025-01-08', recorded: '2025-01-09' });
    const forecasts = [update('ada', '2025-01-05', 0.8)];
    const odds = (...resolutions: Resolution[]) =>
      oddsText(oddsOf(prediction('a', { probability: stated(0.3), forecasts, resolutions })), { unicode: true });
    expect([odds(first), odds(first, amended)]).toEqual(['30%', '30% → 80%']);
    // One says the 3rd and another no day at all: the vote is tied, and the due day ends it.
    expect(odds(first, judged('yes', { by: 'other' }))).toBe('30% → 80%');
  });

  it('may be the first number, or one that is not his own', () => {
    const late = undated('a', { forecasts: [update('ada', '2025-01-03', 0.8)] });
    expect(oddsText(oddsOf(late), { unicode: false })).toBe('- -> 80%');
    const words = prediction('a', {
      probability: worded(0.7, 0.6, 0.8),
      forecasts: [update('ada', '2025-01-03', 0.8)],
    });
    expect(oddsText(oddsOf(words), { unicode: true })).toBe('~70% → 80%');
  });

  it('is what was said last on the first day, even where that day told the outcome, as in the score', () => {
    const known = prediction('a', {
      probability: stated(0.65),
      forecasts: [update('ada', '2025-01-01', 0.8)],
      resolutions: [judged('yes', { known: '2025-01-01' })],
    });
    expect(oddsText(oddsOf(known), { unicode: true })).toBe('65% → 80%');
  });

  it('has equal keys for what is shown alike, and others for the rest', () => {
    const key = (...forecasts: ReturnType<typeof update>[]) =>
      oddsKey(prediction('a', { probability: stated(0.65), forecasts }));
    expect(key()).toBe(key(update('market', '2025-01-03', 0.3)));
    expect(key(update('ada', '2025-01-03', 0.8))).toBe(
      key(update('ada', '2025-01-04', 0.7), update('ada', '2025-01-05', 0.8)),
    );
    expect(
      new Set([
        key(),
        key(update('ada', '2025-01-03', 0.8)),
        key(update('ada', '2025-01-03', null)),
        oddsKey(prediction('a')),
      ]).size,
    ).toBe(4);
    expect(oddsKey(prediction('a'))).toBeUndefined();
  });
});
