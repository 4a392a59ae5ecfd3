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
  /** Puts the bytes of a regular file from its beginning into `bytes`, as many as there are room and bytes for; how many. */
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

/** As TypeScript's library has it from ES2024 on; every Node that is supported has it. */
type Resizable = ArrayBuffer & { resize(size: number): void };
const ResizableBuffer = ArrayBuffer as unknown as new (size: number, options: { maxByteLength: number }) => Resizable;

/**
 * What `use` makes of the bytes of a big regular file, whose memory is given back before this returns: the engine does not
 * come to that by itself for as long as nothing else is short. Throws the Failures of `readFileBytes`.
 */
export function withBytes<T>(path: string, use: (bytes: Uint8Array) => T): T {
  const file = openToRead(path);
  try {
    const memory = new ResizableBuffer(file.size, { maxByteLength: file.size });
    const bytes = new Uint8Array(memory);
    const given = use(bytes.subarray(0, file.readInto(bytes)));
    memory.resize(0);
    return given;
  } finally {
    file.close();
  }
}

/** Bytes of a regular file; 0 for anything that can be read only once, and where it cannot be known. */
export function regularSize(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? stats.size : 0;
}

/** Characters that are turned into bytes at a time. */
const PIECE = 1 << 20;

/** The SHA-256 of a text in UTF-8, in hexadecimal, without holding its bytes: that of the file it was decoded from. */
export function textSha256(text: string): string {
  const hash = createHash('sha256');
  for (let start = 0; start < text.length;) {
    let end = Math.min(start + PIECE, text.length);
    // Both halves of a character stay together.
    if (end < text.length && (text.charCodeAt(end) & 0xfc00) === 0xdc00) end--;
    hash.update(text.slice(start, end));
    start = end;
  }
  return hash.digest('hex');
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
