// Promise: the cache says of exactly these bytes that they were read without a fault; any damage to it is a miss.
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cacheFolder } from '../../../src/ledger/cache/cache-folder.ts';
import { contentKey, isKnownSound, markSound } from '../../../src/ledger/cache/known-sound.ts';
import { readCached, writeCached } from '../../../src/ledger/cache/store-cache.ts';
import { newFolder, remove } from '../../soak/start.ts';
import { machine } from '../store/machine.ts';

let folder: string;
let cache: string;

beforeEach(() => {
  folder = newFolder('cache');
  cache = join(folder, 'predict');
});
afterEach(() => remove(folder));

test('where the cache is', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/c' }, '/home/me')).toBe('/c/predict');
  expect(cacheFolder({ XDG_CACHE_HOME: 'c' }, '/home/me')).toBe('/home/me/.cache/predict');
  expect(cacheFolder({}, '/home/me')).toBe('/home/me/.cache/predict');
  expect(cacheFolder({}, undefined)).toBeUndefined();
  expect(cacheFolder({}, 'home/me')).toBeUndefined();
  expect(cacheFolder({ PREDICT_NO_CACHE: '1', XDG_CACHE_HOME: '/c' }, '/home/me')).toBeUndefined();
  expect(cacheFolder({ PREDICT_NO_CACHE: '0' }, '/home/me')).toBe('/home/me/.cache/predict');
  expect(cacheFolder({ PREDICT_NO_CACHE: '' }, '/home/me')).toBe('/home/me/.cache/predict');
});

describe('the key', () => {
  const records = [
    { file: 'seeds/a.yaml', text: 'id: a\n' },
    { file: 'seeds/b.yaml', text: 'id: b\n' },
  ];
  const key = contentKey('abc', records);

  test('is the same for the same ledger and records, wherever they are read from', () => {
    expect(contentKey('abc', records.map(({ file, text }) => ({ file: `../elsewhere/${file}`, text })))).toBe(key); // prettier-ignore
  });

  test.each([
    ['another ledger', 'abd', records],
    ['a record that says something else', 'abc', [records[0]!, { ...records[1]!, text: 'id: c\n' }]],
    ['a record under another name', 'abc', [records[0]!, { ...records[1]!, file: 'seeds/c.yaml' }]],
    ['a record less', 'abc', [records[0]!]],
    ['none', 'abc', []],
    ['two records with their texts exchanged', 'abc', [{ file: 'a.yaml', text: 'id: b\n' }, { file: 'b.yaml', text: 'id: a\n' }]],
  ] as const)('is another one for %s', (_name, ledger, others) => {
    expect(contentKey(ledger, others)).not.toBe(key);
  }); // prettier-ignore
});

describe('a mark', () => {
  test('is found again, and only it', () => {
    expect(isKnownSound(cache, 'a')).toBe(false);
    markSound(cache, 'a', machine);
    expect(isKnownSound(cache, 'a')).toBe(true);
    expect(isKnownSound(cache, 'b')).toBe(false);
    expect(readdirSync(cache)).toEqual(['a.sound']);
  });

  test.each(['', 'read', '\0'.repeat(47), 'read whole by the fast reader, without a fault\n1234 line feeds: 1234\n'])(
    'that was damaged to %j is none',
    (content) => {
      markSound(cache, 'a', machine);
      writeFileSync(join(cache, 'a.sound'), content);
      expect(isKnownSound(cache, 'a')).toBe(false);
      markSound(cache, 'a', machine);
      expect(isKnownSound(cache, 'a')).toBe(true);
    },
  );

  test('that is a folder, or stands behind a file, is none, and nothing is thrown', () => {
    mkdirSync(join(cache, 'a.sound'), { recursive: true });
    markSound(cache, 'a', machine);
    expect(isKnownSound(cache, 'a')).toBe(false);
    rmSync(cache, { recursive: true });
    writeFileSync(cache, 'in the way');
    markSound(cache, 'a', machine);
    expect(isKnownSound(cache, 'a')).toBe(false);
    expect(readFileSync(cache, 'utf8')).toBe('in the way');
  });

  test('is not kept where there is no cache, or none that may be written', () => {
    markSound(undefined, 'a', machine);
    expect(isKnownSound(undefined, 'a')).toBe(false);
    chmodSync(folder, 0o555);
    markSound(cache, 'a', machine);
    chmodSync(folder, 0o755);
    // The superuser may write anywhere.
    expect(isKnownSound(cache, 'a')).toBe(process.getuid?.() === 0);
  });
});

test('at most so many files of a kind stay, the youngest; others are left alone', () => {
  mkdirSync(cache);
  writeFileSync(join(cache, 'other.columns'), 'x');
  for (let index = 0; index < 20; index++) {
    const path = join(cache, `${String(index).padStart(2, '0')}.sound`);
    writeFileSync(path, 'x');
    utimesSync(path, 1000 + index, 1000 + index);
  }
  const stale = join(cache, `.a.sound.${machine.host}.4194305.abcdefgh.tmp`);
  writeFileSync(stale, 'x');
  utimesSync(stale, 1, 1);
  writeCached(cache, 'new.sound', 'y', machine, 8);
  expect(readdirSync(cache)).toEqual(['15.sound', '16.sound', '17.sound', '18.sound', '19.sound', 'new.sound', 'other.columns']); // prettier-ignore
  expect(readCached(cache, 'new.sound')?.toString()).toBe('y');
  expect(readCached(cache, '00.sound')).toBeUndefined();
});
