import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Prediction } from '../../src/ledger/prediction.ts';
import { recordDiff } from '../../src/ledger/record-diff.ts';
import { anyPredictions } from '../score/any-record.ts';
import { judged, ledgerOf, prediction, scored, update } from '../score/record.ts';

const lines = (predictions: readonly Prediction[], from: string, to: string) =>
  recordDiff(ledgerOf(predictions), from, to).map((change) =>
    [change.date, change.kind, change.id, ...(change.kind === 'standing' ? [change.from, change.to] : [])].join(' '),
  );

/** Said on 1 January, due on the 11th, known and resolved on the 11th. */
const ONE = scored('one', 0.7, 'yes', { recorded: '2025-01-05' });

describe('what changed', () => {
  it('is what came in after the first day, up to the last', () => {
    expect(lines([ONE], '2025-01-04', '2025-01-05')).toEqual(['2025-01-05 entered one']);
    expect(lines([ONE], '2025-01-05', '2025-01-10')).toEqual([]);
    expect(lines([ONE], '2025-01-04', '2025-02-01')).toEqual(['2025-01-05 entered one', '2025-01-11 resolved one']);
    expect(lines([ONE], '2025-01-11', '2025-02-01')).toEqual(['2025-01-12 standing one early resolved']);
    expect(lines([ONE], '2024-01-01', '2024-12-31')).toEqual([]);
  });

  it('names the day on which a standing changed, not the day of the question', () => {
    const open = prediction('open');
    expect(lines([open], '2025-01-05', '2025-06-30')).toEqual(['2025-01-12 standing open open due']);
    expect(lines([open], '2025-01-11', '2025-01-12')).toEqual(['2025-01-12 standing open open due']);
    expect(lines([open], '2025-01-05', '2025-01-11')).toEqual([]);
    const late = scored('late', 0.7, 'no', {
      resolutions: [judged('no', { known: '2025-01-11', recorded: '2025-03-03' })],
    });
    expect(lines([late], '2025-01-05', '2025-06-30')).toEqual([
      '2025-03-03 resolved late',
      '2025-03-03 standing late open resolved',
    ]);
    const disputed = prediction('disputed', { resolutions: [judged('yes', { recorded: '2025-02-01' }), judged('no', { by: 'b', recorded: '2025-03-01' }), judged('no', { by: 'c', recorded: '2025-04-01' })] }); // prettier-ignore
    expect(lines([disputed], '2025-02-10', '2025-06-30').at(-1)).toBe('2025-04-01 resolved disputed');
    expect(lines([disputed], '2025-02-10', '2025-03-30').at(-1)).toBe(
      '2025-03-01 standing disputed resolved contested',
    );
  });

  it('shows restatements, forecasts and seals of their day', () => {
    const busy = prediction('busy', {
      due: { date: '2030-01-01', basis: 'stated' },
      restated: [{ date: '2025-01-03' }, { date: '2025-02-02' }],
      forecasts: [update('market', '2025-01-02', 0.4), update('ada', '2025-03-03', 0.9)],
      sealed: { date: '2025-04-04', sha256: 'x' },
    });
    expect(lines([busy], '2025-02-01', '2025-12-31')).toEqual([
      '2025-02-02 restated busy',
      '2025-03-03 forecast busy',
      '2025-04-04 sealed busy',
    ]);
    // Entered later, it brought with it what is older.
    expect(lines([{ ...busy, recorded: '2025-05-05' }], '2025-02-15', '2025-12-31')).toEqual([
      '2025-05-05 entered busy',
    ]);
  });

  it('is in order of day, then of the file', () => {
    expect(lines([prediction('b', { recorded: '2025-01-07' }), prediction('a', { recorded: '2025-01-07' }), prediction('c', { recorded: '2025-01-06' })], '2025-01-05', '2025-01-08')).toEqual(['2025-01-06 entered c', '2025-01-07 entered b', '2025-01-07 entered a']); // prettier-ignore
  });

  it('in two steps is what it is in one, but for the standings in between', () => {
    const without = (some: string[]) => some.filter((line) => !line.includes(' standing '));
    fc.assert(
      fc.property(anyPredictions, fc.constantFrom('2025-01-05', '2025-01-15', '2025-03-01'), (predictions, middle) => {
        const whole = lines(predictions, '2024-12-31', '2025-12-31');
        const parts = [...lines(predictions, '2024-12-31', middle), ...lines(predictions, middle, '2025-12-31')];
        expect(without(parts).sort()).toEqual(without(whole).sort());
      }),
    );
  });
});
