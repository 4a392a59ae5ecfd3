// Long content, written in the background while the program goes on.
import { fsync, writev } from 'node:fs';

/** What is left of the parts behind so many bytes. */
function behind(count: number, parts: readonly Uint8Array[]): Uint8Array[] {
  let left = count;
  return parts.flatMap((part) => {
    const rest = part.subarray(Math.min(left, part.length));
    left -= part.length - rest.length;
    return rest.length > 0 ? [rest] : [];
  });
}

/** Writes the parts, or less of them, in one go that nobody has to attend to; gives how many bytes. */
function written(descriptor: number, parts: readonly Uint8Array[]): Promise<number> {
  return new Promise((resolve, reject) => {
    writev(descriptor, parts, null, (error, count) => (error ? reject(error) : resolve(count)));
  });
}

/** Everything that was written is on the disk. */
export function synced(descriptor: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fsync(descriptor, (error) => (error ? reject(error) : resolve()));
  });
}

/** Writes the parts one after the other, in the background. */
export async function writeParts(descriptor: number, parts: readonly Uint8Array[]): Promise<void> {
  for (let left = behind(0, parts); left.length > 0;) left = behind(await written(descriptor, left), left);
}
