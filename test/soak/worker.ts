// A process of its own that changes a ledger; tests bundle it, start many, and kill some. Its task is one JSON argument.
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { parseDocument } from 'yaml';
import { addNewEntries, changeNamedEntries } from '../../src/commands/change/change-entries.ts';
import type { Change, LedgerNow } from '../../src/commands/change/change-ledger.ts';
import type { TakenIds } from '../../src/commands/change/taken-ids.ts';
import { completed } from '../../src/commands/input/new-entry.ts';
import type { Globals } from '../../src/commands/line/globals.ts';
import { Failure, failure } from '../../src/errors.ts';
import { appendToEntry } from '../../src/ledger/edit/edit.ts';
import { appendEntries } from '../../src/ledger/edit/entries.ts';
import type { Edit } from '../../src/ledger/edit/text.ts';
import { changeLedger } from '../../src/ledger/store/change.ts';
import { withLock } from '../../src/ledger/store/lock.ts';
import { undo } from '../../src/ledger/store/undo.ts';
import type { World } from '../../src/world.ts';
import { decode, machine } from '../ledger/store/machine.ts';
import { entryWith, resolutionBy } from './ledgers.ts';

type Task =
  | {
      do: 'resolve';
      path: string;
      state?: string;
      ids: string[];
      by: string;
      once?: boolean;
      waitMs?: number;
      /** Folder of the cache: the entries are changed alone, the rest being known to be sound. */
      cache?: string;
    }
  | { do: 'add'; path: string; state: string; cache: string; ids: string[] }
  | { do: 'undo'; path: string; state: string }
  | { do: 'hold'; path: string; ms: number; rounds: number; waitMs?: number };

const say = (text: string): number => writeSync(1, `${text}\n`);
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Resolve = Extract<Task, { do: 'resolve' }>;

function change(task: Resolve, id: string, text: string): Edit {
  if (task.once && new RegExp(`by: ${task.by}$`, 'm').test(text)) throw failure('resolved-already', 'use --amend', []);
  return appendToEntry(text, id, 'resolutions', resolutionBy(task.by));
}

/** The command gives up after ten seconds, which a busy machine may need for forty writers. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let times = 0; ; times++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Failure) || error.problems[0]!.code !== 'locked' || times > 10) throw error;
    }
  }
}

const DAY = '2026-01-05';

/** A world and flags for the short way, and for no other. */
function alone({ path, state }: { path: string; state?: string | undefined }, cache: string): [Globals, World] {
  const home = { XDG_CACHE_HOME: dirname(cache), ...(state && { XDG_STATE_HOME: dirname(state) }) };
  const quiet = { out: () => {}, err: () => {} };
  const world = { machine, env: home, home: undefined, cwd: dirname(path), commandLine: 'change', ...quiet };
  const globals = { ledgers: [path], format: 'text', today: DAY, asOf: DAY };
  return [globals as unknown as Globals, world as unknown as World];
}

async function resolveAlone(task: Resolve, cache: string): Promise<void> {
  const [globals, world] = alone(task, cache);
  for (const id of task.ids) {
    const make = ({ text }: LedgerNow): Change => ({ ids: [id], edit: change(task, id, text) });
    const changed = await patiently(() =>
      changeNamedEntries({ command: 'resolve', globals, world, dryRun: false }, () => [id], make),
    );
    if (!changed) throw failure(task.once ? 'resolved-already' : 'not-alone', `${id} could not be changed alone`, []);
    say(`done ${id}`);
  }
}

async function addAll(task: Extract<Task, { do: 'add' }>): Promise<void> {
  const [globals, world] = alone(task, task.cache);
  for (const typed of task.ids) {
    const make = ({ ledger, text }: LedgerNow, taken: TakenIds): Change => {
      const { id, item } = completed(entryWith(typed), ledger, taken, DAY);
      return { ids: [id], edit: appendEntries(text, [item]) };
    };
    const changed = await patiently(() => addNewEntries({ command: 'add', globals, world, dryRun: false }, make));
    if (!changed?.changed) throw failure('not-alone', `${typed} could not be added alone`, []);
    say(`done ${changed.changed.ids[0]!}`);
  }
}

async function resolveAll(task: Resolve): Promise<void> {
  if (task.cache !== undefined) return resolveAlone(task, task.cache);
  for (const id of task.ids) {
    await changeLedger(task.path, (text) => change(task, id, text), {
      machine,
      decode,
      state: task.state,
      command: `resolve ${id} yes`,
      day: DAY,
      lockWaitMs: task.waitMs ?? 60_000,
      validate: (after) => {
        if (parseDocument(after.slice(0, 2_000)).contents === null) throw new Error('not a ledger');
      },
    });
    say(`done ${id}`);
  }
}

/** Two processes inside at once would meet at the file `PATH.inside`. */
async function hold(task: Extract<Task, { do: 'hold' }>): Promise<void> {
  for (let round = 0; round < task.rounds; round++) {
    await withLock(task.path, { machine, waitMs: task.waitMs ?? 60_000 }, async () => {
      say('inside');
      closeSync(openSync(`${task.path}.inside`, 'wx'));
      await sleep(task.ms);
      rmSync(`${task.path}.inside`);
    });
  }
}

async function main(): Promise<void> {
  const task = JSON.parse(process.argv[2]!) as Task;
  say('ready');
  if (task.do === 'hold') await hold(task);
  else if (task.do === 'add') await addAll(task);
  else if (task.do === 'undo') await undo(task.path, { machine, decode, state: task.state });
  else await resolveAll(task);
}

main().then(
  () => say('end'),
  (error: unknown) => {
    say(error instanceof Failure ? `failure ${error.problems[0]!.code}` : `bug ${String(error)}`);
    process.exitCode = error instanceof Failure ? error.status : 70;
  },
);
