// The commits that touched a ledger, or one entry of it, where it lies in a git checkout; none where it does not.
import { basename, dirname } from 'node:path';
import { Failure } from '../../errors.ts';
import { entryTextIn } from '../../ledger/edit/entry-window.ts';
import { realPath } from '../../ledger/store/store.ts';
import type { World } from '../../world.ts';
import { git, gitObjects } from './git.ts';
import { readLedgerText } from './open-ledger.ts';

export interface Commit {
  hash: string;
  /** Author's day and time as recorded, with the offset of their zone. */
  when: string;
  author: string;
  subject: string;
}

/** A commit with the file's versions: before it, by each parent, and after it. */
interface Step extends Commit {
  before: readonly string[];
  after: string;
}

const FORMAT = '%H%x00%aI%x00%an%x00%s%x00';
const LOG = ['log', '--no-ext-diff', '--no-textconv', `--format=${FORMAT}`];

/** One line of `--raw`: a colon, a mode and a name for each parent, then those of the file after the commit. */
const RAW = /^(:+)(?:\d{6} )+((?:[0-9a-f]{40,64} )+)[A-Z]/;

/** Stands for the version of a file that was not there. */
const NO_FILE = /^0+$/;

function versionsIn(lines: string): Pick<Step, 'before' | 'after'> {
  const line = lines.split('\n').find((one) => one.startsWith(':')) ?? '';
  const names = RAW.exec(line)?.[2]?.trim().split(' ') ?? [];
  return { before: names.slice(0, -1), after: names.at(-1) ?? '' };
}

/** What `LOG` prints: four fields, and behind them what else was asked for. */
function stepsOf(output: string): Step[] {
  const fields = output.split('\0');
  const steps: Step[] = [];
  for (let at = 0; at + 4 < fields.length; at += 4) {
    const [head = '', when = '', author = '', subject = '', behind = ''] = fields.slice(at, at + 5);
    const hash = head.slice(head.lastIndexOf('\n') + 1);
    if (/^[0-9a-f]{40,64}$/.test(hash)) steps.push({ hash, when, author, subject, ...versionsIn(behind) });
  }
  return steps;
}

/** The lines of an entry, 1-based, both included. */
interface Lines {
  first: number;
  last: number;
  text: string;
}

/** None where the entry is not there; undefined where the text is not sound. */
async function linesIn(path: string, text: string, id: string): Promise<Lines | 'none' | undefined> {
  try {
    const reading = await readLedgerText(path, path, text);
    if (!reading.ledger) return undefined;
    const index = reading.ledger.predictions.findIndex((prediction) => prediction.id === id);
    const range = index === -1 ? undefined : reading.entryRange(index);
    if (!range) return 'none';
    // With its dash, as it is cut out of a version in the usual layout.
    const line = text.lastIndexOf('\n', range.start - 1) + 1;
    const start = /^ *- +$/.test(text.slice(line, range.start)) ? line : range.start;
    return {
      first: reading.lines.lineOf(range.start),
      last: reading.lines.lineOf(Math.max(range.start, range.end - 1)),
      text: text.slice(start, range.end).replaceAll('\r\n', '\n'),
    };
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** The commits after which the lines of the entry with this id read otherwise than before, by every parent. */
async function changesOfEntry(path: string, steps: readonly Step[], id: string, world: World): Promise<Set<string>> {
  const versions = new Set(steps.flatMap(({ before, after }) => [...before, after]));
  const texts = new Map<string, string>();
  const unusual = new Map<string, string>();
  await gitObjects(dirname(path), [...versions], world, (version, bytes) => {
    const text = entryTextIn(bytes, id);
    if (text === undefined) unusual.set(version, bytes.toString());
    else texts.set(version, text);
  });
  for (const [version, text] of unusual) {
    const lines = await linesIn(path, text, id);
    // What cannot be read is taken for changed: nobody can tell.
    texts.set(version, lines === 'none' ? '' : (lines?.text ?? version));
  }
  // Before the first commit there was no file; a version that this clone does not have cannot be read either.
  const textIn = (version: string): string => (NO_FILE.test(version) ? '' : (texts.get(version) ?? version));
  const changed = steps.filter(({ before, after }) => before.every((one) => textIn(one) !== textIn(after)));
  return new Set(changed.map(({ hash }) => hash));
}

/** Commits that git follows these lines to, whatever id stood in them. */
async function commitsOfLines(path: string, id: string, world: World): Promise<string[]> {
  const [folder, name] = [dirname(path), basename(path)];
  const committed = await git(folder, ['show', '--no-ext-diff', '--no-textconv', `HEAD:./${name}`], world);
  const range = committed === undefined ? undefined : await linesIn(path, committed, id);
  if (range === undefined || range === 'none') return [];
  const output = await git(folder, [...LOG, '--no-patch', `-L${range.first},${range.last}:${name}`], world);
  return stepsOf(output ?? '').map(({ hash }) => hash);
}

/**
 * Commits that changed the file under its name of now, newest first; with an id, those that changed what the file says
 * under that id, or lines that became this entry. git alone does not tell of commits that only took lines away.
 */
export async function gitHistory(ledger: string, id: string | undefined, world: World): Promise<Commit[]> {
  const path = realPath(ledger);
  const [folder, name] = [dirname(path), basename(path)];
  // With the commits of branches whose merge took nothing of them, and without merges that took one side as it was.
  const how = [...LOG, '--full-history', '-c', '--raw', '--no-abbrev', '--no-renames', '--', name];
  const steps = stepsOf((await git(folder, how, world)) ?? '').filter(({ before }) => before.length > 0);
  if (id === undefined || steps.length === 0) return steps;
  const found = await changesOfEntry(path, steps, id, world);
  // Before the id came in, its lines may have stood under another.
  const first = steps.findLastIndex(({ hash }) => found.has(hash));
  const lines = new Set(await commitsOfLines(path, id, world));
  return steps.filter(({ hash }, index) => found.has(hash) || (index > first && lines.has(hash)));
}

/** Whether older commits are left out of this clone, so that its oldest one seems to have written everything. */
export async function isShallow(ledger: string, world: World): Promise<boolean> {
  const said = await git(dirname(realPath(ledger)), ['rev-parse', '--is-shallow-repository'], world);
  return said?.trim() === 'true';
}
