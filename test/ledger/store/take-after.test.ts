// Promise: who shares a ledger through a group goes on reading it after one of them wrote.
import { closeSync, fchownSync, fstatSync, openSync, statSync } from 'node:fs';
import type fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { takeAfter } from '../../../src/ledger/store/take-after.ts';
import { newFolder, remove } from '../../soak/start.ts';

vi.mock('node:fs', async (original) => ({
  ...(await original<typeof fs>()),
  fchownSync: vi.fn<typeof fchownSync>(),
}));

const folder = newFolder('take-after');
afterEach(() => remove(folder));

test('the group is kept where the owner cannot be', () => {
  const descriptor = openSync(join(folder, 'new.yaml'), 'wx', 0o600);
  const { uid } = fstatSync(descriptor);
  const old = Object.assign(statSync(folder), { uid: uid + 1, gid: 5678, mode: 0o100660 });
  vi.mocked(fchownSync).mockImplementation((_, owner) => {
    if (owner !== uid) throw Object.assign(new Error('not yours'), { code: 'EPERM' });
  });
  takeAfter(descriptor, old);
  expect(vi.mocked(fchownSync).mock.calls.map(([, owner, group]) => [owner, group])).toEqual([
    [uid + 1, 5678],
    [uid, 5678],
  ]);
  expect(fstatSync(descriptor).mode & 0o7777).toBe(0o660);
  closeSync(descriptor);
});
