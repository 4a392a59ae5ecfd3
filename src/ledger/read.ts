// Reading with yaml and zod at hand. Where only a sound ledger is expected, read-fast.ts is tried first.
import { BOTH, EITHER, SLOW, mustAgree } from './full-reader.ts';
import { type LoadSources, type Reading, ledgerReading } from './ledger-reading.ts';
import { readLedgerFast } from './read-fast.ts';
import { type SourceReading, sourceReading } from './source-record.ts';

export type { LoadSources, Reading } from './ledger-reading.ts';

/**
 * Reads a ledger. All problems of the file are reported at once, each with its place and what to do; `ledger` is there
 * only when nothing is wrong. Records of sources come from `loadSources`, or stand in the ledger itself.
 */
export function readLedger(file: string, text: string, loadSources: LoadSources): Reading {
  return readLedgerFast(file, text, loadSources, SLOW) ?? ledgerReading(file, text, loadSources, EITHER);
}

/** The same by the fast and by the full reader; a Failure (status 70) where they disagree. */
export function readLedgerTwice(file: string, text: string, loadSources: LoadSources): Reading {
  const reading = ledgerReading(file, text, loadSources, BOTH);
  mustAgree(readLedgerFast(file, text, loadSources, SLOW)?.ledger, reading.ledger, file);
  return reading;
}

/** Reads one source record; all its problems at once, each with a place in its own file. */
export function readSource(file: string, text: string): SourceReading {
  return sourceReading(file, text, EITHER);
}
