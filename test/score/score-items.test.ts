import { expect, it } from 'vitest';
import type { Prediction } from '../../src/ledger/prediction.ts';
import { groupOf } from '../../src/score/cohort.ts';
import { lazyItemsScore } from '../../src/score/score-items.ts';
import type { ScoreKey } from '../../src/score/score-items.ts';
import type { ScoreObject } from '../../src/score/score-object.ts';
import { scoreTable } from '../../src/score/score-table.ts';
import { scoredItem } from '../../src/score/scored-item.ts';
import type { ScoredItem } from '../../src/score/scored-item.ts';
import { itemsFrom, judged, prediction, scored, stated, update, worded } from './record.ts';

const itemsOf = (predictions: Prediction[]): ScoredItem[] =>
  itemsFrom(predictions).map((item) => scoredItem(item, groupOf(item), { includeEarly: false }));

/** The score of those items that have one under the key. */
function scoreItems(items: readonly ScoredItem[], key: ScoreKey, lexicon: string): ScoreObject {
  const rows = items.filter((item) => item[key] !== null);
  return lazyItemsScore(rows, key, lexicon).score;
}

const PLAIN = [
  scored('a', 0.8, 'yes', { group: 'steel' }),
  scored('b', 0.6, 'no', { group: 'steel', forecasts: [update('market', '2025-01-01', 0.3)] }),
  scored('c', 0.1, 'no'),
  scored('d', 0.3, 'yes', { group: 'wheat' }),
  scored('e', 0.4, 'no', { group: 'steel', forecasts: [update('market', '2025-01-01', 0.5)] }),
  scored('f', 0.5, 'yes'),
  prediction('g', { resolutions: [judged('yes')] }),
];
const COLUMNS = {
  n: 6,
  p: Float64Array.of(0.8, 0.6, 0.1, 0.3, 0.4, 0.5),
  y: Float64Array.of(1, 0, 0, 1, 0, 1),
  cluster: Int32Array.of(0, 0, -1, 1, 0, -1),
  reference: Float64Array.of(Number.NaN, 0.3, Number.NaN, Number.NaN, 0.5, Number.NaN),
};

it('a row for each scored prediction: number, outcome, topic or none, market', () => {
  expect(scoreItems(itemsOf(PLAIN), 'strict', 'survey')).toEqual(scoreTable(COLUMNS));
});

it('with an update: averages over the days each number stood', () => {
  // 0.8 and 0.4 stand for five days each; it came out yes: Brier (0.04 + 0.36)/2, and 0.6 in the mean
  const changed = scored('a', 0.8, 'yes', { group: 'steel', forecasts: [update('ada', '2025-01-06', 0.4)] });
  const items = itemsOf([changed, ...PLAIN.slice(1)]);
  const scores = items.flatMap(({ strict }) => strict ?? []);
  const found = scoreItems(items, 'strict', 'survey');
  expect(found).toEqual(
    scoreTable({
      ...COLUMNS,
      p: Float64Array.of(0.6, 0.6, 0.1, 0.3, 0.4, 0.5),
      brier: Float64Array.from(scores, ({ brier }) => brier),
      logNats: {
        clipped: Float64Array.from(scores, ({ logNats }) => logNats.clipped),
        unclipped: Float64Array.from(scores, ({ logNats }) => logNats.unclipped),
      },
      spherical: Float64Array.from(scores, ({ spherical }) => spherical),
    }),
  );
  expect(found.brier?.mean).toBeCloseTo((0.2 + 0.36 + 0.01 + 0.49 + 0.16 + 0.25) / 6, 15);
  expect(found.log?.unclippedBits).toBeCloseTo(-Math.log2(Math.sqrt(0.8 * 0.4) * 0.4 * 0.9 * 0.3 * 0.6 * 0.5) / 6, 14);
});

it('of numbers that came back to the first, with the same mean: the average all the same', () => {
  const days = ['2025-01-03', '2025-01-05', '2025-01-07'];
  const forecasts = [0.2, 0.8, 0.5].map((p, k) => update('ada', days[k]!, p));
  const items = itemsOf([scored('a', 0.5, 'yes', { due: { date: '2025-01-09', basis: 'stated' }, forecasts })]);
  // two days each: (0.25 + 0.64 + 0.04 + 0.25) / 4
  expect(scoreItems(items, 'strict', '').brier!.mean).toBeCloseTo(0.295, 15);
});

it('an end of a range is an average where it moved, though the central number stayed', () => {
  // 40 to 60% for five days, 50% for five, and no: at the low end (0.16 + 0.25) / 2, at the high one (0.36 + 0.25) / 2.
  const probability = stated(0.5, { low: 0.4, high: 0.6 });
  const items = itemsOf([scored('a', 0, 'no', { probability, forecasts: [update('ada', '2025-01-06', 0.5)] })]);
  expect(scoreItems(items, 'strict', '').brier!.mean).toBeCloseTo(0.25, 15);
  expect(scoreItems(items, 'atLow', '').brier!.mean).toBeCloseTo(0.205, 15);
  expect(scoreItems(items, 'atHigh', '').brier!.mean).toBeCloseTo(0.305, 15);
});

it('a reading whose outcome was known later is an average where the number changed in between', () => {
  // By the letter two of three say yes, known on the 5th: 50% alone stood. As it was meant two say no, known on the 11th:
  // 50% for five days, 80% for five, (0.25 + 0.64) / 2.
  const late = { known: '2025-01-11', recorded: '2025-01-11' };
  const resolutions = [
    judged('yes', { by: 'a', known: '2025-01-05' }),
    judged('yes', { by: 'b', charitable: 'no', ...late }),
    judged('no', { by: 'c', ...late }),
  ];
  const items = itemsOf([scored('a', 0.5, 'yes', { resolutions, forecasts: [update('ada', '2025-01-06', 0.8)] })]);
  expect(scoreItems(items, 'strict', '').brier!.mean).toBeCloseTo(0.25, 15);
  expect(scoreItems(items, 'charitable', '').brier!.mean).toBeCloseTo(0.445, 15);
});

it('each reading has its own scores', () => {
  const items = itemsOf([
    prediction('a', { probability: worded(0.7, 0.6, 0.85), resolutions: [judged('no', { charitable: 'yes' })] }),
  ]);
  const means = (['strict', 'charitable', 'atLow', 'atHigh'] as const).map((key) => scoreItems(items, key, '').brier!.mean); // prettier-ignore
  for (const [i, mean] of [0.49, 0.09, 0.36, 0.7225].entries()) expect(means[i]).toBeCloseTo(mean, 15);
});

it('each reading and each end of ranges is an average where its own numbers changed', () => {
  // In the middle 0.7 all along; at the lower end 0.5 and 0.6 for five days each, at the upper one 0.9 and 0.8. It came out yes.
  const narrower = update('ada', '2025-01-06', 0.7, { low: 0.6, high: 0.8 });
  const ranged = scored('a', 0, 'yes', { probability: stated(0.7, { low: 0.5, high: 0.9 }), forecasts: [narrower] });
  const mean = (one: Prediction, key: ScoreKey) => scoreItems(itemsOf([one]), key, '').brier!.mean;
  expect(mean(ranged, 'strict')).toBeCloseTo(0.09, 15);
  expect(mean(ranged, 'atLow')).toBeCloseTo((0.25 + 0.16) / 2, 15);
  expect(mean(ranged, 'atHigh')).toBeCloseTo((0.01 + 0.04) / 2, 15);
  // Known on day 5 as a no; that it came true in another sense was known on the due day: 0.8 and 0.4 for five days each.
  const strictly = judged('no', { by: 'a', known: '2025-01-06', charitable: 'open' });
  const loosely = judged('open', { by: 'b', charitable: 'yes' });
  const later = scored('b', 0.8, 'no', {
    forecasts: [update('ada', '2025-01-06', 0.4)],
    resolutions: [strictly, loosely],
  });
  expect(mean(later, 'strict')).toBeCloseTo(0.64, 15);
  expect(mean(later, 'charitable')).toBeCloseTo((0.04 + 0.36) / 2, 15);
});

it('the lexicon is named where it put a number on words', () => {
  const method = (predictions: Prediction[]) => scoreItems(itemsOf(predictions), 'strict', 'survey').method;
  expect(method(PLAIN).lexicon).toBeNull();
  expect(method([...PLAIN, scored('w', 0.7, 'yes', { probability: worded(0.7, 0.6, 0.8) })]).lexicon).toBe('survey');
  // On the first words alone, or on later ones alone.
  const then = (basis: 'worded' | 'assigned') => ({ forecasts: [update('ada', '2025-01-06', 0.6, { basis })] });
  const first = scored('f', 0.7, 'yes', { probability: worded(0.7, 0.6, 0.8), ...then('assigned') });
  expect(method([...PLAIN, first]).lexicon).toBe('survey');
  expect(method([...PLAIN, scored('l', 0.7, 'yes', then('worded'))]).lexicon).toBe('survey');
  expect(method([...PLAIN, scored('n', 0.7, 'yes', then('assigned'))]).lexicon).toBeNull();
  // On words between a number of the forecaster's own and one of the keeper's.
  const later = update('ada', '2025-01-08', 0.5, { basis: 'assigned' });
  const between = scored('b', 0.7, 'yes', { forecasts: [...then('worded').forecasts, later] });
  expect(method([...PLAIN, between]).lexicon).toBe('survey');
});

it('the lexicon is named under the readings whose numbers it gave', () => {
  // Strictly known on the day before the words; that it came true in another sense, on the due day.
  const strictly = judged('no', { by: 'a', known: '2025-01-05', charitable: 'open' });
  const loosely = judged('open', { by: 'b', charitable: 'yes' });
  const forecasts = [update('ada', '2025-01-06', 0.6, { basis: 'worded' })];
  const items = itemsOf([scored('a', 0.7, 'no', { forecasts, resolutions: [strictly, loosely] })]);
  expect(scoreItems(items, 'strict', 'survey').method.lexicon).toBeNull();
  expect(scoreItems(items, 'charitable', 'survey').method.lexicon).toBe('survey');
});

it('a prediction is counted as clipped where any of its numbers was, not where their mean is beyond the clip', () => {
  const then = (p: number) => ({ forecasts: [update('ada', '2025-01-06', p)] });
  const log = (predictions: Prediction[]) => scoreItems(itemsOf(predictions), 'strict', '').log!;
  expect(log([scored('a', 0, 'yes', then(0.4)), scored('b', 0.3, 'no')])).toMatchObject({
    clipped: 1,
    unclippedBits: 'Infinity',
  });
  expect(log([scored('a', 0.4, 'yes', then(0.6)), scored('b', 1, 'yes'), scored('c', 0, 'no')]).clipped).toBe(2);
});
