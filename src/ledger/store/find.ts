// Which ledger is meant, and which files belong to it.
import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { failure, misuse } from '../../errors.ts';
import type { Failure } from '../../errors.ts';
import { shellWord } from '../../shell-word.ts';
import { describeFault } from './temp.ts';

/** The name that is looked for from the working folder to the root. */
export const NEAREST = 'predictions.yaml';

/** What `--ledger -` means. */
export const STANDARD_INPUT = '/dev/stdin';

export interface FindOptions {
  /** Paths of --ledger, in order. */
  paths: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  /** The ledger that comes with the program, and the folder of the program's package. */
  shipped: string;
  packageFolder: string;
}

export interface FoundLedgers {
  /** Ledger files, absolute, at least one. */
  files: readonly string[];
  from: 'option' | 'environment' | 'nearest' | 'shipped';
  /** True for the shipped ledger when it was only the last resort: it is read, and never written. */
  readOnly: boolean;
}

/**
 * Whatever is no folder can be named as a file, such as what a shell gives for `<(…)`. Throws a Failure where nobody
 * can say what is there: no rights, or a link that leads round in a circle.
 */
function kindAt(path: string): 'file' | 'folder' | undefined {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw describeFault(error, path, 'read');
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

/**
 * As `kindAt`; a folder above that may not be looked into has no ledger, but a link that leads
 * nowhere is one that is missing.
 */
function kindOfNearest(path: string): 'file' | 'folder' | undefined {
  try {
    const kind = kindAt(path);
    if (kind !== undefined || !isLink(path)) return kind;
  } catch (error) {
    if (isLink(path)) throw error;
    return undefined;
  }
  throw leadsNowhere(path);
}

function leadsNowhere(path: string): Failure {
  return failure('no-such-file', `${path} is a link to a file that is not there`, ['mend it or take it away']);
}

/** In a folder: plain files, not what a reader would wait at. A link that leads nowhere is a file that is missing. */
function isFileIn(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats !== undefined) return stats.isFile();
  throw leadsNowhere(path);
}

function listed(folder: string, isMeant: (name: string) => boolean): string[] {
  try {
    const names = readdirSync(folder).filter((name) => !name.startsWith('.') && isMeant(name));
    return names
      .sort((a, b) => (a < b ? -1 : 1))
      .map((name) => join(folder, name))
      .filter(isFileIn);
  } catch (error) {
    if (kindAt(folder) === 'file')
      throw failure('not-a-folder', `${folder} is a file, not a folder`, ['name the folder that it stands in']);
    throw describeFault(error, folder, 'read');
  }
}

/**
 * Plain files right in a folder, by name; hidden ones are left out. Throws a Failure when it cannot be listed, or a
 * link in it leads nowhere.
 */
export function listFiles(folder: string): string[] {
  return listed(folder, () => true);
}

/** Its YAML files, whichever way `.yaml` or `.yml` is written. Throws as `listFiles` does. */
export function listYaml(folder: string): string[] {
  return listed(folder, (name) => /\.ya?ml$/i.test(name));
}

/** The files that a path means: those right in a folder, else the path itself. */
export function filesIn(path: string): string[] {
  return kindAt(path) === 'folder' ? listFiles(path) : [path];
}

function filesAt(path: string, cwd: string): string[] {
  // A variable of the shell that is not set: the working folder is not what was meant.
  if (path === '') throw misuse('--ledger is given an empty path', 'name a file or folder');
  if (path === '-') return [STANDARD_INPUT];
  const full = resolve(cwd, path);
  const kind = kindAt(full);
  if (kind === 'file') return [full];
  if (kind === undefined)
    throw failure('no-such-file', `there is no ledger ${path}`, [`predict init ${shellWord(path)} starts one there`]);
  const files = listYaml(full);
  if (files.length === 0)
    throw failure('no-ledger-in-folder', `the folder ${path} has no .yaml file`, ['predict init starts one']);
  return files;
}

/** One file, reached twice through links, is one ledger: the first path to it stays. */
function withoutTwins(files: readonly string[]): string[] {
  const known = new Set<string>();
  return files.filter((path) => {
    const real = realpathSync(path);
    return known.has(real) ? false : known.add(real);
  });
}

function isInside(folder: string, path: string): boolean {
  try {
    const way = relative(realpathSync(folder), realpathSync(path));
    // From one drive to another the way is absolute.
    return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  } catch {
    return false;
  }
}

/**
 * The ledger that is meant: --ledger, else $PREDICT_LEDGER, else the nearest `predictions.yaml` from the working folder
 * to the root, else the shipped one; that is an ordinary ledger in a clone of the project and read-only from anywhere
 * else. Throws a Failure: `no-such-file`, `no-ledger-in-folder`.
 */
export function findLedger(options: FindOptions): FoundLedgers {
  const { paths, env, cwd, shipped, packageFolder } = options;
  if (paths.length > 0) {
    const files = paths.flatMap((path) => filesAt(path, cwd));
    return { files: withoutTwins(files), from: 'option', readOnly: false };
  }
  const named = env['PREDICT_LEDGER'];
  if (named) return { files: withoutTwins(filesAt(named, cwd)), from: 'environment', readOnly: false };
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const path = join(folder, NEAREST);
    if (kindOfNearest(path) === 'file') return { files: [path], from: 'nearest', readOnly: false };
    if (dirname(folder) === folder) break;
  }
  const isInstalled = resolve(packageFolder).split(sep).includes('node_modules');
  return { files: [shipped], from: 'shipped', readOnly: isInstalled || !isInside(packageFolder, cwd) };
}
