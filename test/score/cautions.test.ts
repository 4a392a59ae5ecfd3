import { describe, expect, it } from 'vitest';
import type { Forecast, Prediction } from '../../src/ledger/prediction.ts';
import { CAUTION_CODES } from '../../src/score/cautions.ts';
import type { Caution } from '../../src/score/cautions.ts';
import { cautionText } from '../../src/show/words/caution-text.ts';
import type { Place } from '../../src/show/words/caution-text.ts';
import { cardOf, judged, prediction, scored, stated, undated, update, worded } from './record.ts';

const codes = (...args: Parameters<typeof cardOf>) =>
  Object.fromEntries(cardOf(...args).cautions.map(({ code, count }) => [code, count]));
const several = (n: number, more: (index: number) => Partial<ReturnType<typeof scored>> = () => ({})) =>
  Array.from({ length: n }, (_, index) =>
    scored(`s-${String(index).padStart(3, '0')}`, 0.7, index % 3 === 0 ? 'no' : 'yes', more(index)),
  );
const at = (n: number, isBounded = true): Place => ({ n, isBounded, whatIf: true });
const ASSIGNED = stated(0.7, { basis: 'assigned' });

describe('cautions', () => {
  it('say how small the headline is', () => {
    expect(codes([])).toEqual({ nothing_to_score: 0 });
    expect(codes(several(1))).toEqual({ small_sample: 1 });
    expect(codes(several(29))).toEqual({ small_sample: 29 });
    expect(cardOf(several(30)).cautions).toEqual([]);
    // Thirty more that are imputed do not make the forecaster's own two many.
    const imputed = several(30).map((one) => ({ ...one, id: `i-${one.id}`, probability: ASSIGNED }));
    expect(codes([...several(2), ...imputed])).toEqual({ small_sample: 2, imputed: 30 });
    expect(codes(imputed)).toEqual({ imputed: 30 });
    // Nor does what is not scored, with a number of his own or without.
    const open = prediction('open', { due: { date: '2030-01-01', basis: 'stated' }, probability: stated(0.7) });
    expect(codes([...several(2), open])).toEqual({ small_sample: 2 });
  });

  it('speak of overdue from more than one in ten of the due ones on', () => {
    const overdue = prediction('overdue', { probability: stated(0.5) });
    expect(codes([...several(9), overdue])).not.toHaveProperty('overdue');
    expect(codes([...several(8), overdue])).toMatchObject({ overdue: 1 });
    // What was settled without a number was due too.
    const flat = Array.from({ length: 9 }, (_, i) => prediction(`flat-${i}`, { resolutions: [judged('yes')] }));
    expect(codes([...flat, overdue])).not.toHaveProperty('overdue');
    // What was settled early is not due: it does not make the share smaller.
    const early = scored('early', 0.5, 'yes', { due: { date: '2030-01-01', basis: 'stated' } });
    expect(codes([...several(8), overdue, early], true)).toMatchObject({ overdue: 1, early_included: 1 });
    // Contested and void ones came due as well: 1 of 10 is not more than one in ten.
    const tie = prediction('tie', { resolutions: [judged('yes'), judged('no', { by: 'b' })] });
    expect(codes([...several(8), overdue, tie])).toEqual({ small_sample: 8, contested: 1 });
    const off = prediction('off', { resolutions: [judged('void', { reason: 'retracted' })] });
    expect(codes([...several(8), overdue, off])).not.toHaveProperty('overdue');
  });

  it('count early ones only where they entered', () => {
    const far = { due: { date: '2030-01-01', basis: 'stated' as const } };
    const record = [scored('a', 0.5, 'yes', far), prediction('b', { ...far, resolutions: [judged('void', { reason: 'retracted' })] }), undated('c', { resolutions: [judged('yes')] })]; // prettier-ignore
    expect(codes(record, true)).toMatchObject({ early_included: 1 });
    const flat = prediction('d', { ...far, resolutions: [judged('yes')] });
    expect(codes([...record, flat], true)).toMatchObject({ early_included: 2 });
    expect(codes(record)).not.toHaveProperty('early_included');
  });

  it('name ids and claims that other forecasters have in their ledgers', () => {
    const of = (name: string, id: string, more: Partial<Prediction> = {}): Prediction =>
      scored(`${name}/${id}`, 0.7, 'yes', { forecaster: name, ...more });
    const record = [of('ann', 'deal'), of('bob', 'deal'), of('ann', 'rain'), of('bob', 'snow')];
    expect(codes(record)).toEqual({ small_sample: 4, shared_ids: 2 });
    // Where a topic says that they belong together, they are counted as one; one forecaster's two ledgers are no two votes.
    expect(codes(record.map((one) => ({ ...one, group: 'deals' })))).not.toHaveProperty('shared_ids');
    expect(codes(record.map((one) => ({ ...one, forecaster: 'ann' })))).toEqual({ small_sample: 4 });
    // The same claim for the same day under another id; for another day it is another claim.
    const said = [of('ann', 'deal', { claim: 'It RAINS, soon' }), of('bob', 'wet', { claim: 'It rains soon.' })];
    expect(codes(said)).toMatchObject({ shared_ids: 2 });
    const later = { ...said[1]!, due: { date: '2025-01-09', basis: 'stated' as const } };
    expect(codes([said[0]!, later])).not.toHaveProperty('shared_ids');
    // What is not scored is no part of a score.
    const open = { due: { date: '2030-01-01', basis: 'stated' as const }, resolutions: [] };
    expect(codes([of('ann', 'deal'), of('bob', 'deal', open)])).toEqual({ small_sample: 1, shared_ids: 1 });
  });

  it('say how many independent predictions would tell as much', () => {
    // Five topics of two with losses 0, 0, 1, 1, 0 each: the variance of the mean is 2.4 / 90, by topic 5/4 * 4.8 / 100, so 2.25
    // times as much: 10 / 2.25, and no fewer than the five topics.
    const twice = (topics: number): Prediction[] =>
      Array.from({ length: 2 * topics }, (_, i) =>
        scored(`p-${i}`, 1, [2, 3].includes(i >> 1) ? 'no' : 'yes', { group: `g-${i >> 1}` }),
      );
    const sharedOf = (record: Prediction[]): Caution =>
      cardOf(record).cautions.find(({ code }) => code === 'shared_topics')!;
    const caution = sharedOf(twice(5));
    for (const { code, ...rest } of cardOf(twice(5)).cautions)
      expect('effectiveN' in rest).toBe(code === 'shared_topics');
    // Scores that are all alike tell nothing of it.
    expect(sharedOf(several(10, (i) => ({ group: `g-${i >> 1}`, probability: stated(0.5) })))).not.toHaveProperty(
      'effectiveN',
    );
    expect(caution).toMatchObject({ count: 5, effectiveN: 5 });
    expect(cautionText(caution, at(10))).toBe(
      'Several predictions rise and fall together (5 topics): whatever assumes independence is surer than it should be; they tell about as much as 5 independent ones.',
    );
    // Four topics are too few to tell how far topics differ.
    expect(sharedOf(twice(4))).toEqual({ code: 'shared_topics', count: 4 });
    // Losses 0, 1, 0, 1 in two topics: no two topics differ, and four are worth four.
    expect(cautionText({ code: 'shared_topics', count: 2, effectiveN: 4 }, at(4))).toBe(
      'Several predictions rise and fall together (2 topics): whatever assumes independence is surer than it should be; the spread of these scores does not show it.',
    );
    expect(cautionText({ code: 'shared_topics', count: 1, effectiveN: 42.7 }, at(43))).toMatch(
      /should be; the spread of these scores hardly shows it\.$/,
    );
    // One topic says nothing of how far topics differ.
    const alone = cardOf(several(12, () => ({ group: 'one' }))).cautions.find(({ code }) => code === 'shared_topics')!;
    expect(alone).not.toHaveProperty('effectiveN');
    expect(cautionText(alone, at(12))).toMatch(/should be\.$/);
  });

  it('speak of topics in numbers of the headline alone', () => {
    expect(codes(several(12, () => ({ group: 'one' })))).toMatchObject({ few_clusters: 1, shared_topics: 1 });
    expect(codes(several(12, (index) => ({ group: `g-${index % 5}` })))).toEqual({
      small_sample: 12,
      shared_topics: 5,
    });
    expect(codes(several(12, (index) => (index === 0 ? { group: 'one' } : {})))).toEqual({ small_sample: 12 });
    // Ten of his own on one topic, twenty imputed ones on as many: the headline has one topic.
    const own = several(10, () => ({ group: 'one' }));
    const imputed = several(20, (index) => ({ id: `i-${index}`, group: `g-${index}`, probability: ASSIGNED }));
    expect(codes([...own, ...imputed])).toMatchObject({ few_clusters: 1, shared_topics: 1, imputed: 20 });
  });

  it('name what else a reader must know', () => {
    expect(codes([scored('a', 0, 'yes'), scored('b', 1, 'no'), scored('c', 1, 'yes')])).toMatchObject({
      certainty_failed: 2,
    });
    expect(codes([scored('a', 0, 'no'), scored('b', 1, 'yes')])).not.toHaveProperty('certainty_failed');
    expect(codes([scored('a', 0, 'no'), scored('b', 1, 'no')])).toMatchObject({ certainty_failed: 1 });
    expect(codes([scored('a', 0.5, 'yes', { recorded: '2025-02-01' })])).toMatchObject({ retrospective: 1 });
    expect(codes([scored('a', 0.5, 'yes', { forecasts: [update('ada', '2025-01-03', 0.6)] })])).toMatchObject({
      updated_forecasts: 1,
    });
    expect(codes([scored('a', 0.5, 'yes', { forecasts: [update('market', '2025-01-03', 0.6)] })])).not.toHaveProperty(
      'updated_forecasts',
    );
    expect(codes([prediction('a', { said: { date: '2025-01-01', speaker: 'summariser' } })])).toMatchObject({
      not_own_words: 1,
    });
    expect(codes([scored('a', 0, 'yes', { probability: worded(0.7, 0.6, 0.8) })])).toMatchObject({ imputed: 1 });
  });

  it('change with what stands beside them', () => {
    const text = (code: Caution['code'], count: number, place: Place) => cautionText({ code, count }, place);
    expect(text('small_sample', 9, at(9))).toBe('9 scored predictions: too few to tell skill from luck.');
    // 29 can be clearly worse than their odds.
    expect(text('small_sample', 29, at(29))).toMatch(/^29 scored predictions are few: only a large difference/);
    expect(text('imputed', 2, at(2))).toMatch(/^2 scored numbers are imputed \(marked ~\): not the /);
    expect(text('imputed', 1, { ...at(9), whatIf: false })).toMatch(
      /^1 more prediction has an imputed number \(marked ~\), put on /,
    );
    expect(text('few_clusters', 3, at(3))).toBe('Only 3 independent topics in 3 scored predictions.');
    expect(text('few_clusters', 3, at(10))).toBe(
      'Only 3 independent topics in 10 scored predictions: intervals are unreliable.',
    );
    expect(text('overdue', 2, at(10))).toMatch(
      /more than one in ten\. What settling them could do is said with the scores\.$/,
    );
    expect(text('overdue', 2, at(10, false))).toMatch(/more than one in ten\.$/);
  });

  it('remember a certainty that failed when the number changed later', () => {
    const late = scored('a', 0, 'yes', { forecasts: [update('ada', '2025-01-06', 0.5)] });
    expect(codes([late])).toMatchObject({ certainty_failed: 1, updated_forecasts: 1 });
  });

  it('call only that changed which changed while it counted', () => {
    const of = (...forecasts: Forecast[]) => codes([scored('a', 0.3, 'yes', { forecasts })]);
    expect(of(update('ada', '2025-01-05', 0.3))).not.toHaveProperty('updated_forecasts');
    expect(of(update('ada', '2025-01-11', 0.9))).not.toHaveProperty('updated_forecasts');
    expect(of(update('ada', '2025-01-05', 0.5), update('ada', '2025-01-08', 0.3))).toMatchObject({
      updated_forecasts: 1,
    });
  });

  it('have words each, in the singular and the plural', () => {
    for (const code of CAUTION_CODES) {
      expect(cautionText({ code, count: 1 }, at(1))).toMatch(/^[A-Z0-9].*\.$/);
      expect(cautionText({ code, count: 1 }, at(1))).not.toMatch(/\b1 (predictions|numbers|topics|times)\b/);
      expect(cautionText({ code, count: 2 }, at(2))).not.toMatch(/\b2 (prediction|number|topic|time)\b/);
    }
  });
});
