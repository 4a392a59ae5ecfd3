import { statSync } from 'node:fs';

/** True when a folder stands at the path; false for anything else, and where that cannot be known. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
