// The ledger as a file: read whole, and replaced whole or not at all.
import { accessSync, closeSync, constants, fsyncSync, lstatSync, openSync, readFileSync } from 'node:fs';
import { readlinkSync, realpathSync, renameSync, statSync, writeSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { failure } from '../../errors.ts';
import type { Failure } from '../../errors.ts';
import type { Machine } from '../machine.ts';
import { STANDARD_INPUT } from './find.ts';
import { gone, refuseChanged } from './last-look.ts';
import { synced, writeParts } from './parts.ts';
import { putNew } from './put-new.ts';
import { takeAfter } from './take-after.ts';
import { MAKE_FOLDER, describeFault, removeTemp, tempName } from './temp.ts';

/** The bytes of a file. Throws a Failure: `no-such-file`, `is-a-folder`, `not-readable`. */
export function readFileBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw describeFault(error, path, 'read');
  }
}

/** The text of a file; `decode` judges the bytes and throws Failures of its own. */
export function readText(path: string, decode: (bytes: Uint8Array, file: string) => string, shown = path): string {
  return decode(readFileBytes(path), shown);
}

/** The path behind all links. Throws a Failure: `no-such-file`. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw describeFault(error, path, 'read');
  }
}

/**
 * As `realPath`, of a file that is to be replaced. Throws a Failure: `no-such-file`, `not-a-file` for standard
 * input, a pipe or a device.
 */
export function realFile(path: string): string {
  const real = realPath(path);
  const stat = statOf(path);
  if (path === STANDARD_INPUT || (stat && !stat.isFile() && !stat.isDirectory()))
    throw failure('not-a-file', `${path} can be read, and not be changed: it is no file of its own`, [
      'name the file that the ledger comes from',
    ]);
  return real;
}

/** What must stand at the path for it to be replaced: these bytes, nothing at all, or anything. */
export type Expected = Uint8Array | 'absent' | 'any';

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

/**
 * Links are followed to the file that is meant; a link to nothing names the file that will be made,
 * unless nothing may be there. What is there and is no file is written as it is named: /dev/stdout leads to
 * a pipe that has no name.
 */
function target(path: string, expected: Expected): string {
  const stat = statOf(path);
  if (stat && !stat.isFile() && !stat.isDirectory()) return path;
  try {
    return realpathSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const isLink = expected !== 'absent' && lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink();
    return isLink ? target(resolve(realpathSync(dirname(path)), readlinkSync(path)), expected) : path;
  }
}

function refuseReadOnly(path: string, stat: Stats): void {
  // The superuser may write anything; a file without a single write bit says that nobody should.
  let mayWrite = (stat.mode & 0o222) !== 0;
  try {
    accessSync(path, constants.W_OK);
  } catch {
    mayWrite = false;
  }
  if (!mayWrite) throw failure('file-read-only', `${path} is read-only`, [`chmod u+w ${path} makes it writable`]);
}

function writeAll(descriptor: number, content: Uint8Array): void {
  for (let at = 0; at < content.length;) at += writeSync(descriptor, content, at);
}

/** A rename is on the disk only when its folder is. */
function syncFolder(folder: string): void {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(folder, 'r');
    fsyncSync(descriptor);
  } catch (error) {
    // Some systems know no folder descriptors; there is nothing more to do there.
    const { code } = error as NodeJS.ErrnoException;
    if (!['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM', 'EACCES', 'EBADF'].includes(code ?? '')) {
      throw failure('not-synced', `the file is written, but the system cannot say whether it is on the disk: ${code}`, [
        'keep a copy on another disk, and have this one looked at',
      ]);
    }
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function alreadyThere(path: string): Failure {
  return failure('file-exists', `${path} exists already; nothing was written`, [
    'name another file, or move that one away',
  ]);
}

/** What stands at the path and is to be replaced. Throws where that is not what is expected, or may not be replaced. */
function replaceable(path: string, expected: Expected): Stats | undefined {
  const old = statOf(path);
  if (old?.isDirectory()) throw failure('is-a-folder', `${path} is a folder, not a file`, ['name a file in it']);
  if (old && expected === 'absent') throw alreadyThere(path);
  if (!old && !statOf(dirname(path)))
    throw failure('folder-gone', `there is no folder ${dirname(path)}`, [MAKE_FOLDER]);
  if (!old && expected instanceof Uint8Array) throw gone(path);
  if (old?.isFile()) refuseReadOnly(path, old);
  return old;
}

/**
 * Throws what `replaceFile` would say of a file that cannot be replaced, before anything else is done: `is-a-folder`,
 * `file-read-only`, `folder-not-writable`.
 */
export function refuseUnwritable(path: string): void {
  try {
    const real = target(path, 'any');
    const old = replaceable(real, 'any');
    if (!old || old.isFile()) accessSync(dirname(real), constants.W_OK);
  } catch (error) {
    throw describeFault(error, path, 'write', false);
  }
}

/** Puts a temp file in the place of the file after a last look at it; the look gives it another name. */
function putInPlace(temp: string, path: string, expected: Uint8Array, machine: Machine): void {
  const ready = tempName(path, machine);
  try {
    refuseChanged(path, expected, () => renameSync(temp, ready));
    renameSync(ready, path);
  } finally {
    removeTemp(ready);
  }
}

function swap(path: string, content: Uint8Array, expected: Expected, machine: Machine, newMode: number): void {
  const old = replaceable(path, expected);
  if (old && !old.isFile()) {
    // A pipe or /dev/null: nothing to replace.
    const descriptor = openSync(path, 'w');
    try {
      writeAll(descriptor, content);
    } finally {
      closeSync(descriptor);
    }
    return;
  }
  const temp = tempName(path, machine);
  try {
    const descriptor = openSync(temp, 'wx', old ? 0o600 : newMode);
    try {
      writeAll(descriptor, content);
      if (old) takeAfter(descriptor, old);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (expected instanceof Uint8Array) putInPlace(temp, path, expected, machine);
    else if (expected === 'absent') putNew(temp, path);
    else renameSync(temp, path);
  } finally {
    removeTemp(temp);
  }
  syncFolder(dirname(path));
}

/** What is done while a file is written that is to replace another one. */
export interface Meanwhile {
  /** False ends it before the file is touched. */
  goesOn: () => boolean | Promise<boolean>;
  /** Puts on record what is about to happen. */
  record: () => void;
}

async function swapParts(
  path: string,
  parts: readonly Uint8Array[],
  expected: Uint8Array,
  machine: Machine,
  { goesOn, record }: Meanwhile,
): Promise<boolean> {
  const old = replaceable(path, expected);
  if (!old?.isFile())
    throw failure('cannot-write', `${path} is no plain file`, ['name the file that the ledger comes from']);
  const temp = tempName(path, machine);
  try {
    const descriptor = openSync(temp, 'wx', 0o600);
    try {
      const writing = writeParts(descriptor, parts).then(() => {
        takeAfter(descriptor, old);
        return synced(descriptor);
      });
      // The descriptor is in use until it is done, whatever happens meanwhile.
      const [asked, written] = await Promise.allSettled([Promise.resolve().then(goesOn), writing]);
      if (asked.status === 'rejected') throw asked.reason;
      if (!asked.value) return false;
      if (written.status === 'rejected') throw written.reason;
    } finally {
      closeSync(descriptor);
    }
    // What it puts on the disk would have to wait for what is written there.
    record();
    putInPlace(temp, path, expected, machine);
  } finally {
    removeTemp(temp);
  }
  syncFolder(dirname(path));
  return true;
}

/**
 * Replaces a file whole or not at all: temp file beside it, all bytes, fsync, a last look at what stands there, rename,
 * fsync of the folder. Links are followed; mode and owner stay; `newMode` is a new file's. Hard links to the old file
 * keep the old content. Throws a Failure and leaves the old file as it was: `ledger-changed`, `file-exists`,
 * `file-read-only`, `folder-not-writable`, `folder-gone`, `disk-full`, `is-a-folder`, `cannot-write`.
 */
export function replaceFile(
  path: string,
  content: Uint8Array,
  expected: Expected,
  machine: Machine,
  newMode = 0o666,
): void {
  try {
    swap(target(path, expected), content, expected, machine, newMode);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      throw alreadyThere(path);
    }
    // Where no certain bytes are expected it is another file: the ledger may have been changed before.
    throw describeFault(error, path, 'write', expected instanceof Uint8Array);
  }
}

/**
 * Replaces a plain file by these stretches of bytes in a row, as `replaceFile` does. `meanwhile` is asked whether it
 * goes on while they are written in the background, and puts it on record once they are. Whatever throws ends it before
 * the file is touched. Gives what `goesOn` gave.
 */
export async function replaceParts(
  path: string,
  parts: readonly Uint8Array[],
  expected: Uint8Array,
  machine: Machine,
  meanwhile: Meanwhile,
): Promise<boolean> {
  try {
    return await swapParts(target(path, expected), parts, expected, machine, meanwhile);
  } catch (error) {
    throw describeFault(error, path, 'write');
  }
}
