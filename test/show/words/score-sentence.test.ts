import { describe, expect, it } from 'vitest';
import {
  brierSentence,
  denominator,
  luckLines,
  scoreSentence,
  WHAT_IF,
} from '../../../src/show/words/score-sentence.ts';
import { cardOf, judged, prediction, scored, stated, update } from '../../score/record.ts';

const many = (n: number, one: (index: number) => ReturnType<typeof prediction>) =>
  Array.from({ length: n }, (_, i) => one(i));

describe('a Brier score in a sentence', () => {
  it('is beside what the same outcomes give who always says 50%', () => {
    // Twelve at 80% of which 0.6 happened: 0.04 each; always 50%: 0.01; p (1 - p) is not to be expected of these.
    const part = { probability: stated(0.8), resolutions: [judged('partial', { fraction: 0.6 })] };
    expect(brierSentence(cardOf(many(12, (i) => prediction(`p-${i}`, part))).strict, undefined)).toBe(
      'Average Brier score 0.040 over 12 predictions: 0 is perfect, 0.010 is always saying 50%.',
    );
    expect(brierSentence(cardOf(many(3, (i) => prediction(`p-${i}`, part))).strict, undefined)).toBe(
      'The Brier scores of 3 predictions add up to 0.12; always saying 50% has 0.03. Too few for an average.',
    );
  });

  it('has an interval from three surprises on, seen and to be expected', () => {
    const at = (n: number, p: number, yes: number, independent?: number) =>
      brierSentence(cardOf(many(n, (i) => scored(`p-${i}`, p, i < yes ? 'yes' : 'no'))).strict, independent);
    const none = /^Average Brier score 0\.\d+ \(no interval: too few surprises to tell how far it may be off\) over/;
    // 20 · 0.15 is 3, and 15 · (1 − 0.8) is less by what doubles lose; at 86% 2.8 are to be expected.
    expect(at(20, 0.85, 16)).toMatch(/^Average Brier score 0\.163 \(95% interval /);
    expect(at(15, 0.8, 11)).toContain('(95% interval ');
    expect(at(20, 0.86, 16)).toMatch(none);
    // Expected were six, and two came.
    expect(at(20, 0.7, 18)).toMatch(none);
    // Twenty that tell as much as ten have half the surprises, and as much as nine are too few.
    expect(at(20, 0.7, 14, 10)).toContain('(95% interval ');
    expect(at(20, 0.7, 16, 10)).toMatch(none);
    expect(at(20, 0.7, 14, 9)).toContain('(no interval: too few independent topics) over 20');
    // Where there is none for another reason nothing is said of surprises.
    expect(at(20, 0.9, 20)).toMatch(/^Average Brier score 0\.010 over/);
  });

  it('tells the score from that of the average numbers', () => {
    // 5% for five days and 95% for five, on what happened: (0.9025 + 0.0025) / 2 = 0.4525, the average 50% scores 0.25.
    const changed = (i: number) => scored(`c-${i}`, 0.05, 'yes', { forecasts: [update('ada', '2025-01-06', 0.95)] });
    expect(brierSentence(cardOf(many(10, changed)).strict, undefined)).toBe(
      'Average Brier score 0.453 over 10 predictions: 0 is perfect, 0.25 is always saying 50%, 1 is worst. Numbers changed over time; the average one of each prediction by itself scores 0.250, where 0.250 would be expected if these were right.',
    );
    expect(brierSentence(cardOf(many(2, changed)).strict, undefined)).toBe(
      'The Brier scores of 2 predictions add up to 0.91; always saying 50% has 0.50. Too few for an average.',
    );
  });
});

it('the denominator does not call due what was settled early', () => {
  const early = scored('early', 0.7, 'yes', { due: { date: '2030-01-01', basis: 'stated' } });
  const flat = prediction('flat', { due: { date: '2030-01-01', basis: 'stated' }, resolutions: [judged('yes')] });
  expect(denominator(cardOf([early, flat, scored('due', 0.7, 'no')], true))).toBe(
    '3 predictions: 2 settled and with a number; 1 settled, without a number',
  );
  expect(denominator(cardOf([early, scored('due', 0.7, 'no')]))).toBe(
    '2 predictions: 1 due, settled and with a number; 1 settled early',
  );
});

describe('luck in a sentence', () => {
  it('is said from ten independent predictions on, of numbers that stood', () => {
    const eight = (n: number, more = {}) =>
      cardOf(many(n, (i) => scored(`p-${i}`, 0.8, i < 8 ? 'yes' : 'no', more))).strict;
    // Two surprises or more of ten at 20%: 1 - 0.8^10 - 2 * 0.8^9 = 0.62.
    expect(luckLines(eight(10), undefined)).toEqual([
      'If these odds were right and the predictions independent, a score this bad or worse would come up 62% of the time.',
    ]);
    expect(luckLines(eight(10), 10)).toHaveLength(1);
    expect(luckLines(eight(10), 9.9)).toEqual([]);
    expect(luckLines(eight(9), undefined)).toEqual([]);
    expect(luckLines(eight(10, { forecasts: [update('ada', '2025-01-06', 0.6)] }), undefined)).toEqual([]);
    expect(luckLines(cardOf([]).strict, undefined)).toEqual([]);
  });
});

it('a score of imputed numbers is a what-if, and nothing to score is none', () => {
  const one = cardOf([scored('a', 0.8, 'yes')]).strict;
  expect(scoreSentence(one, true, undefined)).toBe(`${WHAT_IF}? ${brierSentence(one, undefined)}`);
  expect(scoreSentence(one, false, undefined)).toBe(brierSentence(one, undefined));
  expect(scoreSentence(cardOf([]).strict, true, undefined)).toBe('Nothing to score yet.');
});
