// A result is never written over what it is made from: before anything is done, the files that are to be written are looked at.
import { resolve } from 'node:path';
import { failure } from '../errors.ts';
import { filesIn } from '../ledger/store/find.ts';
import { isSameFile } from '../ledger/store/same-file.ts';
import type { World } from '../world.ts';
import type { Globals } from './globals.ts';
import { foundLedgers } from './ledger-files.ts';

/** Nothing that predict writes to a named file is YAML: what stands there is a ledger or a record of a source. */
const YAML = /\.ya?ml$/i;

/** The ledgers that the flags, the environment or the working folder mean; none where there is none. */
function ledgersOf(globals: Globals, world: World): readonly string[] {
  try {
    return foundLedgers(globals, world).files;
  } catch {
    // The command itself says what is wrong with them.
    return [];
  }
}

function refuse(output: string, what: string): never {
  throw failure('output-is-input', `${output} ${what}; nothing was written`, ['name another file'], 2);
}

/**
 * Throws a Failure (`output-is-input`, status 2) where a file to be written is one that is read: a ledger, one of `args` or a file in a
 * folder among them, or any YAML file that stands there already; or where two results go to one file.
 */
export function refuseOutputs(
  outputs: readonly string[],
  args: readonly string[],
  globals: Globals,
  world: World,
): void {
  const named = outputs.filter((output) => output !== '-');
  const paths = named.map((output) => resolve(world.cwd, output));
  if (new Set(paths).size < paths.length) refuse(named[0]!, 'is to hold two results');
  if (named.length === 0) return;
  const inputs = [...ledgersOf(globals, world), ...args.flatMap((arg) => filesIn(resolve(world.cwd, arg)))];
  for (const [index, path] of paths.entries()) {
    if (YAML.test(path) && isSameFile(path, path)) refuse(named[index]!, 'is a ledger or a record of a source');
    if (inputs.some((input) => isSameFile(input, path))) refuse(named[index]!, 'is what this command reads');
  }
}
