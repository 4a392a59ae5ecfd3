// Promise: what is read in stretches is the file, and its hashes are those of its bytes.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readHashed } from '../../../src/ledger/store/hashed.ts';
import { newFolder, remove } from '../../soak/start.ts';

const folder = newFolder('hashed');
afterAll(() => remove(folder));

const STRETCH = 4 * 1024 * 1024;
const sha256 = (...parts: Uint8Array[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/** Bytes that are not the same anywhere. */
function someBytes(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let at = 0, seed = 1; at < length; at++) bytes[at] = (seed = (seed * 1103515245 + 12345) & 0x7fffffff) >> 16;
  return bytes;
}

test.each([0, 1, 1000, STRETCH - 1, STRETCH, STRETCH + 1, 2 * STRETCH, 2 * STRETCH + 77])(
  'a file of %i bytes',
  async (length) => {
    const path = join(folder, `${length}`);
    const bytes = someBytes(length);
    writeFileSync(path, bytes);
    const more = [Buffer.from('behind it'), someBytes(STRETCH + 5)];
    for (const asksFirst of [true, false]) {
      const file = (await readHashed(path))!;
      expect(file.bytes.equals(bytes)).toBe(true);
      if (asksFirst) expect(file.sha256).toBe(sha256(bytes));
      for (const kept of new Set([0, 1, STRETCH - 1, STRETCH, STRETCH + 1, length - 1, length])) {
        if (kept < 0 || kept > length) continue;
        expect(await file.sha256With(kept, more)).toBe(sha256(bytes.subarray(0, kept), ...more));
        expect(await file.sha256With(kept, [])).toBe(sha256(bytes.subarray(0, kept)));
      }
      expect(file.sha256).toBe(sha256(bytes));
    }
  },
);

test('what is no plain file is not read, and what is not there is said', async () => {
  mkdirSync(join(folder, 'folder'));
  expect(await readHashed(join(folder, 'folder'))).toBeUndefined();
  await expect(readHashed(join(folder, 'nothing'))).rejects.toMatchObject({ problems: [{ code: 'no-such-file' }] });
});
