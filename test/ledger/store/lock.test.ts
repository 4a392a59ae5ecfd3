// Promise: one writer at a time; who waits, waits for a bounded time; a dead writer's lock stops nobody.
import {
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Failure } from '../../../src/errors.ts';
import { withLock } from '../../../src/ledger/store/lock.ts';
import { bundleWorker, newFolder, remove, start } from '../../soak/start.ts';
import { machine } from './machine.ts';

let folder: string;
let path: string;
let lock: string;

beforeEach(() => {
  folder = newFolder('lock');
  path = join(folder, 'wang.yaml');
  lock = `${path}.lock`;
  writeFileSync(path, 'predict: 1\n');
});
afterEach(() => remove(folder));

const space = process.platform === 'linux' ? readlinkSync('/proc/self/ns/pid') : '';
const holder = (extra: object = {}): string =>
  // 2^22 is above any process id of Linux.
  JSON.stringify({
    pid: 4_194_305,
    host: machine.host,
    space,
    began: '',
    since: 'then',
    token: 'dead-token-0',
    ...extra,
  });

async function refusal(): Promise<string> {
  try {
    await withLock(path, { machine, waitMs: 60 }, () => undefined);
  } catch (error) {
    if (error instanceof Failure) return `${error.problems[0]!.code}: ${error.message}`;
    throw error;
  }
  return 'taken';
}

test('the lock says who holds it, and is gone afterwards, also when the work throws', async () => {
  await withLock(path, { machine }, () => {
    expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: process.pid, host: machine.host });
  });
  expect(readdirSync(folder)).toEqual(['wang.yaml']);
  const work = withLock(path, { machine }, () => Promise.reject(new Error('at work')));
  await expect(work).rejects.toThrow('at work');
  expect(readdirSync(folder)).toEqual(['wang.yaml']);
});

test('its holder can read the lock, whatever the umask', async () => {
  const umask = process.umask(0o777);
  try {
    await withLock(path, { machine }, () => expect(statSync(lock).mode & 0o777).toBe(0o400));
  } finally {
    process.umask(umask);
  }
  expect(readdirSync(folder)).toEqual(['wang.yaml']);
});

test('two in one process come one after the other', async () => {
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(`${name} in`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    order.push(`${name} out`);
  };
  await Promise.all([withLock(path, { machine }, work('a')), withLock(path, { machine }, work('b'))]);
  expect(order).toEqual(['a in', 'a out', 'b in', 'b out']);
});

test('a living holder, one on another host, and a lock of unknown make are waited for, named, and left', async () => {
  for (const text of [
    holder({ pid: process.pid }),
    holder({ host: 'elsewhere' }),
    holder({ space: 'pid:[1]' }),
    'mine!',
    '{}',
  ]) {
    writeFileSync(lock, text);
    expect(await refusal()).toMatch(/^locked: another writer holds the ledger/);
    expect(readFileSync(lock, 'utf8')).toBe(text);
  }
  writeFileSync(lock, holder({ pid: process.pid }));
  expect(await refusal()).toContain(`process ${process.pid} on ${machine.host}, since then`);
});

test('the lock of a dead process is taken over, with everything that dead ones left on the way', async () => {
  writeFileSync(lock, holder());
  expect(await refusal()).toBe('taken');
  writeFileSync(lock, holder());
  writeFileSync(`${lock}.after-dead-token-0`, holder({ token: 'dead-token-1' }));
  writeFileSync(`${lock}.after-dead-token-1`, holder({ token: 'dead-token-2' }));
  writeFileSync(`${lock}.after-dead-token-9`, holder({ token: 'dead-token-8' }));
  expect(await refusal()).toBe('taken');
  expect(readdirSync(folder)).toEqual(['wang.yaml']);
});

test('while a living process takes over, nobody else does', async () => {
  writeFileSync(lock, holder());
  writeFileSync(`${lock}.after-dead-token-0`, holder({ pid: process.pid, token: 'living-token' }));
  expect(await refusal()).toMatch(/^locked/);
  expect(existsSync(`${lock}.after-dead-token-0`)).toBe(true);
  expect(readFileSync(lock, 'utf8')).toBe(holder());
});

test.runIf(process.platform === 'linux')('a process id that is used again is another process', async () => {
  writeFileSync(lock, holder({ pid: process.pid, began: '1' }));
  expect(await refusal()).toBe('taken');
});

test('an empty lock is a dead writer once it is old', async () => {
  writeFileSync(lock, '');
  expect(await refusal()).toMatch(/^locked/);
  utimesSync(lock, 1, 1);
  expect(await refusal()).toBe('taken');
});

test('a lock that somebody else made in the meantime is not taken away', async () => {
  await withLock(path, { machine }, () => {
    rmSync(lock);
    writeFileSync(lock, holder({ host: 'elsewhere' }));
  });
  expect(readFileSync(lock, 'utf8')).toBe(holder({ host: 'elsewhere' }));
});

test('^C lets go and ends with 130', async () => {
  const program = await bundleWorker(join(folder, 'bin'));
  const run = start(program, { do: 'hold', path, ms: 20_000, rounds: 1 });
  await run.said('inside');
  expect(existsSync(lock)).toBe(true);
  run.child.kill('SIGINT');
  expect(await run.ended).toBe(130);
  expect(existsSync(lock)).toBe(false);
  expect(readFileSync(path, 'utf8')).toBe('predict: 1\n');
});

test('a link to what never ends in the place of the lock is left alone, and not read', async () => {
  const ledger = join(folder, 'locked.yaml');
  symlinkSync('/dev/zero', `${ledger}.lock`);
  const failed = withLock(ledger, { machine, waitMs: 20 }, () => 'done');
  await expect(failed).rejects.toMatchObject({ problems: [{ code: 'locked' }] });
});
