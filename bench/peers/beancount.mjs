import { join } from 'node:path';
import { atLeastLines, lines, matches } from '../case.mjs';
import { capitalised, entries, FILTER, filteredCount, TOPICS } from '../entries.mjs';
import { writeRecords } from '../write-records.mjs';

/** @param {string} topic */
const account = (topic) => `Assets:Predicted:${capitalised(topic)}`;

const HEAD = `option "title" "A ledger to measure with"
2000-01-01 open Equity:Forecaster PCT
${TOPICS.map((topic) => `2000-01-01 open ${account(topic)} PCT\n`).join('')}
`;

/** @param {import('../entries.mjs').Entry} entry */
function transaction({ id, claim, said, due, p, topic, place, settled }) {
  return `${said} ${settled ? '*' : '!'} "${claim}" #${topic} #${place} ^${id}
  due: ${due}
  outcome: "${settled?.outcome ?? 'open'}"
  ${account(topic)}  ${p} PCT
  Equity:Forecaster

`;
}

/** A row of an answer begins with a day. */
const ROW = /^\d{4}-\d\d-\d\d /gm;

/** @type {import('./peer.mjs').Peer} */
export const beancount = {
  name: 'beancount',
  program: 'bean-query',
  version: ['bean-query', '--version'],
  tasks(folder, count) {
    const file = join(folder, 'entries.beancount');
    writeRecords(file, HEAD, entries(count), transaction);
    /** @param {string} query */
    const answer = (query) => ['bean-query', file, query];
    const own = "account ~ 'Predicted'";
    return {
      list: [
        {
          name: 'bean-query',
          command: answer(`select date, narration, number where ${own}`),
          fault: matches(ROW, count),
        },
      ],
      filtered: [
        {
          name: 'bean-query where',
          command: answer(
            `select date, narration, number where ${own} and '${FILTER.topic}' in tags and date >= ${FILTER.from}`,
          ),
          fault: matches(ROW, filteredCount(count)),
        },
      ],
      summary: [
        {
          name: 'bean-query group by',
          command: answer('select account, count(position), sum(number) group by account'),
          fault: atLeastLines(TOPICS.length),
        },
      ],
      check: [
        { name: 'bean-check, no cache', command: ['bean-check', file], fault: lines(0) },
        {
          name: 'bean-check, its cache',
          command: ['bean-check', file],
          env: { BEANCOUNT_DISABLE_LOAD_CACHE: undefined },
          fault: lines(0),
        },
      ],
    };
  },
};
