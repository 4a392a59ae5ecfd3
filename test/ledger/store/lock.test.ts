// Promise: one writer at a time; who waits, waits for a bounded time; a dead writer's lock stops nobody.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Failure } from '../../../src/errors.ts';
import type { Machine } from '../../../src/ledger/machine.ts';
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
    // A token that is no file name, or none of ours, or a longer file than any of ours.
    ...['../dead-token', 'dead', 'x'.repeat(65), 7].map((token) => holder({ token })),
    holder({ since: 'x'.repeat(4096) }),
    holder({ pid: '4194305' }),
    holder({ pid: -4_194_305 }),
    'mine!',
    '{}',
    'null',
    ' ',
  ]) {
    writeFileSync(lock, text);
    utimesSync(lock, 1, 1);
    expect(await refusal(), text).toMatch(/^locked: another writer holds the ledger: .*; waited 0 s$/);
    expect(readFileSync(lock, 'utf8')).toBe(text);
    expect(readdirSync(folder)).toEqual(['wang.yaml', 'wang.yaml.lock']);
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
  await withLock(path, { machine }, async () => {
    // It is held like any other.
    expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: process.pid });
    expect(readdirSync(folder)).toEqual(['wang.yaml', 'wang.yaml.lock']);
    expect(await refusal()).toMatch(/^locked/);
  });
  expect(readdirSync(folder)).toEqual(['wang.yaml']);
});

test('claims that dead ones left are removed, and nothing else', async () => {
  const stays = {
    'wang.yaml.lock.after-living-token': holder({ pid: process.pid, token: 'living-token-2' }),
    'wang.yaml.lock.after-elsewhere-0': holder({ host: 'elsewhere' }),
    'wang.yaml.lock.after-nobody-knows': 'not ours',
    'wang.yaml.lock.afterwards': holder(),
    'li.yaml.lock.after-dead-token-0': holder(),
  };
  for (const [name, text] of Object.entries(stays)) writeFileSync(join(folder, name), text);
  writeFileSync(`${lock}.after-dead-token-9`, holder());
  await withLock(path, { machine }, () => {
    expect(readdirSync(folder).sort()).toEqual([...Object.keys(stays), 'wang.yaml', 'wang.yaml.lock'].sort());
  });
});

test('a folder in the place of the lock is told, and left', async () => {
  mkdirSync(lock);
  expect(await refusal()).toMatch(/^is-a-folder/);
  expect(readdirSync(folder)).toEqual(['wang.yaml', 'wang.yaml.lock']);
});

test('an interruption lets go, and is of no interest afterwards', async () => {
  const forgotten = vi.fn<() => void>();
  let interrupt = (): void => {};
  const watched: Machine = {
    ...machine,
    onInterrupt: (cleanup) => {
      interrupt = cleanup;
      return forgotten;
    },
  };
  await withLock(path, { machine: watched }, () => {
    expect(existsSync(lock)).toBe(true);
    interrupt();
    expect(readdirSync(folder)).toEqual(['wang.yaml']);
    expect(forgotten).not.toHaveBeenCalled();
  });
  expect(forgotten).toHaveBeenCalledTimes(1);
  const failing = withLock(path, { machine: watched }, () => Promise.reject(new Error('at work')));
  await expect(failing).rejects.toThrow('at work');
  expect(forgotten).toHaveBeenCalledTimes(2);
});

test('an interruption leaves no half-written file of ours, at whatever moment, and none of others is touched', async () => {
  const ours = join(folder, `.wang.yaml.${machine.host.replaceAll(/[^A-Za-z0-9-]/g, '_')}.${machine.pid}.abcdefgh.tmp`);
  const others = ours.replace(`.${machine.pid}.`, `.${process.ppid}.`);
  const cleanups: (() => void)[] = [];
  const watched: Machine = { ...machine, onInterrupt: (cleanup) => (cleanups.push(cleanup), () => {}) };
  writeFileSync(others, 'x');
  await withLock(path, { machine: watched }, () => {
    writeFileSync(ours, 'half');
    for (const cleanup of cleanups) cleanup();
    expect(readdirSync(folder).sort()).toEqual([basename(others), 'wang.yaml'].sort());
  });
  // While it waits it is told to end as well, and another's lock stays.
  writeFileSync(lock, holder({ pid: process.pid }));
  await expect(withLock(path, { machine: watched, waitMs: 1 }, () => {})).rejects.toThrow('another writer');
  expect(cleanups).toHaveLength(2);
  cleanups[1]!();
  expect(existsSync(lock)).toBe(true);
});

test('work whose folder goes away is done all the same', async () => {
  expect(await withLock(path, { machine }, () => (remove(folder), 'done'))).toBe('done');
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
  const fields = readFileSync(`/proc/${process.pid}/stat`, 'latin1').split(') ').at(-1)!.split(' ');
  await withLock(path, { machine }, async () => {
    expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ space, began: fields[22 - 3] });
    expect(await refusal()).toMatch(/^locked/);
  });
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
