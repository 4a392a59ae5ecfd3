import { misuse } from '../errors.ts';
import { choiceHints } from '../nearest.ts';
import { COMPLETION_SCRIPTS } from '../show/data/completion-script.ts';
import type { World } from '../world.ts';
import { deliver } from './deliver/deliver.ts';
import type { Globals } from './line/globals.ts';
import { inFormat } from './line/in-format.ts';

/** Prints the script that a shell loads to complete commands, flags and the words of the ledger. */
export async function completion(input: { shell: string }, globals: Globals, world: World): Promise<number> {
  inFormat(globals, 'completion');
  const shells = Object.keys(COMPLETION_SCRIPTS);
  if (!shells.includes(input.shell))
    throw misuse(`there is no completion for "${input.shell}"`, ...choiceHints(input.shell, 'shells', shells));
  deliver(COMPLETION_SCRIPTS[input.shell as keyof typeof COMPLETION_SCRIPTS], { ...globals, pager: false }, world);
  return 0;
}
