// A change of entries that are named, and of nothing else: a long ledger that is known to be sound is not read for it.
import { Failure } from '../errors.ts';
import { CONTEXT, unifiedDiff } from '../ledger/diff.ts';
import { excerptOf, splicedInto, surroundings } from '../ledger/entry-excerpt.ts';
import type { Excerpt } from '../ledger/entry-excerpt.ts';
import { entryList, entryWindow } from '../ledger/entry-window.ts';
import type { Ledger } from '../ledger/prediction.ts';
import { readLedgerFast } from '../ledger/read-fast.ts';
import { changeEntries } from '../ledger/store-entries.ts';
import type { Proposal } from '../ledger/store-entries.ts';
import { stateFolder } from '../ledger/undo.ts';
import { diffText } from '../show/diff-lines.ts';
import type { World } from '../world.ts';
import { FROM_JSON, afterWrite, cacheOf, refuseStrayChange } from './change-ledger.ts';
import type { Change, ChangedLedger, LedgerNow } from './change-ledger.ts';
import type { Globals } from './globals.ts';
import { foundLedgers, recordsBeside, shownPath } from './ledger-files.ts';
import { Records } from './records.ts';

/** Makes the change on a ledger that has the named entries, and may have no others. */
export type MakeEntriesChange = (now: LedgerNow) => Change;

export interface ChangedEntries {
  /** The ledger before the change, or the part of it that has the entries. */
  before: Ledger;
  /** Undefined after a dry run. */
  changed: ChangedLedger | undefined;
}

/** What is known of a change once it is made. */
interface Made {
  excerpt: Excerpt;
  before: Ledger;
  after: Ledger;
  ids: readonly string[];
  proposal: Proposal;
}

/** Undefined for a Failure: the long way will meet it again and put it in the right place. */
function unlessRefused<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** Makes the change on the entries alone and reads them back; undefined where anything about them is not certain. */
function proposed(
  bytes: Buffer,
  typed: readonly (string | undefined)[],
  { path, shown }: { path: string; shown: string },
  make: MakeEntriesChange,
  command: string,
): Made | undefined {
  const list = entryList(bytes);
  const found = typed
    .map((id) => list && id !== undefined && entryWindow(bytes, list, id))
    .filter((window) => typeof window === 'object');
  if (!list || found.length === 0 || found.length !== typed.length) return undefined;
  const windows = [...new Map(found.map((window) => [window.id, window])).values()];
  const excerpt = excerptOf(bytes, list, windows, shown);
  const records = new Records(recordsBeside(path, shown));
  const read = (text: string): Ledger | undefined => readLedgerFast(shown, text, records.load)?.ledger;
  const before = read(excerpt.text);
  if (before?.predictions.map(({ id }) => id).join() !== excerpt.blocks.map(({ id }) => id).join()) return undefined;
  const change = make({ text: excerpt.text, ledger: before });
  const after = read(change.edit.text);
  const spliced = after && splicedInto(excerpt, change.edit, shown);
  if (!spliced) return undefined;
  refuseStrayChange(before, after, change);
  const proposal: Proposal = {
    spliced,
    command: change.what ?? command,
    records: records.all(),
    isSound: (text) => read(text) !== undefined,
  };
  return { excerpt, before, after, ids: change.ids, proposal };
}

function printDiff({ excerpt, proposal }: Made, shown: string, globals: Globals, world: World): void {
  const { text, above } = surroundings(excerpt, CONTEXT, shown);
  world.out(diffText(unifiedDiff(text, proposal.spliced.lines(), above), globals.look));
}

/**
 * Changes the entries with these ids (or unique beginnings of ids), without reading all of a long ledger where that is
 * known to be sound and laid out in the usual way. What is written, printed and recorded is what `openForChange` and
 * `changeLedgerFile` write, print and record. Undefined, and nothing is done, where this way is not open or where
 * something is wrong: the long way is to be gone then, and says what. Throws the Failures of a write.
 */
export async function changeNamedEntries(
  command: string,
  typed: () => readonly (string | undefined)[],
  globals: Globals,
  world: World,
  dryRun: boolean,
  make: MakeEntriesChange,
): Promise<ChangedEntries | undefined> {
  if (globals.format !== 'text' || globals.asOf !== globals.today) return undefined;
  if (globals.jsonInput === true && !FROM_JSON.includes(command)) return undefined;
  const { files, from } = foundLedgers(globals, world);
  const [path, other] = files;
  if (path === undefined || other !== undefined || from === 'shipped') return undefined;
  const file = { path, shown: shownPath(path, world.cwd) };
  // Before the lock: it may wait for standard input.
  const ids = unlessRefused(typed);
  if (ids === undefined || ids.length === 0 || ids.includes(undefined)) return undefined;
  let made: Made | undefined;
  const propose = (bytes: Buffer): Proposal | undefined => {
    made = unlessRefused(() => proposed(bytes, ids, file, make, world.commandLine));
    return made?.proposal;
  };
  const warnings = await changeEntries(path, propose, {
    machine: world.machine,
    state: stateFolder(world.env, world.home),
    cache: cacheOf(globals, world),
    day: globals.today,
    dryRun,
  });
  if (!made || !warnings) return undefined;
  if (dryRun) printDiff(made, file.shown, globals, world);
  else afterWrite({ warnings }, file.shown, world);
  return { before: made.before, changed: dryRun ? undefined : { ledger: made.after, ids: made.ids } };
}
