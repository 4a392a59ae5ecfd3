// Promise: line feeds between two places are counted, and no others.
import { expect, test } from 'vitest';
import { countLineFeeds } from '../../src/ledger/count-line-feeds.ts';

test.each([
  [0, 6, 3],
  [0, 0, 0],
  [1, 4, 1],
  [2, 6, 2],
  [4, 5, 1],
  [6, 6, 0],
] as const)('from %i to %i', (from, to, count) => {
  expect(countLineFeeds(new TextEncoder().encode('\na\nb\nc'), from, to)).toBe(count);
});
