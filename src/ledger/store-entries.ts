// A change of a few entries from lock to undo without reading the rest of a ledger that is known to be sound. Nothing is
// replaced before that is certain: where it is not on record, the whole is read while the new file is written.
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import type { Day } from '../day.ts';
import { Failure } from '../errors.ts';
import type { Problem } from '../errors.ts';
import { MAX_BYTES, decode } from './decode.ts';
import type { Spliced } from './entry-excerpt.ts';
import { contentKey, isKnownSound, markSound } from './known-sound.ts';
import type { RecordText } from './known-sound.ts';
import { withLock } from './lock.ts';
import type { Machine } from './machine.ts';
import { remembered } from './store-change.ts';
import { readFileBytes, realPath, replaceParts } from './store.ts';
import { forget, writeOf } from './undo.ts';
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

/** A change that was made on an excerpt and verified there. */
export interface Proposal {
  spliced: Spliced;
  /** The command in short, for undo. */
  command: string;
  /** The source records that the ledger names. */
  records: readonly RecordText[];
  /** Reads the whole as it was; false unless the fast reader takes it. */
  isSound(text: string): boolean;
}

/** Bytes that are hashed before other work has its turn. */
const STRETCH = 4 * 1024 * 1024;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** SHA-256 of the bytes before and after; what they begin with in common is hashed once. */
async function hashesOf(bytes: Uint8Array, { parts, kept }: Spliced): Promise<{ before: string; after: string }> {
  const before = createHash('sha256');
  const hashed = async (hash: typeof before, content: Uint8Array): Promise<void> => {
    for (let at = 0; at < content.length; at += STRETCH) {
      if (at > 0) await turn();
      hash.update(content.subarray(at, at + STRETCH));
    }
  };
  await hashed(before, bytes.subarray(0, kept));
  const after = before.copy();
  await hashed(before, bytes.subarray(kept));
  for (const part of parts.slice(1)) await hashed(after, part);
  return { before: before.digest('hex'), after: after.digest('hex') };
}

class EntriesChange {
  readonly #path: string;
  readonly #bytes: Buffer;
  readonly #proposal: Proposal;
  readonly #context: EntriesContext;

  constructor(path: string, bytes: Buffer, proposal: Proposal, context: EntriesContext) {
    this.#path = path;
    this.#bytes = bytes;
    this.#proposal = proposal;
    this.#context = context;
  }

  #isReadable(): boolean {
    try {
      return this.#proposal.isSound(decode(this.#bytes, this.#path));
    } catch (error) {
      if (error instanceof Failure) return false;
      throw error;
    }
  }

  /** Known, or found out now. */
  isSound(before: string): boolean {
    const { cache, machine } = this.#context;
    const key = contentKey(before, this.#proposal.records);
    if (isKnownSound(cache, key)) return true;
    if (!this.#isReadable()) return false;
    markSound(cache, key, machine);
    return true;
  }

  async write(): Promise<readonly Problem[] | undefined> {
    const { cache, day, machine, state } = this.#context;
    const { command, records, spliced } = this.#proposal;
    let write: UndoWrite | undefined;
    let after = '';
    let warnings: readonly Problem[] = [];
    const meanwhile = async (): Promise<boolean> => {
      const hashes = await hashesOf(this.#bytes, spliced);
      if (!this.isSound(hashes.before)) return false;
      after = hashes.after;
      write = writeOf({ lines: spliced.lines() }, hashes.before, after, command, day);
      warnings = state === undefined ? [] : remembered(state, this.#path, write, machine);
      return true;
    };
    try {
      if (!(await replaceParts(this.#path, spliced.parts, this.#bytes, machine, meanwhile))) return undefined;
    } catch (error) {
      // Whether the ledger is sound comes first, and is for others to say.
      if (!write && error instanceof Failure) return undefined;
      const isWritten = error instanceof Failure && error.problems[0]?.code === 'not-synced';
      if (write && state !== undefined && warnings.length === 0 && !isWritten)
        forget(state, this.#path, write, machine);
      throw error;
    }
    markSound(cache, contentKey(after, records), machine);
    return warnings;
  }
}

/**
 * Changes entries of a ledger: lock → read → `propose` → undo recorded while the new file is written → last look →
 * replace → unlock. Gives what went wrong beside the write, or undefined where nothing was done: `propose` had nothing to
 * propose or refused, or the fast reader does not take the ledger; then the whole has to be read by whoever can tell why.
 *
 * Why the new ledger is sound without being read whole: the old one is; the new bytes are the old ones but for the lines of
 * these entries, which `propose` has read and found to be the same entries, under the same ids, with nothing but the
 * change; and of the rules of a ledger (rules.ts) only the one on duplicate ids looks from one entry to another.
 *
 * Throws the Failures of `withLock` and `replaceParts`; the file is then as it was.
 */
export async function changeEntries(
  path: string,
  propose: (bytes: Buffer) => Proposal | undefined,
  context: EntriesContext,
): Promise<readonly Problem[] | undefined> {
  const real = realPath(path);
  const work = async (): Promise<readonly Problem[] | undefined> => {
    // What a pipe holds can be read once, and that is for the long way.
    if (!statSync(real, { throwIfNoEntry: false })?.isFile()) return undefined;
    const bytes = readFileBytes(real) as Buffer;
    const proposal = propose(bytes);
    if (!proposal || proposal.spliced.size > MAX_BYTES) return undefined;
    const change = new EntriesChange(real, bytes, proposal, context);
    if (!context.dryRun) return change.write();
    return change.isSound(createHash('sha256').update(bytes).digest('hex')) ? [] : undefined;
  };
  return context.dryRun ? work() : withLock(real, { machine: context.machine }, work);
}
