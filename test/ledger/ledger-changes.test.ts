import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAltered, ledgerChanges } from '../../src/ledger/ledger-changes.ts';
import type { Forecast, Ledger, Prediction } from '../../src/ledger/prediction.ts';
import { readLedger } from '../../src/ledger/read/read.ts';
import { anyPredictions } from '../score/any-record.ts';
import { judged, ledgerOf, scored, stated, update } from '../score/record.ts';

/** Kind, id, field, before and after of each, and ! where it alters what stood there. */
const lines = (before: Ledger, after: Ledger): string[] =>
  ledgerChanges(before, after).map((change) => {
    const { kind, id, field, from, to } = change;
    return `${isAltered(change) ? '!' : ' '} ${kind} ${id}.${field} ${JSON.stringify(from)} ${JSON.stringify(to)}`;
  });

const between = (before: readonly Prediction[], after: readonly Prediction[]): string[] =>
  lines(ledgerOf(before), ledgerOf(after));

const ONE = scored('one', 0.7, 'yes', { note: 'Said in passing.', tags: ['a', 'b'] });

function read(text: string): Ledger {
  const { ledger, problems } = readLedger('some.yaml', text, () => []);
  if (!ledger) throw new Error(JSON.stringify(problems));
  return ledger;
}

const TEXT = `predict: 1
keeper: editor
forecaster: me
forecasters: { me: { name: Me } }
sources: { talk: { title: A talk, statements: [{ at: line 1, gist: rain, tracked: rain }] } }
predictions:
  - id: rain
    claim: It rains.
    said: { date: 2025-01-05, source: talk }
    due: 2025-01-06
    recorded: 2025-01-06
    probability: 65%
    resolutions:
      - { outcome: yes, known: 2025-01-06, recorded: 2025-01-07, by: editor, why: Seen., evidence: [{ url: "https://example.org/a", side: for }] }
`;

describe('what a ledger says otherwise than a copy of it', () => {
  it('is nothing of the same entries in another order, layout and way to write', () => {
    const two = scored('two', 0.2, 'no');
    expect(between([ONE, two], [two, { ...ONE, tags: ['b', 'a'] }])).toEqual([]);
    const otherwise = TEXT.replace('65%', '0.65').replace(
      'outcome: yes, known: 2025-01-06',
      'known: 2025-01-06, outcome: "yes"',
    );
    expect(lines(read(TEXT), read(otherwise.replace('why: Seen.', "why: 'Seen.'")))).toEqual([]);
  });

  it('is what came in, which alters nothing', () => {
    const later = [...ONE.resolutions, judged('no', { by: 'b' })];
    expect(between([], [ONE])[0]).toMatch(/^ {2}added one\.null null \{"id":"one"/);
    expect(between([ONE], [{ ...ONE, resolutions: later }])[0]).toMatch(
      /^ {2}added one\.resolutions null \{"outcome":"no"/,
    );
    expect(between([ONE], [{ ...ONE, forecasts: [update('me', '2025-01-07', 0.9)] }])[0]).toMatch(
      /^ {2}added one\.forecasts/,
    );
    expect(between([ONE], [{ ...ONE, note: `${ONE.note}\nAgain.` }])).toEqual(['  added one.note null "Again."']);
    const { note: _, ...bare } = ONE;
    expect(between([bare], [ONE])).toEqual(['  added one.note null "Said in passing."']);
    const people = TEXT.replace('me: { name: Me }', 'me: { name: Me }, ann: { name: Ann }');
    expect(lines(read(TEXT), read(people))).toEqual(['  added null.forecasters.ann null {"id":"ann","name":"Ann"}']);
  });

  it('is what is gone, and what says something else', () => {
    expect(between([ONE], [])[0]).toMatch(/^! gone one\.null \{"id":"one"/);
    expect(between([ONE], [{ ...ONE, resolutions: [] }])[0]).toMatch(/^! gone one\.resolutions \{"outcome":"yes"/);
    expect(between([ONE], [{ ...ONE, claim: 'Else.' }])).toEqual([`! changed one.claim "${ONE.claim}" "Else."`]);
    expect(between([ONE], [{ ...ONE, note: 'Else.' }])).toEqual(['! changed one.note "Said in passing." "Else."']);
    expect(lines(read(TEXT), read(TEXT.replace('65%', '70%')))).toEqual(['! changed rain.probability.value 0.65 0.7']);
    expect(lines(read(TEXT), read(TEXT.replace('Me }', 'Him }')))).toEqual([
      '! changed null.forecasters.me.name "Me" "Him"',
    ]);
    expect(lines(read(TEXT), read(TEXT.replace('gist: rain', 'gist: sun')))).toHaveLength(2);
  });

  it('names a forecaster as it is, whatever objects have of themselves', () => {
    const people = TEXT.replace('me: { name: Me }', 'me: { name: Me }, constructor: { name: Con }');
    const change = ['  added null.forecasters.constructor null {"id":"constructor","name":"Con"}'];
    expect(lines(read(TEXT), read(people))).toEqual(change);
  });

  it('is a remark below a note, however the note ends', () => {
    const noted = (note: string): Prediction[] => [{ ...ONE, note }];
    expect(between(noted('First.\n'), noted('First.\nMore.\n'))).toEqual(['  added one.note null "More.\\n"']);
    expect(between(noted('First.  '), noted('First.  \nMore.'))).toEqual(['  added one.note null "More."']);
    expect(between(noted('First.\n'), noted('First.More.'))[0]).toMatch(/^! changed one\.note/);
  });

  it('is what came in where it stood already, before another or after it', () => {
    const number = (p: number): Forecast => ({
      ...update('me', '2025-01-07', p),
      probability: stated(p, { value: p }),
    });
    const [low, high] = [number(0.6), number(0.7)];
    const having = (...forecasts: readonly Forecast[]): Prediction[] => [{ ...ONE, forecasts }];
    const kinds = (some: Prediction[], others: Prediction[]): string[] =>
      between(some, others).map((line) => line.split(' one.', 1)[0]!.trim());
    expect(kinds(having(low, high), having(low, high, low))).toEqual(['added']);
    expect(kinds(having(high, low), having(low, high, low))).toEqual(['added']);
    expect(kinds(having(low, high, low), having(high, low))).toEqual(['! gone']);
    expect(kinds(having(low, high, low), having(low, high))).toEqual(['! gone']);
    expect(kinds(having(low, high, low), having(low, low, high))).toEqual(['! changed']);
  });

  it('is found in a list of thousands in no long time', () => {
    const many = (p: number): Prediction[] => [
      { ...ONE, forecasts: Array.from({ length: 8000 }, (_, index) => ({ ...update('me', '2025-01-07', p), probability: stated(p, { value: p }), why: `${index}` })) }, // prettier-ignore
    ];
    const start = performance.now();
    expect(between(many(0.5), many(0.6))).toHaveLength(16_000);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('is a number that an entry did not have: it says more than was said', () => {
    const text = TEXT.replace('    probability: 65%\n', '');
    expect(lines(read(text), read(TEXT))).toEqual(['! changed rain.probability null {"value":0.65,"basis":"stated"}']);
    expect(lines(read(TEXT), read(text))).toEqual(['! gone rain.probability {"value":0.65,"basis":"stated"} null']);
  });

  it('is evidence within an outcome, and resolutions in another order, of which the last of a grader counts', () => {
    expect(lines(read(TEXT), read(TEXT.replace('example.org/a', 'example.org/b'))).map((line) => line.slice(0, 26))).toEqual(['! gone rain.resolutions {"', '  added rain.resolutions n']); // prettier-ignore
    const [yes, no] = [judged('yes', { recorded: '2025-02-01' }), judged('no', { recorded: '2025-02-01' })];
    const turned = between([{ ...ONE, resolutions: [yes, no] }], [{ ...ONE, resolutions: [no, yes] }]);
    expect(turned).toHaveLength(1);
    expect(turned[0]).toMatch(/^! changed one\.resolutions/);
    // Two people's outcomes have no order, as a merge brings them; those of one have it also with another's between.
    const other = judged('no', { by: 'ben', recorded: '2025-02-01' });
    expect(between([{ ...ONE, resolutions: [yes, other] }], [{ ...ONE, resolutions: [other, yes] }])).toEqual([]);
    expect(between([{ ...ONE, resolutions: [yes, other, no] }], [{ ...ONE, resolutions: [other, yes, no] }])).toEqual([]); // prettier-ignore
    expect(between([{ ...ONE, resolutions: [yes, other, no] }], [{ ...ONE, resolutions: [no, other, yes] }])).toHaveLength(1); // prettier-ignore
    const twice = between([{ ...ONE, resolutions: [yes] }], [{ ...ONE, resolutions: [yes, yes] }]);
    expect(twice.map((line) => line.slice(0, 23))).toEqual(['  added one.resolutions']);
  });

  it('is nothing between a record and itself, and read backwards the same with gone for added', () => {
    const key = (kind: string, id: unknown, field: unknown): string => `${kind} ${String(id)} ${String(field)}`;
    const turn = { added: 'gone', gone: 'added', changed: 'changed' } as const;
    fc.assert(
      fc.property(anyPredictions, anyPredictions, (some, others) => {
        expect(between(some, structuredClone(some))).toEqual([]);
        const there = ledgerChanges(ledgerOf(some), ledgerOf(others));
        const back = ledgerChanges(ledgerOf(others), ledgerOf(some));
        const whole = (changes: typeof there, turned: boolean): string[] =>
          changes
            .filter(({ field }) => field === null || field === 'resolutions' || field === 'forecasts')
            .map(({ kind, id, field }) => key(turned ? turn[kind] : kind, id, field))
            .sort();
        expect(whole(back, true)).toEqual(whole(there, false));
      }),
    );
  });

  it('leaves out no key of an entry', () => {
    const entry = read(TEXT).predictions[0]!;
    const full: Prediction = { ...entry, condition: 'c', criteria: { written: '2025-01-05', strict: 's' }, group: 'g', note: 'n', sealed: { date: '2025-01-05', sha256: 'x' }, restated: [{ date: '2025-01-06' }], forecasts: [{ by: 'me', date: '2025-01-06', withdrawn: true }], tags: ['t'] }; // prettier-ignore
    for (const field of Object.keys(full) as (keyof Prediction)[]) {
      const value = full[field];
      const other =
        typeof value === 'string' ? `${value}x` : Array.isArray(value) ? [] : { ...(value as object), more: 1 };
      const changed = { ...full, [field]: other } as Prediction;
      if (field === 'probability') continue;
      expect(between([full], [changed]), field).not.toEqual([]);
    }
  });
});
