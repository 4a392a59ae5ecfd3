import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome, Prediction, Resolution } from '../../src/ledger/prediction.ts';
import { agreementOf, graderPairs, gradersOf } from '../../src/score/graders.ts';
import { itemsFrom, judged, prediction } from './record.ts';

const by = (name: string, outcome: Outcome, more: Partial<Resolution> = {}): Resolution =>
  judged(outcome, { by: name, ...more });

const LATE = { happened: '2025-01-12', known: '2025-02-01', recorded: '2025-02-01' };

/** One prediction a pair of outcomes, by ann and ben. */
const judgedByTwo = (...pairs: readonly (readonly [Outcome, Outcome])[]): Prediction[] =>
  pairs.map(([ann, ben], index) => prediction(`p${index}`, { resolutions: [by('ann', ann), by('ben', ben)] }));

const agreement = (predictions: readonly Prediction[], reading: 'strict' | 'charitable' = 'strict') =>
  agreementOf(itemsFrom(predictions), 'ann', 'ben', reading);

describe('graders', () => {
  it('are counted by what they said last', () => {
    const found = gradersOf(
      itemsFrom([
        prediction('a', { resolutions: [by('ann', 'yes'), by('ben', 'late', LATE)] }),
        prediction('b', { resolutions: [by('ann', 'no'), by('ann', 'open', { recorded: '2025-03-01' })] }),
        prediction('c'),
      ]),
    );
    const none = { yes: 0, no: 0, late: 0, partial: 0, ambiguous: 0, void: 0, open: 0, amended: 0 };
    expect(found).toEqual([
      { ...none, id: 'ann', predictions: 2, yes: 1, open: 1, amended: 1, first: '2025-01-11', last: '2025-03-01' },
      { ...none, id: 'ben', predictions: 1, late: 1, first: '2025-02-01', last: '2025-02-01' },
    ]);
  });

  it('have the days of their first and last resolution, in whatever order the ledger has them', () => {
    const on = (id: string, ...days: string[]): Prediction =>
      prediction(id, { resolutions: days.map((recorded) => by('ann', 'yes', { recorded })) });
    const [ann] = gradersOf(
      itemsFrom([on('a', '2025-02-10'), on('b', '2025-03-01', '2025-01-12', '2025-02-20'), on('c', '2025-01-20')]),
    );
    expect(ann).toMatchObject({ first: '2025-01-12', last: '2025-03-01', predictions: 3, amended: 1 });
  });

  it('are listed by how many they judged, then by name', () => {
    const found = gradersOf(
      itemsFrom([
        prediction('a', { resolutions: [by('cy', 'yes'), by('ben', 'yes'), by('dan', 'yes'), by('eve', 'yes')] }),
        prediction('b', { resolutions: [by('eve', 'yes')] }),
      ]),
    );
    expect(found.map(({ id }) => id)).toEqual(['eve', 'ben', 'cy', 'dan']);
  });

  it('who never judged the same prediction have nothing in common', () => {
    const items = itemsFrom([
      prediction('a', { resolutions: [by('ann', 'yes')] }),
      prediction('b', { resolutions: [by('ben', 'yes'), by('cy', 'no')] }),
    ]);
    const pairs = graderPairs(items, gradersOf(items));
    expect(pairs.map(({ first, second, strict: { n } }) => [first, second, n])).toEqual([
      ['ann', 'ben', 0],
      ['ann', 'cy', 0],
      ['ben', 'cy', 1],
    ]);
    expect(agreementOf(items, 'ann', 'ben', 'strict')).toMatchObject({ n: 0, leftOpen: [] });
  });

  it('agree as often as they vote alike, beside what chance would give', () => {
    // ann yes yes no no, ben yes yes no yes: alike 3 of 4; by chance 4 (2/4 · 3/4 + 2/4 · 1/4) = 2; kappa (3 − 2) / (4 − 2).
    const found = agreement(judgedByTwo(['yes', 'yes'], ['yes', 'yes'], ['no', 'no'], ['no', 'yes']));
    expect(found).toMatchObject({ n: 4, alike: 3, alikeByChance: 2, kappa: 0.5, leftOpen: [], reasons: {} });
    expect(found.differ).toEqual([{ id: 'p3', first: 'no', second: 'yes' }]);
    // Wilson for 3 of 4.
    expect(found.interval![0]).toBeCloseTo(0.3006418425824019, 12);
    expect(found.interval![1]).toBeCloseTo(0.9544127391902995, 12);
  });

  it('vote alike with no and late, and with equal parts only', () => {
    const part = (name: string, fraction: number): Resolution => by(name, 'partial', { fraction });
    const found = agreement([
      prediction('late', { resolutions: [by('ann', 'no'), by('ben', 'late', LATE)] }),
      prediction('half', { resolutions: [part('ann', 0.5), part('ben', 0.5)] }),
      prediction('more', { resolutions: [part('ann', 0.5), part('ben', 0.6)] }),
    ]);
    expect(found).toMatchObject({ n: 3, alike: 2 });
    expect(found.differ).toEqual([{ id: 'more', first: 'partial 0.5', second: 'partial 0.6' }]);
  });

  it('do not disagree by leaving something open', () => {
    const found = agreement(judgedByTwo(['yes', 'open'], ['open', 'open'], ['yes', 'yes']));
    expect(found).toMatchObject({ n: 1, alike: 1, differ: [] });
    expect(found.leftOpen).toEqual([
      { id: 'p0', first: 'yes', second: 'open' },
      { id: 'p1', first: 'open', second: 'open' },
    ]);
    expect(agreement([prediction('alone', { resolutions: [by('ann', 'yes')] })])).toMatchObject({ n: 0, leftOpen: [] });
  });

  it('are read twice: strictly and charitably', () => {
    const items = [prediction('a', { resolutions: [by('ann', 'no', { charitable: 'yes' }), by('ben', 'no')] })];
    expect(agreement(items)).toMatchObject({ n: 1, alike: 1 });
    expect(agreement(items, 'charitable').differ).toEqual([{ id: 'a', first: 'yes', second: 'no' }]);
  });

  it('have a reason where a number is undefined', () => {
    expect(agreement([])).toMatchObject({
      interval: null,
      alikeByChance: null,
      kappa: null,
      reasons: { interval: 'empty', alikeByChance: 'empty', kappa: 'empty' },
    });
    // Whoever always says yes agrees by chance alone.
    expect(agreement(judgedByTwo(['yes', 'yes'], ['yes', 'yes']))).toMatchObject({
      n: 2,
      alikeByChance: 2,
      kappa: null,
      reasons: { kappa: 'one_value' },
    });
  });
});

const VOTED = ['yes', 'no', 'ambiguous'] as const;
/** What each of three graders says of a prediction, if anything. */
const someVotes = fc.tuple(
  ...['ann', 'ben', 'cy'].map((name) =>
    fc.option(fc.constantFrom<Outcome>(...VOTED, 'open')).map((outcome) => (outcome ? [by(name, outcome)] : [])),
  ),
);
const somePredictions = fc
  .array(someVotes, { maxLength: 12 })
  .map((all) => all.map((votes, index) => prediction(`p${index}`, { resolutions: votes.flat() })));

describe('any two graders', () => {
  it('are alike, differ or leave open, each prediction once, whoever of them is named first', () => {
    fc.assert(
      fc.property(somePredictions, (predictions) => {
        const items = itemsFrom(predictions);
        for (const { first, second, strict } of graderPairs(items, gradersOf(items))) {
          const both = predictions.filter(({ resolutions }) =>
            [first, second].every((name) => resolutions.some((one) => one.by === name)),
          );
          expect(strict.alike + strict.differ.length).toBe(strict.n);
          expect(strict.n + strict.leftOpen.length).toBe(both.length);
          const swapped = agreementOf(items, second, first, 'strict');
          expect([swapped.n, swapped.alike, swapped.kappa]).toEqual([strict.n, strict.alike, strict.kappa]);
          const reversed = agreementOf([...items].reverse(), first, second, 'strict');
          expect([reversed.alikeByChance, reversed.kappa]).toEqual([strict.alikeByChance, strict.kappa]);
        }
      }),
    );
  });

  it('have the kappa of the shares written out', () => {
    fc.assert(
      fc.property(somePredictions, (predictions) => {
        const found = agreement(predictions);
        if (found.kappa === null) return;
        const votes = predictions.flatMap(({ resolutions }) => {
          const [ann, ben] = ['ann', 'ben'].map(
            (name) => resolutions.find((one) => one.by === name)?.outcome ?? 'open',
          );
          return ann === 'open' || ben === 'open' ? [] : [[ann!, ben!] as const];
        });
        const share = (grader: 0 | 1, outcome: Outcome): number =>
          votes.filter((vote) => vote[grader] === outcome).length / votes.length;
        const seen = votes.filter(([ann, ben]) => ann === ben).length / votes.length;
        const chance = VOTED.reduce((total, one) => total + share(0, one) * share(1, one), 0);
        expect(found.kappa).toBeCloseTo((seen - chance) / (1 - chance), 12);
      }),
    );
  });
});
