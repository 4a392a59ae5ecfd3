// Long content, written in the background while the program goes on.
import { fsync, write } from 'node:fs';

/** Bytes that are written before those already written are sent on to the disk. */
const STRETCH = 16 * 1024 * 1024;

function written(descriptor: number, part: Uint8Array): Promise<number> {
  return new Promise((resolve, reject) => {
    write(descriptor, part, 0, Math.min(STRETCH, part.length), null, (error, count) =>
      error ? reject(error) : resolve(count),
    );
  });
}

/** Everything that was written is on the disk. */
export function synced(descriptor: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fsync(descriptor, (error) => (error ? reject(error) : resolve()));
  });
}

/** Sends what is written on to the disk while more is written; one go at a time, and no fault of one is lost. */
class BackgroundSync {
  readonly #descriptor: number;
  #all: Promise<void> = Promise.resolve();
  #since = 0;
  #isBusy = false;

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  wrote(count: number): void {
    this.#since += count;
    if (this.#since < STRETCH || this.#isBusy) return;
    [this.#since, this.#isBusy] = [0, true];
    // The system tells of a fault once: it is kept for the end, and nothing more is sent on.
    this.#all = synced(this.#descriptor).then(() => {
      this.#isBusy = false;
    });
    this.#all.catch(() => {});
  }

  /** Nothing uses the descriptor any more. Throws what went wrong. */
  done(): Promise<void> {
    return this.#all;
  }
}

/** Writes the parts one after the other, in the background. */
export async function writeParts(descriptor: number, parts: readonly Uint8Array[]): Promise<void> {
  const sync = new BackgroundSync(descriptor);
  try {
    for (const part of parts) {
      for (let at = 0; at < part.length;) {
        const count = await written(descriptor, part.subarray(at));
        at += count;
        sync.wrote(count);
      }
    }
  } finally {
    await sync.done();
  }
}
