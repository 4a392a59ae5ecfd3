// What was read once need not be read again: the light part of a ledger, kept under a name that is made of the bytes it
// was read from. Whatever goes wrong here is a miss.
import { createHash } from 'node:crypto';
import type { LoadSources } from '../read/ledger-reading.ts';
import { keptLedger, lightBytes } from '../light/light-ledger.ts';
import type { Above, LightLedger, LightTable } from '../light/light-ledger.ts';
import type { Machine } from '../machine.ts';
import type { Ledger } from '../prediction.ts';
import { READER_VERSION } from '../read/reader-version.ts';
import { baseName } from '../base-name.ts';
import { readCached, writeCached } from './store-cache.ts';

/** At most this many are kept. */
const MAX_KEPT = 24;

/** One file of a ledger: the name its ids are qualified with, and the SHA-256 of its bytes. */
export interface LedgerPart {
  name: string;
  sha256: () => string;
  load: LoadSources;
}

/** A folder of source records that a part names, with what was in it. */
export interface PartRecords {
  part: number;
  folder: string;
  records: ReturnType<LoadSources>;
}

interface Note {
  isUsual: boolean;
  /** With a fingerprint of the records. */
  folders: [part: number, folder: string, fingerprint: string][];
}

function fingerprint(records: ReturnType<LoadSources>): string {
  const hash = createHash('sha256');
  for (const { file, text } of records) {
    const sha256 = createHash('sha256').update(text).digest('hex');
    hash.update(`${baseName(file)} ${sha256}\n`);
  }
  return hash.digest('hex');
}

function nameOf(parts: readonly LedgerPart[]): string {
  const hash = createHash('sha256').update(`${READER_VERSION}\n`);
  for (const { name, sha256 } of parts) hash.update(`${JSON.stringify(name)} ${sha256()}\n`);
  return `${hash.digest('hex')}.columns`;
}

/**
 * The ledger of these parts as it was kept, with its items; undefined where it was not. `whole` reads it, where
 * more of it is needed; `isUsual` says that the fast reader can. Looked at `now`, it is whole; else it may
 * throw DamagedColumns later.
 */
export function cachedLedger(
  folder: string,
  parts: readonly LedgerPart[],
  whole: () => Ledger,
  looked: 'now' | 'later',
): (LightLedger & { isUsual: boolean }) | undefined {
  const bytes = readCached(folder, nameOf(parts));
  if (bytes === undefined) return undefined;
  try {
    const { note, verify, ...light } = keptLedger(bytes, whole);
    if (looked === 'now') verify();
    const { isUsual, folders } = JSON.parse(note) as Note;
    const same = folders.every(([part, sources, before]) => fingerprint(parts[part]!.load(sources)) === before);
    return same ? { ...light, isUsual } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the light part of a ledger that was read whole from these parts, with these source records. */
export function keepLedger(
  folder: string,
  parts: readonly LedgerPart[],
  used: readonly PartRecords[],
  above: Above,
  table: LightTable,
  isUsual: boolean,
  machine: Machine,
): void {
  const folders = used.map(({ part, folder: named, records }): Note['folders'][number] => [
    part,
    named,
    fingerprint(records),
  ]);
  const note: Note = { isUsual, folders };
  writeCached(folder, nameOf(parts), lightBytes(above, table, JSON.stringify(note)), machine, MAX_KEPT);
}
