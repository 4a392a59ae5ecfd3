// Promise: a file system without hard links takes new files and locks too, and nothing is ever written over there
// either.
import { linkSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import type fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withLock } from '../../../src/ledger/store/lock.ts';
import { putNew } from '../../../src/ledger/store/put-new.ts';
import { replaceFile } from '../../../src/ledger/store/store.ts';
import { newFolder, remove } from '../../soak/start.ts';
import { machine } from './machine.ts';

vi.mock('node:fs', async (original) => ({
  ...(await original<typeof fs>()),
  linkSync: vi.fn<typeof linkSync>(),
}));

let folder: string;
beforeEach(() => {
  folder = newFolder('put-new');
  vi.mocked(linkSync).mockImplementation(() => {
    throw Object.assign(new Error('no links here'), { code: 'EPERM' });
  });
});
afterEach(() => remove(folder));

test.each(['EPERM', 'EACCES', 'EISDIR'])('a new file is made whole, and only where there is none (%s)', (code) => {
  vi.mocked(linkSync).mockImplementation(() => {
    throw Object.assign(new Error('no links here'), { code });
  });
  const path = join(folder, 'new.yaml');
  replaceFile(path, Buffer.from('a\n'), 'absent', machine);
  expect(readFileSync(path, 'utf8')).toBe('a\n');
  expect(() => replaceFile(path, Buffer.from('b\n'), 'absent', machine)).toThrow('exists already');
  expect(readFileSync(path, 'utf8')).toBe('a\n');
  expect(readdirSync(folder)).toEqual(['new.yaml']);
});

test('what came into being just now stays', () => {
  const path = join(folder, 'new.yaml');
  vi.mocked(linkSync).mockImplementation(() => {
    writeFileSync(path, 'somebody else\n');
    throw Object.assign(new Error('no links here'), { code: 'ENOTSUP' });
  });
  expect(() => replaceFile(path, Buffer.from('a\n'), 'absent', machine)).toThrow('exists already');
  expect(readFileSync(path, 'utf8')).toBe('somebody else\n');
});

test('a name that could not be filled is given back', () => {
  expect(() => putNew(join(folder, 'none.tmp'), join(folder, 'new.yaml'))).toThrow('ENOENT');
  expect(readdirSync(folder)).toEqual([]);
});

test('a lock is taken by one writer at a time', async () => {
  const path = join(folder, 'some.yaml');
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(`${name} in`);
    expect(JSON.parse(readFileSync(`${path}.lock`, 'utf8'))).toMatchObject({ pid: machine.pid });
    await new Promise((resolve) => setTimeout(resolve, 5));
    order.push(`${name} out`);
  };
  await Promise.all([withLock(path, { machine }, work('a')), withLock(path, { machine }, work('b'))]);
  expect(order).toEqual(['a in', 'a out', 'b in', 'b out']);
  expect(readdirSync(folder)).toEqual([]);
});

test('a fault of another kind is told, and the work is not begun', async () => {
  vi.mocked(linkSync).mockImplementation(() => {
    throw Object.assign(new Error('a bad disk'), { code: 'EIO' });
  });
  const path = join(folder, 'some.yaml');
  const work = vi.fn<() => void>();
  await expect(withLock(path, { machine }, work)).rejects.toMatchObject({ problems: [{ code: 'cannot-write' }] });
  expect(() => replaceFile(path, Buffer.from('a\n'), 'absent', machine)).toThrow('could not write');
  expect(work).not.toHaveBeenCalled();
  expect(readdirSync(folder)).toEqual([]);
});
