// Promise: a file that does not hold what it held when it was read is told before it is replaced, by its bytes, and
// after that by its state or its bytes.
import { renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import type * as fs from 'node:fs';
import type { BigIntStats } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Failure } from '../../../src/errors.ts';
import { lookForChange, refuseChanged, refuseChangedSince } from '../../../src/ledger/store/last-look.ts';
import { newFolder, remove } from '../../soak/start.ts';

/** What happens when a stretch of the file was read. */
const read = vi.hoisted(() => ({ behind: undefined as (() => void) | undefined }));

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  const readSync = (descriptor: number, bytes: Buffer): number => {
    const count = real.readSync(descriptor, bytes);
    read.behind?.();
    return count;
  };
  return { ...real, readSync };
});

const OLD = Buffer.from('one\ntwo\n');
const SECOND = 1_000_000_000n;

let folder: string;
let path: string;
beforeEach(() => {
  folder = newFolder('look');
  path = join(folder, 'some.yaml');
  writeFileSync(path, OLD);
});
afterEach(() => remove(folder));

async function codeOf(work: () => unknown): Promise<string | undefined> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Failure) return error.problems[0]!.code;
    throw error;
  }
  return undefined;
}

const stateNow = (): BigIntStats => statSync(path, { bigint: true });
const latest = ({ ctimeNs, mtimeNs }: BigIntStats): bigint => (ctimeNs > mtimeNs ? ctimeNs : mtimeNs);

describe('a look at the bytes', () => {
  test.each(['one\ntwo', 'one\ntwo\n\n', 'one\ntwö', '', 'One\ntwo\n'])('refuses %j', async (text) => {
    for (const look of [refuseChanged, lookForChange]) {
      writeFileSync(path, OLD);
      expect(await codeOf(() => look(path, OLD))).toBeUndefined();
      writeFileSync(path, text);
      expect(await codeOf(() => look(path, OLD))).toBe('ledger-changed');
    }
  });

  test('finds another file that is put in the place of the one that is read', async () => {
    const other = join(folder, 'other');
    const putOther = (text: string): void => {
      writeFileSync(path, OLD);
      writeFileSync(other, text);
      read.behind = () => {
        read.behind = undefined;
        renameSync(other, path);
      };
    };
    putOther('one\nTWO\n');
    expect(await codeOf(() => refuseChanged(path, OLD))).toBe('ledger-changed');
    putOther('one\ntwo\n');
    expect(await codeOf(() => refuseChanged(path, OLD))).toBeUndefined();
  });

  test('finds one other byte in a file of several windows, and lets others work', async () => {
    const long = Buffer.alloc(5_500_000, 'x');
    writeFileSync(path, long);
    expect(await codeOf(() => refuseChanged(path, long))).toBeUndefined();
    let hadTurn = false;
    setImmediate(() => (hadTurn = true));
    expect(await lookForChange(path, long)).toMatchObject({ size: 5_500_000n, ino: stateNow().ino });
    expect(hadTurn).toBe(true);
    for (const at of [0, 1_048_575, 1_048_576, 5_499_999]) {
      const other = Buffer.from(long);
      other[at] = 0;
      writeFileSync(path, other);
      for (const look of [refuseChanged, lookForChange])
        expect(await codeOf(() => look(path, long))).toBe('ledger-changed');
    }
  });
});

test('every look tells of a file that is gone', async () => {
  const state = stateNow();
  rmSync(path);
  const long = Buffer.alloc(2_000_000);
  for (const look of [
    () => refuseChanged(path, OLD),
    () => lookForChange(path, OLD),
    () => refuseChangedSince(path, OLD, state, latest(state) + SECOND),
    () => refuseChangedSince(path, long, state, latest(state) + SECOND),
  ])
    expect(await codeOf(look)).toBe('ledger-changed');
});

describe('a second look', () => {
  /** Longer than what is read in one go. */
  const padded = (text: string): string => text.padEnd(1_048_577, '#');
  const LONG = Buffer.from(padded('one\ntwo\n'));

  beforeEach(() => writeFileSync(path, LONG));

  /** Refused by a second look some nanoseconds after what is taken for the last change of a file in this state. */
  const after = (state: BigIntStats, passed: bigint, expected = LONG): Promise<string | undefined> =>
    codeOf(() => refuseChangedSince(path, expected, state, latest(state) + passed));

  test('at a file that is read in one go is at its bytes, whatever its state', async () => {
    writeFileSync(path, OLD);
    expect(await after(stateNow(), 10n * SECOND, OLD)).toBeUndefined();
    writeFileSync(path, 'one\nTWO\n');
    expect(await after(stateNow(), 10n * SECOND, OLD)).toBe('ledger-changed');
  });

  test('finds nothing where nothing happened, or the same was written again', async () => {
    const state = await lookForChange(path, LONG);
    for (const passed of [0n, SECOND, 10n * SECOND]) expect(await after(state, passed)).toBeUndefined();
    writeFileSync(path, LONG);
    expect(await after(state, 10n * SECOND)).toBeUndefined();
  });

  test('finds a change, of whatever length, with its old time put back, or as another file', async () => {
    const state = await lookForChange(path, LONG);
    writeFileSync(path, padded('one\nTWO\n'));
    utimesSync(path, Number(state.atimeMs) / 1000, Number(state.mtimeMs) / 1000);
    expect(await after(state, 10n * SECOND)).toBe('ledger-changed');
    writeFileSync(path, 'one\n');
    expect(await after(state, 10n * SECOND)).toBe('ledger-changed');
    rmSync(path);
    writeFileSync(path, padded('one\nTWO\n'));
    expect(await after(state, 10n * SECOND)).toBe('ledger-changed');
  });

  test('looks at the bytes once more where two changes may have one time', async () => {
    writeFileSync(path, padded('one\nTWO\n'));
    // As if it had been found like this with the old bytes in it.
    let state = stateNow();
    for (; latest(state) % SECOND === 0n; state = stateNow()) writeFileSync(path, padded('one\nTWO\n'));
    expect(await after(state, 0n)).toBe('ledger-changed');
    expect(await after(state, SECOND / 20n)).toBe('ledger-changed');
    expect(await after(state, SECOND / 5n)).toBeUndefined();
    // Times that are whole seconds may be of a disk that knows no others.
    const whole = Math.ceil(Number(state.mtimeMs) / 1000) + 60;
    utimesSync(path, whole, whole);
    state = stateNow();
    expect(await after(state, 2n * SECOND)).toBe('ledger-changed');
    expect(await after(state, 4n * SECOND)).toBeUndefined();
  });
});
