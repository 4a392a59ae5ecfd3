import type { Asker } from '../ask/asker.ts';
import { unifiedDiff } from '../ledger/diff.ts';
import type { Changed } from '../ledger/store/change.ts';
import { diffText } from '../show/diff-lines.ts';
import { askLeave } from './ask-leave.ts';
import type { Globals } from './globals.ts';

/**
 * Shows whoever answered the questions what would be written, and asks for leave. Gives the diff; undefined where
 * nobody was asked. Throws what trying it throws, and `not-confirmed`.
 */
export async function shownFirst(
  asker: Asker | undefined,
  tryOut: () => Promise<Pick<Changed, 'before' | 'edit'>>,
  globals: Globals,
): Promise<string | undefined> {
  if (asker === undefined) return undefined;
  const { before, edit } = await tryOut();
  const preview = diffText(unifiedDiff(before, edit.lines), globals.remarks);
  asker.say(preview);
  await askLeave(asker);
  return preview;
}
