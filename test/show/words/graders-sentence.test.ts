import { describe, expect, it } from 'vitest';
import type { Outcome, Prediction } from '../../../src/ledger/prediction.ts';
import { graderPairs, gradersOf, judgedAlone } from '../../../src/score/graders.ts';
import { gradersSentence } from '../../../src/show/words/graders-sentence.ts';
import { itemsFrom, judged, prediction } from '../../score/record.ts';

/** Each row a prediction: who says what of it. */
const sentence = (...rows: readonly Record<string, Outcome>[]): string => {
  const predictions = rows.map((votes, index): Prediction =>
    prediction(`p${index}`, { resolutions: Object.entries(votes).map(([by, outcome]) => judged(outcome, { by })) }),
  );
  const items = itemsFrom(predictions);
  const graders = gradersOf(items);
  return gradersSentence(graders, graderPairs(items, graders), judgedAlone(items));
};

describe('the sentence on graders', () => {
  it('names a few and says how often votes are alike', () => {
    expect(sentence({ ann: 'yes', ben: 'yes' }, { ann: 'yes', ben: 'no' }, { ann: 'no' })).toBe(
      'Graders: ann (3 predictions) and ben (2). On the 2 that both vote on they vote alike 1 time, strictly read. Agreement says that the criteria read alike, not that the outcomes are right.',
    );
    expect(sentence({ ann: 'yes', ben: 'yes', cy: 'no' })).toBe(
      'Graders: ann (1 prediction), ben (1) and cy (1). Of 3 pairs of votes on the same prediction 1 is alike, strictly read. Agreement says that the criteria read alike, not that the outcomes are right.',
    );
    expect(sentence({ ann: 'yes' })).toBe('Grader: ann (1 prediction).');
    expect(sentence({ ann: 'yes' }, { ben: 'no' })).toBe(
      'Graders: ann (1 prediction) and ben (1); no two of them vote on the same prediction.',
    );
    expect(sentence({})).toBe('');
  });

  it('says what the forecaster alone judged', () => {
    expect(sentence({ ada: 'yes' }, { ada: 'no' }, { ada: 'no', ann: 'no' }, {})).toBe(
      'Graders: ada (3 predictions) and ann (1). On the 1 that both vote on they vote alike 1 time, strictly read. Agreement says that the criteria read alike, not that the outcomes are right. 2 predictions were judged by nobody but the forecaster.',
    );
    expect(sentence({ ada: 'yes' })).toBe(
      'Grader: ada (1 prediction). 1 prediction was judged by nobody but the forecaster.',
    );
    expect(sentence({ ada: 'open' })).toBe('Grader: ada (1 prediction).');
  });

  it('knows the forecaster where several ledgers read as one qualify the name', () => {
    const one = prediction('a/p', { forecaster: 'a/me', resolutions: [judged('yes', { by: 'me' })] });
    const other = prediction('b/p', { forecaster: 'b/me', resolutions: [judged('yes', { by: 'ann' })] });
    expect(judgedAlone(itemsFrom([one, other]))).toBe(1);
  });

  it('counts many', () => {
    const four: Record<string, Outcome> = { ann: 'yes', ben: 'yes', cy: 'yes', di: 'no' };
    expect(sentence(four)).toBe(
      '4 graders. Of 6 pairs of votes on the same prediction 3 are alike, strictly read. Agreement says that the criteria read alike, not that the outcomes are right.',
    );
    expect(sentence({ ann: 'yes', ben: 'no' })).not.toContain('Agreement');
  });
});
