// One change of the ledger that a command is about: checked as a whole before anything is written.
import { isDeepStrictEqual } from 'node:util';
import { failure, misuse } from '../../errors.ts';
import { cacheFolder } from '../../ledger/cache/cache-folder.ts';
import { contentKey, markSound } from '../../ledger/cache/known-sound.ts';
import { unifiedDiff } from '../../ledger/diff.ts';
import type { Edit } from '../../ledger/edit/text.ts';
import { itemsOf } from '../../ledger/item.ts';
import type { Ledger } from '../../ledger/prediction.ts';
import { readLedgerFast } from '../../ledger/read/read-fast.ts';
import { changeLedger } from '../../ledger/store/change.ts';
import type { Changed } from '../../ledger/store/change.ts';
import { safeLine, safeProblem } from '../../show/safe.ts';
import { diffText } from '../../show/terminal/diff-lines.ts';
import type { World } from '../../world.ts';
import { deliver } from '../deliver/deliver.ts';
import { FROM_JSON } from '../line/globals.ts';
import type { Globals } from '../line/globals.ts';
import { onlyFormats } from '../line/in-format.ts';
import { recordsBeside } from '../open/ledger-files.ts';
import type { FoundLedger } from '../open/ledger-files.ts';
import { findOneLedger, openLedgerFile, readLedgerText, soundLedger } from '../open/open-ledger.ts';
import type { LedgerFile, Opened } from '../open/open-ledger.ts';
import { Records } from './records.ts';
import { writeContext } from './write-context.ts';
import type { Writing } from './writing.ts';

/** The edit, and what it may touch; anything else that differs afterwards is our bug and nothing is written. */
export interface Change {
  edit: Edit;
  ids: readonly string[];
  /** Forecasters and source records that come in. */
  forecasters?: readonly string[];
  sources?: readonly string[];
  /** The change in a few words, for undo; left out, the command line as it was typed. */
  what?: string;
}

/** The ledger as it stands while it is locked: whole, or the entries that are to change in a ledger of their own. */
export type LedgerNow = Pick<Opened, 'text' | 'ledger'>;

/** Makes the change on the ledger as it stands then. */
export type MakeChange = (opened: Opened) => Change;

export interface ChangedLedger {
  ledger: Ledger;
  ids: readonly string[];
}

/** Refuses what may not be written: the shipped ledger reached by fallback (a dry run may), and any day but today. */
export function refuseToWrite(
  file: Pick<LedgerFile, 'readOnly'>,
  { command, globals, dryRun }: Omit<Writing, 'world'>,
): void {
  if (file.readOnly && !dryRun) {
    throw failure('shipped-read-only', 'the shipped ledger is read only from here', [
      '--ledger PATH names yours; predict init starts one',
    ]);
  }
  if (globals.asOf !== globals.today) {
    throw misuse(
      `predict ${command} works on the ledger as it is; --as-of is for reading`,
      '--today DAY sets the day that is written',
    );
  }
}

/** The file of a command that writes, not read yet. */
export function fileForChange(writing: Writing): FoundLedger {
  const { command, globals, world } = writing;
  if (globals.format === 'json' && FROM_JSON.includes(command) && globals.jsonInput !== true) {
    const way = `predict ${command} --json - < entries.json`;
    throw misuse(`predict ${command} has no format "json": --json - reads JSON from stdin`, way);
  }
  onlyFormats(globals, command);
  const file = findOneLedger(command, globals, world);
  refuseToWrite(file, writing);
  return file;
}

/** The ledger of a command that writes. */
export async function openForChange(writing: Writing): Promise<Opened> {
  return openLedgerFile(fileForChange(writing), writing.globals);
}

async function read(opened: Opened, text: string, shown = opened.shown): Promise<Ledger> {
  return soundLedger(await readLedgerText(opened.path, shown, text));
}

/** Only the named entries and forecasters may differ, none may go, and what stands around them stays as it was. */
export function refuseStrayChange(
  before: Ledger,
  after: Ledger,
  { ids, forecasters = [], sources = [] }: Pick<Change, 'ids' | 'forecasters' | 'sources'>,
): void {
  const named = new Set(ids);
  const kept = new Map(after.predictions.map((prediction) => [prediction.id, prediction]));
  const strays = before.predictions.some((old) => {
    const now = kept.get(old.id);
    return now === undefined || (!named.has(old.id) && !isDeepStrictEqual(old, now));
  });
  const known = new Set(before.predictions.map(({ id }) => id));
  const added = after.predictions.some(({ id }) => !known.has(id) && !named.has(id));
  const people = [...after.forecasters].filter(([id]) => before.forecasters.has(id) || !forecasters.includes(id));
  const records = [...after.sources].filter(([id]) => before.sources.has(id) || !sources.includes(id));
  const rest = before.title === after.title && before.keeper === after.keeper && before.forecaster === after.forecaster;
  const same = isDeepStrictEqual([...before.sources], records) && isDeepStrictEqual([...before.forecasters], people);
  if (!strays && !added && rest && same) return;
  throw failure(
    'edit-went-wrong',
    'the change would alter more than it should and was not written',
    ['please report this with your ledger, if you may share it'],
    70,
  );
}

/** The folder of what can be worked out again; undefined where nothing is to be kept. */
export function cacheOf(globals: Globals, world: World): string | undefined {
  return globals.noCache ? undefined : cacheFolder(world.env, world.home);
}

async function run(
  opened: Opened,
  { globals, world, dryRun }: Writing,
  make: MakeChange,
): Promise<[Changed, ChangedLedger]> {
  let made: Change | undefined;
  let after: Ledger | undefined;
  let command = world.commandLine;
  let isSound = false;
  const records = new Records(recordsBeside(opened.path, opened.shown));
  const changed = await changeLedger(
    opened.path,
    async (text) => {
      const now = text === opened.text ? opened.ledger : await read(opened, text);
      made = make({ ...opened, text, ledger: now, items: itemsOf(now, globals.asOf) });
      command = made.what ?? command;
      return made.edit;
    },
    {
      ...writeContext(globals, world),
      validate: async (text, before) => {
        const shown = `${opened.shown} (as it would be)`;
        const fast = readLedgerFast(shown, text, records.load);
        isSound = fast !== undefined;
        after = fast?.ledger ?? (await read(opened, text, shown));
        refuseStrayChange(before === opened.text ? opened.ledger : await read(opened, before), after, made!);
      },
      // Known once the change is made, which is before it is recorded.
      get command() {
        return command;
      },
      dryRun,
    },
  );
  const { written } = changed;
  if (isSound && written !== undefined)
    markSound(cacheOf(globals, world), contentKey(written, records.all()), world.machine);
  return [changed, { ledger: after!, ids: made!.ids }];
}

/** The unified diff of a change that is not made. Throws what making it would throw, but for the file's faults. */
export async function previewOf(opened: Opened, writing: Writing, make: MakeChange): Promise<string> {
  const [{ before, edit }] = await run(opened, { ...writing, dryRun: true }, make);
  return diffText(unifiedDiff(before, edit.lines), writing.globals.remarks);
}

/** Prints the diff of a dry run. */
export function printDiff(before: string, edit: Edit, globals: Globals, world: World): void {
  if (edit.text === before) world.err('nothing would change\n');
  else deliver(diffText(unifiedDiff(before, edit.lines), globals.look), globals, world);
}

/** Says on stderr what went wrong beside a write, and where it went. */
export function afterWrite(changed: Pick<Changed, 'warnings'>, shown: string, world: World): void {
  for (const warning of changed.warnings) world.err(`${safeProblem(warning)}\n`);
  world.err(`written: ${safeLine(shown)}\n`);
}

/**
 * Runs a change of the ledger: under the lock, on the text as it stands then. A dry run prints the unified diff
 * and gives undefined. Throws when the result is not a sound ledger, or differs where it should not.
 */
export async function changeLedgerFile(
  opened: Opened,
  writing: Writing,
  make: MakeChange,
): Promise<ChangedLedger | undefined> {
  const [changed, result] = await run(opened, writing, make);
  const { globals, world, dryRun } = writing;
  if (dryRun) {
    printDiff(changed.before, changed.edit, globals, world);
    return undefined;
  }
  if (changed.after !== changed.before) afterWrite(changed, opened.shown, world);
  return result;
}
