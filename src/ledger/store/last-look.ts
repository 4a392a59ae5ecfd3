// The last look at a file before it is replaced: does it still hold what it held when it was read?
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { BigIntStats } from 'node:fs';
import { failure } from '../../errors.ts';
import type { Failure } from '../../errors.ts';

const WINDOW = 1024 * 1024;

/** Why nothing is written where the ledger is not there any more. */
export function gone(path: string): Failure {
  return failure('ledger-changed', `${path} is gone; nothing was written`, ['put it back, then run the command again']);
}

function changed(path: string): Failure {
  return failure('ledger-changed', `${path} was saved by somebody else in the meantime; nothing was written`, [
    'look at it, then run the command again',
  ]);
}

function opened(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? gone(path) : error;
  }
}

/** The state that the file was in when it was opened. Throws where it does not hold these bytes and no others. */
function compared(path: string, expected: Uint8Array): BigIntStats {
  const descriptor = opened(path);
  try {
    const state = fstatSync(descriptor, { bigint: true });
    // Window by window, since it may be long.
    const window = Buffer.allocUnsafe(Math.min(WINDOW, expected.length + 1));
    for (let at = 0; ;) {
      const count = readSync(descriptor, window);
      if (count === 0 && at === expected.length) return state;
      const end = Math.min(at + count, expected.length);
      if (count === 0 || window.compare(expected, at, end, 0, count) !== 0) throw changed(path);
      at += count;
    }
  } finally {
    closeSync(descriptor);
  }
}

const STATE = ['dev', 'ino', 'size', 'mtimeNs', 'ctimeNs'] as const;

/** Opened for it, since some networks are asked for the state of a file only then. */
function isInState(path: string, state: BigIntStats): boolean {
  const descriptor = opened(path);
  try {
    const now = fstatSync(descriptor, { bigint: true });
    return STATE.every((part) => now[part] === state[part]);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Throws the Failure `ledger-changed` where the file does not hold these bytes. `settle` changes something in its
 * folder: the system lets it wait until whoever is putting another file in the place of this one, which may take a
 * while, is done, and that is then seen.
 */
export function refuseChanged(path: string, expected: Uint8Array, settle: () => void): void {
  const state = compared(path, expected);
  settle();
  // It may have been saved while it was compared, or another file put in its place. Not again and again: there may be
  // disks that never tell the same state twice.
  if (!isInState(path, state)) compared(path, expected);
}
