import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { failure } from '../../errors.ts';
import { describeFault } from './temp.ts';

/** True when a folder stands at the path; false for anything else, and where that cannot be known. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Makes a folder for files that others may read. Throws a Failure where it cannot be made. */
export function makeSharedFolder(path: string): void {
  try {
    makeFolder(path, 0o777);
  } catch (error) {
    // A file may stand further up.
    const { code, path: at } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw failure('not-a-folder', `${at} is there and is no folder`, ['take it away, or name another folder']);
    throw describeFault(error, path, 'write');
  }
}

/**
 * Makes a folder that only its owner can look into, with those it stands in; one that is there stays. Throws
 * what the system says. Not left to Node: its own way of making the folders above never comes back where none
 * can be made, as below /proc.
 */
export function makeFolder(path: string, mode = 0o700): void {
  if (isFolder(path)) return;
  const above = dirname(path);
  if (above !== path) makeFolder(above, mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Another process may have made it just now.
    if (!isFolder(path)) throw error;
  }
}

/**
 * Runs `work` with a folder that was not there, whose name begins so, for its owner alone, in the folder for temp
 * files. The folder stays, unless `work` throws. Throws a Failure (`no-temp-folder`) where it cannot be made.
 */
export async function inTempFolder<T>(lead: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = makeTempFolder(lead);
  try {
    return await work(folder);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function makeTempFolder(lead: string): string {
  const folder = tmpdir();
  try {
    return mkdtempSync(join(folder, lead));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw failure('no-temp-folder', `no folder can be made in ${folder}, the folder for temp files: ${code}`, [
      'set TMPDIR to a folder that you may write in, or name a file with -o',
    ]);
  }
}
