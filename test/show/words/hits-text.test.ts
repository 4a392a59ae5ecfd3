import { describe, expect, it } from 'vitest';
import type { Outcome, Prediction } from '../../../src/ledger/prediction.ts';
import { hitsSentence } from '../../../src/show/words/hits-text.ts';
import { cardOf, judged, prediction, scored } from '../../score/record.ts';

const sentence = (predictions: readonly Prediction[]) => hitsSentence(cardOf(predictions));
const many = (n: number, yes: number) =>
  Array.from({ length: n }, (_, index) => scored(`p-${index}`, 0.5, index < yes ? 'yes' : 'no'));

describe('how many happened', () => {
  it('is a count below ten and a rate with its interval from ten on', () => {
    expect(sentence(many(1, 1))).toBe('Strictly read, 1 of 1 happened. 1 judged prediction is too few for a rate.');
    expect(sentence(many(9, 3))).toBe('Strictly read, 3 of 9 happened. 9 judged predictions are too few for a rate.');
    // Wilson 95% of 5 of 10: 0.2366 to 0.7634.
    expect(sentence(many(10, 5))).toBe('Strictly read, 5 of 10 happened (50%; 95% interval 24% to 76%).');
    expect(sentence(many(10, 0))).toBe('Strictly read, 0 of 10 happened (0%; 95% interval 0% to 28%).');
  });

  it('is no rate where the topics are few, however many predictions they have', () => {
    const on = (topics: number) => many(20, 8).map((one, i) => ({ ...one, group: `g-${i % topics}` }));
    expect(sentence(on(1))).toBe('Strictly read, 8 of 20 happened. 1 separate topic is too few for a rate.');
    expect(sentence(on(9))).toBe('Strictly read, 8 of 20 happened. 9 separate topics are too few for a rate.');
    // Wilson 95% of 8 of 20: 0.2188 to 0.6134.
    expect(sentence(on(18))).toBe(
      'Strictly read, 8 of 20 happened (40%; 95% interval 22% to 61% if they are independent).',
    );
    // Ten of two each are ten: enough for a rate, and half of what the interval takes for granted.
    expect(sentence(on(10))).toBe('Strictly read, 8 of 20 happened (40%).');
    // Eleven topics, one of them with ten of the twenty: 400 / (100 + 10) is less than four.
    const uneven = many(20, 8).map((one, i) => ({ ...one, group: `g-${Math.max(0, i - 9)}` }));
    expect(sentence(uneven)).toBe(
      'Strictly read, 8 of 20 happened. 11 separate topics are too few, so uneven as they are, for a rate.',
    );
    expect(sentence(on(20))).toBe('Strictly read, 8 of 20 happened (40%; 95% interval 22% to 61%).');
  });

  it('is said of both readings where they differ', () => {
    const loose = prediction('a', { resolutions: [judged('no', { charitable: 'yes' })] });
    expect(sentence([loose])).toBe('Strictly read, 0 of 1 happened; under the charitable reading 1 of 1 happened. 1 judged prediction is too few for a rate.'); // prettier-ignore
    const only = prediction('b', { resolutions: [judged('open', { charitable: 'yes' })] });
    expect(sentence([only])).toBe('Strictly read, none is settled; under the charitable reading 1 of 1 happened.');
  });

  it('says what both readings judge where each judges something else', () => {
    const read = (strict: Outcome, charitable: Outcome) =>
      prediction(`${strict}-${charitable}`, { resolutions: [judged(strict, { charitable })] });
    expect(sentence([read('no', 'yes'), read('yes', 'yes'), read('open', 'yes'), read('no', 'ambiguous')])).toBe(
      'Strictly read, 1 of 3 happened; under the charitable reading 3 of 3 happened. 3 judged predictions are too few for a rate. Of the 2 that both readings judge, 1 happened strictly read and 2 charitably read.',
    );
    expect(sentence([read('no', 'ambiguous'), read('open', 'yes')])).toContain(
      'No prediction is judged under both readings.',
    );
  });

  it("says how many are in the forecaster's own words, and how many of these happened", () => {
    const told = { said: { date: '2025-01-01', speaker: 'summariser' } };
    const [one, ...rest] = [scored('a', 0.5, 'yes', told), scored('b', 0.5, 'yes', told), scored('c', 0.5, 'no')];
    expect(sentence([one!, ...rest])).toContain(
      "2 of 3 happened. 3 judged predictions are too few for a rate. 1 of the 3 is in the forecaster's own words: strictly read, 0 of 1 happened.",
    );
    expect(sentence([one!])).toContain("It is not in the forecaster's own words.");
    expect(sentence([one!, rest[0]!])).toContain("None of them is in the forecaster's own words.");
    expect(sentence([rest[1]!])).not.toContain('own words');
  });

  it('counts the topics of the reading that it is said of', () => {
    const loose = (id: string, group: string) =>
      prediction(id, { group, resolutions: [judged('open', { charitable: 'yes' })] });
    const shared = Array.from({ length: 20 }, (_, i) => loose(`loose-${i}`, 'one'));
    expect(sentence(shared)).toBe('Strictly read, none is settled; under the charitable reading 20 of 20 happened.');
    const beside = many(10, 4).map((one, i) => ({ ...one, group: `own-${i}` }));
    expect(sentence([...beside, ...shared])).toBe(
      'Strictly read, 4 of 10 happened (40%; 95% interval 17% to 69%); under the charitable reading 24 of 30 happened. Of the 10 that both readings judge, 4 happened under each.',
    );
    // Eleven in ten topics are no rate, 121 / 13; nor are twelve in eleven then, 144 / 14, beside what is said of ten.
    const uneven = [...many(11, 5).map((one, i) => ({ ...one, group: `g-${i % 10}` })), loose('more', 'another')];
    expect(sentence(uneven)).toBe(
      'Strictly read, 5 of 11 happened; under the charitable reading 6 of 12 happened. 10 separate topics are too few, so uneven as they are, for a rate. Of the 11 that both readings judge, 5 happened under each.',
    );
  });

  it('holds parts of a yes, and nothing where nothing is settled', () => {
    const part = (fraction: number) => prediction(`p-${fraction}`, { resolutions: [judged('partial', { fraction })] });
    expect(sentence([part(0.1), part(0.2)])).toContain('0.3 of 2 happened');
    expect(sentence([])).toBe('No prediction whose due day is over has been settled.');
    expect(sentence([prediction('a'), scored('early', 0.5, 'yes', { due: { date: '2030-01-01', basis: 'stated' } })])).toBe('No prediction whose due day is over has been settled.'); // prettier-ignore
  });
});
