// A file read in parts: tables that may be bigger than the memory, and ledgers of which only the fingerprint is wanted.
import { createHash } from 'node:crypto';
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
      let read = 0;
      while (read < bytes.length) {
        const count = judged(() => readSync(descriptor, bytes, read, bytes.length - read, start + read));
        if (count === 0) break;
        read += count;
      }
      return bytes.subarray(0, read);
    },
    close: () => closeSync(descriptor),
  };
}

/** Bytes of a regular file; 0 for anything that can be read only once, and where it cannot be known. */
export function regularSize(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? stats.size : 0;
}

/** The SHA-256 of a file in hexadecimal, without holding all of it. Throws the Failures of `readFileBytes`. */
export function fileSha256(path: string): string {
  const file = openToRead(path);
  try {
    const hash = createHash('sha256');
    for (const chunk of file.chunks()) hash.update(chunk);
    return hash.digest('hex');
  } finally {
    file.close();
  }
}
