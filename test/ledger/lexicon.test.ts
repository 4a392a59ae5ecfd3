import { describe, expect, test } from 'vitest';
import { LEXICON, LEXICON_SOURCES, lookup, phrases, rowOf } from '../../src/ledger/lexicon.ts';

describe('the lexicon', () => {
  // P10, median and P90 of the pooled survey, as the table of the method has them.
  test.each([
    ['we believe', 0.51, 0.75, 0.95],
    ['probably', 0.54, 0.7, 0.85],
    ['very likely', 0.75, 0.9, 0.96],
    ['highly likely', 0.75, 0.9, 0.96],
    ['likely', 0.6, 0.7, 0.85],
    ['probable', 0.51, 0.7, 0.84],
    ['almost certainly', 0.8, 0.95, 0.99],
    ['remote', 0, 0.02, 0.1],
  ])('%s', (phrase, low, mid, high) => expect(lookup(phrase)).toMatchObject({ low, mid, high }));

  test('case and spaces do not matter', () => expect(lookup('  VERY\n likely ')?.mid).toBe(0.9));

  test.each(['very  probably', 'likely!', 'un likely', 'is likely', '', 'constructor', '__proto__'])(
    '%j is not guessed at',
    (phrase) => expect(lookup(phrase)).toBeUndefined(),
  );

  test('a row that nobody was asked about has no number', () => {
    expect(rowOf('certain')).toBeDefined();
    expect(lookup('certain')).toBeUndefined();
    expect(lookup('real possibility')).toBeUndefined();
    expect(phrases()).not.toContain('certain');
  });

  test('every row rises from P10 to P90, and no phrase stands twice', () => {
    const all = LEXICON.flatMap((row) => row.phrases);
    expect(new Set(all).size).toBe(all.length);
    const asked = LEXICON.flatMap(({ survey }) => (survey ? [[...survey]] : []));
    expect(asked.map((survey) => survey.toSorted((a, b) => a - b))).toEqual(asked);
  });

  test('what was quoted from memory says so', () => {
    const recalled = LEXICON.flatMap((row) => [row.nato, row.phia]).filter((usage) => usage !== undefined);
    expect(recalled.filter((usage) => usage.memory !== true)).toEqual([]);
    const kent = LEXICON.flatMap((row) => row.kent ?? []);
    expect(kent.filter((usage) => (usage.memory === true) !== usage.text.includes('variant'))).toEqual([]);
    expect(LEXICON_SOURCES.nato).toContain('memory');
  });
});
