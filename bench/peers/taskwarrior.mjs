import { join } from 'node:path';
import { atLeastLines, fileMatches, matches } from '../case.mjs';
import { entries, FILTER, filteredCount } from '../entries.mjs';
import { freshCopy } from '../sandbox.mjs';
import { writeRecords } from '../write-records.mjs';

/** @param {string} day */
const moment = (day) => `${day.replaceAll('-', '')}T000000Z`;

/** One task in the JSON that task imports; none is completed, so that a list lists them all. @param {import('../entries.mjs').Entry} entry */
function taskLine({ id, claim, said, due, p, topic, place }) {
  const serial = id.slice(id.lastIndexOf('-') + 1);
  const task = {
    uuid: `00000000-0000-4000-8000-${serial.padStart(12, '0')}`,
    description: `${claim} ${p}%`,
    status: 'pending',
    entry: moment(said),
    modified: moment(said),
    due: moment(due),
    project: `${topic}-${place}`,
    tags: [topic, place],
  };
  return `${JSON.stringify(task)}\n`;
}

/** @type {import('./peer.mjs').Peer} */
export const taskwarrior = {
  name: 'taskwarrior',
  program: 'task',
  version: ['task', '--version'],
  tasks(folder, count, prepare) {
    const [incoming, data, copy] = [join(folder, 'tasks.json'), join(folder, 'data'), join(folder, 'copy')];
    writeRecords(incoming, '', entries(count), taskLine);
    prepare(['mkdir', data]);
    prepare(['task', 'import', incoming], { TASKDATA: data });
    /** @param {string[]} args */
    const reading = (...args) => ({ command: ['task', ...args], env: { TASKDATA: data } });
    /** @param {string[]} args */
    const writing = (...args) => ({
      command: ['task', ...args],
      env: { TASKDATA: copy },
      before: () => freshCopy(data, copy),
    });
    return {
      list: [
        { name: 'task list', ...reading('list'), fault: matches(new RegExp(`^${count} tasks$`, 'gm'), 1) },
        { name: 'task export', ...reading('export'), fault: matches(/"uuid":/g, count) },
      ],
      filtered: [
        {
          name: 'task +TAG entry.after: list',
          ...reading(`+${FILTER.topic}`, 'entry.after:2023-12-31', 'list'),
          fault: matches(new RegExp(`^${filteredCount(count)} tasks$`, 'gm'), 1),
        },
      ],
      summary: [{ name: 'task summary', ...reading('summary'), fault: atLeastLines(10) }],
      add: [
        {
          name: 'task add',
          ...writing('add', 'One more thing happens', 'due:2026-12-31', '+rail'),
          fault: fileMatches(join(copy, 'pending.data'), /^\[/gm, count + 1),
        },
      ],
      change: [
        {
          name: 'task 5 done',
          ...writing('5', 'done'),
          fault: fileMatches(join(copy, 'pending.data'), /status:"completed"/g, 1),
        },
      ],
    };
  },
};
