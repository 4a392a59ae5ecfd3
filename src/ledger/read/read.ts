// Reading with yaml and zod at hand. Where only a sound ledger is expected, read-fast.ts is tried first.
import { EITHER, SLOW } from './full-reader.ts';
import { type LoadSources, type Reading, ledgerReading } from './ledger-reading.ts';
import { readLedgerFast } from './read-fast.ts';

export type { LoadSources, Reading } from './ledger-reading.ts';
export { readLedgerTwice, readLedgerTwiceBeside } from './read-twice.ts';

/**
 * Reads a ledger. All problems of the file are reported at once, each with its place and what to do; `ledger` is there
 * only when nothing is wrong. Records of sources come from `loadSources`, or stand in the ledger itself.
 */
export function readLedger(file: string, text: string, loadSources: LoadSources): Reading {
  return readLedgerFast(file, text, loadSources, SLOW) ?? ledgerReading(file, text, loadSources, EITHER);
}
