// `predict edit`: the editor works on a draft beside the ledger, which stays free for others meanwhile; the draft
// replaces it only when it reads as a sound ledger and nobody wrote in between. A draft that was not written is kept.
import type { Asker } from '../ask/asker.ts';
import { Failure, failure, misuse } from '../errors.ts';
import { changeLedger } from '../ledger/store/change.ts';
import { createDraft, removeDraft } from '../ledger/store/draft.ts';
import { readFileBytes } from '../ledger/store/store.ts';
import { editedLines } from '../show/terminal/written-line.ts';
import type { World } from '../world.ts';
import { afterWrite, openForChange, printDiff } from './change/change-ledger.ts';
import { compared, editedDraft, KeptDraft } from './change/draft.ts';
import { editBetween } from './change/line-changes.ts';
import { writeContext } from './change/write-context.ts';
import { deliver } from './deliver/deliver.ts';
import { interruptible, onTerminal } from './input/interruptible.ts';
import type { StartAsking } from './input/interruptible.ts';
import { askId } from './input/resolution-questions.ts';
import type { Globals } from './line/globals.ts';
import { findPrediction } from './open/find-prediction.ts';
import { shownPath } from './open/ledger-files.ts';
import type { Opened } from './open/open-ledger.ts';
import { whichLedger } from './open/which-ledger.ts';

export interface EditInput {
  id?: string | undefined;
  dryRun?: boolean;
}

/** False for a draft that is as it was made, or gone; one that cannot be read may hold anything. */
function isTouched(draft: string, text: string): boolean {
  try {
    return Buffer.compare(readFileBytes(draft), Buffer.from(text)) !== 0;
  } catch (error) {
    return !(error instanceof Failure && error.problems[0]?.code === 'no-such-file');
  }
}

/** The editor on a draft, then the draft in place of the ledger. The draft goes only when it has served. */
async function editAt(
  opened: Opened,
  input: EditInput & { id: string },
  asker: Asker | undefined,
  globals: Globals,
  world: World,
): Promise<number> {
  const { prediction } = findPrediction(opened.ledger, input.id, globals.today);
  const range = opened.reading.entryRange(opened.ledger.predictions.indexOf(prediction));
  const path = createDraft(opened.path, readFileBytes(opened.path), world.machine);
  let keep = true;
  try {
    const draft = await editedDraft(
      path,
      opened,
      opened.reading.lines.lineOf(range?.start ?? 0),
      asker,
      globals,
      world,
    );
    if (draft === undefined) {
      keep = false;
      world.err('nothing changed\n');
      return 0;
    }
    const edit = editBetween(opened.text, draft.text);
    if (input.dryRun) {
      printDiff(opened.text, edit, globals, world);
      keep = false;
      return 0;
    }
    const changed = await changeLedger(
      opened.path,
      (text) => {
        if (text === opened.text) return edit;
        throw failure(
          'ledger-changed',
          `${opened.shown} was changed by somebody else while you edited; nothing was written`,
          ['run predict edit again and take over your changes from the draft'],
        );
      },
      { ...writeContext(globals, world), validate: () => {}, command: `edit ${prediction.id}` },
    );
    keep = false;
    afterWrite(changed, opened.shown, world);
    deliver(editedLines(compared(opened.ledger, draft.ledger), globals.look), globals, world);
    return 0;
  } catch (error) {
    // What was typed is worth keeping; an untouched copy is litter.
    keep = keep && isTouched(path, opened.text);
    if (keep && !(error instanceof KeptDraft)) world.err(`your draft is kept: ${shownPath(path, world.cwd)}\n`);
    throw error;
  } finally {
    if (!keep) removeDraft(path);
  }
}

/** Opens the entry in the user's editor; without a terminal the editor has to be named. */
export async function edit(
  typed: EditInput,
  given: Globals,
  world: World,
  start: StartAsking = onTerminal,
): Promise<number> {
  return interruptible(world, async () => {
    const { globals, plain } = await whichLedger('edit', () => [typed.id], given, world);
    const input = { ...typed, id: plain(typed.id) };
    const opened = await openForChange({ command: 'edit', globals, world, dryRun: input.dryRun === true });
    if (!globals.mayAsk && !world.env['VISUAL'] && !world.env['EDITOR']) {
      throw failure('no-editor', 'there is no terminal for an editor', [
        'set $VISUAL or $EDITOR to a program that needs none',
      ]);
    }
    const asker = globals.mayAsk ? await start(globals, world) : undefined;
    const id = input.id ?? (asker && (await askId(asker, opened, globals.today)));
    if (id === undefined) throw misuse('predict edit needs an id', 'predict list shows the ids');
    return editAt(opened, { ...input, id }, asker, globals, world);
  });
}
