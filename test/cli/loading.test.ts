// Promise: a change of an entry of a sound ledger loads yaml for its lines, and neither zod nor any prompt.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ledgerOf } from '../soak/ledgers.ts';

const folder = mkdtempSync(join(tmpdir(), 'predict-loading-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Something that stands in the code of each library. */
const MARKS = { yaml: 'parseDocument(', zod: 'ZodType', clack: 'clack', csv: 'csv-stringify', dates: 'formatDistance' };

/** The libraries whose code a run loads, by what stands in the files. */
function loadedBy(...words: string[]): string[] {
  const spy = join(folder, 'spy.cjs');
  writeFileSync(spy, `process.on('exit', () => console.log('LOADED' + JSON.stringify(Object.keys(require.cache))));`);
  const bin = resolve(import.meta.dirname, '../../bin/predict.js');
  const env = { PATH: process.env['PATH'], HOME: folder };
  const { stdout, stderr } = spawnSync(process.execPath, ['-r', spy, bin, ...words], { encoding: 'utf8', env });
  expect(stderr).toMatch(/^written: /);
  const files = JSON.parse(/^LOADED(.*)$/m.exec(stdout)![1]!) as string[];
  const code = files.filter((file) => file.endsWith('.cjs')).map((file) => readFileSync(file, 'utf8'));
  return Object.entries(MARKS).flatMap(([name, mark]) => (code.some((text) => text.includes(mark)) ? [name] : []));
}

test.each([
  ['resolve', ['resolve', 'a-7', 'yes', '--why', 'So it was.']],
  ['forecast', ['forecast', 'a-7', '70%']],
  ['note', ['note', 'a-7', 'Seen.']],
])('%s', (_name, words) => {
  const path = join(folder, 'predictions.yaml');
  writeFileSync(path, ledgerOf(20));
  expect(loadedBy(...words, '--ledger', path, '--today', '2026-03-10')).toEqual(['yaml']);
});
