// The programs measured beside predict: which of them are here, and what each does at a task.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beancount } from './peers/beancount.mjs';
import { git } from './peers/git.mjs';
import { hledger } from './peers/hledger.mjs';
import { jq } from './peers/jq.mjs';
import { ledger } from './peers/ledger.mjs';
import { isInstalled } from './peers/peer.mjs';
import { recutils } from './peers/recutils.mjs';
import { taskwarrior } from './peers/taskwarrior.mjs';
import { todoTxt } from './peers/todo-txt.mjs';
import { outputOf } from './run.mjs';

/** @typedef {import('./case.mjs').Case} Case */
/** @typedef {import('./peers/peer.mjs').Task} Task */
/** @typedef {import('./sandbox.mjs').Sandbox} Sandbox */

const PEERS = [hledger, ledger, taskwarrior, recutils, beancount, todoTxt, jq, git];

/**
 * @typedef {object} Peers
 * @property {readonly string[]} present Names with versions.
 * @property {readonly string[]} absent
 * @property {(task: Task, count: number) => Case[]} cases The commands of all that are here, on as many entries.
 * @property {() => Case[]} starts The commands that print a version.
 */

/**
 * Looks for the peers. Data is written when it is first asked for.
 *
 * @param {Sandbox} sandbox
 * @returns {Peers}
 */
export function findPeers(sandbox) {
  const here = PEERS.filter(({ program }) => isInstalled(program));
  /** @type {Map<string, Partial<Record<Task, Case[]>>>} */
  const known = new Map();
  /** @param {import('./peers/peer.mjs').Peer} peer @param {number} count */
  const tasksOf = (peer, count) => {
    const key = `${peer.name}-${count}`;
    let tasks = known.get(key);
    if (!tasks) {
      const folder = join(sandbox.folder, key);
      mkdirSync(folder);
      tasks = peer.tasks(folder, count, (command, env = {}) => void outputOf({ command, env }, sandbox));
      known.set(key, tasks);
    }
    return tasks;
  };
  return {
    present: here.map(({ name, version, versionStatus: status = 0 }) => {
      const said = outputOf({ command: version, status }, sandbox);
      return `${name} ${/\d+(\.\d+)+/.exec(said)?.[0] ?? 'of unknown version'}`;
    }),
    absent: PEERS.filter((peer) => !here.includes(peer)).map(({ name }) => name),
    cases: (task, count) => here.flatMap((peer) => tasksOf(peer, count)[task] ?? []),
    starts: () =>
      here.map(({ version, versionStatus: status = 0 }) => ({
        name: version.join(' '),
        command: version,
        status,
        fault: (output) => (output === '' ? 'no version was printed' : undefined),
      })),
  };
}
