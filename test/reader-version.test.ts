// Promise: a build that reads otherwise does not take what another build kept for what it would read itself.
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { readerFiles, readerVersion } from '../build/reader-version.mjs';

const ROOT = resolve(import.meta.dirname, '..');

it.each([
  ['the room of the ledger', 'src/ledger/read/yaml11.ts'],
  ['days', 'src/day.ts'],
  ['the widest range that can be used', 'src/widest-range.ts'],
  ['what came too late', 'src/too-late.ts'],
  ['the versions of libraries', 'package.json'],
])('the version of the reader covers %s', (_, file) => {
  expect(readerFiles()).toContain(join(ROOT, file));
});

it('covers nothing that does not read', () => {
  expect(readerFiles().filter((file) => /src\/(show|score|commands|exchange)\//.test(file))).toEqual([]);
  expect(readerVersion()).toMatch(/^[\da-f]{16}$/);
});
