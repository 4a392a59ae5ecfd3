// A process of its own that changes a ledger; tests bundle it, start many, and kill some. Its task is one JSON argument.
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import process from 'node:process';
import { parseDocument } from 'yaml';
import { Failure, failure } from '../../src/errors.ts';
import { appendToEntry } from '../../src/ledger/edit.ts';
import { withLock } from '../../src/ledger/lock.ts';
import { changeLedger } from '../../src/ledger/store-change.ts';
import { undo } from '../../src/ledger/undo.ts';
import { decode, machine } from '../ledger/machine.ts';
import { resolutionBy } from './ledgers.ts';

type Task =
  | { do: 'resolve'; path: string; state?: string; ids: string[]; by: string; once?: boolean; waitMs?: number }
  | { do: 'undo'; path: string; state: string }
  | { do: 'hold'; path: string; ms: number; rounds: number; waitMs?: number };

const say = (text: string): number => writeSync(1, `${text}\n`);
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function resolveAll(task: Extract<Task, { do: 'resolve' }>): Promise<void> {
  for (const id of task.ids) {
    await changeLedger(
      task.path,
      (text) => {
        if (task.once && new RegExp(`by: ${task.by}$`, 'm').test(text))
          throw failure('resolved-already', 'use --amend');
        return appendToEntry(text, id, 'resolutions', resolutionBy(task.by));
      },
      {
        machine,
        decode,
        state: task.state,
        command: `resolve ${id} yes`,
        day: '2026-01-05',
        lockWaitMs: task.waitMs ?? 60_000,
        validate: (after) => {
          if (parseDocument(after.slice(0, 2_000)).contents === null) throw new Error('not a ledger');
        },
      },
    );
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
