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
  utimesSync,
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
const inCode = (): string[] => readdirSync(folder(), { recursive: true, encoding: 'utf8' });
const kept = (): string[] => (existsSync(folder()) ? readdirSync(folder()).sort() : []);

function run(words: readonly string[], env: Record<string, string> = {}): { status: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(node, [bin, ...words], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: home, PREDICT_TODAY: '2026-11-22', ...env },
    cwd: home,
    timeout: 100_000,
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

it('takes and keeps no code where somebody else may write', () => {
  mkdirSync(folder(), { recursive: true });
  chmodSync(folder(), 0o777);
  expect(run(COMMANDS[0]!)).toMatchObject({ status: 0 });
  expect(kept()).toEqual([]);
  chmodSync(folder(), 0o700);
  run(COMMANDS[0]!);
  expect(inCode().length).toBeGreaterThan(4);
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
  'has Node keep it in our folder, which nobody else can write to, and not among temp files',
  () => {
    const temp = join(home, 'temp');
    mkdirSync(temp);
    run(COMMANDS[0]!, { TMPDIR: temp, PREDICT_NO_CACHE: '1' });
    run(COMMANDS[0]!, { TMPDIR: temp, NODE_DISABLE_COMPILE_CACHE: '1' });
    expect(existsSync(join(home, '.cache'))).toBe(false);
    const first = spawnSync('sh', ['-c', `umask 002; exec "${node}" "${bin}" list -f some.yaml`], {
      encoding: 'utf8',
      cwd: home,
      env: { PATH: process.env['PATH'], HOME: home, TMPDIR: temp, PREDICT_TODAY: '2026-11-22' },
    });
    expect(first.status).toBe(0);
    expect(statSync(folder()).mode & 0o777).toBe(0o700);
    expect(inCode().length).toBeGreaterThan(4);
    expect(readdirSync(temp)).toEqual([]);
    const before = inCode();
    expect(run(COMMANDS[0]!, { TMPDIR: temp })).toEqual({ status: 0, text: first.stdout + first.stderr });
    expect(inCode()).toEqual(before);
  },
);

it.runIf(keepsItself)('leaves it to Node where that was told a folder', () => {
  run(COMMANDS[0]!, { NODE_COMPILE_CACHE: join(home, 'named') });
  expect(readdirSync(join(home, 'named'))).toHaveLength(1);
  expect(existsSync(join(home, '.cache'))).toBe(false);
});

it.runIf(keepsItself)('removes code of files that are gone, the oldest first', () => {
  run(COMMANDS[0]!);
  const [place] = readdirSync(folder());
  const inUse = join(folder(), place!);
  const now = readdirSync(inUse);
  for (let index = 0; index < 300; index++) {
    const path = join(inUse, `old-${index}`);
    writeFileSync(path, '');
    utimesSync(path, index, index);
  }
  run(COMMANDS[0]!);
  const left = readdirSync(inUse);
  expect(left.length).toBeLessThan(200);
  expect(left).toEqual(expect.arrayContaining([...now, 'old-299']));
  expect(left).not.toContain('old-0');
});

it.runIf(keepsItself)('keeps nothing in a folder that others may write to, nor among temp files', () => {
  const temp = mkdtempSync(join(home, 'temp-'));
  run(COMMANDS[0]!, { TMPDIR: temp });
  rmSync(folder(), { recursive: true });
  mkdirSync(folder());
  chmodSync(folder(), 0o777);
  expect(run(COMMANDS[0]!, { TMPDIR: temp })).toMatchObject({ status: 0 });
  expect(readdirSync(folder())).toEqual([]);
  expect(readdirSync(temp)).toEqual([]);
});
