// The files of an import, as they are named on the command line; `-` is standard input.
import { resolve } from 'node:path';
import { misuse } from '../../errors.ts';
import type { Input } from '../../exchange/text/input.ts';
import { readFileBytes } from '../../ledger/store/store.ts';
import type { World } from '../../world.ts';

/** Reads every file whole. Throws a Failure for one that cannot be read. */
export function importFiles(files: readonly string[], world: World): Input[] {
  if (files.filter((file) => file === '-').length > 1)
    throw misuse('standard input can be read once', 'give - once only, and the other files by name');
  return files.map((file) =>
    file === '-' ? { file: '<stdin>', bytes: world.stdin() } : { file, bytes: readFileBytes(resolve(world.cwd, file)) },
  );
}
