// Reading files: a ledger, its source records, any folder; every fault is a clear line.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { failure } from '../errors.ts';
import type { Failure } from '../errors.ts';

const WORDS: Readonly<Record<string, [code: string, text: string, hint: string]>> = {
  ENOENT: ['missing-file', 'there is no such file', 'check the path'],
  ENOTDIR: ['missing-file', 'there is no such file', 'a part of the path is not a folder'],
  EISDIR: ['is-a-folder', 'this is a folder, not a file', 'name the file in it'],
  EACCES: ['no-permission', 'you may not read this', 'check its permissions'],
  EPERM: ['no-permission', 'you may not read this', 'check its permissions'],
  ELOOP: ['missing-file', 'the symbolic links go round in a circle', 'check where they point'],
};

/** A file-system error as a Failure about `shown`, the path as the user typed it. */
function readFailure(error: unknown, shown: string): Failure {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
  const [name, text, hint] = WORDS[code] ?? ['cannot-read', `it cannot be read (${code})`, 'check the disk'];
  return failure(name, `${shown}: ${text}`, [hint]);
}

/** Larger files are refused before they are read. */
const MAX_BYTES = 2 ** 30;

/** The bytes of a file. Throws missing-file, is-a-folder, no-permission, file-too-big or cannot-read. */
export function readBytes(path: string, shown: string): Uint8Array {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw readFailure({ code: 'EISDIR' }, shown);
    if (stat.size > MAX_BYTES) throw failure('file-too-big', `${shown}: larger than 1 GiB`, ['split it']);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && error.name === 'Failure') throw error;
    throw readFailure(error, shown);
  }
}

export interface FolderFile {
  name: string;
  path: string;
  bytes: Uint8Array;
}

/** The plain files of a folder whose names pass, by name in code-unit order, not looking into folders below it. */
export function readFolder(path: string, shown: string, wanted: (name: string) => boolean = () => true): FolderFile[] {
  let names: string[];
  try {
    names = readdirSync(path, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.') && wanted(entry.name))
      .map((entry) => entry.name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR')
      throw failure('not-a-folder', `${shown}: this is not a folder`, ['name the folder']);
    throw readFailure(error, shown);
  }
  return names.sort().map((name) => {
    const file = join(path, name);
    return { name, path: file, bytes: readBytes(file, join(shown, name)) };
  });
}

/** True for a ledger or source record by its name. */
export function isYamlName(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}

function exists(path: string, kind: 'file' | 'folder'): boolean {
  try {
    const stat = statSync(path);
    return kind === 'file' ? stat.isFile() : stat.isDirectory();
  } catch {
    return false;
  }
}

/** Where a ledger was found: its path, the path as it is shown to people, and whether it may be written. */
export interface Found {
  path: string;
  shown: string;
  readOnly: boolean;
  /** Nobody named it: it is the shipped one, reached because nothing else was there. */
  fallback: boolean;
}

export interface Search {
  /** Paths given with --ledger, as typed. */
  named: readonly string[];
  /** $PREDICT_LEDGER. */
  fromEnvironment: string | undefined;
  cwd: string;
  /** The folder of the program's own package. */
  packageFolder: string;
}

function nearestAbove(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const path = join(folder, 'predictions.yaml');
    if (exists(path, 'file')) return path;
    if (dirname(folder) === folder) return undefined;
  }
}

function expanded(shown: string, cwd: string): Found[] {
  const path = resolve(cwd, shown);
  if (!exists(path, 'folder')) return [{ path, shown, readOnly: false, fallback: false }];
  const names = readdirSync(path)
    .filter((name) => isYamlName(name) && exists(join(path, name), 'file'))
    .sort();
  if (names.length === 0)
    throw failure('missing-file', `${shown}: there is no ledger in this folder`, [
      'a ledger is a file that ends in .yaml or .yml',
    ]);
  return names.map((name) => ({ path: join(path, name), shown: join(shown, name), readOnly: false, fallback: false }));
}

/**
 * The ledgers to work on: those named, else $PREDICT_LEDGER, else the nearest predictions.yaml from the working folder to
 * the root, else the shipped one. The shipped one may be written only from inside a clone of the project.
 */
export function findLedgers({ named, fromEnvironment, cwd, packageFolder }: Search): Found[] {
  if (named.length > 0) return named.flatMap((shown) => expanded(shown, cwd));
  if (fromEnvironment) return expanded(fromEnvironment, cwd);
  const near = nearestAbove(cwd);
  if (near !== undefined)
    return [
      {
        path: near,
        shown: near.startsWith(`${cwd}/`) ? near.slice(cwd.length + 1) : near,
        readOnly: false,
        fallback: false,
      },
    ];
  const inClone =
    (cwd === packageFolder || cwd.startsWith(`${packageFolder}/`)) &&
    !cwd.slice(packageFolder.length).includes('/node_modules');
  const clone = inClone && !packageFolder.includes('/node_modules/');
  return [
    { path: join(packageFolder, 'data', 'wang.yaml'), shown: 'data/wang.yaml', readOnly: !clone, fallback: true },
  ];
}
