import { statSync } from 'node:fs';

/** True where both paths lead to one file, whatever links lie on the way; false where one of them leads to none. */
export function isSameFile(path: string, other: string): boolean {
  try {
    const [one, two] = [statSync(path), statSync(other)];
    return one.ino === two.ino && one.dev === two.dev;
  } catch {
    return false;
  }
}
