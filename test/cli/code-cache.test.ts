// Promises: a run with compiled code that was kept prints the same as one without; what cannot be kept, or is damaged, is
// no error. From Node 22.8 on Node keeps it, and nothing of ours is written.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ledgerOf } from '../soak/ledgers.ts';

const node = process.env['PREDICT_NODE'] ?? process.execPath;
const bin = resolve(import.meta.dirname, '../../bin/predict.js');
const keepsItself = spawnSync(node, ['-p', 'typeof require("node:module").enableCompileCache'], {
  encoding: 'utf8',
}).stdout.startsWith('function');

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'predict-code-'));
  writeFileSync(join(home, 'some.yaml'), ledgerOf(20));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const folder = (): string => join(home, '.cache', 'predict', 'code');
const kept = (): string[] => (existsSync(folder()) ? readdirSync(folder()).sort() : []);

function run(words: readonly string[], env: Record<string, string> = {}): { status: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(node, [bin, ...words], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: home, PREDICT_TODAY: '2026-11-22', ...env },
    cwd: home,
  });
  return { status, text: stdout + stderr };
}

const COMMANDS = [['list', '-f', 'some.yaml'], ['scorecard', '-f', 'some.yaml'], ['--help'], ['list', 'tag:none', '-f', 'some.yaml'], ['lsit']]; // prettier-ignore

it.skipIf(keepsItself)('prints the same at first, from what is kept, and when that is damaged', () => {
  const expected = COMMANDS.map((words) => run(words, { NODE_DISABLE_COMPILE_CACHE: '1' }));
  expect(kept()).toEqual([]);
  expect(expected.map(({ status }) => status)).toEqual([0, 0, 0, 0, 2]);
  expect(COMMANDS.map((words) => run(words))).toEqual(expected);
  expect(kept().length).toBeGreaterThan(4);
  expect(kept().filter((name) => !name.endsWith('.code'))).toEqual([]);
  const times = (): number[] => kept().map((name) => statSync(join(folder(), name)).mtimeMs);
  // The first four runs of a command add to what is kept; later ones leave it.
  for (let round = 2; round <= 4; round++) expect(COMMANDS.map((words) => run(words))).toEqual(expected);
  const before = times();
  expect(COMMANDS.map((words) => run(words))).toEqual(expected);
  expect(times()).toEqual(before);
  for (const name of kept()) {
    const bytes = readFileSync(join(folder(), name));
    for (let at = 100; at < bytes.length; at += 1000) bytes[at]! ^= 0xff;
    writeFileSync(join(folder(), name), bytes);
  }
  expect(COMMANDS.map((words) => run(words))).toEqual(expected);
});

it.skipIf(keepsItself)('keeps nothing where nothing is to be kept', () => {
  run(COMMANDS[0]!, { PREDICT_NO_CACHE: '1' });
  run(COMMANDS[0]!, { NODE_DISABLE_COMPILE_CACHE: '1' });
  run(['--version']);
  expect(existsSync(join(home, '.cache'))).toBe(false);
});

it.skipIf(keepsItself)('takes and keeps no code where somebody else may write', () => {
  mkdirSync(folder(), { recursive: true });
  chmodSync(folder(), 0o777);
  expect(run(COMMANDS[0]!)).toMatchObject({ status: 0 });
  expect(kept()).toEqual([]);
  chmodSync(folder(), 0o700);
  run(COMMANDS[0]!);
  expect(kept().length).toBeGreaterThan(4);
});

it('runs where nothing can be written', () => {
  writeFileSync(join(home, '.cache'), 'no folder');
  expect(run(COMMANDS[0]!)).toMatchObject({ status: 0 });
});

it('runs where there is no home', () => {
  const { status } = run(COMMANDS[0]!, { HOME: '/dev/null', XDG_CACHE_HOME: '/dev/null/cache' });
  expect(status).toBe(0);
});

it.runIf(keepsItself)(
  'leaves it to a Node that keeps compiled code itself, in a folder that nobody else writes to',
  () => {
    const inTemp = (env: Record<string, string>): string[] => {
      const temp = mkdtempSync(join(home, 'temp-'));
      expect(run(COMMANDS[0]!, { TMPDIR: temp, ...env })).toMatchObject({ status: 0 });
      return readdirSync(temp);
    };
    expect(inTemp({ PREDICT_NO_CACHE: '1' })).toEqual([]);
    expect(existsSync(folder())).toBe(false);
    expect(inTemp({})).toEqual([]);
    expect(statSync(folder()).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder())).toHaveLength(1);
    rmSync(folder(), { recursive: true });
    mkdirSync(folder());
    chmodSync(folder(), 0o777);
    expect(inTemp({})).toEqual([]);
    expect(readdirSync(folder())).toEqual([]);
  },
);
