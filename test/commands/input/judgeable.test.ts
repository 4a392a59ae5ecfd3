import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weakPoints } from '../../../src/commands/input/judgeable.ts';
import { prediction, stated } from '../../show/fixture.ts';

const GOOD = {
  claim: 'The station measures at least 20 mm of rain on one day of May 2026.',
  due: { date: '2026-05-31', basis: 'stated' as const },
  probability: stated(0.3),
  criteria: { written: '2026-03-10', strict: 'The monthly table of the station lists such a day.' },
};

function codes(more: Parameters<typeof prediction>[1]): string[] {
  return weakPoints(prediction('x', { ...GOOD, ...more }), '2026-03-10').map(({ code }) => code);
}

describe('what a stranger could not judge', () => {
  it('is nothing in a good prediction', () => {
    expect(codes({})).toEqual([]);
  });

  it.each([
    ['It rains at least once.', 'no-subject'],
    ['Will Alice win 3 medals?', 'not-a-statement'],
    ['Alice could win 3 medals.', 'vague-word'],
    ['AI has a significant impact on 3 sectors.', 'vague-word'],
  ])('%s → %s', (claim, code) => {
    expect(codes({ claim })).toEqual([code]);
  });

  it('speaks of criteria in the plural', () => {
    const criteria = { written: '2026-03-10', strict: 'The bureau says that it could be 2%.' };
    const [found] = weakPoints(prediction('x', { ...GOOD, criteria }), '2026-03-10');
    expect(found?.message).toBe('the criteria have the vague word "could"');
  });

  it('asks for no measure in a script whose words it does not know', () => {
    const bare = { claim: '東京でオリンピックが開かれる', criteria: undefined } as never;
    expect(codes(bare)).not.toContain('no-threshold');
    expect(codes({ ...(bare as object), claim: 'The games are held in 東京' } as never)).toContain('no-threshold');
  });

  it('knows the month of May and words inside words', () => {
    expect(codes({ claim: 'Alice wins 3 medals in May; Canada has 2.' })).toEqual([]);
  });

  it('finds the same words in a text with and without letters from elsewhere', () => {
    const piece = fc.constantFrom(
      'may',
      'May',
      'major',
      'a',
      '-',
      ' ',
      '.',
      ',',
      'soon',
      'un',
      '_',
      '1',
      '\n',
      'better-',
      "'",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const wordsIn = (claim: string): string[] =>
          weakPoints(prediction('x', { ...GOOD, claim }), '2026-03-10')
            .filter(({ code }) => code === 'vague-word')
            .map(({ message }) => message);
        expect(wordsIn(`1 ${text}`)).toEqual(wordsIn(`1 ${text} é`));
      }),
    );
  });

  it.each([
    'The Acme deal is signed.',
    'The bill has passed.',
    'Labour has lost the seat.',
    'The bridge is opened.',
    'The stadium is sold.',
  ])('takes an event that is told as done for one: %s', (claim) => {
    const criteria = { written: '2026-03-10', strict: 'According to the bureau.' };
    expect(codes({ claim, criteria })).toEqual([]);
  });

  it('asks for a number where neither claim nor criteria have one', () => {
    const vague = {
      claim: 'The economy grows.',
      criteria: { written: '2026-03-10', strict: 'According to the bureau.' },
    };
    expect(codes(vague)).toEqual(['no-threshold']);
    expect(codes({ ...vague, criteria: { written: '2026-03-10', strict: 'According to the bureau, by 2%.' } })).toEqual(
      [],
    );
  });

  it('asks who decides', () => {
    expect(codes({ criteria: { written: '2026-03-10', strict: 'At least 20 mm fall.' } })).toEqual(['no-judge']);
    expect(codes({ criteria: { written: '2026-03-10', strict: 'It is signed by 2 partners in the spring.' } })).toEqual(
      ['no-judge'],
    );
    for (const strict of ['The Times reports that 20 mm fell.', 'Two newspapers confirm it within 3 days.'])
      expect(codes({ criteria: { written: '2026-03-10', strict } })).toEqual([]);
  });

  it.each([
    'Decided by two newsrooms.',
    'Settled by the 2026 census.',
    'The league decides, within 3 days.',
    'The lease is signed by 2 partners, says the land register.',
    "It stands in the treasurer's closed accounts.",
    'The closed accounts show 2%.',
    'The 2 names stand on our page.',
  ])('takes %j for a judge', (strict) => expect(codes({ criteria: { written: '2026-03-10', strict } })).toEqual([]));

  it('asks for a day, a number, criteria', () => {
    const { due: _d, probability: _p, criteria: _c, ...rest } = prediction('x', GOOD);
    expect(weakPoints(rest, '2026-03-10').map(({ code }) => code)).toEqual([
      'undated',
      'no-criteria',
      'no-probability',
    ]);
    expect(
      codes({ due: { date: '2026-01-01', basis: 'stated' }, probability: { ...stated(0.5), usable: false } }),
    ).toEqual(['due-passed', 'wide-range']);
  });

  it('says with each what to do', () => {
    const points = weakPoints(prediction('x', { claim: 'It may change?' }), '2026-03-10');
    expect(points.length).toBeGreaterThan(2);
    for (const point of points) {
      expect(point.severity).toBe('warning');
      expect(point.hints.length).toBeGreaterThan(0);
    }
  });
});
