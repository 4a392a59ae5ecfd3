// A result is never written over what it is made from: before anything is done, the files that are to
// be written are looked at.
import { dirname, resolve } from 'node:path';
import { Failure, failure } from '../../errors.ts';
import { filesIn } from '../../ledger/store/find.ts';
import { isSameFile, isStandardInput, isThere } from '../../ledger/store/same-file.ts';
import { refuseUnwritable } from '../../ledger/store/store.ts';
import { MAKE_FOLDER } from '../../ledger/store/temp.ts';
import type { World } from '../../world.ts';
import type { Globals } from '../line/globals.ts';
import { foundLedgers } from '../open/ledger-files.ts';

/**
 * Nothing that predict writes to a named file is YAML: what stands there is a ledger or a record of a source, and what
 * does not yet would be taken for one in a folder of them.
 */
const YAML = /\.ya?ml(?:\.lock)?$/i;

/** What `find` finds; nothing where it fails: the command itself says what is wrong. */
function unlessFailed(find: () => readonly string[]): readonly string[] {
  try {
    return find();
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}

function refuse(output: string, what: string): never {
  throw failure('output-is-input', `${output} ${what}; nothing was written`, ['name another file'], 2);
}

/**
 * Throws a Failure (`output-is-input`, status 2) where a file to be written is one that is read: a ledger, one of
 * `files` or a file in a folder among them, what standard input comes from, or any YAML file;
 * or where two results go to one file or to standard output, `-`; `folder-gone` where there is no folder
 * for it, and the Failures of `refuseUnwritable`.
 */
export function refuseOutputs(
  outputs: readonly string[],
  files: readonly string[],
  globals: Globals,
  world: World,
): void {
  const named = outputs.filter((output) => output !== '-');
  const paths = new Map(named.map((output) => [resolve(world.cwd, output), output]));
  // Without -o the result goes there as well.
  const onStdout = outputs.length - named.length + (globals.output === undefined ? 1 : 0);
  if (onStdout > 1) refuse('standard output', 'is to hold two results');
  if (paths.size < named.length) refuse(named[0]!, 'is to hold two results');
  if (named.length === 0) return;
  const inputs = [
    ...unlessFailed(() => foundLedgers(globals, world).files),
    ...files.flatMap((file) => unlessFailed(() => filesIn(resolve(world.cwd, file)))),
  ];
  for (const [path, output] of paths) {
    if (!isThere(dirname(path)))
      throw failure('folder-gone', `${output}: there is no folder ${dirname(path)}; nothing was written`, [
        MAKE_FOLDER,
      ]);
    if (YAML.test(path))
      refuse(output, isThere(path) ? 'is a ledger or a record of a source' : 'would be taken for a ledger or its lock');
    if (isStandardInput(path) || inputs.some((input) => isSameFile(input, path)))
      refuse(output, 'is what this command reads');
    // A command that writes would change the ledger first, and fail then.
    refuseUnwritable(path);
  }
}
