import { bench, describe } from 'vitest';
import { select } from '../src/ledger/select.ts';
import { FILTER, TODAY } from './entries.mjs';
import { madeUpItems } from './made-up-items.ts';

const ROUNDS = { iterations: 15, warmupIterations: 2, time: 0, warmupTime: 0 };

describe('selecting among 10,000 predictions', () => {
  const items = madeUpItems(10_000);
  const terms: Record<string, readonly string[]> = {
    'tag and day': [`tag:${FILTER.topic}`, `said:${FILTER.from}..`],
    status: ['status:resolved'],
    'not a tag, and a number': [`not:tag:${FILTER.topic}`, 'p:0.6..'],
    words: ['opens to the public'],
  };
  for (const [name, typed] of Object.entries(terms)) bench(name, () => void select(items, typed, TODAY), ROUNDS);
});
