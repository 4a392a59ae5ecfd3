import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Prediction } from '../../src/ledger/prediction.ts';
import { comparePair, forecastersWithNumbers, leaderboardOf } from '../../src/score/compare.ts';
import { anyPredictions } from './any-record.ts';
import { itemsFrom, judged, prediction, scored, stated, update } from './record.ts';

const pair = (predictions: readonly Prediction[], first = 'ada', second = 'market') =>
  comparePair(itemsFrom(predictions), first, second);

describe('a pair', () => {
  it('is compared on the questions both answered', () => {
    // 70% and 50%, yes: 0.09 and 0.25. 20% and 10%, no: 0.04 and 0.01. Differences −0.16 and 0.03, mean −0.065;
    // se = sqrt((0.095² + 0.095²) / (2 · 1)) = 0.095.
    const found = pair([
      scored('a', 0.7, 'yes', { forecasts: [update('market', '2025-01-01', 0.5)] }),
      scored('b', 0.2, 'no', { forecasts: [update('market', '2025-01-01', 0.1)] }),
      scored('alone', 0.9, 'yes'),
      prediction('market-alone', { forecasts: [update('market', '2025-01-01', 0.5)], resolutions: [judged('yes')] }),
    ]);
    expect(found).toMatchObject({ n: 2, imputed: 0 });
    expect(found.meanDifference).toBeCloseTo(-0.065, 12);
    expect(found.seDifference).toBeCloseTo(0.095, 12);
    expect(found.firstBrier).toBeCloseTo(0.065, 12);
    expect(found.secondBrier).toBeCloseTo(0.13, 12);
    expect(found.questions.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('is compared over the days on which both had a number', () => {
    // Ada 80%, from day 6 on 90%; the market 60% on days 4 to 7. Together: days 4 to 7, and it happened.
    // Ada (2 · 0.04 + 2 · 0.01) / 4 = 0.025, the market 0.16. Her first four days and last two count for nothing.
    const forecasts = [
      update('market', '2025-01-05', 0.6),
      update('ada', '2025-01-07', 0.9),
      update('market', '2025-01-09', null),
    ];
    const { questions } = pair([scored('a', 0.8, 'yes', { forecasts })]);
    expect(questions[0]).toMatchObject({ from: '2025-01-05', y: 1 });
    expect(questions[0]!.first).toBeCloseTo(0.025, 12);
    expect(questions[0]!.second).toBeCloseTo(0.16, 12);
  });

  it('leaves out what was said when the outcome could be known', () => {
    const at = (date: string) => pair([scored('a', 0.8, 'yes', { forecasts: [update('market', date, 0.99)] })]).n;
    expect(at('2025-01-10')).toBe(1);
    expect(at('2025-01-11')).toBe(0);
    expect(at('2025-02-01')).toBe(0);
    const both = [update('ada', '2025-02-01', 0.9), update('market', '2025-02-01', 0.8)];
    expect(pair([prediction('late', { forecasts: both, resolutions: [judged('yes')] })]).n).toBe(0);
  });

  it('takes numbers of the very day it was said and known as they are', () => {
    const day = { due: { date: '2025-01-01', basis: 'stated' as const }, resolutions: [judged('yes')] };
    const both = prediction('a', {
      ...day,
      probability: stated(0.8),
      forecasts: [update('market', '2025-01-01', 0.6)],
    });
    expect(pair([both]).questions[0]).toMatchObject({ first: (0.8 - 1) ** 2, second: (0.6 - 1) ** 2 });
  });

  it('never stood together where one was taken back before the other came', () => {
    const forecasts = [update('ada', '2025-01-03', null), update('market', '2025-01-04', 0.6)];
    expect(pair([scored('a', 0.8, 'yes', { forecasts })])).toMatchObject({
      n: 0,
      meanDifference: null,
      seDifference: null,
      firstBrier: null,
    });
  });

  it('leaves open, early, void, contested and undated questions out', () => {
    const forecasts = [update('market', '2025-01-01', 0.5)];
    const far = { due: { date: '2030-01-01', basis: 'stated' as const } };
    const tie = [judged('yes'), judged('no', { by: 'b' })];
    expect(
      pair([
        prediction('due', { probability: stated(0.7), forecasts }),
        scored('early', 0.7, 'yes', { ...far, forecasts }),
        scored('void', 0.7, 'void', { forecasts, resolutions: [judged('void', { reason: 'retracted' })] }),
        scored('tie', 0.7, 'yes', { forecasts, resolutions: tie }),
      ]).n,
    ).toBe(0);
  });

  it('says which questions rest on imputed numbers', () => {
    const assigned = {
      probability: stated(0.7, { basis: 'assigned' }),
      forecasts: [update('market', '2025-01-02', 0.5)],
    };
    expect(pair([scored('a', 0, 'yes', assigned)])).toMatchObject({ n: 1, imputed: 1, questions: [{ imputed: true }] });
  });

  it('turned round is the same with the other sign', () => {
    fc.assert(
      fc.property(anyPredictions, (predictions) => {
        const [there, back] = [pair(predictions), pair(predictions, 'market', 'ada')];
        expect(back.n).toBe(there.n);
        expect(back.seDifference ?? 0).toBeCloseTo(there.seDifference ?? 0, 12);
        expect((back.meanDifference ?? 0) + (there.meanDifference ?? 0)).toBeCloseTo(0, 12);
        const shuffled = pair([...predictions].reverse());
        expect({ ...shuffled, questions: [] }).toEqual({ ...there, questions: [] });
      }),
    );
  });
});

describe('a leaderboard', () => {
  const question = (index: number) =>
    scored(`q-${index}`, 0.7, 'yes', {
      forecasts: [update('market', '2025-01-01', 0.9), update('crowd', '2025-01-01', 0.8)],
    });

  it('stands on ten questions that all of them share, best first', () => {
    const ten = Array.from({ length: 10 }, (_, index) => question(index));
    const only = scored('only-two', 0.1, 'yes', { forecasts: [update('market', '2025-01-01', 0.1)] });
    const names = forecastersWithNumbers(itemsFrom([...ten, only]));
    expect(names).toEqual(['ada', 'market', 'crowd']);
    const board = leaderboardOf(itemsFrom([...ten, only]), names);
    expect(board.n).toBe(10);
    expect(board.rows!.map(({ forecaster }) => forecaster)).toEqual(['market', 'crowd', 'ada']);
    expect(board.rows![0]!.brier).toBeCloseTo(0.01, 12);
    expect(board.rows![2]!.brier).toBeCloseTo(0.09, 12);
  });

  it('is no order under ten', () => {
    const nine = Array.from({ length: 9 }, (_, index) => question(index));
    expect(leaderboardOf(itemsFrom(nine), ['ada', 'market', 'crowd'])).toEqual({ n: 9, imputed: 0, rows: null });
  });
});
