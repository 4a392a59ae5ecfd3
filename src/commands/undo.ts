import { undo as takeBack } from '../ledger/store/undo.ts';
import { tookBackLine } from '../show/terminal/written-line.ts';
import type { World } from '../world.ts';
import { afterWrite, printDiff, refuseToWrite } from './change/change-ledger.ts';
import { writeContext } from './change/write-context.ts';
import { deliver } from './deliver/deliver.ts';
import type { Globals } from './line/globals.ts';
import { onlyFormats } from './line/in-format.ts';
import { findOneLedger } from './open/open-ledger.ts';

/** Takes back the last change that predict wrote to the ledger, if nothing changed it since; again, the one before. */
export async function undo(input: { dryRun?: boolean }, globals: Globals, world: World): Promise<number> {
  const dryRun = input.dryRun === true;
  onlyFormats(globals, 'undo');
  // It leads back to bytes that were there; whether they can be read does not matter.
  const file = findOneLedger('undo', globals, world);
  refuseToWrite(file, { command: 'undo', globals, dryRun });
  const context = { ...writeContext(globals, world), dryRun };
  const { edit, before, write } = await takeBack(file.path, context);
  if (dryRun) {
    printDiff(before, edit, globals, world);
    return 0;
  }
  afterWrite({ warnings: [] }, file.shown, world);
  deliver(tookBackLine(write.command, write.day), globals, world);
  return 0;
}
