// Random records: predictions of every kind, with and without day, number, updates and graders, early and late.
import fc from 'fast-check';
import { OUTCOMES } from '../../src/ledger/prediction.ts';
import type { Prediction } from '../../src/ledger/prediction.ts';
import { judged, stated, undated, update, worded } from './record.ts';

export const anyPrediction = (id: string): fc.Arbitrary<Prediction> =>
  fc
    .record({
      due: fc.constantFrom(undefined, '2025-01-11', '2025-06-01', '2030-01-01'),
      probability: fc.constantFrom(
        undefined, stated(0.3), stated(0.65, { low: 0.6, high: 0.7 }), worded(0.7, 0.6, 0.85),
        stated(0.4, { basis: 'assigned' }), stated(0.5, { low: 0.1, high: 0.9, usable: false }), stated(0), stated(1),
      ), // prettier-ignore
      votes: fc.array(
        fc.record({ outcome: fc.constantFrom(...OUTCOMES), charitable: fc.constantFrom(undefined, ...OUTCOMES), by: fc.constantFrom('a', 'b', 'c'), fraction: fc.constantFrom(0.1, 0.2, 0.7) }),
        { maxLength: 4 },
      ), // prettier-ignore
      updates: fc.array(
        fc.record({ by: fc.constantFrom('ada', 'market'), day: fc.integer({ min: 1, max: 28 }), p: fc.constantFrom(null, 0.2, 0.55, 0.9) }),
        { maxLength: 3 },
      ), // prettier-ignore
      group: fc.constantFrom(undefined, 'one', 'two'),
      recorded: fc.constantFrom('2025-01-01', '2025-03-01'),
      restated: fc.integer({ min: 0, max: 2 }),
    })
    .map(({ due, probability, votes, updates, group, recorded, restated }) => {
      const base = undated(id, {
        recorded,
        restated: Array.from({ length: restated }, (_, index) => ({ date: `2025-02-0${index + 1}` })),
        forecasts: updates.map(({ by, day, p }) => update(by, `2025-01-${String(day).padStart(2, '0')}`, p)),
        resolutions: votes.map(({ outcome, charitable, by, fraction }) =>
          judged(outcome, {
            by,
            fraction,
            ...(charitable === undefined ? {} : { charitable }),
            reason: 'unmeasurable',
          }),
        ),
      });
      return {
        ...base,
        ...(due === undefined ? {} : { due: { date: due, basis: 'stated' as const } }),
        ...(probability === undefined ? {} : { probability }),
        ...(group === undefined ? {} : { group }),
      };
    });

export const anyPredictions = fc.integer({ min: 0, max: 12 }).chain((n) => fc.tuple(...Array.from({ length: n }, (_, index) => anyPrediction(`p-${index}`)))); // prettier-ignore
