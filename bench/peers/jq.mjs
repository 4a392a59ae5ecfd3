import { join } from 'node:path';
import { lines } from '../case.mjs';
import { entries, FILTER, filteredCount } from '../entries.mjs';
import { writeRecords } from '../write-records.mjs';

/** @param {import('../entries.mjs').Entry} entry */
function jsonLine({ id, claim, said, due, p, topic, place, settled }) {
  return `${JSON.stringify({ id, claim, said, due, p, tags: [topic, place], outcome: settled?.outcome ?? null })}\n`;
}

/** @type {import('./peer.mjs').Peer} */
export const jq = {
  name: 'jq',
  program: 'jq',
  version: ['jq', '--version'],
  tasks(folder, count) {
    const file = join(folder, 'entries.jsonl');
    writeRecords(file, '', entries(count), jsonLine);
    const kept = `select(.tags[0] == "${FILTER.topic}" and .said >= "${FILTER.from}")`;
    return {
      list: [{ name: 'jq -c .', command: ['jq', '-c', '.', file], fault: lines(count) }],
      filtered: [{ name: 'jq select', command: ['jq', '-c', kept, file], fault: lines(filteredCount(count)) }],
      summary: [
        {
          name: 'jq reduce',
          command: ['jq', '-c', '-n', 'reduce inputs as $one ({}; .[$one.tags[0]] += 1)', file],
          fault: lines(1),
        },
      ],
    };
  },
};
