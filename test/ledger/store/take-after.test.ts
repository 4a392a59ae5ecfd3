// Promise: who shares a ledger through a group goes on reading it after one of them wrote.
import { closeSync, fchownSync, fstatSync, openSync, statSync } from 'node:fs';
import type fs from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { takeAfter } from '../../../src/ledger/store/take-after.ts';
import { newFolder, remove } from '../../soak/start.ts';

vi.mock('node:fs', async (original) => ({
  ...(await original<typeof fs>()),
  fchownSync: vi.fn<typeof fchownSync>(),
}));

const folder = newFolder('take-after');
afterAll(() => remove(folder));

let descriptor: number;
beforeEach(() => {
  vi.mocked(fchownSync).mockReset();
  descriptor = openSync(join(folder, 'new.yaml'), 'w', 0o600);
});
afterEach(() => closeSync(descriptor));

const old = (owner: number, group: number): fs.Stats => {
  const { uid, gid } = fstatSync(descriptor);
  return Object.assign(statSync(folder), { uid: uid + owner, gid: gid + group, mode: 0o100660 });
};
const calls = (): number[][] => {
  const { uid, gid } = fstatSync(descriptor);
  return vi.mocked(fchownSync).mock.calls.map(([, owner, group]) => [owner - uid, group - gid]);
};

test.each(['EPERM', 'EINVAL'])('the group is kept where the owner cannot be (%s)', (code) => {
  const { uid } = fstatSync(descriptor);
  vi.mocked(fchownSync).mockImplementation((_, owner) => {
    if (owner !== uid) throw Object.assign(new Error('not yours'), { code });
  });
  takeAfter(descriptor, old(1, 5678));
  expect(calls()).toEqual([
    [1, 5678],
    [0, 5678],
  ]);
  expect(fstatSync(descriptor).mode & 0o7777).toBe(0o660);
});

test('neither can be kept', () => {
  vi.mocked(fchownSync).mockImplementation(() => {
    throw Object.assign(new Error('not yours'), { code: 'EPERM' });
  });
  takeAfter(descriptor, old(1, 5678));
  expect(fstatSync(descriptor).mode & 0o7777).toBe(0o660);
});

test.each([
  [0, 0, []],
  [1, 0, [[1, 0]]],
  [0, 1, [[0, 1]]],
  [1, 1, [[1, 1]]],
])('what is another one is asked for: owner + %i, group + %i', (owner, group, expected) => {
  takeAfter(descriptor, old(owner, group));
  expect(calls()).toEqual(expected);
});

test('a disk at fault is told', () => {
  vi.mocked(fchownSync).mockImplementation(() => {
    throw Object.assign(new Error('a bad disk'), { code: 'EIO' });
  });
  expect(() => takeAfter(descriptor, old(1, 0))).toThrow('a bad disk');
});
