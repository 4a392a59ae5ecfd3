import { atLeastLines, matches } from '../case.mjs';
import { FILTER, filteredCount } from '../entries.mjs';
import { FILTERED_ACCOUNT, TRANSACTION, writeJournal } from './journal.mjs';

/** @type {import('./peer.mjs').Peer} */
export const ledger = {
  name: 'ledger',
  program: 'ledger',
  version: ['ledger', '--version'],
  tasks(folder, count) {
    const journal = writeJournal(folder, count);
    /** @param {string[]} args */
    const command = (...args) => ['ledger', '-f', journal, ...args];
    return {
      list: [{ name: 'ledger print', command: command('print'), fault: matches(TRANSACTION, count) }],
      filtered: [
        {
          name: 'ledger print ACCOUNT -b',
          command: command('print', FILTERED_ACCOUNT, '-b', FILTER.from),
          fault: matches(TRANSACTION, filteredCount(count)),
        },
      ],
      summary: [{ name: 'ledger balance', command: command('balance'), fault: atLeastLines(10) }],
    };
  },
};
