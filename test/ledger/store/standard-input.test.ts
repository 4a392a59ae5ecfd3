// Promise: standard input is never changed, not even where it comes from a file. This one stands in for it.
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import type * as find from '../../../src/ledger/store/find.ts';
import { realFile } from '../../../src/ledger/store/store.ts';

const input = vi.hoisted(() => ({ path: '' }));
vi.mock('../../../src/ledger/store/find.ts', async (original) => ({
  ...(await original<typeof find>()),
  get STANDARD_INPUT() {
    return input.path;
  },
}));

test('a file that comes in is no file to change', () => {
  const path = fileURLToPath(import.meta.url);
  expect(realFile(path)).toBe(path);
  input.path = path;
  expect(() => realFile(path)).toThrow('it is no file of its own');
});
