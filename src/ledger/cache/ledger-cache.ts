// What was read once need not be read again: the light part of a ledger, kept with what tells that it is the same one.
// A long ledger is told by the SHA-256 of its bytes; a short one by the bytes themselves, since to load `crypto` takes
// longer than to compare them. Whatever goes wrong here is a miss.
import { createHash } from 'node:crypto';
import { baseName } from '../base-name.ts';
import { keptLedger, lightBytes } from '../light/light-ledger.ts';
import type { Above, LightLedger, LightTable } from '../light/light-ledger.ts';
import type { Machine } from '../machine.ts';
import type { Ledger } from '../prediction.ts';
import type { LoadSources } from '../read/ledger-reading.ts';
import { READER_VERSION } from '../read/reader-version.ts';
import { LONG } from './cache-folder.ts';
import { keptFile, readKeptFile } from './kept-file.ts';
import { sampleName } from './sample-name.ts';
import { readCached, writeCached } from './store-cache.ts';

/** At most this many are kept. */
const MAX_KEPT = 24;

/** One file of a ledger: the name its ids are qualified with, its bytes, as they are and as their SHA-256. */
export interface LedgerPart {
  name: string;
  size: number;
  bytes: () => Uint8Array;
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
  folders: [part: number, folder: string][];
}

const isLong = (parts: readonly LedgerPart[]): boolean => parts.reduce((sum, { size }) => sum + size, 0) >= LONG;

const sha256Of = (data: string): string => createHash('sha256').update(data).digest('hex');

/**
 * What a ledger was read from: equal for two only where the same reader would read the same. `folders` are those that
 * its parts name.
 */
function origin(parts: readonly LedgerPart[], folders: readonly PartRecords[]): Buffer {
  const long = isLong(parts);
  const told: [name: string, size: number, bytes: Uint8Array][] = parts.map(({ name, size, bytes, sha256 }) => [
    name,
    size,
    long ? Buffer.from(sha256()) : bytes(),
  ]);
  for (const { part, folder, records } of folders) {
    told.push([`${part} ${folder}`, records.length, Buffer.alloc(0)]);
    for (const { file, text } of records) {
      const bytes = Buffer.from(long ? sha256Of(text) : text);
      told.push([baseName(file), bytes.length, bytes]);
    }
  }
  const head = JSON.stringify([READER_VERSION, ...told.map(([name, size]) => [name, size])]);
  return Buffer.concat([Buffer.from(`${head}\n`), ...told.map(([, , bytes]) => bytes)]);
}

function fileName(parts: readonly LedgerPart[]): string {
  const names = JSON.stringify([READER_VERSION, ...parts.map(({ name }) => name)]);
  const name = isLong(parts)
    ? sha256Of(`${names}\n${parts.map(({ sha256 }) => sha256()).join('\n')}`)
    : sampleName([Buffer.from(names), ...parts.map(({ bytes }) => bytes())]);
  return `${name}.columns`;
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
  const file = readCached(folder, fileName(parts));
  if (file === undefined) return undefined;
  try {
    const { of, body, isWhole } = readKeptFile(file);
    const { note, verify, ...light } = keptLedger(body, whole, isWhole);
    if (looked === 'now') verify();
    const { isUsual, folders } = JSON.parse(note) as Note;
    const used = folders.map(([part, named]) => ({ part, folder: named, records: parts[part]!.load(named) }));
    return origin(parts, used).equals(of) ? { ...light, isUsual } : undefined;
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
  const note: Note = { isUsual, folders: used.map(({ part, folder: named }) => [part, named]) };
  const body = lightBytes(above, table, JSON.stringify(note));
  const file = keptFile(origin(parts, used), body, isLong(parts) ? 1 : 2);
  writeCached(folder, fileName(parts), file, machine, MAX_KEPT);
}
