import { failure } from '../errors.ts';
import { appendNote } from '../ledger/edit/note.ts';
import { notedLine } from '../show/terminal/written-line.ts';
import type { World } from '../world.ts';
import { changeNamedEntries } from './change/change-entries.ts';
import type { ChangedEntries } from './change/change-entries.ts';
import { changeLedgerFile, openForChange } from './change/change-ledger.ts';
import type { Change, ChangedLedger, LedgerNow } from './change/change-ledger.ts';
import type { Writing } from './change/writing.ts';
import { deliver } from './deliver/deliver.ts';
import { interruptible, onTerminal } from './input/interruptible.ts';
import type { StartAsking } from './input/interruptible.ts';
import { plainText, textFault, wanting } from './input/plain-text.ts';
import type { Globals } from './line/globals.ts';
import { findPrediction } from './open/find-prediction.ts';
import { whichLedger } from './open/which-ledger.ts';

export interface NoteInput {
  id?: string | undefined;
  text?: string | undefined;
  dryRun?: boolean;
}

function changeOf({ ledger, text }: LedgerNow, id: string, plain: string, globals: Globals, asked: boolean): Change {
  const { prediction } = findPrediction(ledger, id, globals.today);
  return {
    ids: [prediction.id],
    edit: appendNote(text, prediction.id, plain),
    ...(asked ? { what: `note ${prediction.id}` } : {}),
  };
}

/** With what the command line says, and no question. */
async function noteAlone({ id, text }: NoteInput, writing: Writing): Promise<ChangedEntries | undefined> {
  if (id === undefined || text === undefined || textFault(text) !== undefined) return undefined;
  return changeNamedEntries(
    writing,
    () => [id],
    (now) => changeOf(now, id, plainText('TEXT', text), writing.globals, false),
  );
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
    const alone = await noteAlone(input, writing);
    if (alone) return tell(alone.changed, globals, world);
    const opened = await openForChange(writing);
    const asks = globals.mayAsk && (input.id === undefined || input.text === undefined);
    const asker = asks ? await start(globals, world) : undefined;
    const { askId } = asks ? await import('./input/resolution-questions.ts') : {};
    const id = input.id ?? (asker && (await askId?.(asker, opened, globals.today)));
    const text = input.text ?? (await asker?.text('The note', { fault: wanting('a note needs a text') }));
    if (id === undefined || text === undefined) {
      throw failure(
        'command-line',
        `predict note needs ${id === undefined ? 'an id and a text' : 'a text'}`,
        ['predict note ID "what to remember"'],
        2,
      );
    }
    const plain = plainText('TEXT', text);
    const changed = await changeLedgerFile(opened, writing, (now) => changeOf(now, id, plain, globals, asks));
    return tell(changed, globals, world);
  });
}
