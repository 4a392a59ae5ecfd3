// Where questions begin and where leaving them ends.
import { Interrupted } from '../../ask/asker.ts';
import type { Asker } from '../../ask/asker.ts';
import type { World } from '../../world.ts';
import type { Globals } from '../line/globals.ts';

/** Gives the asker of a terminal; tests bring their own. */
export type StartAsking = (globals: Globals, world: World) => Promise<Asker>;

/** Asks on the real terminal; the prompts are loaded only here. */
export const onTerminal: StartAsking = async (globals, world) => {
  const { terminalAsker } = await import('../../ask/terminal-asker.ts');
  return terminalAsker(world.terminal(), globals.remarks);
};

/** Status 130 when the questions were left with ^C; nothing is written then. */
export async function interruptible(world: World, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    world.err('nothing was written\n');
    return 130;
  }
}
