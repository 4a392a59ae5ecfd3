// Promise: many writers at once lose nothing, and a dead writer's lock stops nobody and lets nobody in twice.
import { mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { entryId } from '../../src/commands/input/entry-id.ts';
import { appendToEntry } from '../../src/ledger/edit/edit.ts';
import { appendEntries } from '../../src/ledger/edit/entries.ts';
import { readWrites } from '../../src/ledger/store/undo.ts';
import { machine } from '../ledger/store/machine.ts';
import { entryWith, ledgerOf, resolutionBy } from './ledgers.ts';
import { bundleWorker, newFolder, remove, start } from './start.ts';

const SOAK = Boolean(process.env['SOAK']);
const WRITERS = SOAK ? 40 : 12;
const ROUNDS = SOAK ? 10 : 1;
const TIMEOUT = SOAK ? 900_000 : 60_000;

let folder: string;
let program: string;
beforeAll(async () => {
  folder = newFolder('writers');
  program = await bundleWorker(join(folder, 'bin'));
});
afterAll(() => remove(folder));

function newLedger(name: string, text: string): string {
  mkdirSync(join(folder, name));
  const path = join(folder, name, 'wang.yaml');
  writeFileSync(path, text);
  return path;
}

test.each(['whole', 'alone'])(
  `${WRITERS} writers at once, read %s: ${WRITERS} resolutions`,
  async (way) => {
    let kept = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const before = ledgerOf(WRITERS);
      const name = `many-${way}-${round}`;
      const path = newLedger(name, before);
      const state = join(folder, `${name}-state`, 'predict');
      const cache = way === 'alone' ? { cache: join(folder, `${name}-cache`, 'predict') } : {};
      const runs = Array.from({ length: WRITERS }, (_, index) =>
        start(program, { do: 'resolve', path, state, ids: [`a-${index}`], by: 'editor', ...cache }),
      );
      const ended = await Promise.all(runs.map((run) => run.ended));
      expect(ended.map((status, index) => (status === 0 ? 0 : runs[index]!.lines))).toEqual(runs.map(() => 0));
      let expected = before;
      for (let index = 0; index < WRITERS; index++) {
        expected = appendToEntry(expected, `a-${index}`, 'resolutions', resolutionBy('editor')).text;
      }
      expect(readFileSync(path, 'utf8')).toBe(expected);
      kept += WRITERS;
      expect(readdirSync(join(folder, name))).toEqual(['wang.yaml']);
      expect(readWrites(state, path)).toHaveLength(WRITERS);
    }
    if (SOAK) console.log(`${WRITERS} writers (${way}), ${ROUNDS} times: ${kept} of ${WRITERS * ROUNDS} updates kept`);
  },
  TIMEOUT,
);

test(
  `${WRITERS} writers at once add a prediction of the same words: ${WRITERS} entries under ids of their own`,
  async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const before = ledgerOf(WRITERS);
      const name = `add-${round}`;
      const path = newLedger(name, before);
      const state = join(folder, `${name}-state`, 'predict');
      const cache = join(folder, `${name}-cache`, 'predict');
      const runs = Array.from({ length: WRITERS }, () => start(program, { do: 'add', path, state, cache, ids: [''] }));
      const ended = await Promise.all(runs.map((run) => run.ended));
      expect(ended.map((status, index) => (status === 0 ? 0 : runs[index]!.lines))).toEqual(runs.map(() => 0));
      let expected = before;
      const taken = new Set<string>();
      for (let index = 0; index < WRITERS; index++) {
        const id = entryId(entryWith('')['claim'] as string, taken, '2026-01-05');
        taken.add(id);
        expected = appendEntries(expected, [{ id, ...entryWith(''), said: '2026-01-05' }]).text;
      }
      expect(readFileSync(path, 'utf8')).toBe(expected);
      expect(new Set(runs.flatMap(({ lines }) => lines.filter((line) => line.startsWith('done '))))).toEqual(
        new Set([...taken].map((id) => `done ${id}`)),
      );
      expect(readdirSync(join(folder, name))).toEqual(['wang.yaml']);
      expect(readWrites(state, path)).toHaveLength(WRITERS);
    }
    if (SOAK) console.log(`${WRITERS} writers, ${ROUNDS} times: all ${WRITERS * ROUNDS} additions kept`);
  },
  TIMEOUT,
);

test.each(['whole', 'alone'])(
  'two graders of one entry: both kept; the same grader twice at once: the second sees the first and stops; read %s',
  async (way) => {
    const path = newLedger(`graders-${way}`, ledgerOf(2));
    const task = { do: 'resolve', path, ...(way === 'alone' && { cache: join(folder, 'graders-cache', 'predict') }) };
    const graders = ['editor', 'second'].map((by) => start(program, { ...task, ids: ['a-0'], by }));
    expect(await Promise.all(graders.map((run) => run.ended))).toEqual([0, 0]);
    const twice = [1, 2].map(() => start(program, { ...task, ids: ['a-1'], by: 'third', once: true }));
    expect(new Set(await Promise.all(twice.map((run) => run.ended)))).toEqual(new Set([0, 1]));
    expect(twice.flatMap((run) => run.lines)).toContain('failure resolved-already');
    const { predictions } = parse(readFileSync(path, 'utf8')) as { predictions: { resolutions: { by: string }[] }[] };
    expect(predictions.map((one) => one.resolutions.map(({ by }) => by).sort())).toEqual([
      ['editor', 'second'],
      ['third'],
    ]);
  },
  TIMEOUT,
);

test(
  'a dead holder: many processes at once, never two inside',
  async () => {
    const path = newLedger('dead', ledgerOf(1));
    const count = SOAK ? 30 : 8;
    let killed = 0;
    for (let round = 0; round < (SOAK ? 30 : 2); round++) {
      // 2^22 is above any process id of Linux.
      const dead = {
        pid: 4_194_305,
        host: machine.host,
        space: '',
        began: '',
        since: 'then',
        token: `dead-token-${round}`,
      };
      if (process.platform === 'linux') dead.space = readlinkSync('/proc/self/ns/pid');
      writeFileSync(`${path}.lock`, JSON.stringify(dead));
      const runs = Array.from({ length: count }, () => start(program, { do: 'hold', path, ms: 2, rounds: 3 }));
      // One that waits is killed: a claim it may hold must not stop the others.
      const victim = start(program, { do: 'hold', path, ms: 0, rounds: 1 });
      await victim.said('ready');
      victim.child.kill('SIGKILL');
      killed++;
      await victim.ended;
      const inside = victim.lines.includes('inside');
      if (inside) rmSync(`${path}.inside`, { force: true });
      const ended = await Promise.all(runs.map((run) => run.ended));
      // A victim killed inside leaves its mark, which the others would take for a second process.
      if (!inside) expect(ended).toEqual(runs.map(() => 0));
      rmSync(`${path}.inside`, { force: true });
      const end = start(program, { do: 'hold', path, ms: 0, rounds: 1 });
      expect(await end.ended).toBe(0);
      expect(readdirSync(join(folder, 'dead'))).toEqual(['wang.yaml']);
    }
    if (SOAK) console.log(`${killed} rounds of ${count} processes against a dead holder: never two inside`);
  },
  TIMEOUT,
);
