import type { World } from '../../world.ts';
import type { Globals } from '../line/globals.ts';

/** A command that writes, and all around it that the write depends on. */
export interface Writing {
  /** Its name, for messages. */
  command: string;
  globals: Globals;
  world: World;
  /** The change is made and checked, shown as a diff, and not written. */
  dryRun: boolean;
}
