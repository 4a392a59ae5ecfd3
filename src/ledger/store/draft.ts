// A draft: a copy of a ledger beside it, for an editor to work on while the ledger stays free for others.
import { rmSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { Machine } from '../machine.ts';
import { realFile, replaceFile } from './store.ts';
import { describeFault } from './temp.ts';

/**
 * Creates a draft with this content beside the ledger and gives its path: hidden, so that a folder of ledgers does not
 * list it, with the ledger's extension, so that the editor knows the language. Throws the Failures of `replaceFile`.
 */
export function createDraft(ledger: string, content: Uint8Array, machine: Machine): string {
  const real = realFile(ledger);
  const extension = extname(real);
  const random = Math.random().toString(36).slice(2, 8).padEnd(6, '0');
  const path = join(dirname(real), `.${basename(real, extension)}.draft-${random}${extension}`);
  replaceFile(path, content, 'absent', machine, 0o600);
  return path;
}

/** Removes a draft that has served. */
export function removeDraft(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    throw describeFault(error, path, 'write');
  }
}
