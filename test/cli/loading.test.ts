// Promises: a change of an entry of a sound ledger loads yaml for its lines, and neither zod nor any prompt; list loads neither
// yaml nor what of Node is slow to load.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ledgerOf } from '../soak/ledgers.ts';

const folder = mkdtempSync(join(tmpdir(), 'predict-loading-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Something that stands in the code of each library. */
const MARKS = {
  yaml: 'YAMLParseError',
  zod: 'ZodMiniType',
  clack: 'clack',
  csv: 'escape_formulas',
  chalk: 'modifier:{reset',
};

interface Run {
  stdout: string;
  stderr: string;
  /** Our files, without the fingerprints in their names, and the parts of Node. */
  files: string[];
  builtins: string[];
  code: string[];
}

function run(...words: string[]): Run {
  const spy = join(folder, 'spy.cjs');
  writeFileSync(
    spy,
    `process.on('exit', () => require('fs').writeSync(1, 'LOADED' + JSON.stringify([Object.keys(require.cache), process.moduleLoadList])));`,
  );
  const bin = resolve(import.meta.dirname, '../../bin/predict.js');
  // So that Node loads the files, and says which.
  const env = { PATH: process.env['PATH'], HOME: folder, NODE_DISABLE_COMPILE_CACHE: '1' };
  const { stdout, stderr } = spawnSync(process.execPath, ['-r', spy, bin, ...words], {
    encoding: 'utf8',
    env,
    timeout: 100_000,
  });
  const [out = '', loaded = '[[], []]'] = stdout.split('LOADED');
  const [files, builtins] = JSON.parse(loaded) as [string[], string[]];
  const chunks = files.filter((file) => file.endsWith('.cjs') && file !== spy);
  return {
    stdout: out,
    stderr,
    files: chunks.map((file) => basename(file, '.cjs').replace(/^chunk-(.*)-.{8}$/, '$1')).sort(),
    builtins: builtins.map((name) => name.replace('NativeModule ', '')),
    code: chunks.map((file) => readFileSync(file, 'utf8')),
  };
}

const SLOW = ['child_process', 'crypto', 'net', 'readline', 'stream', 'tty', 'worker_threads', 'zlib'];

test('list', () => {
  const path = join(folder, 'listed.yaml');
  writeFileSync(path, ledgerOf(20));
  const { stdout, files, builtins, code } = run('list', '--ledger', path);
  expect(stdout.split('\n')).toHaveLength(21);
  expect(files).toEqual(['cli', 'list', 'read', 'rolldown-runtime', 'start', 'world']);
  expect(SLOW.filter((name) => builtins.includes(name))).toEqual([]);
  expect(Object.entries(MARKS).filter(([, mark]) => code.some((text) => text.includes(mark)))).toEqual([]);
});

test('list and scorecard of what was read before', () => {
  const path = join(folder, 'long.yaml');
  writeFileSync(path, ledgerOf(400));
  run('list', '--ledger', path);
  const { stdout, files, builtins } = run('list', '--ledger', path);
  expect(stdout.split('\n')).toHaveLength(401);
  expect(SLOW.filter((name) => builtins.includes(name))).toEqual([]);
  expect(files).toEqual(['cli', 'kept', 'list', 'rolldown-runtime', 'start', 'world']);
  const card = run('scorecard', '--ledger', path);
  expect(card.stdout).toContain('400 predictions');
  expect(SLOW.filter((name) => card.builtins.includes(name))).toEqual([]);
  expect(card.files).toEqual(['card', 'cli', 'kept', 'list', 'rolldown-runtime', 'scores', 'start', 'world']);
});

test.each([
  ['show', ['a-7']],
  ['log', []],
  ['report', []],
  ['export', ['csv-predictions']],
  ['tags', []],
  ['forecasters', []],
  ['sources', []],
  ['graders', []],
])('%s loads nothing of what changes a ledger, and only a report what works out a scorecard', (command, words) => {
  const path = join(folder, 'shown.yaml');
  writeFileSync(path, ledgerOf(20));
  const { stdout, files } = run(command, ...words, '--ledger', path);
  expect(stdout).not.toBe('');
  expect(files).toContain('list');
  expect(files.filter((file) => ['change', 'yaml', 'late-width'].includes(file))).toEqual([]);
  expect(files.includes('card')).toBe(command === 'report');
});

test('check of a long ledger reads half of it on another processor, and misses nothing of either half', () => {
  const path = join(folder, 'longer.yaml');
  const entries = ledgerOf(4000).split('\n\n');
  for (const index of [7, 3990]) entries[index] = entries[index]!.replace('65%', '3:2');
  writeFileSync(path, entries.join('\n\n'));
  const found = join(folder, 'found.json');
  const { builtins } = run('check', '--ledger', path, '--json', '--output', found);
  const { problems } = JSON.parse(readFileSync(found, 'utf8')) as { problems: { code: string; message: string }[] };
  const quotes = problems.filter(({ code }) => code === 'needs-quotes').map(({ message }) => message);
  expect(quotes).toEqual(Array.from({ length: 2 }, () => 'readers of YAML 1.1 take 3:2 for a number'));
  expect(builtins.includes('worker_threads')).toBe(availableParallelism() > 1);
});

test('every file of the build', () => {
  const dist = resolve(import.meta.dirname, '../../dist');
  const files = readdirSync(dist).filter((name) => name.endsWith('.cjs'));
  expect(files.length).toBeGreaterThan(40);
  const all = files.map((name) => readFileSync(join(dist, name), 'utf8'));
  expect(Object.values(MARKS).filter((mark) => !all.some((code) => code.includes(mark)))).toEqual([]);
  // One other letter makes a file a text of two bytes a letter.
  expect(files.filter((_, index) => /[\u0080-\uffff]/.test(all[index]!))).toEqual([]);
  const script = `for (const file of ${JSON.stringify(files)}) require(${JSON.stringify(dist)} + '/' + file);`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
    timeout: 100_000,
  });
  expect([status, stderr]).toEqual([0, '']);
});

test('--version', () => {
  const { stdout, files, builtins } = run('--version');
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(files).toEqual(['start']);
  expect(SLOW.filter((name) => builtins.includes(name))).toEqual([]);
});

/** The libraries whose code a run loads, by what stands in the files. */
function loadedBy(...words: string[]): string[] {
  const { stderr, code } = run(...words);
  expect(stderr).toMatch(/^written: /);
  return Object.entries(MARKS).flatMap(([name, mark]) => (code.some((text) => text.includes(mark)) ? [name] : []));
}

test.each([
  ['resolve', ['resolve', 'a-7', 'yes', '--why', 'So it was.']],
  ['forecast', ['forecast', 'a-7', '70%']],
  ['note', ['note', 'a-7', 'Seen.']],
  ['add', ['add', '--claim', 'It rains on 5 May 2026.']],
])('%s', (_name, words) => {
  const path = join(folder, 'predictions.yaml');
  writeFileSync(path, ledgerOf(20));
  expect(loadedBy(...words, '--ledger', path, '--today', '2026-03-10')).toEqual(['yaml']);
});
