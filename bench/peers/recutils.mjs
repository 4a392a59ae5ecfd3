import { join } from 'node:path';
import { atLeastLines, fileMatches, lines, matches } from '../case.mjs';
import { entries, FILTER, filteredCount } from '../entries.mjs';
import { freshCopy } from '../sandbox.mjs';
import { writeRecords } from '../write-records.mjs';

// No %key: checking one compares every record with every other.
const HEAD = `%rec: Prediction
%type: Said,Due date
%type: P int

`;

/** @param {import('../entries.mjs').Entry} entry */
function record({ id, claim, said, due, p, topic, place, settled }) {
  return `Id: ${id}
Claim: ${claim}
Said: ${said}
Due: ${due}
P: ${p}
Topic: ${topic}
Place: ${place}
Outcome: ${settled?.outcome ?? 'open'}

`;
}

/** @type {import('./peer.mjs').Peer} */
export const recutils = {
  name: 'recutils',
  program: 'recsel',
  version: ['recsel', '--version'],
  tasks(folder, count) {
    const [file, copy] = [join(folder, 'entries.rec'), join(folder, 'copy.rec')];
    writeRecords(file, HEAD, entries(count), record);
    const before = () => freshCopy(file, copy);
    /** @param {string} expression */
    const where = (expression) => ['recsel', '-t', 'Prediction', '-e', expression, file];
    /** @param {[string, string][]} fields */
    const insert = (...fields) => fields.flatMap(([name, value]) => ['-f', name, '-v', value]);
    return {
      list: [{ name: 'recsel', command: ['recsel', '-t', 'Prediction', file], fault: matches(/^Id: /gm, count) }],
      filtered: [
        {
          name: 'recsel -e',
          command: where(`Topic = '${FILTER.topic}' && Said >> '2023-12-31'`),
          fault: matches(/^Id: /gm, filteredCount(count)),
        },
      ],
      summary: [
        {
          name: 'recsel -G',
          command: ['recsel', '-t', 'Prediction', '-G', 'Topic', '-p', 'Topic,Count(Id)', file],
          fault: atLeastLines(8),
        },
      ],
      check: [{ name: 'recfix --check, no key', command: ['recfix', '--check', file], fault: lines(0) }],
      add: [
        {
          name: 'recins, no key',
          command: ['recins', '-t', 'Prediction', ...insert(['Id', 'one-more'], ['Claim', 'One more thing happens.'], ['Said', '2026-11-22'], ['Due', '2026-12-31'], ['P', '65'], ['Topic', 'rail'], ['Outcome', 'open']), copy], // prettier-ignore
          before,
          fault: fileMatches(copy, /^Id: /gm, count + 1),
        },
      ],
      change: [
        {
          name: 'recset, no key',
          command: ['recset', '-t', 'Prediction', '-n', '5', '-f', 'Outcome', '-s', 'withdrawn', copy],
          before,
          fault: fileMatches(copy, /^Outcome: withdrawn/gm, 1),
        },
      ],
    };
  },
};
