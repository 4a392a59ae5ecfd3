import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Prediction } from '../../src/ledger/prediction.ts';
import { comparePair, forecastersWithNumbers, leaderboardOf } from '../../src/score/compare.ts';
import { anyPredictions } from './any-record.ts';
import { itemsFrom, judged, prediction, scored, stated, undated, update } from './record.ts';

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

  it('is level where the scores are the same in another order', () => {
    const mine = [0.93, 0.3, 0.76, 0.14, 0.41];
    const theirs = [0.3, 0.41, 0.76, 0.14, 0.93];
    const found = pair(
      mine.map((p, i) => scored(`q-${i}`, p, 'no', { forecasts: [update('market', '2025-01-01', theirs[i]!)] })),
    );
    expect(found).toMatchObject({ n: 5, meanDifference: 0 });
  });

  const at = (n: number, yes: number, mine: readonly number[], theirs: number) =>
    pair(
      Array.from({ length: n }, (_, i) =>
        scored(`q-${i}`, mine[i % mine.length]!, i < yes ? 'yes' : 'no', {
          forecasts: [update('market', '2025-01-01', theirs)],
        }),
      ),
    );

  it('is clear only where odds halfway between the two would not give it either', () => {
    // All happened: no spread at all, and 0.925^10 = 46% if 92.5% is right.
    expect(at(10, 10, [0.95], 0.9)).toMatchObject({ clear: false, n: 10 });
    // Two numbers, so a spread, a small one: still 46%.
    expect(at(10, 10, [0.95, 0.96], 0.9).clear).toBe(false);
    // Sixty at 99% beside 90%, all happened: 0.9^60 = 0.2% if 90% is right, but 0.945^60 = 3.4% halfway; of 67 2.3%, which is two
    // standard deviations as well: the lead is 67 · 0.0099 = 0.663, and 0.18 · sqrt(67 · 0.945 · 0.055) = 0.336.
    expect([at(60, 60, [0.99], 0.9).clear, at(67, 67, [0.99], 0.9).clear]).toEqual([false, true]);
    // 100% beside 97%, all happened: 0.985^248 = 2.4%, but 248 · 0.015 / 0.985 = 3.78 is the square of 1.94; of 253 it is that of 1.963.
    expect([at(248, 248, [1], 0.97).clear, at(253, 253, [1], 0.97).clear]).toEqual([false, true]);
    // Five of ten at 20% beside 5%, where one time in 200 as many would halfway. Differences of -0.2625 and 0.0375: the sum is
    // -1.125, its error sqrt(10/9 · 10 · 0.15²) = 0.5, and the quantile for nine degrees 2.262.
    expect(at(10, 5, [0.2], 0.05)).toMatchObject({ clear: false });
    // Thirty at 90% beside 50%, 27 happened: P(27 or more of 30 at 70%) = 0.9%.
    expect(at(30, 27, [0.9], 0.5)).toMatchObject({ clear: true });
    expect(at(30, 27, [0.9], 0.5).meanDifference).toBeCloseTo(-0.16, 12);
    // No spread, and no luck: odds of 50% give it one time in 4,096.
    expect(at(12, 12, [0.99], 0.01).clear).toBe(true);
    // Six of ten against 99%, which odds of 74.5% give to the one who said 50% one time in four; the ten gaps of 0.25 and −0.73
    // are too few to show it.
    expect(at(10, 6, [0.5], 0.99).clear).toBe(false);
    // On nine nobody is better.
    expect(at(9, 8, [0.9], 0.1).clear).toBeNull();
    // Whoever is second may be the better one.
    expect(at(30, 3, [0.9], 0.5)).toMatchObject({ clear: true });
  });

  it('is clear by whole topics', () => {
    const onTopics = (topics: number) =>
      pair(
        Array.from({ length: 48 }, (_, i) =>
          scored(`q-${i}`, 0.9, i % topics < topics - 2 ? 'yes' : 'no', {
            group: `g-${i % topics}`,
            forecasts: [update('market', '2025-01-01', 0.5)],
          }),
        ),
      ).clear;
    // Twelve questions on two topics are two; on eleven topics they count by topic.
    // Gaps of -0.24 and 0.56: twelve topics, two of them no, are 4 · (10 · -0.24 + 2 · 0.56) = -5.12 with a standard error of
    // sqrt(12/11 · 16 · (10 · 0.1333² + 2 · 0.6667²)) = 4.31: less than 2.2 of them. Forty-eight by themselves would be clear.
    expect([onTopics(2), onTopics(12), onTopics(48)]).toEqual([null, false, true]);
    // Two on each of ten topics at 80% beside 60%, all happened: 0.7^20 = 0.1% by themselves, 0.7^10 = 2.8% as topics.
    const twice = (n: number, grouped: boolean) =>
      pair(
        Array.from({ length: n }, (_, i) =>
          scored(`q-${i}`, 0.8, 'yes', {
            ...(grouped && { group: `g-${i >> 1}` }),
            forecasts: [update('market', '2025-01-01', 0.6)],
          }),
        ),
      ).clear;
    expect([twice(20, true), twice(20, false), twice(22, true)]).toEqual([false, true, true]);
    // Two on each of ten topics at 20% beside 5%, five topics happened: the error of ten sums is 1, their sum -2.25.
    const low = (group: (i: number) => object) =>
      pair(
        Array.from({ length: 20 }, (_, i) =>
          scored(`q-${i}`, 0.2, i < 10 ? 'yes' : 'no', {
            ...group(i),
            forecasts: [update('market', '2025-01-01', 0.05)],
          }),
        ),
      );
    expect(low((i) => ({ group: `g-${i >> 1}` }))).toMatchObject({ clear: false, independent: 10 });
    expect(low(() => ({}))).toMatchObject({ clear: true, independent: null });
  });

  it('is not clear by a few questions on which copies differ', () => {
    const copies = (differ: number) =>
      pair(
        Array.from({ length: 20 }, (_, i) =>
          scored(`q-${i}`, i < differ ? 0.6 : 0.3, i < differ ? 'yes' : 'no', {
            forecasts: [update('market', '2025-01-01', i < differ ? 0.4 : 0.3)],
          }),
        ),
      ).clear;
    // Four coins fall as one for either of the two one time in eight, five one time in sixteen, six one time in 32.
    expect([copies(4), copies(5), copies(6)]).toEqual([false, false, true]);
  });

  it('is clear where one is ahead whatever the outcome', () => {
    // Ada says 50% all along; the market 10%, then 90%, which scores 0.41 on average either way.
    const swings = Array.from({ length: 10 }, (_, i) =>
      scored(`q-${i}`, 0.5, i % 2 === 0 ? 'yes' : 'no', {
        forecasts: [update('market', '2025-01-01', 0.1), update('market', '2025-01-06', 0.9)],
      }),
    );
    const found = pair(swings);
    expect(found.meanDifference).toBeCloseTo(-0.16, 12);
    expect(found.clear).toBe(true);
  });

  it('is clear one time in twenty at most where the truth lies halfway', () => {
    for (const n of [10, 20, 60]) {
      for (const [mine, theirs] of [[0.99, 0.9], [1, 0.97], [0.95, 0.9], [0.9, 0.65], [0.8, 0.6], [0.6, 0.4], [0.03, 0.01]] as const) {
        const yes = (mine + theirs) / 2;
        // P(K = k) of n, from one to the next.
        let chance = (1 - yes) ** n;
        let falsely = 0;
        for (let k = 0; k <= n; k++) {
          if (at(n, k, [mine], theirs).clear) falsely += chance;
          chance *= ((n - k) / (k + 1)) * (yes / (1 - yes));
        }
        expect([n, mine, theirs, falsely <= 0.05]).toEqual([n, mine, theirs, true]);
      }
    }
  }); // prettier-ignore

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

  it('takes the lines in order of day, whatever their order in the ledger', () => {
    // Ada 80% and, from day 5, 90%; the market 60% and, from day 5, 70%; yes. Ada (5 · 0.04 + 5 · 0.01)/10, the market (5 · 0.16 + 5 · 0.09)/10.
    const late = [update('ada', '2025-01-06', 0.9), update('market', '2025-01-06', 0.7)];
    const early = [update('market', '2025-01-01', 0.6)];
    for (const forecasts of [
      [...late, ...early],
      [...early, ...late],
    ]) {
      const { questions } = pair([scored('a', 0.8, 'yes', { forecasts })]);
      expect(questions[0]!.first).toBeCloseTo(0.025, 12);
      expect(questions[0]!.second).toBeCloseTo(0.125, 12);
    }
  });

  it('passes over ranges too wide to be a number, and over the numbers of others', () => {
    const wide = { low: 0.1, high: 0.9, usable: false };
    const forecasts = [
      update('market', '2025-01-01', 0.6),
      update('market', '2025-01-06', 0.5, wide),
      update('crowd', '2025-01-06', 0.1),
    ];
    const { questions } = pair([scored('a', 0.8, 'yes', { forecasts })]);
    expect(questions[0]!.second).toBeCloseTo(0.16, 12);
    expect(pair([scored('a', 0, 'yes', { probability: stated(0.5, wide), forecasts })]).n).toBe(0);
  });

  it('has the plain score and no standard error of one question', () => {
    const one = pair([scored('a', 0.7, 'yes', { forecasts: [update('market', '2025-01-01', 0.5)] })]);
    expect(one).toMatchObject({ first: 'ada', second: 'market', n: 1, imputed: 0, seDifference: null });
    expect(one.meanDifference).toBeCloseTo(-0.16, 12);
  });

  it('counts no imputed number that never stood beside the other', () => {
    // The assigned 40% stood until day 2; the market came on day 4.
    const forecasts = [update('ada', '2025-01-03', 0.7), update('market', '2025-01-05', 0.5)];
    const probability = stated(0.4, { basis: 'assigned' });
    expect(pair([scored('a', 0, 'yes', { probability, forecasts })])).toMatchObject({ n: 1, imputed: 0 });
  });

  it('counts an imputed number that stood for a while, and none that came too late', () => {
    const market = update('market', '2025-01-01', 0.6);
    const imputed = (date: string, known: string) =>
      pair([
        scored('a', 0.8, 'yes', {
          forecasts: [market, update('ada', date, 0.9, { basis: 'assigned' })],
          resolutions: [judged('yes', { known, recorded: known })],
        }),
      ]).imputed;
    expect(imputed('2025-01-06', '2025-01-11')).toBe(1);
    expect(imputed('2025-01-11', '2025-01-11')).toBe(0);
    expect(imputed('2025-01-20', '2025-03-01')).toBe(0); // due before that
    expect(imputed('2025-01-07', '2025-01-06')).toBe(0); // known before that
  });

  it('has the standard error of three differences', () => {
    // 80% and yes, 0.04, against 0.09, 0.16, 0.36: differences −0.05, −0.12, −0.32, mean −0.49/3
    const three = [0.7, 0.6, 0.4].map((p, i) =>
      scored(`q${i}`, 0.8, 'yes', { forecasts: [update('market', '2025-01-01', p)] }),
    );
    const mean = -0.49 / 3;
    const squares = (-0.05 - mean) ** 2 + (-0.12 - mean) ** 2 + (-0.32 - mean) ** 2;
    expect(pair(three).meanDifference).toBeCloseTo(mean, 12);
    expect(pair(three).seDifference).toBeCloseTo(Math.sqrt(squares / (3 * 2)), 12);
  });

  it('of two others needs no number of the one who said it', () => {
    const forecasts = [update('market', '2025-01-01', 0.6), update('crowd', '2025-01-01', 0.7)];
    expect(pair([prediction('a', { forecasts, resolutions: [judged('yes')] })], 'market', 'crowd').n).toBe(1);
  });

  it('ends when the outcome was known, or on the due day if that came first', () => {
    const forecasts = [
      update('market', '2025-01-01', 0.5),
      update('market', '2025-01-06', 0.9),
      update('ada', '2025-01-15', 0.1),
    ];
    const known = (day: string) =>
      pair([scored('a', 0.8, 'yes', { forecasts, resolutions: [judged('yes', { known: day, recorded: day })] })]);
    expect(known('2025-01-06').secondBrier).toBeCloseTo(0.25, 12);
    // ten days in all: (5 · 0.25 + 5 · 0.01)/10
    expect(known('2025-02-01').secondBrier).toBeCloseTo(0.13, 12);
    expect(known('2025-02-01').firstBrier).toBeCloseTo(0.04, 12);
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
        undated('undated', { probability: stated(0.7), forecasts, resolutions: [judged('yes')] }),
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

  it('stands in order of id where two are level, and counts the imputed', () => {
    const level = Array.from({ length: 10 }, (_, index) =>
      scored(`q-${index}`, 0.7, 'yes', {
        forecasts: [
          update('crowd', '2025-01-01', 0.7),
          update('market', '2025-01-01', 0.7, { basis: index < 3 ? 'assigned' : 'stated' }),
        ],
      }),
    );
    for (const names of [
      ['market', 'crowd', 'ada'],
      ['ada', 'market', 'crowd'],
      ['crowd', 'ada', 'market'],
    ]) {
      const { rows, imputed } = leaderboardOf(itemsFrom(level), names);
      expect(rows!.map(({ forecaster }) => forecaster)).toEqual(['ada', 'crowd', 'market']);
      expect(imputed).toBe(3);
    }
  });

  it('takes scores for level that only doubles keep apart', () => {
    // 0.1² + 0.7² is 0.5² + 0.5², and less in doubles.
    const level = Array.from({ length: 10 }, (_, index) =>
      scored(`q-${index}`, 0.5, 'no', { forecasts: [update('market', '2025-01-01', index % 2 ? 0.7 : 0.1)] }),
    );
    const { rows } = leaderboardOf(itemsFrom(level), ['market', 'ada']);
    expect(rows!.map(({ forecaster }) => forecaster)).toEqual(['ada', 'market']);
  });

  it('knows those who have a number, and only those', () => {
    const wide = { low: 0.1, high: 0.9, usable: false };
    const silent = prediction('a', { probability: stated(0.5, wide), forecasts: [update('crowd', '2025-01-02', 0.5, wide), update('market', '2025-01-03', null)] }); // prettier-ignore
    expect(forecastersWithNumbers(itemsFrom([silent]))).toEqual([]);
    expect(forecastersWithNumbers(itemsFrom([silent, prediction('b', { forecasts: [update('crowd', '2025-01-02', 0.5)] })]))).toEqual(['crowd']); // prettier-ignore
  });

  it('is no order under ten', () => {
    const nine = Array.from({ length: 9 }, (_, index) => question(index));
    expect(leaderboardOf(itemsFrom(nine), ['ada', 'market', 'crowd'])).toEqual({ n: 9, imputed: 0, rows: null });
  });
});
