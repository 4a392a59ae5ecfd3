// Promise: killed with SIGKILL at any moment, the ledger is the old or the new one, whole, and the next run works.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendToEntry } from '../../src/ledger/edit/edit.ts';
import { appendEntries } from '../../src/ledger/edit/entries.ts';
import { entryWith, ledgerOf, resolutionBy } from './ledgers.ts';
import { bundleWorker, newFolder, remove, start } from './start.ts';
import type { Run } from './start.ts';

const SOAK = Boolean(process.env['SOAK']);
const KILLS = SOAK ? 500 : 20;
const ENTRIES = SOAK ? 2_000 : 400;

let folder: string;
let program: string;
beforeAll(async () => {
  folder = newFolder('kill');
  program = await bundleWorker(join(folder, 'bin'));
});
afterAll(() => remove(folder));

interface Way {
  name: string;
  /** The id that the change of this number is about, and the text after it. */
  id: (count: number) => string;
  made: (text: string, id: string) => string;
  task: object;
  isAlone: boolean;
}

const resolved = {
  id: (count: number) => `a-${count % ENTRIES}`,
  made: (text: string, id: string) => appendToEntry(text, id, 'resolutions', resolutionBy('editor')).text,
  task: { do: 'resolve', by: 'editor' },
};

const WAYS: Way[] = [
  { name: 'resolved, read whole', ...resolved, isAlone: false },
  { name: 'resolved, read alone', ...resolved, isAlone: true },
  {
    name: 'added, read alone',
    id: (count) => `b-${count}`,
    made: (text, id) => appendEntries(text, [{ id, ...entryWith(id), said: '2026-01-05' }]).text,
    task: { do: 'add' },
    isAlone: true,
  },
];

test.each(WAYS)(
  `${KILLS} kills at random moments leave a whole ledger each time: entries $name`,
  async ({ name: way, id: idOf, made: afterNext, task, isAlone }) => {
    const place = join(folder, way);
    const path = join(place, 'ledger', 'wang.yaml');
    const state = join(place, 'state', 'predict');
    const cache = join(place, 'cache', 'predict');
    mkdirSync(join(place, 'ledger'), { recursive: true });
    const change = (ids: string[]): Run => start(program, { ...task, path, state, ids, ...(isAlone && { cache }) });
    let text = ledgerOf(ENTRIES);
    let count = 0;
    writeFileSync(path, text);
    let inside = 0;
    let writing = 0;
    let lost = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const ids = Array.from({ length: 60 }, (_, index) => idOf(count + index));
      const run = change(ids);
      await run.said('ready');
      await new Promise((resolve) => setTimeout(resolve, Math.random() * (SOAK ? 160 : 120)));
      run.child.kill('SIGKILL');
      await run.ended;
      if (existsSync(`${path}.lock`)) inside++;
      if (readdirSync(join(place, 'ledger')).some((name) => name.endsWith('.tmp'))) writing++;
      const acknowledged = run.lines.filter((line) => line.startsWith('done ')).length;
      const now = readFileSync(path, 'utf8');
      let made = 0;
      // Every acknowledged change is in, at most one more, and nothing else.
      while (now !== text && made <= acknowledged) {
        text = afterNext(text, idOf(count));
        count++;
        made++;
      }
      expect(now === text, `after kill ${kill} the ledger is neither the old nor the new one`).toBe(true);
      if (made < acknowledged) lost++;
    }
    expect(lost).toBe(0);
    expect(inside).toBeGreaterThan(0);
    if (SOAK)
      console.log(
        `${way}: ${KILLS} kills, ${inside} of them inside a change, ${writing} with a temp file on the disk, ${count} changes made, 0 damaged`,
      );
    const last = change([idOf(count)]);
    expect(await last.ended).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(afterNext(text, idOf(count)));
    expect(readdirSync(join(place, 'ledger')), 'no litter after the next run').toEqual(['wang.yaml']);
    expect(readdirSync(state)).toHaveLength(1);
    if (isAlone) expect(readdirSync(cache).length).toBeLessThan(300);
    const back = start(program, { do: 'undo', path, state });
    expect(await back.ended).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(text);
  },
  SOAK ? 900_000 : 60_000,
);
