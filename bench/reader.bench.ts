import { bench, describe } from 'vitest';
import { itemsOf } from '../src/ledger/item.ts';
import { fastTree } from '../src/ledger/read/fast-tree.ts';
import { readLedgerFast } from '../src/ledger/read/read-fast.ts';
import { TODAY } from './entries.mjs';
import { madeUpLedger } from './made-up-items.ts';

const ROUNDS = { iterations: 7, warmupIterations: 1, time: 0, warmupTime: 0 };
const noSources = () => [];

for (const count of [1000, 10_000]) {
  describe(`a ledger of ${count} entries`, () => {
    const text = madeUpLedger(count);
    const { ledger } = readLedgerFast('made-up.yaml', text, noSources)!;
    bench('fast tree alone', () => void fastTree(text), ROUNDS);
    bench('fast reading: tree, shape, rules', () => void readLedgerFast('made-up.yaml', text, noSources), ROUNDS);
    bench('standing of every prediction', () => void itemsOf(ledger!, TODAY), ROUNDS);
    const plain = JSON.stringify(ledger);
    bench('JSON.parse of the same predictions, for comparison', () => void JSON.parse(plain), ROUNDS);
  });
}
