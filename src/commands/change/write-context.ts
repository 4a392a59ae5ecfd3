import { decode } from '../../ledger/read/decode.ts';
import { stateFolder } from '../../ledger/store/undo.ts';
import type { World } from '../../world.ts';
import type { Globals } from '../line/globals.ts';

/** What every write is given: the machine, how bytes are read, where the way back is recorded, and the day. */
export function writeContext(globals: Globals, world: World) {
  return { machine: world.machine, decode, state: stateFolder(world.env, world.home), day: globals.today };
}
