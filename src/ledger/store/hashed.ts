// A long file, read and hashed at one time: while one stretch of it is hashed the next is read in the background.
import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, read, readSync } from 'node:fs';
import { describeFault } from './temp.ts';

/** Bytes that are read, and hashed, at a time. */
const STRETCH = 4 * 1024 * 1024;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function readAt(descriptor: number, bytes: Buffer, at: number): number | Promise<number> {
  const length = Math.min(STRETCH, bytes.length - at);
  // Where there is nothing to do meanwhile.
  if (bytes.length <= STRETCH) return readSync(descriptor, bytes, at, length, at);
  return new Promise((resolve, reject) => {
    read(descriptor, bytes, at, length, at, (error, count) => (error ? reject(error) : resolve(count)));
  });
}

/** The bytes of a file with their SHA-256, and with what makes that of a file which begins alike cheap. */
export class HashedBytes {
  readonly bytes: Buffer;
  #whole: Hash | undefined;
  /** The hash of the first STRETCH bytes, of the first two, and so on. */
  readonly #begun: Hash[] = [];
  #hashed = 0;
  #digest = '';

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** Hashes up to `end`, which is the end of a stretch or of the bytes. */
  #hashTo(end: number): Hash {
    const hash = (this.#whole ??= createHash('sha256'));
    while (this.#hashed < end) {
      const next = Math.min(this.#hashed + STRETCH, this.bytes.length);
      hash.update(this.bytes.subarray(this.#hashed, next));
      this.#hashed = next;
      if (next % STRETCH === 0) this.#begun.push(hash.copy());
    }
    return hash;
  }

  /** Fills the bytes from the file; false when it is shorter by now. */
  async fill(descriptor: number): Promise<boolean> {
    for (let at = 0; at < this.bytes.length;) {
      // A read may give less than was asked for.
      const end = Math.min((Math.floor(at / STRETCH) + 1) * STRETCH, this.bytes.length);
      const reading = readAt(descriptor, this.bytes, at);
      this.#hashTo(Math.floor(at / STRETCH) * STRETCH);
      const count = await reading;
      if (count === 0) return false;
      at = Math.min(at + count, end);
    }
    return true;
  }

  /** SHA-256 of the bytes, in lower-case hex. */
  get sha256(): string {
    return (this.#digest ||= this.#hashTo(this.bytes.length).digest('hex'));
  }

  /** SHA-256 of the first `kept` bytes with these parts behind them. Other work has its turn now and then. */
  async sha256With(kept: number, parts: readonly Uint8Array[]): Promise<string> {
    if (this.#digest === '') this.#hashTo(this.bytes.length);
    const whole = Math.floor(kept / STRETCH);
    const hash = whole === 0 ? createHash('sha256') : this.#begun[whole - 1]!.copy();
    for (const part of [this.bytes.subarray(whole * STRETCH, kept), ...parts]) {
      for (let at = 0; at < part.length; at += STRETCH) {
        if (at > 0) await turn();
        hash.update(part.subarray(at, at + STRETCH));
      }
    }
    return hash.digest('hex');
  }
}

/**
 * Reads and hashes a plain file; undefined where it is none, or grows or shrinks at this moment. Throws a Failure:
 * `no-such-file`, `not-readable`.
 */
export async function readHashed(path: string): Promise<HashedBytes | undefined> {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) return undefined;
    const file = new HashedBytes(Buffer.allocUnsafeSlow(stat.size));
    const isWhole = await file.fill(descriptor);
    return isWhole && fstatSync(descriptor).size === stat.size ? file : undefined;
  } catch (error) {
    throw describeFault(error, path, 'read');
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
