import { describe, expect, it } from 'vitest';
import { confidenceLines, couldMove, expectedText, skillLines } from '../../../src/show/words/score-lines.ts';
import { cardOf, judged, prediction, scored, stated, update } from '../../score/record.ts';
import { partOf } from '../pages.ts';

const same = (n: number, p: number, yes: number) =>
  Array.from({ length: n }, (_, index) => scored(`p-${index}`, p, index < yes ? 'yes' : 'no'));

describe('skill', () => {
  it('is said from ten on, against a coin and the leave-one-out base rate', () => {
    expect(skillLines(cardOf(same(9, 0.7, 6)).strict, undefined)).toEqual([]);
    // Ten at 80%, eight of them happened: Brier 0.16, so 1 − 0.16/0.25 = 0.36 against a coin.
    // Variance 0.16, leave one out 0.16 (10/9)² = 0.19753: 1 − 0.16/0.19753 = 0.19, which is what 80% is, the base rate, all the time.
    expect(skillLines(cardOf(same(10, 0.8, 8)).strict, undefined)).toEqual([
      'Skill against always 50%: 0.36 (0 is no skill, higher is better); against the base rate of the others: 0.19, where always saying the base rate of all gives 0.19.',
    ]);
  });

  it('is no number against a base rate of all or nothing', () => {
    expect(skillLines(cardOf(same(10, 0.8, 10)).strict, undefined)).toEqual([
      'Skill against always 50%: 0.84 (0 is no skill, higher is better).',
    ]);
  });

  it('against the market is a paired difference on the questions it had', () => {
    // Ten at 80%, eight happened, against a market of 60%: 0.04 and 0.16 where yes, 0.64 and 0.36 where no.
    const priced = (n: number) =>
      Array.from({ length: n }, (_, i) =>
        scored(`m-${i}`, 0.8, i < 0.8 * n ? 'yes' : 'no', { forecasts: [update('market', '2025-01-01', 0.6)] }),
      );
    // Differences of −0.12 eight times and 0.28 twice: mean −0.04, standard error 0.4 · 0.4 / 3 = 0.053.
    expect(skillLines(cardOf(priced(10)).strict, undefined)[1]).toBe(
      'Against the market on 10 predictions: Brier 0.160 against 0.200, difference -0.040 ± 0.053.',
    );
    // Of ten that tell as much as five nobody knows how far it may be off.
    expect(skillLines(cardOf(priced(10)).strict, 5)[1]).toMatch(/difference -0\.040\.$/);
    // On nine it would be luck.
    expect(skillLines(cardOf([...same(9, 0.8, 8), ...priced(9)]).strict, undefined)[1]).toBe(
      'Against the market on 9 predictions: too few to compare.',
    );
    // Where all differ by the same there is no spread to be seen.
    const alike = Array.from({ length: 10 }, (_, i) => ({ ...priced(10)[0]!, id: `a-${i}` }));
    expect(skillLines(cardOf(alike).strict, undefined)[1]).toMatch(/difference -0\.120\.$/);
  });
});

it('how many were to be expected is never rounded to none or all of them', () => {
  expect([0, 0.04, 0.05, 7.87, 9.94, 9.96, 10].map((expected) => expectedText(expected, 10))).toEqual([
    '0.0',
    '<0.1',
    '0.1',
    '7.9',
    '9.9',
    '>9.9',
    '10.0',
  ]);
});

describe('confidence', () => {
  it('is sureness beside the right side, and the lean to yes', () => {
    // Ten at 20%, three happened: 80% sure of no, right 7 of 10; 2 expected.
    expect(confidenceLines(cardOf(same(10, 0.2, 3)).strict, undefined)).toEqual([
      '80% sure on average, on the right side 70% of the time. Expected to happen by these odds: 2.0 of 10; happened: 3.',
    ]);
    expect(confidenceLines(cardOf(same(9, 0.2, 3)).strict, undefined)).toEqual([]);
  });

  it('is a count where topics are too few for a rate', () => {
    const line = confidenceLines(cardOf(same(10, 0.2, 3)).strict, 9.9)[0];
    expect(line).toMatch(/^80% sure on average, on the right side 7 of 10 times\. /);
    expect(confidenceLines(cardOf(same(10, 0.2, 3)).strict, 10)[0]).toContain('70% of the time');
  });

  it('counts halves as half right', () => {
    expect(confidenceLines(cardOf([...same(9, 0.8, 9), scored('half', 0.5, 'yes')]).strict, undefined)[0]).toContain(
      ' 1 prediction at exactly 50% counts as half right.',
    );
    expect(confidenceLines(cardOf(same(10, 0.5, 5)).strict, undefined)[0]).toContain(
      ' 10 predictions at exactly 50% count as half right.',
    );
  });
});

describe('what could move it', () => {
  const lines = (predictions: Parameters<typeof partOf>[0]) => {
    const { about, card } = partOf(predictions);
    return couldMove(card, about);
  };

  it('is a sum under ten, an average from ten on', () => {
    // Three at 80% that happened: 3 · 0.04 = 0.12. One overdue at 70%: 0.21 or 0.61 over four.
    const overdue = prediction('overdue', { probability: stated(0.7) });
    expect(lines([...same(3, 0.8, 3), overdue])[0]).toBe(
      "1 overdue prediction with a number: settled in the forecaster's favour the Brier scores would add up to 0.21 over 4 predictions, settled against 0.61.",
    );
    // And one at 20%: in favour 0.12 + 0.09 + 0.04, against 0.12 + 0.49 + 0.64, neither happened 0.12 + 0.49 + 0.04.
    const unlikely = prediction('unlikely', { probability: stated(0.2) });
    expect(lines([...same(3, 0.8, 3), overdue, unlikely])[0]).toBe(
      "2 overdue predictions with a number: settled in the forecaster's favour the Brier scores would add up to 0.25 over 5 predictions, settled against 1.25; if none of them happened, 0.65.",
    );
    // Ten of these: 0.4; (0.4 + 0.09)/11 = 0.0445…, (0.4 + 0.49)/11 = 0.0809….
    expect(lines([...same(10, 0.8, 10), overdue])[0]).toContain(
      'the average Brier score would be 0.045 over 11 predictions, settled against 0.081.',
    );
  });

  it('is nothing where nothing is open to change', () => {
    expect(lines(same(10, 0.8, 8))).toEqual([]);
    expect(lines([])).toEqual([]);
    expect(lines([prediction('overdue-flat')])).toEqual([]);
  });

  it('says what the ambiguous ones could do, and counts them nowhere else', () => {
    const ambiguous = (id: string, p?: number) =>
      prediction(id, { resolutions: [judged('ambiguous')], ...(p !== undefined && { probability: stated(p) }) });
    // Eight of ten at 80% happened: 8 · 0.04 + 2 · 0.64 = 1.6; one of 70% adds 0.09 or 0.49: 1.69 and 2.09 over 11.
    expect(lines([...same(10, 0.8, 8), ambiguous('a', 0.7), ambiguous('b')])).toEqual([
      "2 ambiguous predictions could have gone either way and are in no score: with the one that is due and has a number decided in the forecaster's favour the average Brier score would be 0.154 over 11 predictions, decided against 0.190.",
    ]);
    // 1.6 + 0.09 + 0.16 and 1.6 + 0.49 + 0.36 over 12.
    expect(lines([...same(10, 0.8, 8), ambiguous('a', 0.7), ambiguous('b', 0.6)])[0]).toMatch(
      /: with the 2 that are due and have a number .* 0\.154 over 12 predictions, decided against 0\.204\.$/,
    );
    expect(lines([...same(10, 0.8, 8), ambiguous('b')])).toEqual([
      '1 ambiguous prediction could have gone either way and is in no score.',
    ]);
    // Two overdue ones at 70% and 60%: if none happened 1.6 + 0.49 + 0.36 over 12, whatever is ambiguous.
    const overdue = [0.7, 0.6].map((p) => prediction(`o-${p}`, { probability: stated(p) }));
    expect(lines([...same(10, 0.8, 8), ...overdue, ambiguous('a', 0.7)])[0]).toMatch(
      /if none of them happened, 0\.204\.$/,
    );
  });

  it('says what the contested ones could do, where they have a number', () => {
    const votes = [judged('yes'), judged('no', { by: 'other' })];
    const contested = (id: string, p?: number) =>
      prediction(id, { resolutions: votes, ...(p !== undefined && { probability: stated(p) }) });
    // As above: 1.6 + 0.09 and 1.6 + 0.49 over 11.
    expect(lines([...same(10, 0.8, 8), contested('a', 0.7), contested('b')])).toEqual([
      "2 contested predictions are in no score: with the one that is due and has a number decided in the forecaster's favour the average Brier score would be 0.154 over 11 predictions, decided against 0.190.",
    ]);
    // That graders do not agree is a caution of its own.
    expect(lines([...same(10, 0.8, 8), contested('b')])).toEqual([]);
    // One that --include-early counts is not due yet.
    const early = { ...contested('e', 0.7), due: { date: '2030-01-01', basis: 'stated' as const } };
    expect(lines([...same(10, 0.8, 8), early])).toEqual([]);
    const { about, card } = partOf([...same(10, 0.8, 8), early], true);
    expect(couldMove(card, about)[0]).toContain('with the one that has a due day and a number decided in the');
    // An imputed number is part of its own line alone.
    const imputed = { ...contested('c'), probability: stated(0.7, { basis: 'assigned' }) };
    const [ahead, undecided] = lines([...same(10, 0.8, 8), prediction('o', { probability: stated(0.6) }), imputed]);
    expect(ahead).toContain('over 11 predictions, settled against');
    expect(undecided).toContain('over 11 predictions, imputed numbers included, decided against');
  });

  it('says what imputed numbers would make of it, and where they are part of what is said', () => {
    const imputed = (id: string, more = {}) =>
      prediction(id, { probability: stated(0.5, { basis: 'assigned' }), resolutions: [judged('yes')], ...more });
    // 1.6 as above and 0.25 twice: 2.1 over 12.
    expect(lines([...same(10, 0.8, 8), imputed('a'), imputed('b')])).toEqual([
      'With 2 imputed numbers the average Brier score would be 0.175 over 12 predictions.',
    ]);
    const overdue = prediction('overdue', { probability: stated(0.7) });
    const whose = / over 12 predictions, imputed numbers included, settled against /;
    expect(lines([...same(10, 0.8, 8), imputed('a'), overdue])[0]).toMatch(whose);
    // An overdue one can move the score; one that is void cannot.
    expect(lines([...same(11, 0.8, 8), imputed('a', { resolutions: [] })])[0]).toMatch(/ over 12 predictions, imputed/);
    expect(lines([...same(11, 0.8, 8), overdue, imputed('a', { resolutions: [judged('void')] })])[0]).not.toMatch(
      /imputed/,
    );
  });

  it('says how many wait for their due day', () => {
    const early = (id: string) => scored(id, 0.8, 'yes', { due: { date: '2030-01-01', basis: 'stated' } });
    expect(lines([...same(10, 0.8, 8), early('a')])[0]).toMatch(
      /^1 prediction settled before the due day waits for it/,
    );
    expect(lines([...same(10, 0.8, 8), early('a'), early('b')])[0]).toMatch(/^2 predictions .* wait for it/);
  });

  it('names what counts among the hits alone, beside a headline of his own', () => {
    const flat = prediction('flat', { resolutions: same(1, 0.5, 1)[0]!.resolutions });
    expect(lines([...same(3, 0.8, 3), flat])).toEqual([
      '1 judged prediction without a usable number counts among the hits only.',
    ]);
    expect(lines([flat])).toHaveLength(1);
    // Beside imputed numbers alone the verdict speaks of numbers.
    expect(lines([flat, scored('w', 0.7, 'yes', { probability: stated(0.7, { basis: 'assigned' }) })])).toEqual([]);
  });

  it('takes a number that was given later for a range, and calls only what is imputed so', () => {
    const range = stated(0.5, { low: 0.4, high: 0.6 });
    const later = { by: 'ada', date: '2025-01-06', withdrawn: false, probability: range };
    const text = lines([...same(9, 0.8, 9), scored('r', 0.8, 'no', { forecasts: [later] })]).join(' ');
    expect(text).toContain('All ranges at their lower end');
    // 9 * 0.04 + (0.64 + 0.16 to 0.36) / 2 over ten: 0.076 to 0.086, below 0.25
    expect(text).toContain(
      'anywhere in them, from 0.076 to 0.086: better than always saying 50% with any number in these ranges.',
    );
    const imputed = { ...range, basis: 'assigned' as const };
    expect(lines([...same(9, 0.8, 9), scored('r', 0.8, 'no', { probability: imputed })]).join(' ')).toContain(
      'with any number in these ranges.',
    );
  });
});

it('numbers that changed over time are sure on average, and as many are expected as that', () => {
  const changed = same(10, 0.02, 5).map((one) => ({ ...one, forecasts: [update('ada', '2025-01-06', 0.98)] }));
  expect(confidenceLines(cardOf(changed).strict, undefined)).toEqual([
    'By the average number of each prediction 50% sure on average, on the right side 50% of the time. 10 predictions averaging exactly 50% count as half right. Expected to happen by these odds: 5.0 of 10; happened: 5.',
  ]);
  expect(confidenceLines(cardOf(same(30, 0.999, 30)).strict, undefined)[0]).toMatch(/^Over 99% sure on average/);
  // 29.97 of 30 are not all of them.
  expect(confidenceLines(cardOf(same(30, 0.999, 30)).strict, undefined)[0]).toContain(
    'Expected to happen by these odds: >29.9 of 30; happened: 30.',
  );
});
