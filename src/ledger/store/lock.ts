// One writer at a time, across processes: LEDGER.lock beside the real file.
import {
  closeSync,
  fchmodSync,
  fstatSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { failure } from '../../errors.ts';
import type { Machine } from '../machine.ts';
import { NO_LINKS } from './put-new.ts';
import { describeFault, removeOwn, removeTemp, sweepStale, tempName } from './temp.ts';

export interface LockOptions {
  machine: Machine;
  /** How long to wait for another writer, in milliseconds; 10 000 when left out. */
  waitMs?: number;
}

const WAIT_MS = 10_000;

/** A lock without a holder's name was left by a writer that died while writing it, once it is this old. */
const NAMELESS_MS = 2_000;

/** A holder's name takes some two hundred. */
const MOST_BYTES = 4096;

interface Holder {
  pid: number;
  host: string;
  /** Containers on one host may each have a process 7; this tells them apart. Empty where there is no such thing. */
  space: string;
  /** When the process began, as the kernel counts; process ids are used again. Empty where that cannot be known. */
  began: string;
  since: string;
  token: string;
}

function beganAt(pid: number): string {
  try {
    // The name in parentheses may hold spaces; the 20th field behind it is the start in clock ticks.
    return (
      readFileSync(`/proc/${pid}/stat`, 'latin1')
        .replace(/^.*\) /s, '')
        .split(' ')[19] ?? ''
    );
  } catch {
    return '';
  }
}

function processSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

function holderOf(path: string): Holder | undefined {
  let text: string;
  let age: number;
  let nameless: string;
  let isOurs: boolean;
  try {
    // A link to a device or a pipe never ends, and no writer makes one.
    const stat = lstatSync(path);
    isOurs = stat.isDirectory() || (stat.isFile() && stat.size <= MOST_BYTES);
    text = isOurs ? readFileSync(path, 'utf8') : '';
    age = Date.now() - stat.mtimeMs;
    nameless = `nameless-${stat.ino}-${Math.trunc(stat.mtimeMs)}`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw describeFault(error, path, 'read');
  }
  try {
    const holder = JSON.parse(text) as Holder;
    if (typeof holder?.pid === 'number' && /^[\w-]{8,64}$/.test(holder.token)) return holder;
  } catch {
    // Half written, or somebody else's file.
  }
  const pid = isOurs && text === '' && age > NAMELESS_MS ? 0 : -1;
  return { pid, host: '', space: '', began: '', since: '', token: nameless };
}

function isDead(holder: Holder, machine: Machine): boolean {
  if (holder.pid === 0) return true;
  if (holder.pid < 0 || holder.host !== machine.host || holder.space !== processSpace()) return false;
  if (!machine.isAlive(holder.pid)) return true;
  const began = beganAt(holder.pid);
  return holder.began !== '' && began !== '' && began !== holder.began;
}

/** Writes a file that was not there. Whatever the umask takes away, its owner can read whose lock it is. */
function writeNew(path: string, text: string): void {
  const descriptor = openSync(path, 'wx', 0o644);
  try {
    const { mode } = fstatSync(descriptor);
    if ((mode & 0o400) === 0) fchmodSync(descriptor, (mode & 0o777) | 0o400);
    writeFileSync(descriptor, text);
  } finally {
    closeSync(descriptor);
  }
}

/** Creates `path` with this text only if there is none, never half written where the file system has hard links. */
function createWhole(path: string, text: string, machine: Machine): boolean {
  const temp = tempName(path, machine);
  try {
    writeNew(temp, text);
    linkSync(temp, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (!NO_LINKS.includes(code)) throw describeFault(error, path, 'lock');
  } finally {
    removeTemp(temp);
  }
  try {
    writeNew(path, text);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw describeFault(error, path, 'lock');
  }
}

/**
 * Takes the lock at `path` or returns who holds it. A dead holder's lock is taken over in one step that only
 * one process can win: the winner creates `path.after-TOKEN`, TOKEN being the dead one's and never used again,
 * sees that `path` still is that one's, and renames its own file over it. A winner that dies half-way is
 * followed in the same manner.
 */
function take(path: string, mine: Holder, machine: Machine): Holder | undefined {
  const text = `${JSON.stringify(mine)}\n`;
  const nobody: Holder = { ...mine, pid: -1, token: '' };
  if (createWhole(path, text, machine)) {
    const holder = holderOf(path) ?? nobody;
    return holder.token === mine.token ? undefined : holder;
  }
  const chain: string[] = [];
  let at = path;
  for (let holder = holderOf(at); holder; holder = holderOf(at)) {
    if (!isDead(holder, machine)) return holder;
    chain.push(holder.token);
    at = `${path}.after-${holder.token}`;
  }
  // The lock went away since: the next round will take it.
  if (chain.length === 0) return nobody;
  if (!createWhole(at, text, machine)) return holderOf(at) ?? nobody;
  const links = [path, ...chain.slice(0, -1).map((token) => `${path}.after-${token}`)];
  if (!links.every((link, index) => holderOf(link)?.token === chain[index])) {
    rmSync(at, { force: true });
    return holderOf(path) ?? nobody;
  }
  renameSync(at, path);
  for (const link of links.slice(1)) rmSync(link, { force: true });
  return undefined;
}

/** Removes claims on earlier locks that dead processes left; only the lock's holder may; no claim on it is touched. */
function sweepClaims(lock: string, machine: Machine): void {
  const lead = `${basename(lock)}.after-`;
  try {
    for (const name of readdirSync(dirname(lock))) {
      const claim = join(dirname(lock), name);
      const holder = name.startsWith(lead) ? holderOf(claim) : undefined;
      if (holder && isDead(holder, machine)) rmSync(claim, { force: true });
    }
  } catch {
    // A folder that cannot be listed is reported by what is done in it.
  }
}

function release(path: string, token: string): void {
  try {
    // Somebody may have removed the lock by hand, and another writer may hold it now.
    if (holderOf(path)?.token === token) rmSync(path, { force: true });
  } catch {
    // The folder is gone, and the lock with it.
  }
}

function busy(path: string, holder: Holder, waited: number): never {
  const who = holder.pid > 0 ? `process ${holder.pid} on ${holder.host}, since ${holder.since}` : 'an unknown program';
  throw failure('locked', `another writer holds the ledger: ${who}; waited ${Math.round(waited / 1000)} s`, [
    `wait until it is done; if no such program runs any more, delete ${path}`,
  ]);
}

/** Takes the lock, or throws `locked` after the wait. */
async function takeInTime(lock: string, mine: Holder, { machine, waitMs = WAIT_MS }: LockOptions): Promise<void> {
  let start: number | undefined;
  // Milliseconds between two tries.
  for (let pause = 4; ; pause = Math.min(pause * 1.5, 60)) {
    const holder = take(lock, mine, machine);
    if (!holder) break;
    start ??= performance.now();
    const waited = performance.now() - start;
    if (waited > waitMs) busy(lock, holder, waited);
    // Writers that wait the same time would meet again.
    await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
  }
}

/**
 * Runs `work` while holding LEDGER.lock beside `path`, the ledger's real path. Waits for other writers, breaks the lock
 * of a dead process of this host, and lets go when `work` is done, throws, or the process is interrupted, which also
 * removes what it was writing. Throws a Failure: `locked` after the wait, `folder-not-writable` and the like where no
 * lock can be made.
 */
export async function withLock<T>(path: string, options: LockOptions, work: () => T | Promise<T>): Promise<T> {
  const { machine } = options;
  const lock = `${path}.lock`;
  const token = `${machine.pid}-${Math.random().toString(36).slice(2, 12).padEnd(10, '0')}`;
  const since = new Date().toISOString();
  const { pid, host } = machine;
  const mine: Holder = { pid, host, space: processSpace(), began: beganAt(pid), since, token };
  // From before it is taken: whatever the moment, neither a lock nor half a file stays behind.
  const forget = machine.onInterrupt(() => {
    release(lock, token);
    removeOwn(path, machine);
  });
  try {
    await takeInTime(lock, mine, options);
    sweepStale(path, machine);
    sweepClaims(lock, machine);
    return await work();
  } finally {
    release(lock, token);
    forget();
  }
}
