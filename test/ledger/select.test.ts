import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/errors.ts';
import { findItem } from '../../src/ledger/find-item.ts';
import { FIELDS, parseTerm, select } from '../../src/ledger/select.ts';
import { itemsFrom, judged, prediction, scored, stated, undated, worded } from '../score/record.ts';

const TODAY = '2026-11-22';
const ITEMS = itemsFrom([
  scored('robots-walk', 0.7, 'yes', { tags: ['robots', 'sport'], claim: 'Robots walk on TWO legs.', group: 'legs' }),
  scored('robots-run', 0, 'no', { tags: ['robots'], probability: worded(0.7, 0.6, 0.85), forecaster: 'bob', recorded: '2025-02-01' }),
  prediction('tied', { resolutions: [judged('yes'), judged('no', { by: 'second-reader' })], due: { date: '2025-06-30', basis: 'stated' } }),
  prediction('overdue-one', { said: { date: '2024-05-05', source: 'talk', quote: 'it shall be so' }, sealed: { date: '2025-01-01', sha256: 'x' } }),
  scored('too-soon', 0.3, 'yes', { due: { date: '2030-12-31', basis: 'stated' } }),
  undated('some-day', { restated: [{ date: '2025-03-01', source: 'later-talk', quote: 'some day: perhaps' }] }),
  prediction('void-one', { resolutions: [judged('void', { reason: 'retracted', known: '2025-03-09' })] }),
]); // prettier-ignore
const ids = (...terms: string[]) => select(ITEMS, terms, TODAY).items.map((item) => item.prediction.id);
const failure = (term: string): Failure => {
  try {
    parseTerm(term, TODAY);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error(`${term} was read`);
};

describe('a field', () => {
  it('is compared as a whole word, whatever the case', () => {
    expect(ids('tag:ROBOTS')).toEqual(['robots-walk', 'robots-run']);
    expect(ids('tag:robot')).toEqual([]);
    expect(ids('id:robots')).toEqual([]);
    expect(ids('forecaster:bob')).toEqual(['robots-run']);
    expect(ids('grader:second-reader')).toEqual(['tied']);
    expect(ids('source:talk')).toEqual(['overdue-one']);
    expect(ids('source:later-talk')).toEqual(['some-day']);
    expect(ids('group:legs')).toEqual(['robots-walk']);
    expect(ids('basis:worded')).toEqual(['robots-run']);
  });

  it('knows every status and outcome', () => {
    expect(ids('status:undated')).toEqual(['some-day']);
    expect(ids('status:contested')).toEqual(['tied']);
    expect(ids('status:due')).toEqual(ids('status:overdue'));
    expect(ids('status:overdue')).toEqual(['overdue-one']);
    expect(ids('status:early')).toEqual(['too-soon']);
    expect(ids('status:resolved')).toEqual(['robots-walk', 'robots-run']);
    expect(ids('outcome:none')).toEqual(['tied', 'overdue-one', 'some-day']);
    expect(ids('outcome:void')).toEqual(['void-one']);
    expect(ids('outcome:yes,no')).toEqual(['robots-walk', 'robots-run', 'too-soon']);
  });

  it('takes a range that is too wide for no probability', () => {
    const items = itemsFrom([
      prediction('wide', { probability: stated(0.55, { low: 0.2, high: 0.9, usable: false }) }),
      prediction('none'),
      prediction('narrow', { probability: stated(0.55, { low: 0.5, high: 0.6 }) }),
    ]);
    const found = (term: string) => select(items, [term], TODAY).items.map((item) => item.prediction.id);
    expect(found('p:none')).toEqual(['wide', 'none']);
    expect(found('p:0.5..0.6')).toEqual(['narrow']);
    expect(found('basis:none')).toEqual(['wide', 'none']);
    expect(found('basis:stated')).toEqual(['narrow']);
  });

  it('is: matured, early, retrospective, contested, sealed, imputed', () => {
    expect(ids('is:matured')).toEqual(['robots-walk', 'robots-run', 'tied', 'overdue-one', 'void-one']);
    expect(ids('is:early')).toEqual(['too-soon']);
    expect(ids('is:retrospective')).toEqual(['robots-run']);
    expect(ids('is:contested')).toEqual(['tied']);
    expect(ids('is:sealed')).toEqual(['overdue-one']);
    expect(ids('is:imputed')).toEqual(['robots-run']);
  });
});

describe('a range', () => {
  it('of days includes both ends and the whole of a period', () => {
    expect(ids('due:2025')).toEqual(['robots-walk', 'robots-run', 'tied', 'overdue-one', 'void-one']);
    expect(ids('due:2025-06-30')).toEqual(['tied']);
    expect(ids('due:2025-Q2')).toEqual(['tied']);
    expect(ids('due:2025-06-30..2030-12-31')).toEqual(['tied', 'too-soon']);
    expect(ids('due:..2025-06-29')).not.toContain('tied');
    expect(ids('due:2026..')).toEqual(['too-soon']);
    expect(ids('due:none')).toEqual(['some-day']);
    expect(ids('said:..2024')).toEqual(['overdue-one']);
    expect(ids('resolved:2025-03')).toEqual(['void-one']);
    expect(ids('due:2025-06,2030')).toEqual(['tied', 'too-soon']);
  });

  it('of probabilities includes both ends, in shares or per cent', () => {
    expect(ids('p:0.7..')).toEqual(['robots-walk', 'robots-run']);
    expect(ids('p:70%')).toEqual(['robots-walk', 'robots-run']);
    expect(ids('p:..30%')).toEqual(['too-soon']);
    expect(ids('p:0.3..0.7')).toEqual(['robots-walk', 'robots-run', 'too-soon']);
    expect(ids('p:none')).toEqual(['tied', 'overdue-one', 'some-day', 'void-one']);
    expect(
      select(itemsFrom([scored('a', 0.07, 'yes'), scored('b', 0.29, 'no')]), ['p:7%,29%'], TODAY).items,
    ).toHaveLength(2);
  });

  it('that cannot be meant is refused', () => {
    for (const term of ['due:..', 'due:2024..2025..2026', 'due:2026..2025', 'due:soon', 'due:2025-13', 'p:..', 'p:1.5', 'p:-1', 'p:0.1..0.5..0.9', 'p:0.9..0.1', 'p:x', 'due:2025-02-30']) {
      expect(failure(term), term).toMatchObject({ status: 2, problems: [{ code: 'bad-filter' }] });
    } // prettier-ignore
  });
});

it('suggests only a field that the value can belong to', () => {
  const hints = (term: string) => failure(term).problems[0]!.hints;
  expect(hints('a:b')).toEqual(['fields: id, forecaster, grader, source, tag, group, status, outcome, basis, due, said, resolved, p, is; text:a:b searches for the words']); // prettier-ignore
  expect(hints('q:0.7..')[0]).toBe('did you mean p:0.7..?');
  expect(hints('tga:x')[0]).toBe('did you mean tag:x?');
  expect(hints('due:')[0]).toBe('write due:2025, due:2025-Q1.., due:..2025-06-30 or due:none');
  expect(hints('p:0.5,')[0]).toBe('write p:0.7.., p:..30%, p:0.6..0.8 or p:none');
  expect(hints('statsu:opn')[0]).toBe('did you mean status:…?');
});

describe('text', () => {
  it('is found in claim, id and quotes, whatever the case', () => {
    expect(ids('two legs')).toEqual(['robots-walk']);
    expect(ids('ROBOTS-')).toEqual(['robots-walk', 'robots-run']);
    expect(ids('shall be')).toEqual(['overdue-one']);
    expect(ids('text:some day: perhaps')).toEqual(['some-day']);
    expect(ids('text:tag:robots')).toEqual([]);
    expect(ids('Some day: perhaps')).toEqual(['some-day']);
  });

  it('is not a pattern', () => {
    for (const text of ['.*', '[a-z]', '(', '$', '\\']) expect(ids(text)).toEqual([]);
  });
});

describe('several terms', () => {
  it('all hold, and not: turns one round', () => {
    expect(ids('tag:robots', 'outcome:yes')).toEqual(['robots-walk']);
    expect(ids('tag:robots', 'not:outcome:yes')).toEqual(['robots-run']);
    expect(ids('not:not:tag:sport')).toEqual(['robots-walk']);
    expect(ids('not:two legs', 'tag:robots')).toEqual(['robots-run']);
    expect(ids()).toHaveLength(ITEMS.length);
  });

  it('say which one left nothing, and what the ledger lacks', () => {
    expect(select(ITEMS, ['tag:robots', 'status:void', 'p:0.5..'], TODAY)).toMatchObject({ items: [], emptiedBy: 'status:void', unknown: [] });
    expect(select(ITEMS, ['tag:robot'], TODAY)).toMatchObject({ emptiedBy: 'tag:robot', unknown: [{ field: 'tag', value: 'robot', near: ['robots'] }] });
    expect(select(ITEMS, ['not:tag:robot'], TODAY)).toMatchObject({ unknown: [{ value: 'robot' }] });
    expect(select(ITEMS, ['tag:robots,spotr'], TODAY).unknown).toEqual([{ field: 'tag', value: 'spotr', near: ['sport'] }]);
    expect(select([], ['tag:robots'], TODAY).emptiedBy).toBeUndefined();
  }); // prettier-ignore

  it('says which field a word without one may have meant, where an entry has it', () => {
    const meant = (...terms: string[]) => select(ITEMS, terms, TODAY).meant;
    expect(meant('sport')).toBe('tag:sport');
    expect(meant('Resolved')).toBe('status:resolved');
    expect(meant('bob')).toBe('forecaster:bob');
    expect(meant('second-reader')).toBe('grader:second-reader');
    const klimt = itemsFrom([prediction('tunnel', { forecaster: 'rosa-klimt' })]);
    expect(['Klimt', 'kli', 'rosa'].map((word) => select([...ITEMS, ...klimt], [word], TODAY).meant)).toEqual([
      'forecaster:rosa-klimt',
      undefined,
      'forecaster:rosa-klimt',
    ]);
    expect(meant('status=resolved')).toBe('status:resolved');
    expect(meant('tag=robots')).toBe('tag:robots');
    // What is found needs no advice, nor what no entry has.
    expect(meant('robots')).toBeUndefined();
    expect(meant('ambiguous')).toBeUndefined();
    expect(meant('no-such-word')).toBeUndefined();
    expect(meant('tag:robots', 'status:void')).toBeUndefined();
  });

  it('says which word that was found in a text is a state as well', () => {
    const dam = prediction('dam', { claim: 'The dam, resolved to open, opens late.' });
    const states = (...terms: string[]) => select([...ITEMS, ...itemsFrom([dam])], terms, TODAY).states;
    expect(states('resolved')).toEqual([{ typed: 'resolved', term: 'status:resolved' }]);
    // No entry is late, a text that is asked for is one, and where nothing is left that is said instead.
    expect(states('late')).toEqual([]);
    expect(states('text:resolved')).toEqual([]);
    expect(states('status:resolved')).toEqual([]);
    expect(states('resolved', 'tag:nothing')).toEqual([]);
  });

  it('keep an item or leave it out: a term and its negation part the list', () => {
    const term = fc.constantFrom('tag:robots', 'is:matured', 'status:due', 'p:0.5..', 'due:2025', 'due:none', 'robots', 'outcome:yes,no', 'basis:none'); // prettier-ignore
    fc.assert(
      fc.property(term, (one) => {
        expect([...ids(one), ...ids(`not:${one}`)].sort()).toEqual(ids().sort());
      }),
    );
  });
});

describe('a term nobody can mean', () => {
  it('ends with status 2 and the nearest field or value', () => {
    expect(failure('stats:open').problems[0]!.hints[0]).toBe('did you mean status:open?');
    expect(failure('https://example.org').status).toBe(2);
    expect(failure('status:opne').problems[0]!.hints[0]).toBe('did you mean status:open?');
    expect(failure('outcome:open').status).toBe(2);
    // A variable of the shell that is not set would select everything.
    for (const empty of ['', ' ', 'not: ']) expect(failure(empty).status).toBe(2);
    expect(failure('is:nonsense').status).toBe(2);
    expect(failure('basis:guess').status).toBe(2);
    for (const term of ['tag:', 'tag:a,,b', 'not:', 'not:stats:x', 'is:constructor', 'status:__proto__']) expect(failure(term).status, term).toBe(2);
  }); // prettier-ignore

  it('names every field', () => {
    for (const field of FIELDS) expect(failure('nosuch:x').problems[0]!.hints.join(' ')).toContain(field);
  });
});

describe('one item', () => {
  const found = (typed: string) => findItem(ITEMS, typed).prediction.id;

  it('is found by its id or the beginning of no other', () => {
    expect(found('tied')).toBe('tied');
    expect(found('robots-w')).toBe('robots-walk');
    const both = itemsFrom([prediction('ab'), prediction('abc')]);
    expect(findItem(both, 'ab').prediction.id).toBe('ab');
    expect(findItem(itemsFrom([prediction('one/ab'), prediction('two/cd')]), 'cd').prediction.id).toBe('two/cd');
  });

  it('that is not there, or is not one, fails with the candidates', () => {
    expect(() => found('robots')).toThrow(/begins 2 ids/);
    expect(() => found('robots-wlak')).toThrow(Failure);
    expect(() => found('')).toThrow(Failure);
    expect(() => found('no-such-thing')).toThrow(/no prediction has the id/);
    // `predict resolve yes robots-walk`, `predict forecast 80% robots-walk`
    for (const typed of ['yes', 'partial', '80%', '~0.8', '7 in 10'])
      expect(() => found(typed)).toThrow(expect.objectContaining({ problems: [expect.objectContaining({ hints: ['the id stands before the outcome or the odds', 'predict list shows the ids'] })] })); // prettier-ignore
    // The word before the ids of one of several ledgers may be a year.
    expect(() => findItem(itemsFrom([prediction('2024/snow')]), '2024/snwo')).toThrow(expect.objectContaining({ problems: [expect.objectContaining({ hints: ['did you mean 2024/snow?'] })] })); // prettier-ignore
  });
});

it('a number is looked at as it was typed, ranges by their centre', () => {
  const items = itemsFrom([prediction('a', { probability: stated(0.65, { low: 0.6, high: 0.7 }) })]);
  expect(select(items, ['p:0.65'], TODAY).items).toHaveLength(1);
  expect(select(items, ['p:0.6'], TODAY).items).toHaveLength(0);
});
