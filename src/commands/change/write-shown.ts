import type { Asker } from '../../ask/asker.ts';
import { unifiedDiff } from '../../ledger/diff.ts';
import type { Changed } from '../../ledger/store/change.ts';
import { diffText } from '../../show/terminal/diff-lines.ts';
import type { World } from '../../world.ts';
import type { Globals } from '../line/globals.ts';
import { askLeave } from './ask-leave.ts';
import { printDiff } from './change-ledger.ts';
import { keepAnswers } from './keep-answers.ts';

/** What a write would change, and did. */
type Written = Pick<Changed, 'before' | 'edit'>;

/** Shows whoever answered the questions what would be written, and asks for leave. Gives the diff. */
async function shownFirst(asker: Asker, { before, edit }: Written, globals: Globals): Promise<string> {
  const preview = diffText(unifiedDiff(before, edit.lines), globals.remarks);
  asker.say(preview);
  await askLeave(asker);
  return preview;
}

/**
 * Makes a write that can be tried out: shown first to whoever was asked, whose answers are not lost where it fails. A
 * dry run prints the diff and gives undefined. Throws what the write throws, and `not-confirmed`.
 */
export async function writeShown<T extends Written>(
  write: (dryRun: boolean) => Promise<T>,
  asker: Asker | undefined,
  dryRun: boolean,
  globals: Globals,
  world: World,
): Promise<T | undefined> {
  if (dryRun) {
    const { before, edit } = await write(true);
    printDiff(before, edit, globals, world);
    return undefined;
  }
  const preview = asker && (await shownFirst(asker, await write(true), globals));
  return keepAnswers(preview, world, () => write(false));
}
