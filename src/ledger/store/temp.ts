// Temp files beside a file, and what the system's errors mean to the person at the keyboard.
import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { failure } from '../../errors.ts';
import type { Failure } from '../../errors.ts';
import type { Machine } from '../machine.ts';

/** The host's name as it may stand in a file name. */
function hostPart(host: string): string {
  return host.replace(/[^A-Za-z0-9-]/g, '_').slice(0, 40);
}

/** A new name beside `path`, hidden, that says whose it is: `.wang.yaml.HOST.PID.x7k2m1q9.tmp`. */
export function tempName(path: string, machine: Pick<Machine, 'host' | 'pid'>): string {
  const random = Math.random().toString(36).slice(2, 10).padEnd(8, '0');
  return join(dirname(path), `.${basename(path)}.${hostPart(machine.host)}.${machine.pid}.${random}.tmp`);
}

/** Removes a temp file if it is there. Never an error: what stopped its use is what is to be told. */
export function removeTemp(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // A later writer sweeps it.
  }
}

/** Removes the temp files for `path` of some processes of this host. Never an error: litter harms nobody. */
function sweep(path: string, machine: Machine, isMeant: (pid: number) => boolean): void {
  const lead = `.${basename(path)}`;
  const own = new RegExp(`\\.${hostPart(machine.host)}\\.(\\d+)\\.[a-z0-9]{8}\\.tmp$`);
  try {
    for (const name of readdirSync(dirname(path))) {
      if (!name.startsWith(lead)) continue;
      const pid = own.exec(name)?.[1];
      if (pid !== undefined && isMeant(Number(pid))) rmSync(join(dirname(path), name), { force: true });
    }
  } catch {
    // A folder that cannot be listed is reported by what is done in it.
  }
}

/** Removes temp files for `path` that dead processes of this host left behind. */
export function sweepStale(path: string, machine: Machine): void {
  sweep(path, machine, (pid) => !machine.isAlive(pid));
}

/** Removes the temp files for `path` of this process, which is about to end. */
export function removeOwn(path: string, machine: Machine): void {
  sweep(path, machine, (pid) => pid === machine.pid);
}

/** What helps where a folder is not there. */
export const MAKE_FOLDER = 'make the folder, or name another';

type Deed = 'read' | 'write' | 'lock';

/**
 * The Failure for a system error at `path`; `ofLedger`: what was to be written is the ledger itself. Errors that are
 * not the system's are given back as they are.
 */
export function describeFault(error: unknown, path: string, deed: Deed, ofLedger = true): Failure | Error {
  const { code } = error as NodeJS.ErrnoException;
  const folder = dirname(path);
  const kept = deed === 'read' || !ofLedger ? [] : ['the ledger is as it was'];
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      if (deed === 'read')
        return failure('no-such-file', `there is no file ${path}`, [
          'check its name, and the folder that it is to be in',
        ]);
      return failure('folder-gone', `there is no folder ${folder}`, [...kept, MAKE_FOLDER]);
    case 'EISDIR':
      return failure('is-a-folder', `${path} is a folder, not a file`, ['name a file in it']);
    case 'EACCES':
    case 'EPERM':
      if (deed === 'read')
        return failure('not-readable', `you may not read ${path}`, [
          'its owner can let you: chmod +r on it, and chmod +x on each folder above it',
        ]);
      return failure('folder-not-writable', `you may not write in the folder ${folder}`, [
        ...kept,
        'a file is replaced by a new one in its folder: let yourself write there, or name another folder',
      ]);
    case 'EROFS':
      return failure('folder-not-writable', `the folder ${folder} is on a read-only file system`, [
        ...kept,
        'have it mounted for writing, or work on a copy elsewhere',
      ]);
    case 'ENOSPC':
    case 'EDQUOT':
      return failure('disk-full', `no space left to write ${path}`, [
        ...kept,
        'make room there, then run the command again',
      ]);
    case 'ELOOP':
      return failure('no-such-file', `${path} is a link that leads round in a circle`, [
        'mend the link, or name the file itself',
      ]);
    case undefined:
      return error as Error;
    default:
      return failure(deed === 'read' ? 'cannot-read' : 'cannot-write', `could not ${deed} ${path}: ${code}`, [
        ...kept,
        'try again; where it stays so, look at the disk, or work on a copy elsewhere',
      ]);
  }
}
