// One change of a ledger from lock to undo: the only way anything is written to it.
import type { Day } from '../../day.ts';
import { Failure, failure } from '../../errors.ts';
import type { Problem } from '../../errors.ts';
import { applyLines, byteChanges } from '../edit/text.ts';
import type { Edit } from '../edit/text.ts';
import type { Machine } from '../machine.ts';
import { withLock } from './lock.ts';
import { readFileBytes, realFile, replaceFile } from './store.ts';
import { forget, remember, sha256 } from './undo.ts';
import type { UndoWrite } from './undo.ts';

export interface ChangeContext {
  machine: Machine;
  /** Bytes → text, with the byte order mark kept; throws Failures. */
  decode: (bytes: Uint8Array, file: string) => string;
  /** Runs the whole reader on the new text; throws when it is no sound ledger or more changed than should. */
  validate: (after: string, before: string) => void | Promise<void>;
  /** Folder of the undo files; undefined keeps none, with a warning. */
  state: string | undefined;
  /** The command in short, for undo. */
  command: string;
  day: Day;
  /** Stop before writing; takes no lock, so that it works on a read-only file. */
  dryRun?: boolean;
  lockWaitMs?: number;
}

export interface Changed {
  before: string;
  after: string;
  edit: Edit;
  /** SHA-256 of what was written; undefined where nothing was. */
  written?: string;
  /** What went wrong beside the write itself: the way back could not be recorded. */
  warnings: readonly Problem[];
}

function notRemembered(why: string, hints: readonly string[] = []): Problem {
  const message = `the change cannot be undone later: ${why}`;
  return { code: 'undo-not-recorded', severity: 'warning', message, hints };
}

/** Puts a write on record; where that fails, or there is no folder for it, what to warn of. */
export function remembered(state: string | undefined, path: string, write: UndoWrite, machine: Machine): Problem[] {
  if (state === undefined) return [notRemembered('there is no home folder', ['XDG_STATE_HOME can name another one'])];
  try {
    remember(state, path, write, machine);
    return [];
  } catch (error) {
    return [notRemembered((error as Error).message)];
  }
}

/** True where a file was replaced all the same: only whether that is on the disk the system cannot say. */
export function isWritten(error: unknown): boolean {
  return error instanceof Failure && error.problems[0]?.code === 'not-synced';
}

/**
 * Changes a ledger: lock → read → `change` → checks → way back recorded → last look → replace → unlock.
 * Whatever throws, the file is as it was. Throws the Failures of `withLock`, `replaceFile`, `change` and `validate`,
 * and `edit-went-wrong` (status 70) when bytes outside the changed lines would differ.
 */
export async function changeLedger(
  path: string,
  change: (text: string) => Edit | Promise<Edit>,
  context: ChangeContext,
): Promise<Changed> {
  const { machine, decode, validate, state } = context;
  const real = realFile(path);
  const work = async (): Promise<Changed> => {
    const bytes = readFileBytes(real);
    const before = decode(bytes, path);
    if (Buffer.compare(Buffer.from(before), bytes) !== 0) {
      throw failure('not-utf8', `${path} is not plain UTF-8 and cannot be changed without loss`, [
        'save it as UTF-8 in an editor first',
      ]);
    }
    const edit = await change(before);
    if (applyLines(before, edit.lines) !== edit.text) {
      throw failure('edit-went-wrong', 'the change came out wrong and was not written', ['please report this'], 70);
    }
    await validate(edit.text, before);
    const content = Buffer.from(edit.text);
    // A line or a file that is too long is a fault only to the next reader of the bytes.
    if (edit.text !== before) decode(content, path);
    const changed = { before, after: edit.text, edit };
    if (context.dryRun === true || edit.text === before) return { ...changed, warnings: [] };
    const { command, day } = context;
    const changes = byteChanges(before, edit.lines);
    const write = { before: sha256(bytes), after: sha256(content), day, command, changes };
    const warnings = remembered(state, real, write, machine);
    try {
      replaceFile(real, content, bytes, machine);
    } catch (error) {
      if (state !== undefined && warnings.length === 0 && !isWritten(error)) forget(state, real, write, machine);
      throw error;
    }
    return { ...changed, written: write.after, warnings };
  };
  if (context.dryRun === true) return work();
  return withLock(real, { machine, ...(context.lockWaitMs === undefined ? {} : { waitMs: context.lockWaitMs }) }, work);
}
