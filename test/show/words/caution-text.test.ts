import { describe, expect, it } from 'vitest';
import type { Caution } from '../../../src/score/cautions.ts';
import type { Scorecard } from '../../../src/score/scorecard.ts';
import { verdict } from '../../../src/score/verdict.ts';
import { cautionText, cautionTexts } from '../../../src/show/words/caution-text.ts';
import type { About } from '../../../src/show/words/scorecard-about.ts';
import { cardOf, scored } from '../../score/record.ts';

const PLACE = { n: 40, isBounded: false, whatIf: false };

describe('the words of a caution', () => {
  it.each([
    ['overdue', '1 prediction came due and is not settled', '2 predictions came due and are not settled'],
    ['contested', /^1 prediction is contested.* It is shown/, /^2 predictions are contested.* They are shown/],
    ['imputed', '1 more prediction has an', '2 more predictions have an'],
    ['retrospective', '1 judged prediction was entered', '2 judged predictions were entered'],
    ['early_included', 'the due day is included', 'the due day are included'],
    ['shared_ids', '1 scored prediction has the id', '2 scored predictions have the id'],
    ['not_own_words', '1 prediction is in', '2 predictions are in'],
  ] as const)('agree with one and with many: %s', (code, one, many) => {
    const text = (count: number): string => cautionText({ code, count } as Caution, PLACE);
    expect(text(1)).toMatch(one);
    expect(text(2)).toMatch(many);
  });

  it('agree with one and with many where all numbers are imputed, and say from ten on what can show', () => {
    const text = (code: Caution['code'], count: number): string =>
      cautionText({ code, count }, { ...PLACE, whatIf: true });
    expect(text('imputed', 1)).toMatch(/^1 scored number is imputed/);
    expect(text('imputed', 2)).toMatch(/^2 scored numbers are imputed/);
    expect(text('small_sample', 10)).toMatch(/^10 scored predictions are few: /);
    expect(text('overdue', 2)).toMatch(/more than one in ten\.$/);
  });
});

const aboutOf = (card: Scorecard): About => ({
  title: '',
  forecaster: '',
  asOf: '2025-06-01',
  sources: [],
  verdict: verdict(card.strict),
  whatIf: false,
});

describe('topics that are few', () => {
  it('are told of where predictions share one, not where each has its own', () => {
    const of = (...groups: string[]): string[] => {
      const card = cardOf(groups.map((group, index) => scored(`${group}-${index}`, 0.7, 'yes', { group })));
      return cautionTexts(card, aboutOf(card), 'rest');
    };
    expect(of('rain', 'snow', 'wind')).toEqual(['3 scored predictions: too few to tell skill from luck.']);
    expect(of('rain', 'snow', 'snow')[1]).toBe('Only 2 independent topics in 3 scored predictions.');
  });
});

describe('seals that are broken', () => {
  const card = cardOf([scored('a', 0.7, 'yes'), scored('b', 0.7, 'yes')]);
  const about = aboutOf(card);
  const first = (...brokenSeals: string[]): string[] => cautionTexts(card, { ...about, brokenSeals }, 'first');

  it('stand first, five of them by name', () => {
    expect(first()).toEqual([]);
    expect(first('a')).toEqual(['1 sealed prediction was changed after sealing, so that the seal proves nothing: a.']);
    expect(first('a', 'b', 'c', 'd', 'e')[0]).toMatch(/^5 sealed predictions were .*: a, b, c, d, e\.$/);
    expect(first('a', 'b', 'c', 'd', 'e', 'f', 'g')[0]).toMatch(/: a, b, c, d, e, and 2 more\.$/);
    expect(cautionTexts(card, { ...about, brokenSeals: ['a'] }, 'rest')).toEqual([
      '2 scored predictions: too few to tell skill from luck.',
    ]);
  });
});
