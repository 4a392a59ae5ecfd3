// Standard input and output, byte by byte, without Node's own streams.
import { readSync, writeSync } from 'node:fs';
import { failure } from './errors.ts';

const WAIT = new Int32Array(new SharedArrayBuffer(4));

/**
 * Writes all bytes to a file descriptor, waiting for a slow reader. Node's own writers cut output at 64 KiB on exit,
 * dump a stack trace on a closed pipe, or lose a full disk's error; a plain loop does none of these.
 */
export function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EAGAIN') Atomics.wait(WAIT, 0, 0, 5);
      else if (code === 'EPIPE') return;
      else
        throw failure('cannot-write', `could not write the output: ${code === 'ENOSPC' ? 'no space left' : code}`, [
          'what came through is not whole; write it elsewhere, with -o FILE',
        ]);
    }
  }
}

/** Standard input in parts of at most `size` bytes; a part holds until the next one is asked for. */
export function* readChunks(descriptor: number, size: number): Generator<Uint8Array, void> {
  const part = Buffer.allocUnsafeSlow(size);
  for (;;) {
    let count: number;
    try {
      count = readSync(descriptor, part);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EOF') return;
      if (code !== 'EAGAIN')
        throw failure('cannot-read', `could not read standard input: ${code}`, ['try again, or name a file']);
      Atomics.wait(WAIT, 0, 0, 5);
      continue;
    }
    if (count === 0) return;
    yield part.subarray(0, count);
  }
}

/** All of standard input. */
export function readAll(descriptor: number): Uint8Array {
  return Buffer.concat(Array.from(readChunks(descriptor, 1 << 16), (part) => Buffer.from(part)));
}

/** Writes to stdout; false where that fails. */
export function sayOnStdout(text: string): boolean {
  try {
    writeAll(1, text);
    return true;
  } catch {
    return false;
  }
}

/** Writes to stderr; where even that fails there is nowhere left to say so. */
export function sayOnStderr(text: string): void {
  try {
    writeAll(2, text);
  } catch {
    // Nowhere left.
  }
}
