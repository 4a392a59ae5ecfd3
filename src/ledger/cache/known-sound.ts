// What the reader has read whole without a fault need not be read again to be sure of it. A mark in the cache says
// so of exactly these bytes.
import { createHash } from 'node:crypto';
import { baseName } from '../base-name.ts';
import type { Machine } from '../machine.ts';
import type { RecordText } from '../read/ledger-reading.ts';
import { READER_VERSION } from '../read/reader-version.ts';
import { readCached, writeCached } from './store-cache.ts';

/** At most this many marks are kept. */
const MAX_MARKS = 200;

const MARK = 'read whole by the fast reader, without a fault\n';

/**
 * The name of what was read: a SHA-256 over the reader's version, the SHA-256 of the ledger's bytes, and the names and
 * texts of its source records in their order. Equal keys mean that the same reader would read the same.
 */
export function contentKey(ledger: string, records: readonly RecordText[]): string {
  const hash = createHash('sha256').update(`${READER_VERSION}\n${ledger}\n`);
  for (const { file, text } of records) {
    hash.update(`${baseName(file)}\n${createHash('sha256').update(text).digest('hex')}\n`);
  }
  return hash.digest('hex');
}

/** False where there is no mark, or no cache, or it cannot be read. */
export function isKnownSound(folder: string | undefined, key: string): boolean {
  return folder !== undefined && readCached(folder, `${key}.sound`)?.toString() === MARK;
}

/**
 * To be said only of what `readLedgerFast` took whole, single entries perhaps by yaml, or of what a verified
 * change of that has made of it.
 */
export function markSound(folder: string | undefined, key: string, machine: Machine): void {
  if (folder !== undefined) writeCached(folder, `${key}.sound`, MARK, machine, MAX_MARKS);
}
