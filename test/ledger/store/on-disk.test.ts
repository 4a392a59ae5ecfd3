// Promise: when the system has taken a change it is on the disk, in an order in which no power cut loses both the old
// and the new; and a system that takes a few bytes at a time gets all of them.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import type * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { spanning } from '../../../src/ledger/edit/text.ts';
import { changeLedger } from '../../../src/ledger/store/change.ts';
import { refuseUnwritable, replaceFile, replaceParts } from '../../../src/ledger/store/store.ts';
import type { Expected } from '../../../src/ledger/store/store.ts';
import { readWrites } from '../../../src/ledger/store/undo.ts';
import { newFolder, remove } from '../../soak/start.ts';
import { decode, machine } from './machine.ts';

/** What the system was asked for, by file name; the ledger's folder is `.`, a temp file `tmp`. */
const system = vi.hoisted(() => ({
  folder: '',
  calls: [] as string[],
  open: new Map<number, string>(),
  /** The errors that a call gives. */
  faults: {} as Record<string, string>,
  /** What happens when the new file is about to be put in place. */
  meanwhile: undefined as (() => void) | undefined,
  /** How many bytes it takes at a time. */
  most: Infinity,
}));

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  const short = (path: string): string => {
    if (path === system.folder) return '.';
    return path.endsWith('.tmp') ? 'tmp' : path.slice(path.lastIndexOf('/') + 1);
  };
  const faultOf = (call: string): Error | null => {
    const code = system.faults[call];
    return code === undefined ? null : Object.assign(new Error(code), { code });
  };
  const seen = (what: string, descriptor: number): Error | null => {
    const name = system.open.get(descriptor);
    const call = `${what} ${name}`;
    if (name !== undefined && system.calls.at(-1) !== call) system.calls.push(call);
    return faultOf(call);
  };
  return {
    ...real,
    accessSync: (path: string, mode: number) => {
      const fault = faultOf(`access ${short(path)}`);
      if (fault) throw fault;
      real.accessSync(path, mode);
    },
    openSync: (path: string, flags: string, mode?: number) => {
      const fault = faultOf(`open ${short(path)}`);
      if (fault) throw fault;
      const descriptor = real.openSync(path, flags, mode);
      system.open.set(descriptor, short(path));
      return descriptor;
    },
    closeSync: (descriptor: number) => {
      system.open.delete(descriptor);
      real.closeSync(descriptor);
    },
    writeSync: (descriptor: number, bytes: Uint8Array, at: number) => {
      const fault = seen('write', descriptor);
      if (fault) throw fault;
      return real.writeSync(descriptor, bytes, at, Math.min(system.most, bytes.length - at));
    },
    writev: (descriptor: number, parts: Uint8Array[], at: null, done: (error: Error | null, count: number) => void) => {
      const fault = seen('write', descriptor);
      const all = Buffer.concat(parts);
      if (fault) done(fault, 0);
      else real.write(descriptor, all, 0, Math.min(system.most, all.length), at, done);
    },
    fsyncSync: (descriptor: number) => {
      const fault = seen('sync', descriptor);
      if (fault) throw fault;
      real.fsyncSync(descriptor);
    },
    fsync: (descriptor: number, done: (error: Error | null) => void) => {
      const fault = seen('sync', descriptor);
      if (fault) done(fault);
      else real.fsync(descriptor, done);
    },
    renameSync: (from: string, to: string) => {
      if (short(to) === 'tmp') system.meanwhile?.();
      system.calls.push(`rename ${short(from)} ${short(to)}`);
      real.renameSync(from, to);
    },
    linkSync: (from: string, to: string) => {
      system.calls.push(`link ${short(from)} ${short(to)}`);
      real.linkSync(from, to);
    },
  };
});

const OLD = Buffer.from('one\n');
const NEW = Buffer.from('one\ntwo\n');

let folder: string;
let path: string;
beforeEach(() => {
  folder = newFolder('on-disk');
  path = join(folder, 'some.yaml');
  writeFileSync(path, OLD);
  Object.assign(system, { folder, calls: [], open: new Map(), faults: {}, meanwhile: undefined, most: Infinity });
});
afterEach(() => {
  remove(folder);
  if (system.open.size > 0) throw new Error(`left open: ${[...system.open.values()].join(', ')}`);
});

const goesOn = { goesOn: () => true, record: () => system.calls.push('on record') };
const inParts = (): Promise<boolean> => replaceParts(path, [NEW.subarray(0, 3), NEW.subarray(3)], OLD, machine, goesOn);
const state = (): string => join(folder, 'state');
const change = (): ReturnType<typeof changeLedger> =>
  changeLedger(path, (text) => spanning(text, NEW.toString()), {
    machine,
    decode,
    validate: () => undefined,
    state: state(),
    command: 'any',
    day: '2026-01-05',
  });

describe('the bytes are on the disk before their name is, and the name before it is said', () => {
  test.each<[string, Expected, string[]]>([
    ['in the place of bytes that are known', OLD, ['rename tmp tmp', 'rename tmp some.yaml']],
    ['in the place of anything', 'any', ['rename tmp some.yaml']],
  ])('%s', (_, expected, renames) => {
    replaceFile(path, NEW, expected, machine);
    expect(system.calls).toEqual(['write tmp', 'sync tmp', ...renames, 'sync .']);
  });

  test('where there was nothing', () => {
    replaceFile(join(folder, 'new.yaml'), NEW, 'absent', machine);
    expect(system.calls).toEqual(['write tmp', 'sync tmp', 'link tmp new.yaml', 'sync .']);
  });

  test('in parts', async () => {
    expect(await inParts()).toBe(true);
    const renames = ['rename tmp tmp', 'rename tmp some.yaml'];
    expect(system.calls).toEqual(['write tmp', 'sync tmp', 'on record', ...renames, 'sync .']);
  });

  test('and the way back before both', async () => {
    await change();
    const calls = system.calls.map((call) => call.replace(/\w{64}/, 'record'));
    const renames = ['rename tmp tmp', 'rename tmp some.yaml'];
    expect(calls[0]).toBe('link tmp some.yaml.lock');
    expect(calls.slice(1, 5)).toEqual(['write tmp', 'sync tmp', 'rename tmp record.json', 'sync state']);
    expect(calls.slice(5)).toEqual(['write tmp', 'sync tmp', ...renames, 'sync .']);
  });
});

test.each([1, 3, 7])('all bytes are written where %i are taken at a time', async (most) => {
  system.most = most;
  replaceFile(path, NEW, OLD, machine);
  expect(readFileSync(path)).toEqual(NEW);
  writeFileSync(path, OLD);
  await inParts();
  expect(readFileSync(path)).toEqual(NEW);
});

describe('nothing is replaced, and nothing is left behind', () => {
  const isAsItWas = (): void => {
    expect(readFileSync(path)).toEqual(OLD);
    expect(readdirSync(folder)).toEqual(['some.yaml']);
  };

  test.each([
    ['write tmp', 'ENOSPC', 'disk-full'],
    ['sync tmp', 'ENOSPC', 'disk-full'],
    ['sync tmp', 'EIO', 'cannot-write'],
  ])('where the system says of "%s": %s', async (call, fault, code) => {
    system.faults = { [call]: fault };
    const told = expect.objectContaining({ problems: [expect.objectContaining({ code })] });
    await expect(inParts()).rejects.toEqual(told);
    isAsItWas();
    for (const expected of [OLD, 'any'] as const) {
      expect(() => replaceFile(path, NEW, expected, machine)).toThrow(told);
      isAsItWas();
    }
    expect(() => replaceFile(join(folder, 'new.yaml'), NEW, 'absent', machine)).toThrow(told);
    isAsItWas();
  });

  test('where the rights do not suffice, which is said before too', () => {
    const told = (code: string, hints: number): unknown =>
      expect.objectContaining({
        problems: [expect.objectContaining({ code, hints: Array<unknown>(hints).fill(expect.any(String)) })],
      });
    system.faults = { 'access some.yaml': 'EACCES' };
    expect(() => replaceFile(path, NEW, OLD, machine)).toThrow(told('file-read-only', 1));
    expect(() => refuseUnwritable(path)).toThrow(told('file-read-only', 1));
    system.faults = { 'access .': 'EACCES', 'access dev': 'EACCES' };
    // Nothing is said of the ledger: it may be another file.
    for (const name of ['some.yaml', 'new.yaml'])
      expect(() => refuseUnwritable(join(folder, name))).toThrow(told('folder-not-writable', 1));
    refuseUnwritable('/dev/null');
    isAsItWas();
  });

  test('where somebody saves at the last moment', async () => {
    const saved = Buffer.from('one\nother\n');
    system.meanwhile = () => writeFileSync(path, saved);
    for (const replace of [() => replaceFile(path, NEW, OLD, machine), inParts]) {
      writeFileSync(path, OLD);
      await expect((async () => replace())()).rejects.toThrow('saved by somebody else');
      expect(readFileSync(path)).toEqual(saved);
      expect(readdirSync(folder)).toEqual(['some.yaml']);
    }
  });
});

describe('a folder that cannot be synced', () => {
  test.each(['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM', 'EACCES', 'EBADF'])(
    'is no fault where the system has no such thing (%s)',
    (fault) => {
      for (const call of ['sync .', 'open .']) {
        system.faults = { [call]: fault };
        writeFileSync(path, OLD);
        replaceFile(path, NEW, OLD, machine);
        expect(readFileSync(path)).toEqual(NEW);
      }
    },
  );

  test('is told where the disk is at fault, and what was written can be undone', async () => {
    system.faults = { 'sync .': 'EIO' };
    const told = { problems: [{ code: 'not-synced' }] };
    await expect(change()).rejects.toMatchObject(told);
    expect(readFileSync(path)).toEqual(NEW);
    expect(readWrites(state(), path)).toHaveLength(1);
    writeFileSync(path, OLD);
    await expect(inParts()).rejects.toMatchObject(told);
    expect(readFileSync(path)).toEqual(NEW);
  });
});
