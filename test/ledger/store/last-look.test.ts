// Promise: a file that does not hold what it held when it was read is told before it is replaced, whenever it was saved.
import { renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import type * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Failure } from '../../../src/errors.ts';
import { refuseChanged } from '../../../src/ledger/store/last-look.ts';
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

const nothing = (): void => {};
const OLD = Buffer.from('one\ntwo\n');

let folder: string;
let path: string;
const other = (): string => join(folder, 'other');
beforeEach(() => {
  folder = newFolder('look');
  path = join(folder, 'some.yaml');
  writeFileSync(path, OLD);
});
afterEach(() => remove(folder));

function codeOf(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return error.problems[0]!.code;
    throw error;
  }
  return undefined;
}

describe('a look at the bytes', () => {
  test.each(['one\ntwo', 'one\ntwo\n\n', 'one\ntwö', '', 'One\ntwo\n'])('refuses %j', (text) => {
    expect(codeOf(() => refuseChanged(path, OLD, nothing))).toBeUndefined();
    writeFileSync(path, text);
    expect(codeOf(() => refuseChanged(path, OLD, nothing))).toBe('ledger-changed');
  });

  test('finds one byte more, behind none and behind whole windows', () => {
    for (const length of [0, 1024 * 1024, 2 * 1024 * 1024]) {
      const bytes = Buffer.alloc(length, 'x');
      writeFileSync(path, bytes);
      expect(codeOf(() => refuseChanged(path, bytes, nothing))).toBeUndefined();
      writeFileSync(path, `${bytes.toString()}x`);
      expect(codeOf(() => refuseChanged(path, bytes, nothing))).toBe('ledger-changed');
    }
  });

  test('finds one other byte in a file of several windows', () => {
    const long = Buffer.alloc(5_500_000, 'x');
    writeFileSync(path, long);
    expect(codeOf(() => refuseChanged(path, long, nothing))).toBeUndefined();
    for (const at of [0, 1_048_575, 1_048_576, 5_499_999]) {
      const other = Buffer.from(long);
      other[at] = 0;
      writeFileSync(path, other);
      expect(codeOf(() => refuseChanged(path, long, nothing))).toBe('ledger-changed');
    }
  });

  test.each([
    ['another file put in its place', (text: string) => (writeFileSync(other(), text), renameSync(other(), path))],
    ['a save', (text: string) => writeFileSync(path, text)],
    ['a save with the old times put back', (text: string) => (writeFileSync(path, text), utimesSync(path, 1, 1))],
  ])('finds %s while it looks', (_name, save) => {
    const after = (text: string): string | undefined => {
      writeFileSync(path, OLD);
      utimesSync(path, 1, 1);
      // All of it was read by then.
      read.behind = () => {
        read.behind = undefined;
        save(text);
      };
      return codeOf(() => refuseChanged(path, OLD, nothing));
    };
    expect(after('one\nTWO\n')).toBe('ledger-changed');
    expect(after('one\n')).toBe('ledger-changed');
    expect(after('one\ntwo\n')).toBeUndefined();
  });
});

test('finds what is there once the folder has settled', () => {
  const save = (text: string) => () => writeFileSync(path, text);
  expect(codeOf(() => refuseChanged(path, OLD, save('one\nTWO\n')))).toBe('ledger-changed');
  writeFileSync(path, OLD);
  expect(codeOf(() => refuseChanged(path, OLD, save('one\ntwo\n')))).toBeUndefined();
});

test('tells of a file that is gone, and of nothing else that it is', () => {
  rmSync(path);
  expect(codeOf(() => refuseChanged(path, OLD, nothing))).toBe('ledger-changed');
  symlinkSync(path, path);
  expect(() => refuseChanged(path, OLD, nothing)).toThrow('ELOOP');
});
