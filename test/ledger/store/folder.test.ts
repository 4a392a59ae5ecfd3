import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Failure } from '../../../src/errors.ts';
import { inTempFolder, isFolder, makeFolder, makeSharedFolder } from '../../../src/ledger/store/folder.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'predict-folder-'));
  writeFileSync(join(root, 'file'), 'kept');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

function codeOf(work: () => void): string | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return error.problems[0]!.code;
    return (error as NodeJS.ErrnoException).code;
  }
  return undefined;
}

test('a folder is made with those above it, for its owner alone; what is there stays as it is', () => {
  const open = join(root, 'open');
  mkdirSync(open, { mode: 0o755 });
  makeFolder(join(open, 'a', 'b'));
  expect([open, join(open, 'a'), join(open, 'a', 'b')].map(modeOf)).toEqual(['755', '700', '700']);
  writeFileSync(join(open, 'a', 'b', 'inside'), '');
  makeFolder(join(open, 'a', 'b'));
  expect(existsSync(join(open, 'a', 'b', 'inside'))).toBe(true);
});

test('where a file stands in the way no folder is made, and that is said', () => {
  const file = join(root, 'file');
  expect([isFolder(file), isFolder(join(root, 'nothing'))]).toEqual([false, false]);
  expect(codeOf(() => makeFolder(file))).toBe('EEXIST');
  expect(codeOf(() => makeSharedFolder(file))).toBe('not-a-folder');
  expect(() => makeSharedFolder(join(file, 'below'))).toThrow(`${file} is there and is no folder`);
  expect(codeOf(() => makeSharedFolder(join(root, 'x'.repeat(300))))).toBe('cannot-write');
  expect(readdirSync(root)).toEqual(['file']);
});

test('others may look into a shared folder', () => {
  const shared = join(root, 'shared');
  makeSharedFolder(shared);
  expect(modeOf(shared)).toBe((0o777 & ~process.umask()).toString(8));
});

test('a folder for temp files stays where the work is done, and is gone with all that is in it where it failed', async () => {
  vi.stubEnv('TMPDIR', root);
  const made = await inTempFolder('report-', (folder) => Promise.resolve(folder));
  expect([dirname(made), basename(made).slice(0, 7), modeOf(made)]).toEqual([root, 'report-', '700']);
  const failing = inTempFolder('gone-', (folder) => {
    writeFileSync(join(folder, 'inside'), '');
    return Promise.reject(new Error('the work failed'));
  });
  await expect(failing).rejects.toThrow('the work failed');
  expect(readdirSync(root).filter((name) => name.startsWith('gone-'))).toEqual([]);
});

test('where no folder for temp files can be made, that is said, with the way out', async () => {
  vi.stubEnv('TMPDIR', join(root, 'nothing'));
  const failing = inTempFolder('report-', () => Promise.resolve());
  await expect(failing).rejects.toThrow(/^no folder can be made in .*nothing, the folder for temp files: ENOENT$/);
});
