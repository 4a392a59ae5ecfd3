import { fstatSync, statSync } from 'node:fs';
import type { BigIntStats } from 'node:fs';

/** In whole numbers: those that Windows gives to files are longer than others can tell apart. */
function statsOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}

/** True where something stands at the path, behind whatever links. */
export function isThere(path: string): boolean {
  return statsOf(path) !== undefined;
}

/** True where both paths lead to one file, whatever links lie on the way; false where one of them leads to none. */
export function isSameFile(path: string, other: string): boolean {
  const [one, two] = [statsOf(path), statsOf(other)];
  return one !== undefined && one.ino === two?.ino && one.dev === two.dev;
}

/** True where standard input comes from the file at the path. */
export function isStandardInput(path: string): boolean {
  try {
    const [input, file] = [fstatSync(0, { bigint: true }), statsOf(path)];
    return input.isFile() && input.ino === file?.ino && input.dev === file.dev;
  } catch {
    return false;
  }
}
