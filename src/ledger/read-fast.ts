// Reading a ledger without yaml and zod.
import { unlessHandedOver } from './hand-over.ts';
import { type LoadSources, type Reading, ledgerReading } from './ledger-reading.ts';
import { FAST } from './reader.ts';

/** What `readLedger` gives, where the fast path is certain of it; undefined on most faults and on rare forms of YAML. */
export function readLedgerFast(file: string, text: string, loadSources: LoadSources): Reading | undefined {
  return unlessHandedOver(() => ledgerReading(file, text, loadSources, FAST));
}
