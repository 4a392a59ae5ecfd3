// Files of the cache folder. Whatever goes wrong here is a miss, never an error: a full disk, a folder that may not be
// written, a file that another process removed just now.
import { readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from '../machine.ts';
import { makeFolder } from '../store/folder.ts';
import { tempName } from '../store/temp.ts';

/** The bytes of a cached file; undefined when there is none, or it cannot be read. */
export function readCached(folder: string, name: string): Buffer | undefined {
  try {
    return readFileSync(join(folder, name));
  } catch {
    return undefined;
  }
}

/** When it was last written, in milliseconds; for a file that is gone, never. */
function age(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Removes the oldest files with this ending (and temp files of dead writers) once there are more than `keep`. */
export function keepYoungest(folder: string, ending: string, keep: number): void {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith(ending) || name.endsWith('.tmp'));
    if (names.length <= keep) return;
    const byAge = names.map((name) => ({ path: join(folder, name), written: age(join(folder, name)) }));
    byAge.sort((a, b) => a.written - b.written);
    // A few more than needed, so that not every write has to look at them all.
    for (const { path } of byAge.slice(0, names.length - Math.ceil(keep * 0.75))) rmSync(path, { force: true });
  } catch {
    // The next write tries again.
  }
}

/**
 * Writes a file of the cache: whole under its name or not there at all, so that two processes never see half of one.
 * The bytes are not forced to the disk; whoever reads them has to know a damaged file. At most `keep` files with the
 * name's ending stay, the youngest.
 */
export function writeCached(
  folder: string,
  name: string,
  content: string | Uint8Array,
  machine: Pick<Machine, 'host' | 'pid'>,
  keep: number,
): void {
  const path = join(folder, name);
  const temp = tempName(path, machine);
  try {
    makeFolder(folder);
    writeFileSync(temp, content, { flag: 'wx', mode: 0o600 });
    renameSync(temp, path);
    keepYoungest(folder, name.slice(name.lastIndexOf('.')), keep);
  } catch {
    try {
      rmSync(temp, { force: true });
    } catch {
      // It never came to be.
    }
  }
}
