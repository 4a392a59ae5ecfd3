import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atLeastLines, fileMatches, lines, matches } from '../case.mjs';
import { FILTER, filteredCount } from '../entries.mjs';
import { freshCopy } from '../sandbox.mjs';
import { FILTERED_ACCOUNT, TRANSACTION, writeJournal } from './journal.mjs';

const ONE = `2026-11-22 ! (one-more) One more thing happens before the end of the year.
    ; due:2026-12-31, group:one-more, outcome:open
    predicted:rail:riverton   65 PCT
    forecaster:me
`;

/** @type {import('./peer.mjs').Peer} */
export const hledger = {
  name: 'hledger',
  program: 'hledger',
  version: ['hledger', '--version'],
  tasks(folder, count) {
    const journal = writeJournal(folder, count);
    const [copy, incoming, taken] = [join(folder, 'copy.journal'), join(folder, 'incoming'), join(folder, 'taken')];
    mkdirSync(incoming);
    writeFileSync(join(incoming, 'one.journal'), ONE);
    /** @param {string[]} args */
    const command = (...args) => ['hledger', '-f', journal, ...args];
    return {
      list: [{ name: 'hledger print', command: command('print'), fault: matches(TRANSACTION, count) }],
      filtered: [
        {
          name: 'hledger print ACCOUNT -b',
          command: command('print', `acct:${FILTERED_ACCOUNT}`, '-b', FILTER.from),
          fault: matches(TRANSACTION, filteredCount(count)),
        },
      ],
      summary: [{ name: 'hledger balance', command: command('balance'), fault: atLeastLines(10) }],
      check: [{ name: 'hledger check', command: command('check'), fault: lines(0) }],
      add: [
        {
          name: 'hledger import',
          command: ['hledger', '-f', copy, 'import', join(taken, 'one.journal')],
          before: () => {
            freshCopy(journal, copy);
            // Import notes beside a file what it has taken in from it.
            freshCopy(incoming, taken);
          },
          fault: fileMatches(copy, TRANSACTION, count + 1),
        },
      ],
    };
  },
};
