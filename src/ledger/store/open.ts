// A file read in parts: tables that may be bigger than the memory, and ledgers that are long.
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { describeFault } from './temp.ts';

/** Bytes read at a time where a file may be too big to stand in memory. */
const CHUNK = 1 << 19;

/** A file that is read in parts. Its methods throw the Failures of `readFileBytes`. */
export interface OpenFile {
  /** Bytes; 0 for a pipe, whose size nobody knows. */
  size: number;
  /** All of it in order, from where the last call stopped. A chunk holds until the next one is asked for. */
  chunks(): Generator<Uint8Array, void>;
  /** Bytes `start` to `end` of a regular file; fewer where it ends before. */
  slice(start: number, end: number): Uint8Array<ArrayBuffer>;
  /** Puts the bytes of a regular file from its beginning into `bytes`, as many as fit; how many. */
  readInto(bytes: Uint8Array): number;
  close(): void;
}

/** Opens a file to read it in parts. Throws a Failure: `no-such-file`, `is-a-folder`, `not-readable`. */
export function openToRead(path: string): OpenFile {
  const judged = <T>(deed: () => T): T => {
    try {
      return deed();
    } catch (error) {
      throw describeFault(error, path, 'read');
    }
  };
  const descriptor = judged(() => openSync(path, 'r'));
  const readFrom = (from: number, bytes: Uint8Array): number => {
    let read = 0;
    while (read < bytes.length) {
      const count = judged(() => readSync(descriptor, bytes, read, bytes.length - read, from + read));
      if (count === 0) break;
      read += count;
    }
    return read;
  };
  return {
    size: judged(() => fstatSync(descriptor)).size,
    *chunks() {
      const chunk = new Uint8Array(CHUNK);
      for (;;) {
        const count = judged(() => readSync(descriptor, chunk));
        if (count === 0) return;
        yield chunk.subarray(0, count);
      }
    },
    slice(start, end) {
      const bytes = new Uint8Array(end - start);
      return bytes.subarray(0, readFrom(start, bytes));
    },
    readInto: (bytes) => readFrom(0, bytes),
    close: () => closeSync(descriptor),
  };
}

/** Bytes of a regular file; 0 for anything that can be read only once, and where it cannot be known. */
export function regularSize(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? stats.size : 0;
}

/** The bytes of what may never end, such as a pipe: all, or somewhat more than `enough` where there are more. */
export function readStream(chunks: Iterable<Uint8Array>, enough: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (const chunk of chunks) {
    // A chunk holds until the next one is asked for.
    parts.push(Uint8Array.from(chunk));
    size += chunk.length;
    if (size > enough) break;
  }
  return Buffer.concat(parts, size);
}
