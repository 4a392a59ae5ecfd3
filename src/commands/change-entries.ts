// A change of entries that are named, and of nothing else: a long ledger that is known to be sound is not read for it.
import { Failure } from '../errors.ts';
import { CONTEXT, unifiedDiff } from '../ledger/diff.ts';
import { excerptOf, splicedInto, surroundings } from '../ledger/entry-excerpt.ts';
import type { Excerpt } from '../ledger/entry-excerpt.ts';
import { allBeginPlainly, entryList, entryWindow, hasEntry, lastEntries } from '../ledger/entry-window.ts';
import type { EntryList, EntryWindow } from '../ledger/entry-window.ts';
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
import type { TakenIds } from './taken-ids.ts';

/** Makes the change on a ledger that has the named entries, and may have no others. */
export type MakeEntriesChange = (now: LedgerNow) => Change;

/** Makes new entries on a ledger that has the last ones, and may have no others; `taken` knows the ids of all. */
export type MakeNewEntries = (now: LedgerNow, taken: TakenIds) => Change;

export interface ChangedEntries {
  /** The ledger before the change and as it is or would be after it, or the part of it that has the entries. */
  before: Ledger;
  after: Ledger;
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

/** The entries that a change is made on. */
interface Chosen {
  windows: readonly EntryWindow[];
  /** Knows the ids of all entries, provided that `holds` says so later; where it is left out none may come in. */
  taken?: TakenIds;
  holds?: () => boolean;
}

type Choose = (bytes: Buffer, list: EntryList) => Chosen | undefined;
type Make = (now: LedgerNow, chosen: Chosen) => Change;

/** Undefined for a Failure: the long way will meet it again and put it in the right place. */
function unlessRefused<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** The entries with these ids, or unique beginnings of them. */
function named(typed: readonly (string | undefined)[]): Choose {
  return (bytes, list) => {
    const found = typed
      .map((id) => id !== undefined && entryWindow(bytes, list, id))
      .filter((window) => typeof window === 'object');
    if (found.length === 0 || found.length !== typed.length) return undefined;
    return { windows: [...new Map(found.map((window) => [window.id, window])).values()] };
  };
}

/** The last entry, and the one above it, since whether lines are left empty between entries is seen there. */
const lastOnes: Choose = (bytes, list) => {
  const windows = lastEntries(bytes, list, 2);
  if (!windows) return undefined;
  const known = new Map<string, boolean>();
  const has = (id: string): boolean => {
    const found = known.get(id) ?? hasEntry(bytes, list, id);
    known.set(id, found);
    return found;
  };
  return { windows, taken: { has }, holds: () => allBeginPlainly(bytes, list) };
};

const idsOf = ({ predictions }: Ledger): string[] => predictions.map(({ id }) => id);

/** True when the entries are there in their order, and behind them only some whose ids nobody has. */
function isExtended(before: Ledger, after: Ledger, taken: TakenIds | undefined): boolean {
  const [old, now] = [idsOf(before), idsOf(after)];
  const fresh = now.slice(old.length);
  return now.slice(0, old.length).join() === old.join() && fresh.every((id) => taken?.has(id) === false);
}

/** Makes the change on the entries alone and reads them back; undefined where anything about them is not certain. */
function proposed(
  bytes: Buffer,
  choose: Choose,
  { path, shown }: { path: string; shown: string },
  make: Make,
  command: string,
): Made | undefined {
  const list = entryList(bytes);
  const chosen = list && choose(bytes, list);
  if (!chosen) return undefined;
  const excerpt = excerptOf(bytes, list, chosen.windows, shown);
  const records = new Records(recordsBeside(path, shown));
  const read = (text: string): Ledger | undefined => readLedgerFast(shown, text, records.load)?.ledger;
  const before = read(excerpt.text);
  if (!before || idsOf(before).join() !== excerpt.blocks.map(({ id }) => id).join()) return undefined;
  const change = make({ text: excerpt.text, ledger: before }, chosen);
  const after = read(change.edit.text);
  if (!after || !isExtended(before, after, chosen.taken)) return undefined;
  const spliced = splicedInto(excerpt, change.edit, shown);
  if (!spliced) return undefined;
  refuseStrayChange(before, after, change);
  const proposal: Proposal = {
    spliced,
    command: change.what ?? command,
    records: records.all(),
    holds: () => chosen.holds?.() ?? true,
    isSound: async (text) => {
      if (read(text)) return true;
      // Entries in a layout of their own, which yaml reads one by one.
      const { SLOW } = await import('../ledger/full-reader.ts');
      return readLedgerFast(shown, text, records.load, SLOW) !== undefined;
    },
  };
  return { excerpt, before, after, ids: change.ids, proposal };
}

function printDiff({ excerpt, proposal: { spliced } }: Made, shown: string, globals: Globals, world: World): void {
  const lines = spliced.lines();
  const { text, above } = surroundings(excerpt, CONTEXT, shown, lines);
  world.out(diffText(unifiedDiff(text, lines, above), globals.look));
}

/** The one ledger that is changed; undefined where that is not for the short way to say. */
function ledgerFile(command: string, globals: Globals, world: World): { path: string; shown: string } | undefined {
  if (globals.format !== 'text' || globals.asOf !== globals.today) return undefined;
  if (globals.jsonInput === true && !FROM_JSON.includes(command)) return undefined;
  const { files, from } = foundLedgers(globals, world);
  const [path, other] = files;
  if (path === undefined || other !== undefined || from === 'shipped') return undefined;
  return { path, shown: shownPath(path, world.cwd) };
}

async function changed(
  file: { path: string; shown: string },
  globals: Globals,
  world: World,
  dryRun: boolean,
  choose: Choose,
  make: Make,
): Promise<ChangedEntries | undefined> {
  let made: Made | undefined;
  const propose = (bytes: Buffer): Proposal | undefined => {
    made = unlessRefused(() => proposed(bytes, choose, file, make, world.commandLine));
    return made?.proposal;
  };
  const warnings = await changeEntries(file.path, propose, {
    machine: world.machine,
    state: stateFolder(world.env, world.home),
    cache: cacheOf(globals, world),
    day: globals.today,
    dryRun,
  });
  if (!made || !warnings) return undefined;
  if (dryRun) printDiff(made, file.shown, globals, world);
  else afterWrite({ warnings }, file.shown, world);
  const { before, after, ids } = made;
  return { before, after, changed: dryRun ? undefined : { ledger: after, ids } };
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
  const file = ledgerFile(command, globals, world);
  // Before the lock: it may wait for standard input.
  const ids = file && unlessRefused(typed);
  if (ids === undefined || ids.length === 0 || ids.includes(undefined)) return undefined;
  return changed(file!, globals, world, dryRun, named(ids), make);
}

/**
 * Puts new entries behind the last one, in the same way and on the same terms. `prepare` runs before the ledger is locked,
 * and may wait.
 */
export async function addNewEntries(
  command: string,
  prepare: () => void,
  globals: Globals,
  world: World,
  dryRun: boolean,
  make: MakeNewEntries,
): Promise<ChangedEntries | undefined> {
  const file = ledgerFile(command, globals, world);
  const ready = file && unlessRefused(() => [prepare()]);
  if (!ready) return undefined;
  return changed(file!, globals, world, dryRun, lastOnes, (now, { taken }) => make(now, taken!));
}
