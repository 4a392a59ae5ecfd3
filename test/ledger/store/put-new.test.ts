// Promise: a file system without hard links takes new files and locks too, and nothing is ever written over there
// either.
import { existsSync, linkSync, readFileSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
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

test.each([1, 2])('a dead writer’s lock that somebody else took at that moment is theirs (%i dead)', async (dead) => {
  const path = join(folder, 'some.yaml');
  const lock = `${path}.lock`;
  const space = process.platform === 'linux' ? readlinkSync('/proc/self/ns/pid') : '';
  const holder = { pid: 4_194_305, host: machine.host, space, began: '', since: 'then', token: 'dead-token-0' };
  const living = JSON.stringify({ ...holder, pid: machine.pid, token: 'living-token' });
  writeFileSync(lock, JSON.stringify(holder));
  if (dead === 2) writeFileSync(`${lock}.after-dead-token-0`, JSON.stringify({ ...holder, token: 'dead-token-1' }));
  const { linkSync: link } = await vi.importActual<typeof fs>('node:fs');
  vi.mocked(linkSync).mockImplementation((from, to) => {
    link(from, to);
    if (String(to).endsWith(`.after-dead-token-${dead - 1}`)) writeFileSync(lock, living);
  });
  const work = vi.fn<() => void>();
  await expect(withLock(path, { machine, waitMs: 20 }, work)).rejects.toThrow('another writer holds the ledger');
  expect(work).not.toHaveBeenCalled();
  expect(readFileSync(lock, 'utf8')).toBe(living);
  expect(existsSync(`${lock}.after-dead-token-${dead - 1}`)).toBe(false);
});
