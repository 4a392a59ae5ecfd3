// A change of a few entries from lock to undo without reading the rest of a ledger that is known to be sound. Nothing
// is replaced before that is certain: where it is not on record, the whole is read while the new file is written.
import { statSync } from 'node:fs';
import type { Day } from '../../day.ts';
import { Failure } from '../../errors.ts';
import type { Problem } from '../../errors.ts';
import { contentKey, isKnownSound, markSound } from '../cache/known-sound.ts';
import type { Spliced } from '../edit/entry-excerpt.ts';
import type { Machine } from '../machine.ts';
import { MAX_BYTES, decode } from '../read/decode.ts';
import type { RecordText } from '../read/ledger-reading.ts';
import { isWritten, remembered } from './change.ts';
import { readHashed } from './hashed.ts';
import type { HashedBytes } from './hashed.ts';
import { withLock } from './lock.ts';
import { realFile, realPath, replaceParts } from './store.ts';
import type { Meanwhile } from './store.ts';
import { forget } from './undo.ts';
import type { UndoWrite } from './undo.ts';

export interface EntriesContext {
  machine: Machine;
  /** Folder of the undo files; undefined keeps none. */
  state: string | undefined;
  /** Folder of what can be worked out again; undefined keeps nothing. */
  cache: string | undefined;
  day: Day;
  /** Stop before writing; takes no lock, so that it works on a read-only file. */
  dryRun: boolean;
}

/** What is taken for granted of the whole where only an excerpt was looked at. */
export interface Grounds {
  /** The source records that the ledger names. */
  records: readonly RecordText[];
  /** What of the rest of the bytes it relies on; it takes its time, and is looked at while others work. */
  holds(): boolean;
  /** Reads the whole as it was; false unless the fast reader takes it, single entries perhaps by yaml. */
  isSound(text: string): Promise<boolean>;
}

/** A change that was made on an excerpt and verified there. */
export interface Proposal extends Grounds {
  spliced: Spliced;
  /** The command in short, for undo. */
  command: string;
}

async function isReadable(path: string, { bytes }: HashedBytes, grounds: Grounds): Promise<boolean> {
  try {
    return await grounds.isSound(decode(bytes, path));
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}

/** Known, or found out now; false where the ledger is not sound, or not what is taken for granted. */
async function isSound(
  path: string,
  file: HashedBytes,
  grounds: Grounds,
  { cache, machine }: Pick<EntriesContext, 'cache' | 'machine'>,
): Promise<boolean> {
  if (!grounds.holds()) return false;
  const key = contentKey(file.sha256, grounds.records);
  if (isKnownSound(cache, key)) return true;
  if (!(await isReadable(path, file, grounds))) return false;
  markSound(cache, key, machine);
  return true;
}

async function write(
  path: string,
  file: HashedBytes,
  proposal: Proposal,
  context: EntriesContext,
): Promise<readonly Problem[] | undefined> {
  const { cache, day, machine, state } = context;
  const { command, records, spliced } = proposal;
  let made: UndoWrite | undefined;
  let warnings: readonly Problem[] | undefined;
  const meanwhile: Meanwhile = {
    goesOn: async () => {
      if (!(await isSound(path, file, proposal, context))) return false;
      const after = await file.sha256With(spliced.kept, spliced.parts.slice(1));
      made = { before: file.sha256, after, day, command, changes: spliced.changes };
      return true;
    },
    record: () => {
      warnings = remembered(state, path, made!, machine);
    },
  };
  try {
    if (!(await replaceParts(path, spliced.parts, file.bytes, machine, meanwhile))) return undefined;
  } catch (error) {
    // Whether the ledger is sound comes first, and is for others to say.
    if (!made && error instanceof Failure) return undefined;
    if (made && state !== undefined && warnings?.length === 0 && !isWritten(error)) forget(state, path, made, machine);
    throw error;
  }
  markSound(cache, contentKey(made!.after, records), machine);
  return warnings;
}

/**
 * The plain file at a real path; undefined for anything else: what a pipe holds can be read once, and
 * that is for the long way.
 */
async function plainFile(real: string): Promise<HashedBytes | undefined> {
  return statSync(real, { throwIfNoEntry: false })?.isFile() ? readHashed(real) : undefined;
}

/**
 * What `look` gives of a ledger that is sound, which is known or found out now, and as it is taken to be, with the
 * SHA-256 of its bytes. Undefined where it is not, or `look` gives nothing. Throws the Failures of `readHashed`.
 */
export async function lookAtEntries<T extends Grounds>(
  path: string,
  look: (bytes: Buffer) => T | undefined,
  context: Pick<EntriesContext, 'cache' | 'machine'>,
): Promise<{ seen: T; sha256: string } | undefined> {
  const real = realPath(path);
  const file = await plainFile(real);
  const seen = file && look(file.bytes);
  return seen && (await isSound(real, file, seen, context)) ? { seen, sha256: file.sha256 } : undefined;
}

/**
 * Changes entries of a ledger: lock → read → `propose` → undo recorded while the new file is written → last look →
 * replace → unlock. Gives what went wrong beside the write, or undefined where nothing was done: `propose`
 * had nothing to propose or refused, or the fast reader does not take the ledger; then the whole has to be
 * read by whoever can tell why.
 *
 * Why the new ledger is sound without being read whole: the old one is; the new bytes are the old ones but for
 * the lines of these entries, which `propose` has read and found to be the same entries, under the same ids,
 * with nothing but the change; and of the rules of a ledger (rules.ts) only the one on duplicate ids looks
 * from one entry to another.
 *
 * Throws the Failures of `withLock` and `replaceParts`; the file is then as it was.
 */
export async function changeEntries(
  path: string,
  propose: (bytes: Buffer) => Proposal | undefined,
  context: EntriesContext,
): Promise<readonly Problem[] | undefined> {
  const fits = (bytes: Buffer): Proposal | undefined => {
    const proposal = propose(bytes);
    return proposal && proposal.spliced.size <= MAX_BYTES ? proposal : undefined;
  };
  const real = realFile(path);
  if (context.dryRun) return (await lookAtEntries(path, fits, context)) && [];
  return withLock(real, { machine: context.machine }, async () => {
    const file = await plainFile(real);
    const proposal = file && fits(file.bytes);
    return proposal && write(real, file, proposal, context);
  });
}
