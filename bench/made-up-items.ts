import { itemsOf } from '../src/ledger/item.ts';
import type { Item } from '../src/ledger/item.ts';
import { readLedgerFast } from '../src/ledger/read/read-fast.ts';
import { entries, TODAY } from './entries.mjs';
import { LEDGER_HEAD, ledgerEntry } from './generate-ledger.mjs';

/** The text of a ledger of `count` made-up entries. */
export function madeUpLedger(count: number): string {
  return LEDGER_HEAD + [...entries(count)].map(ledgerEntry).join('');
}

/** The items of that ledger as of the day of the measurements. */
export function madeUpItems(count: number): Item[] {
  const reading = readLedgerFast('made-up.yaml', madeUpLedger(count), () => []);
  if (!reading?.ledger) throw new Error('the fast reader handed over');
  return itemsOf(reading.ledger, TODAY);
}
