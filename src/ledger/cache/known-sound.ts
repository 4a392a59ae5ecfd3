// What the reader has read whole without a fault need not be read again to be sure of it. A mark in the cache says
// so of exactly these bytes.
import { createHash } from 'node:crypto';
import type { Machine } from '../machine.ts';
import { READER_VERSION } from '../read/reader-version.ts';
import { baseName } from '../base-name.ts';
import { readCached, writeCached } from './store-cache.ts';

/** A file and its text, as `LoadSources` gives them. */
export interface RecordText {
  file: string;
  text: string;
}

/** At most this many marks are kept. */
const MAX_MARKS = 200;

const MARK = 'read whole by the fast reader, without a fault\n';

/** Written twice, so that a damaged number is none. */
const COUNTED = /^(\d{1,9}) line feeds: \1\n$/;

/** What is known of a sound ledger beside that. */
export interface Sound {
  /** How many line feeds its bytes have, where somebody has counted them. */
  lineFeeds?: number;
}

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

/** What a mark says; undefined where there is none, or no cache, or it cannot be read. */
export function knownSound(folder: string | undefined, key: string): Sound | undefined {
  const text = folder === undefined ? undefined : readCached(folder, `${key}.sound`)?.toString();
  if (!text?.startsWith(MARK)) return undefined;
  const rest = text.slice(MARK.length);
  const counted = COUNTED.exec(rest)?.[1];
  if (counted !== undefined) return { lineFeeds: Number(counted) };
  return rest === '' ? {} : undefined;
}

/**
 * To be said only of what `readLedgerFast` took whole, single entries perhaps by yaml, or of what a verified
 * change of that has made of it.
 */
export function markSound(folder: string | undefined, key: string, machine: Machine, { lineFeeds }: Sound = {}): void {
  if (folder === undefined) return;
  const counted = lineFeeds === undefined ? '' : `${lineFeeds} line feeds: ${lineFeeds}\n`;
  writeCached(folder, `${key}.sound`, MARK + counted, machine, MAX_MARKS);
}
