// Which ledger is meant, and which files belong to it.
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { failure } from '../../errors.ts';
import { describeFault } from './temp.ts';

/** The name that is looked for from the working folder to the root. */
export const NEAREST = 'predictions.yaml';

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

function kindAt(path: string): 'file' | 'folder' | undefined {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}

/** Plain files right in a folder, by name; hidden ones are left out. Throws a Failure when it cannot be listed. */
export function listFiles(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
    return names
      .sort((a, b) => (a < b ? -1 : 1))
      .map((name) => join(folder, name))
      .filter((path) => kindAt(path) === 'file');
  } catch (error) {
    throw describeFault(error, folder, 'read');
  }
}

/** YAML files right in a folder, by name; hidden ones are left out. Throws a Failure when it cannot be listed. */
export function listYaml(folder: string): string[] {
  return listFiles(folder).filter((path) => /\.ya?ml$/.test(path));
}

function filesAt(path: string, cwd: string): string[] {
  const full = resolve(cwd, path);
  const kind = kindAt(full);
  if (kind === 'file') return [full];
  if (kind === undefined) throw failure('no-such-file', `there is no ledger ${path}`, ['predict init starts one']);
  const files = listYaml(full);
  if (files.length === 0)
    throw failure('no-ledger-in-folder', `the folder ${path} has no .yaml file`, ['predict init starts one']);
  return files;
}

function isInside(folder: string, path: string): boolean {
  try {
    const way = relative(realpathSync(folder), realpathSync(path));
    return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !way.startsWith(sep));
  } catch {
    return false;
  }
}

/**
 * The ledger that is meant: --ledger, else $PREDICT_LEDGER, else the nearest `predictions.yaml` from the working folder to
 * the root, else the shipped one; that is an ordinary ledger in a clone of the project and read-only from anywhere else.
 * Throws a Failure: `no-such-file`, `no-ledger-in-folder`.
 */
export function findLedger(options: FindOptions): FoundLedgers {
  const { paths, env, cwd, shipped, packageFolder } = options;
  if (paths.length > 0) {
    const files = paths.flatMap((path) => filesAt(path, cwd));
    return { files: [...new Set(files)], from: 'option', readOnly: false };
  }
  const named = env['PREDICT_LEDGER'];
  if (named) return { files: filesAt(named, cwd), from: 'environment', readOnly: false };
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const path = join(folder, NEAREST);
    if (kindAt(path) === 'file') return { files: [path], from: 'nearest', readOnly: false };
    if (dirname(folder) === folder) break;
  }
  const isInstalled = resolve(packageFolder).split(sep).includes('node_modules');
  return { files: [shipped], from: 'shipped', readOnly: isInstalled || !isInside(packageFolder, cwd) };
}
