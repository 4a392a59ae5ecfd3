// The commits that touched a ledger, or one entry of it, where it lies in a git checkout; none where it does not.
import { execFile } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { promisify } from 'node:util';
import { failure, Failure } from '../../errors.ts';
import { realPath } from '../../ledger/store/store.ts';
import type { World } from '../../world.ts';
import { readLedgerText } from './open-ledger.ts';

export interface Commit {
  hash: string;
  /** Author's day and time as recorded, with the offset of their zone. */
  when: string;
  author: string;
  subject: string;
}

const run = promisify(execFile);
const FORMAT = '%H%x00%aI%x00%an%x00%s%x00';

/** Nothing of the repository's own settings may start a program, ask, or change what is printed. */
const GIT = [
  '--no-pager',
  '--literal-pathspecs',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'log.showSignature=false',
  '-c',
  'color.ui=false',
  '-c',
  'core.quotePath=true',
];

/** What git prints; undefined when it is not there, this is no checkout, or the file is not in it. */
async function git(folder: string, words: readonly string[], world: World): Promise<string | undefined> {
  const { GIT_DIR: _d, GIT_WORK_TREE: _w, GIT_INDEX_FILE: _i, ...env } = world.env;
  try {
    const { stdout } = await run('git', ['-C', folder, ...GIT, ...words], {
      env: { ...env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' },
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      timeout: 60_000,
    });
    return stdout;
  } catch (error) {
    if ((error as { killed?: boolean }).killed)
      throw failure('git-too-slow', 'git did not answer within a minute', ['predict log --no-git leaves it out']);
    return undefined;
  }
}

function commitsOf(output: string): Commit[] {
  const fields = output.split('\0').map((field) => field.replace(/^\n+/, ''));
  const commits: Commit[] = [];
  for (let at = 0; at + 3 < fields.length; at += 4) {
    const [hash = '', when = '', author = '', subject = ''] = fields.slice(at, at + 4);
    if (/^[0-9a-f]{40,64}$/.test(hash)) commits.push({ hash, when, author, subject });
  }
  return commits;
}

/** Lines of an entry in the committed file, 1-based, both included; undefined when it is not committed. */
async function linesIn(path: string, text: string, id: string): Promise<{ first: number; last: number } | undefined> {
  try {
    const reading = await readLedgerText(path, path, text);
    const index = reading.ledger?.predictions.findIndex((prediction) => prediction.id === id) ?? -1;
    const range = index < 0 ? undefined : reading.entryRange(index);
    return (
      range && {
        first: reading.lines.lineOf(range.start),
        last: reading.lines.lineOf(Math.max(range.start, range.end - 1)),
      }
    );
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/**
 * Commits that changed the file under its name of now, newest first; with an id, those that changed
 * the lines of that entry.
 */
export async function gitHistory(ledger: string, id: string | undefined, world: World): Promise<Commit[]> {
  const path = realPath(ledger);
  const [folder, name] = [dirname(path), basename(path)];
  const how = ['log', '--no-patch', '--no-ext-diff', '--no-textconv', `--format=${FORMAT}`];
  if (id === undefined) return commitsOf((await git(folder, [...how, '--', name], world)) ?? '');
  const committed = await git(folder, ['show', '--no-ext-diff', '--no-textconv', `HEAD:./${name}`], world);
  const range = committed === undefined ? undefined : await linesIn(path, committed, id);
  if (range === undefined) return [];
  return commitsOf((await git(folder, [...how, `-L${range.first},${range.last}:${name}`], world)) ?? '');
}

/** Whether older commits are left out of this clone, so that its oldest one seems to have written everything. */
export async function isShallow(ledger: string, world: World): Promise<boolean> {
  const said = await git(dirname(realPath(ledger)), ['rev-parse', '--is-shallow-repository'], world);
  return said?.trim() === 'true';
}
