// Promises: on Windows, which is not here, so that its paths and numbers of files stand in for it: no drive lies in another
// one, and files whose numbers are nearly the same are two.
import { statSync } from 'node:fs';
import type fs from 'node:fs';
import type path from 'node:path';
import { expect, test, vi } from 'vitest';
import { findLedger } from '../../../src/ledger/store/find.ts';
import { isSameFile } from '../../../src/ledger/store/same-file.ts';

vi.mock('node:path', async (original) => (await original<typeof path>()).win32);
vi.mock('node:fs', async (original) => ({
  ...(await original<typeof fs>()),
  realpathSync: (file: string) => file,
  statSync: vi.fn<typeof statSync>(),
}));

const missing = (): never => {
  throw Object.assign(new Error('not there'), { code: 'ENOENT' });
};

test('the shipped ledger is not written to from another drive than the clone is on', () => {
  vi.mocked(statSync).mockImplementation(missing);
  const options = { paths: [], env: {}, shipped: 'C:\\predict\\data\\wang.yaml', packageFolder: 'C:\\predict' };
  const isReadOnly = (cwd: string): boolean => findLedger({ ...options, cwd }).readOnly;
  expect(['C:\\predict\\data', 'C:\\', 'D:\\', 'D:\\predict', '\\\\host\\share'].map(isReadOnly)).toEqual([
    false,
    true,
    true,
    true,
    true,
  ]);
});

test('files whose numbers differ in the last bit are two', () => {
  const numbers: Record<string, bigint> = { 'a.yaml': (41n << 48n) + 1000n, 'b.html': (41n << 48n) + 1001n };
  vi.mocked(statSync).mockImplementation(((file: string, options?: { bigint?: boolean }) =>
    options?.bigint === true
      ? { ino: numbers[file], dev: 1n }
      : { ino: Number(numbers[file]), dev: 1 }) as typeof statSync);
  expect(isSameFile('a.yaml', 'b.html')).toBe(false);
  expect(isSameFile('a.yaml', 'a.yaml')).toBe(true);
});
