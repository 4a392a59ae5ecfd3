import { expect, it } from 'vitest';
import type { Prediction } from '../../src/ledger/prediction.ts';
import { bareId, sharedQuestions, sharedWithoutTopic } from '../../src/score/shared-questions.ts';
import { itemsFrom, prediction, undated } from './record.ts';

const by = (name: string, id: string, more: Partial<Prediction> = {}): Prediction =>
  prediction(id, { forecaster: name, ...more });

const ids = (...predictions: Prediction[]): string[] =>
  sharedQuestions(itemsFrom(predictions)).map((item) => item.prediction.id);

it('an id without its ledger', () => {
  expect(['ann/deal', 'deal', 'ann/team/deal'].map(bareId)).toEqual(['deal', 'deal', 'team/deal']);
});

it('the same id, or the same claim by the same day, of another forecaster', () => {
  expect(ids(by('ann', 'ann/deal'), by('bob', 'bob/deal'), by('bob', 'bob/rain'))).toEqual(['ann/deal', 'bob/deal']);
  expect(ids(by('ann', 'ann/deal'), by('ann', 'old/deal'))).toEqual([]);
  const claim = 'It is now here.';
  expect(ids(by('ann', 'ann/a', { claim }), by('bob', 'bob/b', { claim }))).toEqual(['ann/a', 'bob/b']);
  expect(ids(by('ann', 'ann/a', { claim }), by('bob', 'bob/b', { claim: 'It is nowhere.' }))).toEqual([]);
});

it('without a day is a claim of its own', () => {
  const claim = 'It rains.';
  const never = (name: string, id: string): Prediction => undated(id, { forecaster: name, claim });
  expect(ids(never('ann', 'ann/a'), never('bob', 'bob/b'))).toEqual(['ann/a', 'bob/b']);
  expect(ids(never('ann', 'ann/a'), by('bob', 'bob/b', { claim }))).toEqual([]);
});

it('is looked for in several ledgers alone', () => {
  const claim = 'It rains.';
  expect(ids(by('ann', 'a', { claim }), by('bob', 'b', { claim }))).toEqual([]);
});

it('of what no topic is given', () => {
  const items = itemsFrom([by('ann', 'ann/deal'), by('bob', 'bob/deal'), by('cy', 'cy/deal', { group: 'deals' })]);
  expect(sharedWithoutTopic(items).map((item) => item.prediction.id)).toEqual(['ann/deal', 'bob/deal']);
  expect(sharedQuestions(items)).toHaveLength(3);
});
