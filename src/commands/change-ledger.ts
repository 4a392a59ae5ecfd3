// One change of the ledger that a command is about: checked as a whole before anything is written.
import { isDeepStrictEqual } from 'node:util';
import { Failure, failure, printedProblem } from '../errors.ts';
import { decode } from '../ledger/decode.ts';
import { unifiedDiff } from '../ledger/diff.ts';
import type { Edit } from '../ledger/edit-text.ts';
import { itemsOf } from '../ledger/item.ts';
import type { Ledger } from '../ledger/prediction.ts';
import { changeLedger } from '../ledger/store-change.ts';
import { stateFolder } from '../ledger/undo.ts';
import { diffText } from '../show/diff-lines.ts';
import { safeText } from '../show/safe.ts';
import type { World } from '../world.ts';
import type { Globals } from './globals.ts';
import { openLedger, readLedgerText } from './open-ledger.ts';
import type { Opened } from './open-ledger.ts';

/** The edit, and the ids that it may touch; anything else that differs afterwards is our bug and nothing is written. */
export interface Change {
  edit: Edit;
  ids: readonly string[];
}

export interface ChangedLedger {
  ledger: Ledger;
  ids: readonly string[];
}

function read(opened: Opened, text: string): Ledger {
  const { ledger, problems } = readLedgerText(opened.path, opened.shown, text);
  if (ledger === undefined) throw new Failure(problems);
  return ledger;
}

/** Only the named entries may differ, none may go, and what stands around them stays as it was. */
function refuseStrayChange(before: Ledger, after: Ledger, ids: readonly string[]): void {
  const kept = new Map(after.predictions.map((prediction) => [prediction.id, prediction]));
  const strays = before.predictions.filter(({ id }) => !ids.includes(id)).filter((prediction) => !isDeepStrictEqual(prediction, kept.get(prediction.id)));
  const added = after.predictions.filter(({ id }) => !ids.includes(id) && !before.predictions.some((prediction) => prediction.id === id));
  const rest = before.title === after.title && before.keeper === after.keeper && before.forecaster === after.forecaster;
  if (strays.length === 0 && added.length === 0 && rest && isDeepStrictEqual(before.sources, after.sources)) return;
  throw failure('edit-went-wrong', 'the change would alter more than it should and was not written', ['please report this with your ledger, if you may share it'], 70);
}

/**
 * Runs a change of the ledger: under the lock, on the text as it stands then. With `dryRun` it prints the unified diff and
 * gives undefined. Throws when the ledger is the shipped one reached by fallback, or when the result is not a sound ledger.
 */
export async function changeLedgerFile(
  command: string,
  globals: Globals,
  world: World,
  dryRun: boolean,
  change: (opened: Opened) => Change | Promise<Change>,
): Promise<ChangedLedger | undefined> {
  const first = openLedger(command, globals, world);
  if (first.readOnly && !dryRun) {
    throw failure('shipped-read-only', 'the shipped ledger is read only from here', ['--ledger PATH names yours; predict init starts one']);
  }
  let ids: readonly string[] = [];
  let after: Ledger | undefined;
  const changed = await changeLedger(
    first.path,
    async (text) => {
      const { ledger, ...file } = first;
      const now = text === first.text ? ledger : read(first, text);
      const made = await change({ ...file, text, ledger: now, items: itemsOf(now, globals.asOf) });
      ids = made.ids;
      return made.edit;
    },
    {
      machine: world.machine,
      decode,
      validate: (text, before) => {
        after = read(first, text);
        refuseStrayChange(before === first.text ? first.ledger : read(first, before), after, ids);
      },
      state: stateFolder(world.env, world.home),
      command: world.commandLine,
      day: globals.today,
      dryRun,
    },
  );
  for (const warning of changed.warnings) world.err(`${safeText(printedProblem(warning))}\n`);
  if (dryRun) {
    world.out(diffText(unifiedDiff(changed.before, changed.edit.lines), globals.look));
    return undefined;
  }
  return { ledger: after!, ids };
}
