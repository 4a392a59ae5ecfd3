// Promise: undo takes back our last write exactly, refuses when the file has changed since, and says what it took back.
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Failure } from '../../../src/errors.ts';
import { appendToEntry } from '../../../src/ledger/edit/edit.ts';
import { appendEntries } from '../../../src/ledger/edit/entries.ts';
import { addForecaster } from '../../../src/ledger/edit/forecaster.ts';
import { applyLines, byteChanges, combined, spanning } from '../../../src/ledger/edit/text.ts';
import type { Edit } from '../../../src/ledger/edit/text.ts';
import { changeLedger } from '../../../src/ledger/store/change.ts';
import { forget, readWrites, remember, sha256, stateFolder, undo, undoFile } from '../../../src/ledger/store/undo.ts';
import type { UndoWrite } from '../../../src/ledger/store/undo.ts';
import { ledgerOf } from '../../soak/ledgers.ts';
import { newFolder, remove } from '../../soak/start.ts';
import { decode, machine } from './machine.ts';

let folder: string;
let path: string;
let state: string;
const OLD = ledgerOf(3);

beforeEach(() => {
  folder = newFolder('undo');
  path = join(folder, 'wang.yaml');
  state = join(folder, 'state', 'predict');
  writeFileSync(path, OLD);
});
afterEach(() => remove(folder));

const now = (): string => readFileSync(path, 'utf8');
const back = (dryRun = false): ReturnType<typeof undo> => undo(path, { state, machine, decode, dryRun });

async function write(change: (text: string) => Edit, command: string): Promise<void> {
  await changeLedger(path, change, { machine, decode, validate: () => undefined, state, command, day: '2026-01-05' });
}

function writeOf(before: string, edit: Edit, command: string): UndoWrite {
  const changes = byteChanges(before, edit.lines);
  return { before: sha256(before), after: sha256(edit.text), day: '2026-01-05', command, changes };
}

async function codeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Failure) return error.problems[0]!.code;
    throw error;
  }
  return 'nothing was thrown';
}

const resolve =
  (id: string) =>
  (text: string): Edit =>
    appendToEntry(text, id, 'resolutions', { outcome: 'yes', known: '2025-12-31' });

test('write after write is taken back, the last one first, to the byte', async () => {
  const texts = [now()];
  await write(resolve('a-2'), 'resolve a-2 yes');
  texts.push(now());
  await write((text) => {
    const first = addForecaster(text, 'market', 'A market');
    return combined(
      text,
      first,
      appendToEntry(first.text, 'a-0', 'forecasts', { by: 'market', date: '2026-01-05', probability: 0.6 }),
    );
  }, 'forecast a-0 0.6');
  texts.push(now());
  await write((text) => appendEntries(text, [{ id: 'new', claim: 'It comes.', said: '2026-01-05' }]), 'add new');
  for (const command of ['add new', 'forecast a-0 0.6', 'resolve a-2 yes']) {
    const { write: last, edit } = await back();
    expect(last.command).toBe(command);
    expect(now()).toBe(texts.pop());
    expect(edit.text).toBe(now());
  }
  expect(now()).toBe(OLD);
  expect(await codeOf(back)).toBe('nothing-to-undo');
});

test('several changes, some before letters of more than a byte, are taken back and told by their lines', async () => {
  const before = '\u{feff}ä\nb\n中\nd\n𝄞\nlast';
  const after = '\u{feff}ä\nß\nnew\n中\n𝄞\n\nlast';
  writeFileSync(path, before);
  const lines = [
    { at: 2, removed: ['b\n'], added: ['ß\n', 'new\n'] },
    { at: 4, removed: ['d\n'], added: [] },
    { at: 6, removed: [], added: ['\n'] },
  ];
  expect(byteChanges(before, lines)).toEqual([
    { at: 6, removed: 'b\n', added: 7 },
    { at: 12, removed: 'd\n', added: 0 },
    { at: 19, removed: '', added: 1 },
  ]);
  await write(() => ({ text: after, lines }), 'any');
  expect(now()).toBe(after);
  const { edit } = await back();
  expect(now()).toBe(before);
  expect(edit.lines).toEqual([
    { at: 2, removed: ['ß\n', 'new\n'], added: ['b\n'] },
    { at: 5, removed: [], added: ['d\n'] },
    { at: 6, removed: ['\n'], added: [] },
  ]);
});

test('a dry run says what would be taken back', async () => {
  await write(resolve('a-2'), 'resolve a-2 yes');
  const { edit } = await back(true);
  expect(edit.lines[0]!.removed.join('')).toContain('- outcome: yes');
  expect(now()).not.toBe(OLD);
  expect(readWrites(state, path)).toHaveLength(1);
});

test('a file that has changed since is left alone', async () => {
  await write(resolve('a-2'), 'resolve a-2 yes');
  writeFileSync(path, `${now()}# by hand\n`);
  const text = now();
  expect(await codeOf(back)).toBe('ledger-changed');
  expect(now()).toBe(text);
});

test('a file that was changed by hand between two writes is taken back to there and no further', async () => {
  await write(resolve('a-2'), 'resolve a-2 yes');
  writeFileSync(path, `${now()}# by hand\n`);
  const text = now();
  await write(resolve('a-1'), 'resolve a-1 yes');
  await back();
  expect(now()).toBe(text);
  expect(await codeOf(back)).toBe('ledger-changed');
  expect(now()).toBe(text);
});

test('a write that was recorded and never made, and an undo that was made and never struck off, are passed over', async () => {
  await write(resolve('a-2'), 'resolve a-2 yes');
  const edit = resolve('a-1')(now());
  remember(state, path, writeOf(now(), edit, 'died'), machine);
  expect((await back()).write.command).toBe('resolve a-2 yes');
  expect(now()).toBe(OLD);
});

test('any change of lines is taken back exactly', async () => {
  const text = fc.array(fc.constantFrom('a\n', 'b\r\n', 'ä\n', '\n'), { maxLength: 12 }).map((lines) => lines.join(''));
  const end = fc.constantFrom('', 'last');
  await fc.assert(
    fc.asyncProperty(text, text, end, end, async (one, two, endOne, endTwo) => {
      fc.pre(one + endOne !== two + endTwo);
      rmSync(undoFile(state, path), { force: true });
      writeFileSync(path, one + endOne);
      await write((before) => spanning(before, two + endTwo), 'any');
      expect(now()).toBe(two + endTwo);
      const { edit } = await back();
      expect(now()).toBe(one + endOne);
      expect(edit.text).toBe(now());
      expect(applyLines(two + endTwo, edit.lines)).toBe(now());
    }),
    { numRuns: 60 },
  );
});

test('the record is private, small, without the ledger’s new text, and a damaged one is no error', async () => {
  await write(resolve('a-2'), 'resolve a-2 yes');
  const file = undoFile(state, path);
  expect(file).toBe(join(state, `${sha256(path)}.json`));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(state).mode & 0o777).toBe(0o700);
  expect(readFileSync(file, 'utf8')).not.toContain('outcome');
  for (const damage of ['', '{', '{"writes": 1}', '{"writes": [{"before": 1}]}']) {
    writeFileSync(file, damage);
    expect(await codeOf(back)).toBe('undo-damaged');
  }
  // The next write puts what is left of it aside.
  await write(resolve('a-1'), 'resolve a-1 yes');
  expect(readFileSync(`${file}.damaged`, 'utf8')).toBe('{"writes": [{"before": 1}]}');
  expect(readWrites(state, path)).toHaveLength(1);
  writeFileSync(file, 'again');
  await write(resolve('a-0'), 'resolve a-0 yes');
  expect(readFileSync(`${file}.damaged`, 'utf8')).toBe('{"writes": [{"before": 1}]}');
  expect(readFileSync(`${file}.damaged-2`, 'utf8')).toBe('again');
  rmSync(file);
  expect(await codeOf(back)).toBe('nothing-to-undo');
  const long = 'x'.repeat(900_000);
  const big = writeOf(long, spanning(long, 'y'), 'big');
  for (let index = 0; index < 6; index++) remember(state, path, { ...big, before: String(index) }, machine);
  expect(readWrites(state, path).map((one) => one.before)).toEqual(['2', '3', '4', '5']);
});

test('a record that is not whole is damaged, and nothing is taken back by it', async () => {
  await write(resolve('a-2'), 'resolve a-2 yes');
  const text = now();
  const file = undoFile(state, path);
  const record = JSON.parse(readFileSync(file, 'utf8')) as { writes: [UndoWrite] };
  const [whole] = record.writes;
  const [change] = whole.changes;
  const damaged: unknown[] = [
    null,
    'a',
    1,
    [],
    ...Object.keys(whole).map((key) => ({ ...whole, [key]: undefined })),
    ...Object.keys(whole).map((key) => ({ ...whole, [key]: 1 })),
    ...Object.keys(change!).map((key) => ({ ...whole, changes: [change, { ...change, [key]: undefined }] })),
    ...Object.keys(change!).map((key) => ({ ...whole, changes: [{ ...change, [key]: 0.5 }, change] })),
  ];
  for (const one of damaged)
    for (const writes of [[one], [one, whole], [whole, one]]) {
      writeFileSync(file, JSON.stringify({ ...record, writes }));
      expect(await codeOf(back), JSON.stringify(one)).toBe('undo-damaged');
    }
  writeFileSync(file, JSON.stringify(record));
  await back();
  expect(now()).toBe(OLD);
  expect(text).not.toBe(OLD);
});

test('a record that leads elsewhere than to what stood there before is not followed', async () => {
  await write(resolve('a-0'), 'resolve a-0 yes');
  const text = now();
  const file = undoFile(state, path);
  const record = readFileSync(file, 'utf8');
  for (const [from, to] of [
    [/"removed":"/, '"removed":"x'],
    [/"at":(\d+)/, '"at":1$1'],
    [/"added":(\d)/, '"added":2$1'],
    [/"before":"./, '"before":"x'],
    [/"after":"./, '"after":"x'],
  ] as const) {
    const other = record.replace(from, to);
    expect(other).not.toBe(record);
    writeFileSync(file, other);
    expect(await codeOf(back)).toBe('ledger-changed');
    expect(now()).toBe(text);
    expect(readFileSync(file, 'utf8')).toBe(other);
  }
});

test('what is taken back is struck off, under the lock; a dry run takes none', async () => {
  await write(resolve('a-2'), 'resolve a-2 yes');
  const onInterrupt = vi.fn<typeof machine.onInterrupt>(() => () => {});
  const watched = { state, machine: { ...machine, onInterrupt }, decode };
  await undo(path, { ...watched, dryRun: true });
  expect(onInterrupt).not.toHaveBeenCalled();
  await undo(path, watched);
  expect(onInterrupt).toHaveBeenCalledTimes(1);
  expect(readWrites(state, path)).toEqual([]);
  expect(await codeOf(() => undo(path, { ...watched, state: undefined }))).toBe('nothing-to-undo');
});

test('a change that is longer than all that is kept is kept alone; of a damaged record nothing is read', () => {
  const long = 'x'.repeat(5 * 1024 * 1024);
  const big = writeOf(long, spanning(long, 'y'), 'big');
  for (const before of ['1', '2']) remember(state, path, { ...big, before }, machine);
  expect(readWrites(state, path).map(({ before }) => before)).toEqual(['2']);
  writeFileSync(undoFile(state, path), '{');
  expect(readWrites(state, path)).toEqual([]);
});

test('two hundred writes are kept, and a write that was not made takes no other one with it', async () => {
  const made = writeOf('a\n', spanning('a\n', 'b\n'), 'made');
  const numbered = (index: number): UndoWrite => ({ ...made, command: String(index) });
  remember(state, path, made, machine);
  const file = undoFile(state, path);
  const record = JSON.parse(readFileSync(file, 'utf8')) as object;
  const writes = Array.from({ length: 200 }, (_, index) => numbered(index));
  writeFileSync(file, JSON.stringify({ ...record, writes }));
  remember(state, path, numbered(200), machine);
  expect(readWrites(state, path)).toEqual([...writes.slice(1), numbered(200)]);
  for (const other of [{ before: 'x' }, { after: 'x' }]) {
    forget(state, path, { ...made, ...other }, machine);
    expect(readWrites(state, path)).toHaveLength(200);
  }
  forget(state, path, numbered(200), machine);
  expect(readWrites(state, path)).toEqual(writes.slice(1));
});

test('where the records are kept', () => {
  expect(stateFolder({ XDG_STATE_HOME: '/s' }, '/home/me')).toBe('/s/predict');
  expect(stateFolder({ XDG_STATE_HOME: 'relative' }, '/home/me')).toBe('/home/me/.local/state/predict');
  expect(stateFolder({}, undefined)).toBeUndefined();
  expect(stateFolder({}, 'home/me')).toBeUndefined();
});
