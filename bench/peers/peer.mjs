// What a program that is measured beside predict has to bring.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @typedef {import('../case.mjs').Case} Case */
/** @typedef {'list' | 'filtered' | 'summary' | 'check' | 'add' | 'change'} Task */

/**
 * @typedef {object} Peer
 * @property {string} name
 * @property {string} program What has to be on the PATH.
 * @property {readonly string[]} version The command that prints its version, its first line.
 * @property {number} [versionStatus] Its exit status where that is not 0.
 * @property {(folder: string, count: number, prepare: (command: readonly string[], env?: Case['env']) => void) => Partial<Record<Task, Case[]>>} tasks
 *   Writes `count` entries in its format into the folder, running what it needs for that with `prepare`, and gives the
 *   commands of each task that it knows.
 */

/** @param {string} program */
export function isInstalled(program) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
