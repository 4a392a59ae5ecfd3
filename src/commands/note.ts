import { misuse } from '../errors.ts';
import { appendNote } from '../ledger/edit/note.ts';
import { notedLine } from '../show/terminal/written-line.ts';
import type { World } from '../world.ts';
import { changeLedgerFile, openForChange } from './change/change-ledger.ts';
import type { Change, ChangedLedger, LedgerNow } from './change/change-ledger.ts';
import { changeNamed } from './change/change-named.ts';
import { deliver } from './deliver/deliver.ts';
import { interruptible, onTerminal } from './input/interruptible.ts';
import type { StartAsking } from './input/interruptible.ts';
import { plainText, wanting } from './input/plain-text.ts';
import type { Globals } from './line/globals.ts';
import { findPrediction } from './open/find-prediction.ts';
import { whichLedger } from './open/which-ledger.ts';

export interface NoteInput {
  id?: string | undefined;
  text?: string | undefined;
  dryRun?: boolean;
}

function changeOf({ ledger, text }: LedgerNow, id: string, typed: string, globals: Globals, asked: boolean): Change {
  const note = plainText('TEXT', typed);
  const { prediction } = findPrediction(ledger, id, globals.today);
  return {
    ids: [prediction.id],
    edit: appendNote(text, prediction.id, note),
    ...(asked ? { what: `note ${prediction.id}` } : {}),
  };
}

function tell(changed: ChangedLedger | undefined, globals: Globals, world: World): number {
  if (changed !== undefined) deliver(notedLine(changed.ids[0]!, globals.look), globals, world);
  return 0;
}

/** Adds a note below the one that is there. */
export async function note(
  typed: NoteInput,
  given: Globals,
  world: World,
  start: StartAsking = onTerminal,
): Promise<number> {
  return interruptible(world, async () => {
    const { globals, plain: inLedger } = await whichLedger('note', () => [typed.id], given, world);
    const input = { ...typed, id: inLedger(typed.id) };
    const writing = { command: 'note', globals, world, dryRun: input.dryRun === true };
    if (input.id !== undefined && input.text !== undefined) {
      const { id, text } = input;
      const { changed } = await changeNamed(
        writing,
        () => [id],
        (now) => changeOf(now, id, text, globals, false),
      );
      return tell(changed, globals, world);
    }
    const opened = await openForChange(writing);
    if (!globals.mayAsk) {
      throw misuse(
        `predict note needs ${input.id === undefined ? 'an id and a text' : 'a text'}`,
        'predict note ID "what to remember"',
        ...(input.id === undefined ? ['predict list shows the ids'] : []),
      );
    }
    const asker = await start(globals, world);
    const { askId } = await import('./input/resolution-questions.ts');
    const id = input.id ?? (await askId(asker, opened, globals.today));
    const text = input.text ?? (await asker.text('The note', { fault: wanting('a note needs a text') }));
    const changed = await changeLedgerFile(opened, writing, (now) => changeOf(now, id, text, globals, true));
    return tell(changed, globals, world);
  });
}
