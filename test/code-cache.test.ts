// Promises: code kept from an earlier run is only ever what this source gives; whatever is wrong with it is a miss.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CompiledFiles, codeIn, keptBytes } from '../src/code-cache.ts';

let folder = '';
let kept = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'predict-code-'));
  kept = join(folder, 'kept');
  mkdirSync(kept);
});
afterEach(() => rmSync(folder, { recursive: true }));

const SOURCE = `const part = require('./part.cjs'); exports.path = require('node:path').sep;
exports.answer = (n) => part.double(n) + 1; exports.file = __filename; exports.folder = __dirname;`;
const PART_SOURCE = 'globalThis.timesRun = (globalThis.timesRun ?? 0) + 1; exports.double = (n) => 2 * n;';

const codeName = (file: string, source: string): string => `${file}.${source.length}.v1-x.code`;
const [MAIN, PART] = [codeName('main.cjs', SOURCE), codeName('part.cjs', PART_SOURCE)];

function build(source = SOURCE): void {
  writeFileSync(join(folder, 'main.cjs'), source);
  writeFileSync(join(folder, 'part.cjs'), PART_SOURCE);
}

interface Main {
  answer(n: number): number;
  path: string;
  file: string;
  folder: string;
}

/**
 * Runs the build and keeps what was compiled; gives the answer for `n`, what was found nothing kept of, and what was
 * learned.
 */
function run(node = 'v1-x', n = 4): { answer: number; fresh: string[]; learned: string[] } {
  const files = new CompiledFiles(folder, kept, node);
  const answer = (files.load('main.cjs') as Main).answer(n);
  const learned = files.learned();
  for (const { name, bytes } of learned) writeFileSync(join(kept, name), bytes);
  const names = learned.map(({ name }) => name);
  return { answer, fresh: names.filter((name) => runsOf(name) === 1), learned: names };
}

const runsOf = (name: string): number => readFileSync(join(kept, name)).at(-2)!;

it('runs each file once, with what a module of Node is given', () => {
  build();
  (globalThis as { timesRun?: number }).timesRun = 0;
  const files = new CompiledFiles(folder, kept, 'v1-x');
  const main = files.load('main.cjs') as Main;
  expect(main).toMatchObject({ path: '/', file: join(folder, 'main.cjs'), folder });
  expect(files.load('main.cjs')).toBe(main);
  files.load('part.cjs');
  expect((globalThis as { timesRun?: number }).timesRun).toBe(1);
});

it('takes what was kept, and nothing of another Node', () => {
  build();
  expect(run()).toMatchObject({ answer: 9, fresh: [MAIN, PART] });
  expect(run()).toMatchObject({ answer: 9, fresh: [] });
  expect(run('v2-x')).toMatchObject({ answer: 9, fresh: [MAIN, PART].map((name) => name.replace('v1', 'v2')) });
});

it('learns from the first four runs what they call, and writes no more after them', () => {
  build(`const rarely = (n) => n - 1; exports.answer = (n) => (n > 100 ? rarely(n) : n);`);
  const name = codeName('main.cjs', readFileSync(join(folder, 'main.cjs'), 'utf8'));
  const size = (): number => readFileSync(join(kept, name)).length;
  expect(run()).toMatchObject({ answer: 4, fresh: [name], learned: [name] });
  const first = size();
  expect(run('v1-x', 101)).toMatchObject({ answer: 100, fresh: [], learned: [name] });
  expect(size()).toBeGreaterThan(first);
  const second = size();
  // What the second run called is still there when the third has not called it.
  run();
  expect([size(), runsOf(name)]).toEqual([second, 3]);
  expect(run().learned).toEqual([name]);
  expect(run().learned).toEqual([]);
  expect(run('v1-x', 102)).toMatchObject({ answer: 101, learned: [] });
});

it('does not take code of another source, of the same length or not', () => {
  build();
  run();
  build(SOURCE.replace('+ 1', '+ 2'));
  expect(run()).toMatchObject({ answer: 10, fresh: [MAIN] });
  const longer = SOURCE.replace('+ 1', '* 100');
  build(longer);
  expect(run()).toMatchObject({ answer: 800, fresh: [codeName('main.cjs', longer)] });
  // Of two builds that are run by turns each keeps its own.
  build(SOURCE.replace('+ 1', '+ 2'));
  expect(run()).toMatchObject({ answer: 10, fresh: [] });
});

it('does not take damaged code: no byte of a kept file can be changed, no end be missing', () => {
  build();
  run();
  const path = join(kept, MAIN);
  const whole = readFileSync(path);
  const source = Buffer.from(SOURCE);
  expect(codeIn(whole, source)).toBeDefined();
  for (let at = 0; at < whole.length; at++) {
    const damaged = Buffer.from(whole);
    damaged[at]! ^= 1 << (at % 8);
    expect(codeIn(damaged, source), `byte ${at}`).toBeUndefined();
  }
  for (let length = 0; length < whole.length; length += 7)
    expect(codeIn(whole.subarray(0, length), source)).toBeUndefined();
  writeFileSync(path, whole.subarray(0, whole.length - 3));
  expect(run()).toMatchObject({ answer: 9, fresh: [MAIN] });
  // What V8 itself refuses is compiled again; it looks only at a source that it has not compiled in this process.
  const other = SOURCE.replace('+ 1', '+ 1000');
  build(other);
  const name = codeName('main.cjs', other);
  writeFileSync(join(kept, name), keptBytes({ code: Buffer.alloc(64), runs: 1 }, Buffer.from(other)));
  expect(run()).toMatchObject({ answer: 1008, fresh: [name] });
});
