import { closeSync, linkSync, openSync, renameSync } from 'node:fs';
import { removeTemp } from './temp.ts';

/** What the system says where a file system has no hard links: EACCES on Android, EISDIR of a FAT disk on Windows. */
export const NO_LINKS: readonly (string | undefined)[] = [
  'EPERM',
  'EACCES',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EISDIR',
];

/**
 * Gives a written file a name that nothing has: a link, unlike a rename, never goes over a file that came into being
 * just now. Without links the name is claimed first. Throws the system's errors, EEXIST among them.
 */
export function putNew(written: string, path: string): void {
  try {
    linkSync(written, path);
  } catch (error) {
    if (!NO_LINKS.includes((error as NodeJS.ErrnoException).code)) throw error;
    closeSync(openSync(path, 'wx'));
    try {
      renameSync(written, path);
    } catch (fault) {
      removeTemp(path);
      throw fault;
    }
  }
}
