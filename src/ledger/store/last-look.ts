// The last look at a file before it is replaced: does it still hold what it held when it was read?
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { BigIntStats } from 'node:fs';
import { failure } from '../../errors.ts';

const WINDOW = 1024 * 1024;

/** Nanoseconds. Times of files that are whole seconds may be kept to two of them, and others to some hundredths. */
const SECOND = 1_000_000_000n;
const COARSE = 3n * SECOND;
const FINE = SECOND / 10n;

/** The state that the file was in when it was opened, and whether it holds these bytes and no others. */
function compared(path: string, expected: Uint8Array): { state: BigIntStats; isSame: boolean } {
  const descriptor = openSync(path, 'r');
  try {
    const state = fstatSync(descriptor, { bigint: true });
    // Window by window, since it may be long.
    const window = Buffer.allocUnsafe(Math.min(WINDOW, expected.length + 1));
    for (let at = 0; ;) {
      const count = readSync(descriptor, window);
      if (count === 0) return { state, isSame: at === expected.length };
      const end = Math.min(at + count, expected.length);
      if (window.compare(expected, at, end, 0, count) !== 0) return { state, isSame: false };
      at += count;
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Opened for it, since some networks are asked for the state of a file only then. */
function stateOf(path: string): BigIntStats {
  const descriptor = openSync(path, 'r');
  try {
    return fstatSync(descriptor, { bigint: true });
  } finally {
    closeSync(descriptor);
  }
}

const STATE = ['dev', 'ino', 'size', 'mtimeNs', 'ctimeNs'] as const;

/** Throws the Failure `ledger-changed` where the file does not hold these bytes; gives the state that it was in. */
export function refuseChanged(path: string, expected: Uint8Array): BigIntStats {
  const { state, isSame } = compared(path, expected);
  if (isSame) return state;
  throw failure('ledger-changed', `${path} was saved by somebody else in the meantime; nothing was written`, [
    'look at it, then run the command again',
  ]);
}

/**
 * As `refuseChanged` of a file that was looked at before and found to be in this state. By its state it is told that
 * nobody wrote to it since, unless that look came so soon after a change that another one may have the same time: `now`
 * is the time of that look or an earlier one by the clock of the file's own disk.
 */
export function refuseChangedSince(path: string, expected: Uint8Array, state: BigIntStats, now: bigint): void {
  const isNow = stateOf(path);
  const changed = state.ctimeNs > state.mtimeNs ? state.ctimeNs : state.mtimeNs;
  const isYoung = changed + (changed % SECOND === 0n ? COARSE : FINE) > now;
  if (isYoung || STATE.some((part) => isNow[part] !== state[part])) refuseChanged(path, expected);
}
