// The text of a sound ledger → what lists and scores need of it.
import type { LoadSources } from '../read/ledger-reading.ts';
import { readAround } from '../read/read-fast.ts';
import { GrowingTable } from './growing-table.ts';
import type { Above } from './light-ledger.ts';
import { PatternEntries } from './pattern-entries.ts';

/** The light part of a ledger: what stands above its entries, and the table of them. */
export interface LightPart {
  above: Above;
  table: GrowingTable;
}

/**
 * The light part of what `readLedgerFast` gives, read several times faster where entries are in the layout that predict
 * writes; undefined where that gives nothing.
 */
export function readLight(file: string, text: string, load: LoadSources): LightPart | undefined {
  const table = new GrowingTable();
  const above = readAround(file, text, load, new PatternEntries(table));
  return above && { above, table };
}
