// Promises: where the predictions of a light ledger stand, and what a list shows of them, is the same as when it is read whole.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { itemsOf } from '../../../src/ledger/item.ts';
import type { Item } from '../../../src/ledger/item.ts';
import { tableOf } from '../../../src/ledger/light/growing-table.ts';
import { keptLedger, lightBytes, lightLedger } from '../../../src/ledger/light/light-ledger.ts';
import { type Listing, listingOf } from '../../../src/ledger/listing.ts';
import type { Ledger, Prediction, Resolution } from '../../../src/ledger/prediction.ts';
import { recordOf } from '../../../src/ledger/record-of.ts';
import type { Standing, Tally } from '../../../src/ledger/standing.ts';
import { listTotals, predictionList } from '../../../src/show/terminal/prediction-list.ts';
import { anyPredictions } from '../../score/any-record.ts';
import { judged, stated, undated } from '../../score/record.ts';

const ledgerOf = (predictions: readonly Prediction[]): Ledger => ({
  name: 'any',
  keeper: 'keeper',
  forecasters: new Map(),
  sources: new Map(),
  predictions,
});

const said = ({ outcome, recorded, by, known }: Resolution): unknown => [outcome, recorded, by, known];
const plainTally = ({ outcome, y, known, reason, happened, contested, votes }: Tally): unknown => [
  [outcome, y, known, reason, happened, contested],
  votes.map((vote) => [vote.by, vote.outcome, said(vote.resolution)]),
];
const plain = ({ status, settled, matured, retrospective, strict, charitable, latest }: Standing): unknown => [
  [status, settled, matured, retrospective],
  plainTally(strict),
  plainTally(charitable),
  latest.map(said),
];

/** What depends on the day. */
const known = ({ id, restated, forecasts, resolutions, sealed }: Prediction): unknown => [
  [id, sealed],
  [restated, forecasts].map((dated) => dated.map(({ date }) => date)),
  resolutions.map(said),
];

/** The record of somebody who answers others, as `predict scorecard --of` takes it. */
const answered = (items: readonly Item[]): unknown =>
  recordOf(items, 'market').map(({ prediction, standing }) => [
    [prediction.id, prediction.claim, prediction.forecaster, prediction.said.date, prediction.due?.date],
    [prediction.probability?.central, prediction.forecasts.map(({ by, date }) => `${by} ${date}`)],
    plain(standing),
  ]);

const LOOK = { width: 80, unicode: true, colour: false, links: false };

/** Everything that a list shows of predictions. */
const listed = (listing: Listing): unknown => [
  predictionList(listing, LOOK),
  listTotals(listing, listing.length, LOOK),
];

/** The items of a ledger on a day and their list: from what is kept of it, from its table, and as they are read. */
function everyWay(predictions: readonly Prediction[], asOf: string): { light: unknown[]; read: unknown } {
  const ledger = ledgerOf(predictions);
  const table = tableOf(predictions);
  const whole = (): Ledger => ledger;
  const seen = (items: readonly Item[], listing: Listing): unknown => [
    items.map(({ prediction, standing }) => [known(prediction), plain(standing)]),
    listed(listing),
    answered(items),
  ];
  const read = itemsOf(ledger, asOf);
  return {
    light: [keptLedger(lightBytes(ledger, table, ''), whole, false), lightLedger(ledger, table, whole)].map(
      ({ items, listing }) => seen(items(asOf), listing(asOf)),
    ),
    read: seen(read, listingOf(read)),
  };
}

it('of any record, on any day', () => {
  const anyDay = fc.constantFrom('2024-12-31', '2025-01-15', '2025-01-11', '2025-01-12', '2025-06-02', '2031-01-01');
  const theSame = fc.property(anyPredictions, anyDay, (predictions, asOf) => {
    const { light, read } = everyWay(predictions, asOf);
    expect(light).toEqual([read, read]);
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
        const { light, read } = everyWay([one], asOf);
        expect(light, `${outcome} ${due} ${asOf}`).toEqual([read, read]);
      }
    }
  }
});

it('of a long column of few texts, whose rows are codes', () => {
  const many = Array.from({ length: 40 }, (_, index) =>
    undated(`p-${index}`, {
      ...(index % 3 > 0 && { probability: stated(index % 2 ? 0.3 : 0.65, { low: 0.6, high: 0.7 }) }),
    }),
  );
  const { light, read } = everyWay(many, '2025-12-31');
  expect(light).toEqual([read, read]);
});
