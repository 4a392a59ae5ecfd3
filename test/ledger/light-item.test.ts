// Promises: where the predictions of a kept ledger stand is the same as where they stand when it is read.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { itemsOf } from '../../src/ledger/item.ts';
import type { Item } from '../../src/ledger/item.ts';
import { tableOf } from '../../src/ledger/light/growing-table.ts';
import { keptLedger, lightBytes } from '../../src/ledger/light/light-ledger.ts';
import type { Ledger, Prediction, Resolution } from '../../src/ledger/prediction.ts';
import type { Standing, Verdict } from '../../src/ledger/standing.ts';
import { anyPredictions } from '../score/any-record.ts';
import { judged, stated, undated } from '../score/record.ts';

const ledgerOf = (predictions: readonly Prediction[]): Ledger => ({
  name: 'any',
  keeper: 'keeper',
  forecasters: new Map(),
  sources: new Map(),
  predictions,
});

const said = ({ outcome, recorded, by, known }: Resolution): unknown => [outcome, recorded, by, known];
const plainVerdict = ({ outcome, y, known, reason, happened, contested, votes }: Verdict): unknown => [
  [outcome, y, known, reason, happened, contested],
  votes.map((vote) => [vote.by, vote.outcome, said(vote.resolution)]),
];
const plain = ({ status, settled, matured, retrospective, strict, charitable, latest }: Standing): unknown => [
  [status, settled, matured, retrospective],
  plainVerdict(strict),
  plainVerdict(charitable),
  latest.map(said),
];

/** What depends on the day. */
const known = ({ id, restated, forecasts, resolutions, sealed }: Prediction): unknown => [
  [id, sealed],
  [restated, forecasts].map((dated) => dated.map(({ date }) => date)),
  resolutions.map(said),
];

/** The items of a ledger on a day, from what is kept of it and as they are read. */
function bothWays(predictions: readonly Prediction[], asOf: string): { kept: unknown; read: unknown } {
  const ledger = ledgerOf(predictions);
  const ways = { kept: keptLedger(lightBytes(ledger, tableOf(predictions), ''), () => ledger).items(asOf), read: itemsOf(ledger, asOf) };
  const seen = (items: readonly Item[]): unknown =>
    items.map(({ prediction, standing }) => [known(prediction), plain(standing)]);
  return { kept: seen(ways.kept), read: seen(ways.read) };
}

it('of any record, on any day', () => {
  const anyDay = fc.constantFrom('2024-12-31', '2025-01-15', '2025-01-11', '2025-01-12', '2025-06-02', '2031-01-01');
  const theSame = fc.property(anyPredictions, anyDay, (predictions, asOf) => {
    const { kept, read } = bothWays(predictions, asOf);
    expect(kept).toEqual(read);
  });
  fc.assert(theSame, { numRuns: 500 });
});

it('of one grader, outcome by outcome', () => {
  for (const outcome of ['yes', 'no', 'late', 'ambiguous', 'void', 'open', 'partial'] as const) {
    for (const due of [undefined, '2025-01-11', '2030-01-01']) {
      const one: Prediction = {
        ...undated('one', { resolutions: [judged(outcome, { by: 'a' })] }),
        probability: stated(0.3),
        ...(due !== undefined && { due: { date: due, basis: 'stated' } }),
      };
      // Before it was recorded, on the day itself, and after the due day.
      for (const asOf of ['2024-01-01', '2025-01-11', '2025-12-31', '2031-01-01']) {
        const { kept, read } = bothWays([one], asOf);
        expect(kept, `${outcome} ${due} ${asOf}`).toEqual(read);
      }
    }
  }
});
