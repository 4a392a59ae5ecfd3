// `predict merge` on files, and as git calls it.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LEDGER, predict, testWorld } from './world.ts';
import type { TestWorld } from './world.ts';

const VOTE = (by: string): string =>
  `    resolutions:\n      - { outcome: no, known: 2025-01-07, by: ${by}, why: Dry. }\n`;

/** The first entry with more lines at its end. */
const inFirst = (lines: string): string => LEDGER.replace('    probability: 65%\n', `    probability: 65%\n${lines}`);

const ADDED = '\n  - id: hail\n    claim: It hails.\n    said: 2025-02-01\n';

/** The versions as files beside the ledger, which is ours. */
function withVersions(ours: string, theirs: string | Uint8Array, base = LEDGER): TestWorld {
  const world = testWorld({ ledger: ours });
  writeFileSync(join(world.folder, 'base'), base);
  writeFileSync(join(world.folder, 'theirs'), theirs);
  return world;
}

const FILES = ['base', 'predictions.yaml', 'theirs'];

describe('predict merge', () => {
  it('writes what both say in place of ours, and names the entries that both changed', async () => {
    const world = withVersions(inFirst(VOTE('ann')), inFirst(VOTE('ben')) + ADDED);
    expect(await predict(world, 'merge', ...FILES)).toBe(0);
    expect(world.text()).toBe(inFirst(VOTE('ann') + VOTE('ben').replace('    resolutions:\n', '')) + ADDED);
    expect(world.printed).toEqual({ out: '', err: 'changed on both sides: rain-tomorrow\n' });
    world.printed.err = '';
    expect(await predict(world, 'check')).toBe(0);
  });

  it('marks what somebody has to choose, with status 1, and reads nothing but that as wrong', async () => {
    const world = withVersions(LEDGER.replace('65%', '60%'), LEDGER.replace('65%', '70%') + ADDED);
    expect(await predict(world, 'merge', ...FILES)).toBe(1);
    expect(world.text()).toBe(
      LEDGER.replace(
        '    probability: 65%\n',
        '<<<<<<< ours\n    probability: 60%\n=======\n    probability: 70%\n>>>>>>> theirs\n',
      ) + ADDED,
    );
    expect(world.printed.err).toBe(`conflict: rain-tomorrow: probability
predict: 1 conflict for somebody to settle [merge-conflict]
hint: from <<<<<<< to >>>>>>> keep what both added, choose where both changed one thing, take the marks away, then predict check
`);
    expect(await predict(world, 'list')).toBe(1);
    expect(world.printed.err).toContain('the file holds a merge conflict that nobody has settled [merge-conflict]');
  });

  it('says why somebody has to choose what one side alone changed', async () => {
    const world = withVersions(inFirst(VOTE('ann')), LEDGER.replace('65%', '70%').replace(/claim: .*/, 'claim: It pours.')); // prettier-ignore
    expect(await predict(world, 'merge', ...FILES)).toBe(1);
    expect(world.printed.err).toContain('conflict: rain-tomorrow: claim (ours changed resolutions)\n');
    expect(world.text()).toContain('probability: 70%\n    resolutions:\n');
  });

  it('writes elsewhere with -o, and leaves a file alone that has all there is', async () => {
    const world = withVersions(LEDGER, LEDGER + ADDED);
    expect(await predict(world, 'merge', ...FILES, '-o', '-')).toBe(0);
    expect([world.printed.out, world.text()]).toEqual([LEDGER + ADDED, LEDGER]);
    expect(await predict(world, 'merge', ...FILES, '-o', 'new.txt')).toBe(0);
    expect(readFileSync(join(world.folder, 'new.txt'), 'utf8')).toBe(LEDGER + ADDED);
    const { ino } = statSync(join(world.folder, 'theirs'));
    expect(await predict(world, 'merge', 'base', 'theirs', 'predictions.yaml')).toBe(0);
    expect(statSync(join(world.folder, 'theirs')).ino).toBe(ino);
  });

  it('writes both whole where one is no text, so that none is lost where git takes the file for settled', async () => {
    const world = withVersions(LEDGER, Buffer.from([0xff, 0xfe, 10]));
    expect(await predict(world, 'merge', ...FILES)).toBe(1);
    expect(world.printed.err).toContain('theirs:1:1: the file is not UTF-8: byte 1 is 0xff [not-utf8]');
    expect(readFileSync(world.path)).toEqual(
      Buffer.concat([
        Buffer.from(`<<<<<<< ours\n${LEDGER}\n=======\n`),
        Buffer.from([0xff, 0xfe, 10]),
        Buffer.from('\n>>>>>>> theirs\n'),
      ]),
    );
  });

  it('refuses a file that is not there, and writes nothing', async () => {
    const world = withVersions(LEDGER, LEDGER);
    expect(await predict(world, 'merge', 'base', 'predictions.yaml', 'other')).toBe(1);
    expect(world.printed.err).toContain('[no-such-file]');
    expect(world.text()).toBe(LEDGER);
  });
});

describe('predict merge as git calls it', () => {
  const program = resolve(import.meta.dirname, '../../bin/predict.js');

  function inGit(): (...words: string[]) => string {
    const world = testWorld();
    const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
    const git = (...words: string[]): string =>
      execFileSync('git', ['-C', world.folder, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...words], {
        env,
        stdio: 'pipe',
        encoding: 'utf8',
      });
    git('init', '-q', '-b', 'main');
    git('config', 'merge.predict.driver', `"${process.execPath}" "${program}" merge %O %A %B`);
    writeFileSync(join(world.folder, '.gitattributes'), 'predictions.yaml merge=predict\n');
    git('add', '.');
    git('commit', '-q', '-m', 'base');
    const commit = (branch: string, text: string): void => {
      git('checkout', '-q', '-B', branch, 'main');
      writeFileSync(world.path, text);
      git('commit', '-q', '-a', '-m', branch);
    };
    commit('ann', LEDGER + ADDED.replaceAll('hail', 'thunder'));
    commit('ben', inFirst(VOTE('ben')) + ADDED);
    commit('cem', inFirst(VOTE('cem')).replace('65%', '66%'));
    commit('dan', LEDGER.replace('65%', '67%'));
    return git;
  }

  it('two who each added an entry have both, and two who voted both votes', () => {
    const git = inGit();
    git('checkout', '-q', 'ann');
    git('merge', '-q', '--no-edit', 'ben');
    git('rebase', '-q', 'ann', 'cem');
    const votes = VOTE('ben') + VOTE('cem').replace('    resolutions:\n', '');
    expect(git('show', 'HEAD:predictions.yaml')).toBe(
      inFirst(votes).replace('65%', '66%') + ADDED.replaceAll('hail', 'thunder') + ADDED,
    );
    expect(git('status', '--porcelain')).toBe('');
  });

  it('a conflict stays one', () => {
    const git = inGit();
    git('checkout', '-q', 'cem');
    expect(() => git('merge', '-q', '--no-edit', 'dan')).toThrow('Command failed');
    expect(git('status', '--porcelain')).toBe('UU predictions.yaml\n');
  });
});
