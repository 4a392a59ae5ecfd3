// Long content, written in the background while the program goes on.
import { fsync, writev } from 'node:fs';

/** Bytes that are written before those already written are sent on to the disk. */
const STRETCH = 16 * 1024 * 1024;

/** At most this many bytes of the parts, which stay in their order. */
function upTo(most: number, parts: readonly Uint8Array[]): Uint8Array[] {
  const taken: Uint8Array[] = [];
  let left = most;
  for (const part of parts) {
    if (left === 0) break;
    taken.push(part.length <= left ? part : part.subarray(0, left));
    left -= taken.at(-1)!.length;
  }
  return taken;
}

/** What is left of the parts behind so many bytes. */
function behind(count: number, parts: readonly Uint8Array[]): Uint8Array[] {
  let left = count;
  return parts.flatMap((part) => {
    const rest = part.subarray(Math.min(left, part.length));
    left -= part.length - rest.length;
    return rest.length > 0 ? [rest] : [];
  });
}

/** Writes a stretch of the parts, or less of it, in one go that nobody has to attend to; gives how many bytes. */
function written(descriptor: number, parts: readonly Uint8Array[]): Promise<number> {
  return new Promise((resolve, reject) => {
    writev(descriptor, upTo(STRETCH, parts), null, (error, count) => (error ? reject(error) : resolve(count)));
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
    for (let left = behind(0, parts); left.length > 0;) {
      const count = await written(descriptor, left);
      left = behind(count, left);
      sync.wrote(count);
    }
  } finally {
    await sync.done();
  }
}
