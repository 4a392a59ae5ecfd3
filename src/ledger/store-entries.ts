// A change of a few entries from lock to undo without reading the rest of a ledger that is known to be sound. Nothing is
// replaced before that is certain: where it is not on record, the whole is read while the new file is written.
import { statSync } from 'node:fs';
import type { Day } from '../day.ts';
import { Failure } from '../errors.ts';
import type { Problem } from '../errors.ts';
import { countLineFeeds } from './count-line-feeds.ts';
import { MAX_BYTES, decode } from './decode.ts';
import type { LineChange } from './edit-text.ts';
import type { Spliced } from './entry-excerpt.ts';
import { contentKey, knownSound, markSound } from './known-sound.ts';
import type { RecordText, Sound } from './known-sound.ts';
import { withLock } from './lock.ts';
import type { Machine } from './machine.ts';
import { remembered } from './store-change.ts';
import { readHashed } from './store-hashed.ts';
import type { HashedBytes } from './store-hashed.ts';
import { realPath, replaceParts } from './store.ts';
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
  /** What of the rest of the bytes the change relies on; it takes its time, and is looked at while others work. */
  holds(): boolean;
  /** Reads the whole as it was; false unless the fast reader takes it, single entries perhaps by yaml. */
  isSound(text: string): Promise<boolean>;
}

/** How many line feeds more the text after has. */
function grown(lines: readonly LineChange[]): number {
  const count = (some: readonly string[]): number => some.filter((line) => line.endsWith('\n')).length;
  return lines.reduce((sum, { added, removed }) => sum + count(added) - count(removed), 0);
}

class EntriesChange {
  readonly #path: string;
  readonly #file: HashedBytes;
  readonly #proposal: Proposal;
  readonly #context: EntriesContext;

  constructor(path: string, file: HashedBytes, proposal: Proposal, context: EntriesContext) {
    this.#path = path;
    this.#file = file;
    this.#proposal = proposal;
    this.#context = context;
  }

  #lineFeeds(): number {
    return countLineFeeds(this.#file.bytes, 0, this.#file.bytes.length);
  }

  async #isReadable(): Promise<boolean> {
    try {
      return await this.#proposal.isSound(decode(this.#file.bytes, this.#path));
    } catch (error) {
      if (error instanceof Failure) return false;
      throw error;
    }
  }

  /** Known, or found out now; undefined where the ledger is not sound, or not as the change was made for. */
  async sound(): Promise<Sound | undefined> {
    const { cache, machine } = this.#context;
    if (!this.#proposal.holds()) return undefined;
    const key = contentKey(this.#file.sha256, this.#proposal.records);
    const known = knownSound(cache, key);
    if (known) return known;
    if (!(await this.#isReadable())) return undefined;
    const sound = { lineFeeds: this.#lineFeeds() };
    markSound(cache, key, machine, sound);
    return sound;
  }

  async write(): Promise<readonly Problem[] | undefined> {
    const { cache, day, machine, state } = this.#context;
    const { command, records, spliced } = this.#proposal;
    const { bytes, sha256 } = this.#file;
    let write: UndoWrite | undefined;
    let after: Sound = {};
    let warnings: readonly Problem[] = [];
    const meanwhile = async (): Promise<boolean> => {
      const sound = await this.sound();
      if (!sound) return false;
      const lineFeeds = sound.lineFeeds ?? this.#lineFeeds();
      const lines = spliced.lines(lineFeeds);
      after = { lineFeeds: lineFeeds + grown(lines) };
      const sha256After = await this.#file.sha256With(spliced.kept, spliced.parts.slice(1));
      write = writeOf({ lines }, sha256, sha256After, command, day);
      warnings = state === undefined ? [] : remembered(state, this.#path, write, machine);
      return true;
    };
    try {
      if (!(await replaceParts(this.#path, spliced.parts, bytes, machine, meanwhile))) return undefined;
    } catch (error) {
      // Whether the ledger is sound comes first, and is for others to say.
      if (!write && error instanceof Failure) return undefined;
      const isWritten = error instanceof Failure && error.problems[0]?.code === 'not-synced';
      if (write && state !== undefined && warnings.length === 0 && !isWritten)
        forget(state, this.#path, write, machine);
      throw error;
    }
    markSound(cache, contentKey(write!.after, records), machine, after);
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
    const file = await readHashed(real);
    const proposal = file && propose(file.bytes);
    if (!proposal || proposal.spliced.size > MAX_BYTES) return undefined;
    const change = new EntriesChange(real, file, proposal, context);
    if (!context.dryRun) return change.write();
    return (await change.sound()) ? [] : undefined;
  };
  return context.dryRun ? work() : withLock(real, { machine: context.machine }, work);
}
