import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileMatches, matches } from '../case.mjs';
import { entries, FILTER, filteredCount } from '../entries.mjs';
import { freshCopy } from '../sandbox.mjs';
import { writeRecords } from '../write-records.mjs';

// The configuration is a shell script.
const CONFIG = `export TODO_DIR="$BENCH_TODO"
export TODO_FILE="$TODO_DIR/todo.txt"
export DONE_FILE="$TODO_DIR/done.txt"
export REPORT_FILE="$TODO_DIR/report.txt"
`;

/** @param {import('../entries.mjs').Entry} entry */
function todoLine({ id, claim, said, due, p, topic, place }) {
  return `${said} ${claim} +${topic}-${place} @${topic} due:${due} said:${said} p:${p} id:${id}\n`;
}

/** @type {import('./peer.mjs').Peer} */
export const todoTxt = {
  name: 'todo.txt-cli',
  program: 'todo-txt',
  version: ['todo-txt', '-V'],
  versionStatus: 1,
  tasks(folder, count) {
    const [config, data, copy] = [join(folder, 'config'), join(folder, 'data'), join(folder, 'copy')];
    writeFileSync(config, CONFIG);
    mkdirSync(data);
    writeRecords(join(data, 'todo.txt'), '', entries(count), todoLine);
    /** @param {string[]} args */
    const reading = (...args) => ({ command: ['todo-txt', '-d', config, ...args], env: { BENCH_TODO: data } });
    /** @param {string[]} args */
    const writing = (...args) => ({
      command: ['todo-txt', '-d', config, ...args],
      env: { BENCH_TODO: copy },
      before: () => freshCopy(data, copy),
    });
    /** @param {number} shown */
    const tally = (shown) => matches(new RegExp(`^TODO: ${shown} of ${count} tasks shown$`, 'gm'), 1);
    const file = join(copy, 'todo.txt');
    return {
      list: [{ name: 'todo-txt ls', ...reading('ls'), fault: tally(count) }],
      filtered: [
        {
          name: 'todo-txt ls @TOPIC said:',
          ...reading('ls', `@${FILTER.topic} `, 'said:202[4-9]'),
          fault: tally(filteredCount(count)),
        },
      ],
      add: [
        {
          name: 'todo-txt add',
          ...writing('add', 'One more thing happens @rail due:2026-12-31'),
          fault: fileMatches(file, /\n/g, count + 1),
        },
      ],
      change: [{ name: 'todo-txt do 5', ...writing('-a', 'do', '5'), fault: fileMatches(file, /^x /gm, 1) }],
    };
  },
};
