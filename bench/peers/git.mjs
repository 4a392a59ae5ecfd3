import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atLeastLines, matches } from '../case.mjs';
import { entries, FILTER, filteredCount } from '../entries.mjs';
import { freshCopy } from '../sandbox.mjs';
import { writeRecords } from '../write-records.mjs';

/** One commit for git fast-import, its author the topic. @param {import('../entries.mjs').Entry} entry */
function commit({ id, claim, said, due, p, topic, place, settled }) {
  const message = `${claim}

id: ${id}
said: ${said}
due: ${due}
p: ${p}
topic: ${topic}
place: ${place}
outcome: ${settled?.outcome ?? 'open'}
`;
  const when = `${Date.parse(said) / 1000} +0000`;
  return `commit refs/heads/main
author ${topic} <${topic}@example.org> ${when}
committer me <me@example.org> ${when}
data ${message.length}
${message}
`;
}

/** @param {string} repository */
function headOf(repository) {
  return readFileSync(join(repository, '.git', 'refs', 'heads', 'main'), 'utf8');
}

/** @type {import('./peer.mjs').Peer} */
export const git = {
  name: 'git',
  program: 'git',
  version: ['git', '--version'],
  tasks(folder, count, prepare) {
    const [repository, copy, stream] = [join(folder, 'repository'), join(folder, 'copy'), join(folder, 'stream')];
    mkdirSync(repository);
    writeRecords(stream, '', entries(count), commit);
    prepare(['git', 'init', '--quiet', '--initial-branch=main', repository]);
    prepare(['sh', '-c', `git -C "${repository}" fast-import --quiet <"${stream}"`]);
    /** @param {string[]} args */
    const command = (...args) => ['git', '-C', repository, ...args];
    return {
      list: [{ name: 'git log', command: command('log'), fault: matches(/^commit /gm, count) }],
      filtered: [
        {
          name: 'git log --grep --grep',
          command: command('log', '--all-match', `--grep=topic: ${FILTER.topic}`, '--grep=said: 202[4-9]'),
          fault: matches(/^commit /gm, filteredCount(count)),
        },
      ],
      summary: [{ name: 'git shortlog -sn', command: command('shortlog', '-sn', 'HEAD'), fault: atLeastLines(8) }],
      add: [
        {
          name: 'git commit --allow-empty',
          command: ['git', '-C', copy, 'commit', '--allow-empty', '--quiet', '-m', 'One more thing happens.'],
          before: () => freshCopy(repository, copy),
          fault: () => (headOf(copy) === headOf(repository) ? 'there is no new commit' : undefined),
        },
      ],
    };
  },
};
