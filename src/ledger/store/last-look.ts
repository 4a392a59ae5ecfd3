// The last look at a file before it is replaced: does it still hold what it held when it was read?
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { BigIntStats } from 'node:fs';
import { failure } from '../../errors.ts';
import type { Failure } from '../../errors.ts';

const WINDOW = 1024 * 1024;

/** Windows after which other work has its turn. */
const TURN = 4;

/** Nanoseconds. Times of files that are whole seconds may be kept to two of them, and others to some hundredths. */
const SECOND = 1_000_000_000n;
const COARSE = 3n * SECOND;
const FINE = SECOND / 10n;

export function gone(path: string): Failure {
  return failure('ledger-changed', `${path} is gone; nothing was written`, ['put it back, then run the command again']);
}

function opened(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? gone(path) : error;
  }
}

/**
 * The state that the file was in when it was opened; undefined where it does not hold these bytes and no others. Goes
 * on window by window, since it may be long.
 */
function* comparing(path: string, expected: Uint8Array): Generator<void, BigIntStats | undefined> {
  const descriptor = opened(path);
  try {
    const state = fstatSync(descriptor, { bigint: true });
    const window = Buffer.allocUnsafe(Math.min(WINDOW, expected.length + 1));
    for (let at = 0; ;) {
      const count = readSync(descriptor, window);
      if (count === 0) return at === expected.length ? state : undefined;
      const end = Math.min(at + count, expected.length);
      if (window.compare(expected, at, end, 0, count) !== 0) return undefined;
      at += count;
      yield;
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Opened for it, since some networks are asked for the state of a file only then. */
function stateOf(path: string): BigIntStats {
  const descriptor = opened(path);
  try {
    return fstatSync(descriptor, { bigint: true });
  } finally {
    closeSync(descriptor);
  }
}

const STATE = ['dev', 'ino', 'size', 'mtimeNs', 'ctimeNs'] as const;

function isInState(path: string, state: BigIntStats): boolean {
  const now = stateOf(path);
  return STATE.every((part) => now[part] === state[part]);
}

function changed(path: string): Failure {
  return failure('ledger-changed', `${path} was saved by somebody else in the meantime; nothing was written`, [
    'look at it, then run the command again',
  ]);
}

function compared(path: string, expected: Uint8Array): BigIntStats {
  const look = comparing(path, expected);
  let step = look.next();
  while (step.done !== true) step = look.next();
  if (!step.value) throw changed(path);
  return step.value;
}

/** Throws the Failure `ledger-changed` where the file does not hold these bytes. */
export function refuseChanged(path: string, expected: Uint8Array): void {
  const state = compared(path, expected);
  // Another file may have been put in the place of this one while it was read. Not again and again: there may be disks
  // that never tell the same state twice.
  if (!isInState(path, state)) compared(path, expected);
}

/** As `refuseChanged`, while other work has its turn now and then; gives the state that the file was in. */
export async function lookForChange(path: string, expected: Uint8Array): Promise<BigIntStats> {
  const look = comparing(path, expected);
  let step = look.next();
  for (let windows = 1; step.done !== true; windows++) {
    if (windows % TURN === 0) await new Promise((resolve) => setImmediate(resolve));
    step = look.next();
  }
  if (!step.value) throw changed(path);
  return step.value;
}

/**
 * As `refuseChanged`, of a file that `lookForChange` found to be in this state. By its state it is told that
 * nobody wrote to it since, unless that look came so soon after a change that another one may have the same time: `now`
 * is the time of that look or an earlier one by the clock of the file's own disk. What is read in one go is compared
 * again in any case: a network may tell a state late, and bytes written through a mapping of the file may leave it.
 */
export function refuseChangedSince(path: string, expected: Uint8Array, state: BigIntStats, now: bigint): void {
  const latest = state.ctimeNs > state.mtimeNs ? state.ctimeNs : state.mtimeNs;
  const isYoung = latest + (latest % SECOND === 0n ? COARSE : FINE) > now;
  if (expected.length < WINDOW || isYoung || !isInState(path, state)) refuseChanged(path, expected);
}
