import { bench, describe } from 'vitest';
import { listingOf } from '../src/ledger/listing.ts';
import { listRow } from '../src/show/data/list-rows.ts';
import { listTotals, predictionList } from '../src/show/terminal/prediction-list.ts';
import { table } from '../src/show/terminal/table.ts';
import { madeUpItems } from './made-up-items.ts';

const ROUNDS = { iterations: 15, warmupIterations: 2, time: 0, warmupTime: 0 };

describe('writing 10,000 predictions', () => {
  const items = madeUpItems(10_000);
  const listing = listingOf(items);
  const look = { width: 80, unicode: true, colour: false, links: false };
  const rows = items.map(({ prediction }) => [prediction.id, prediction.said.date, prediction.claim]);
  const columns = [{ title: 'id' }, { title: 'said' }, { title: 'claim' }];
  bench('the list', () => void predictionList(listing, look), ROUNDS);
  bench('the list in colour', () => void predictionList(listing, { ...look, colour: true }), ROUNDS);
  bench('what it shows', () => void listingOf(items), ROUNDS);
  bench('its totals', () => void listTotals(listing, items.length, look), ROUNDS);
  bench('a table of three columns, wrapped', () => void table(columns, rows, 80), ROUNDS);
  bench('rows as JSON', () => void JSON.stringify(items.map((item) => listRow(item, null))), ROUNDS);
});
