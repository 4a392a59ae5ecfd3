// A change of entries that are named, and of nothing else: a long ledger that is known to be sound is not read for it.
import { Failure } from '../../errors.ts';
import type { Problem } from '../../errors.ts';
import { unifiedDiff } from '../../ledger/diff.ts';
import { excerptOf, splicedInto, surroundings } from '../../ledger/edit/entry-excerpt.ts';
import type { Excerpt } from '../../ledger/edit/entry-excerpt.ts';
import { entryList } from '../../ledger/edit/entry-window.ts';
import type { Ledger } from '../../ledger/prediction.ts';
import { readLedgerFast } from '../../ledger/read/read-fast.ts';
import { changeEntries, lookAtEntries } from '../../ledger/store/entries.ts';
import type { Grounds, Proposal } from '../../ledger/store/entries.ts';
import { diffText } from '../../show/terminal/diff-lines.ts';
import type { Look } from '../../show/terminal/look.ts';
import { deliver } from '../deliver/deliver.ts';
import { FROM_JSON } from '../line/globals.ts';
import { foundLedgers, recordsBeside, shownPath } from '../open/ledger-files.ts';
import { afterWrite, cacheOf, refuseStrayChange } from './change-ledger.ts';
import type { Change, ChangedLedger, LedgerNow } from './change-ledger.ts';
import { lastOnes, named } from './chosen-entries.ts';
import type { Choose, Chosen } from './chosen-entries.ts';
import { Records } from './records.ts';
import type { TakenIds } from './taken-ids.ts';
import { writeContext } from './write-context.ts';
import type { Writing } from './writing.ts';

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

/** The ledger that is changed. */
interface File {
  path: string;
  shown: string;
}

/** The entries that were chosen, as a ledger of their own. */
interface Seen extends Grounds {
  chosen: Chosen;
  excerpt: Excerpt;
  ledger: Ledger;
  read: (text: string) => Ledger | undefined;
}

/** What is known of a change once it is made. */
interface Made extends Proposal {
  excerpt: Excerpt;
  before: Ledger;
  after: Ledger;
  ids: readonly string[];
}

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

const idsOf = ({ predictions }: Ledger): string[] => predictions.map(({ id }) => id);

/** True when the entries are there in their order, and behind them only some whose ids nobody has. */
function isExtended(before: Ledger, after: Ledger, taken: TakenIds | undefined): boolean {
  const [old, now] = [idsOf(before), idsOf(after)];
  const fresh = now.slice(old.length);
  return now.slice(0, old.length).join() === old.join() && fresh.every((id) => taken?.has(id) === false);
}

/** Reads the chosen entries alone; undefined where anything about them is not certain. */
function seen(bytes: Buffer, choose: Choose, { path, shown }: File): Seen | undefined {
  const list = entryList(bytes);
  const chosen = list && choose(bytes, list);
  if (!chosen) return undefined;
  const excerpt = excerptOf(bytes, list, chosen.windows, shown);
  const records = new Records(recordsBeside(path, shown));
  const read = (text: string): Ledger | undefined => readLedgerFast(shown, text, records.load)?.ledger;
  const ledger = read(excerpt.text);
  if (!ledger || idsOf(ledger).join() !== excerpt.blocks.map(({ id }) => id).join()) return undefined;
  return {
    chosen,
    excerpt,
    ledger,
    read,
    records: records.all(),
    holds: () => chosen.holds?.() ?? true,
    isSound: async (text) => {
      if (read(text)) return true;
      // Entries in a layout of their own, which yaml reads one by one.
      const { SLOW } = await import('../../ledger/read/full-reader.ts');
      return readLedgerFast(shown, text, records.load, SLOW) !== undefined;
    },
  };
}

/** Makes the change on these entries alone and reads them back; undefined where anything about it is not certain. */
function proposed(entries: Seen, { shown }: File, make: Make, command: string): Made | undefined {
  const { chosen, excerpt, ledger: before, read } = entries;
  const change = make({ text: excerpt.text, ledger: before }, chosen);
  const after = read(change.edit.text);
  if (!after || !isExtended(before, after, chosen.taken)) return undefined;
  const spliced = splicedInto(excerpt, change.edit, shown);
  if (!spliced) return undefined;
  refuseStrayChange(before, after, change);
  return { ...entries, spliced, command: change.what ?? command, before, after, ids: change.ids };
}

function diffOf({ excerpt, spliced }: Made, { shown }: File, look: Look): string {
  const lines = spliced.lines();
  const { text, above } = surroundings(excerpt, shown, lines);
  return diffText(unifiedDiff(text, lines, above), look);
}

/** The one ledger that is changed; undefined where that is not for the short way to say. */
function ledgerFile({ command, globals, world }: Writing): File | undefined {
  if (globals.format !== 'text' || globals.asOf !== globals.today) return undefined;
  if (globals.jsonInput === true && !FROM_JSON.includes(command)) return undefined;
  const { files, from } = foundLedgers(globals, world);
  const [path, other] = files;
  if (path === undefined || other !== undefined || from === 'shipped') return undefined;
  return { path, shown: shownPath(path, world.cwd) };
}

/** Makes the change, or finds out that it can be made; undefined where it cannot, or not here. */
async function made(
  file: File,
  { globals, world, dryRun }: Writing,
  choose: Choose,
  make: Make,
): Promise<{ change: Made; warnings: readonly Problem[] } | undefined> {
  let change: Made | undefined;
  const propose = (bytes: Buffer): Proposal | undefined => {
    change = unlessRefused(() => {
      const entries = seen(bytes, choose, file);
      return entries && proposed(entries, file, make, world.commandLine);
    });
    return change;
  };
  const warnings = await changeEntries(file.path, propose, {
    ...writeContext(globals, world),
    cache: cacheOf(globals, world),
    dryRun,
  });
  return change && warnings && { change, warnings };
}

async function changed(file: File, writing: Writing, choose: Choose, make: Make): Promise<ChangedEntries | undefined> {
  const done = await made(file, writing, choose, make);
  if (!done) return undefined;
  const { change, warnings } = done;
  const { globals, world, dryRun } = writing;
  if (dryRun) deliver(diffOf(change, file, globals.look), globals, world);
  else afterWrite({ warnings }, file.shown, world);
  const { before, after, ids } = change;
  return { before, after, changed: dryRun ? undefined : { ledger: after, ids } };
}

/**
 * Changes the entries with these ids (or unique beginnings of ids), without reading all of a long ledger where that is
 * known to be sound and laid out in the usual way. What is written, printed and recorded is what `openForChange` and
 * `changeLedgerFile` write, print and record. Undefined, and nothing is done, where this way is not open or where
 * something is wrong: the long way is to be gone then, and says what. Throws the Failures of a write.
 */
export async function changeNamedEntries(
  writing: Writing,
  typed: () => readonly (string | undefined)[],
  make: MakeEntriesChange,
): Promise<ChangedEntries | undefined> {
  const file = ledgerFile(writing);
  // Before the lock: it may wait for standard input.
  const ids = file && unlessRefused(typed);
  if (ids === undefined || ids.length === 0 || ids.includes(undefined)) return undefined;
  return changed(file!, writing, named(ids), make);
}

/**
 * Puts new entries behind the last one, in the same way and on the same terms. `prepare` runs before the ledger
 * is locked, and may wait.
 */
export async function addNewEntries(
  writing: Writing,
  make: MakeNewEntries,
  prepare?: () => void,
): Promise<ChangedEntries | undefined> {
  const file = ledgerFile(writing);
  const ready = file && unlessRefused(() => [prepare?.()]);
  if (!ready) return undefined;
  return changed(file!, writing, lastOnes, (now, { taken }) => make(now, taken!));
}

/** The chosen entries of a ledger that is sound, and its SHA-256; undefined where the whole has to be read. */
async function seenAlone(
  file: File,
  choose: Choose,
  { globals, world }: Pick<Writing, 'globals' | 'world'>,
): Promise<{ seen: Seen; sha256: string } | undefined> {
  const look = (bytes: Buffer): Seen | undefined => unlessRefused(() => seen(bytes, choose, file));
  return lookAtEntries(file.path, look, { cache: cacheOf(globals, world), machine: world.machine });
}

/**
 * The ledger with one entry alone, by its id or a unique beginning of it, and the SHA-256 of it all, on the terms of
 * `changeNamedEntries`: undefined where the whole has to be read.
 */
export async function ledgerWithEntry(
  id: string,
  file: File,
  reading: Pick<Writing, 'globals' | 'world'>,
): Promise<{ ledger: Ledger; sha256: string } | undefined> {
  const found = await seenAlone(file, named([id]), reading);
  return found && { ledger: found.seen.ledger, sha256: found.sha256 };
}

/** What can be said of the end of a ledger without reading the rest. */
export interface LedgerEnd {
  /** With the last entries alone. */
  ledger: Ledger;
  taken: TakenIds;
}

/** The end of the ledger, on the terms of `addNewEntries`: undefined where it has to be read whole. */
export async function endOfLedger(writing: Writing): Promise<LedgerEnd | undefined> {
  const file = ledgerFile(writing);
  const end = file && (await seenAlone(file, lastOnes, writing))?.seen;
  return end && { ledger: end.ledger, taken: end.chosen.taken! };
}

/**
 * What `addNewEntries` would change, as a diff, and the ledger's end after it; undefined where that is
 * refused, or not known here.
 */
export async function previewOfNew(
  writing: Writing,
  make: MakeNewEntries,
): Promise<{ diff: string; after: Ledger } | undefined> {
  const file = ledgerFile(writing);
  const done =
    file && (await made(file, { ...writing, dryRun: true }, lastOnes, (now, { taken }) => make(now, taken!)));
  return done && { diff: diffOf(done.change, file, writing.globals.remarks), after: done.change.after };
}
