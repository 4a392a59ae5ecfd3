// The way back: what each of our writes changed, one small file a ledger in the user's state folder.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '../../day.ts';
import { failure } from '../../errors.ts';
import { countLineFeeds } from '../count-line-feeds.ts';
import { linesOf } from '../edit/text.ts';
import type { ByteChange, Edit, LineChange } from '../edit/text.ts';
import type { Machine } from '../machine.ts';
import { makeFolder } from './folder.ts';
import { withLock } from './lock.ts';
import { ownFolder } from './own-folder.ts';
import { readFileBytes, realFile, replaceFile } from './store.ts';
import { describeFault, sweepStale } from './temp.ts';

/**
 * One write: hashes of the file before and after, and how to get back. Added bytes are counted, not
 * kept: the file has them.
 */
export interface UndoWrite {
  before: string;
  after: string;
  day: Day;
  /** The command in short, as people are told what is taken back. */
  command: string;
  /** In the order of the file. */
  changes: readonly ByteChange[];
}

/** At most this many writes, and bytes of the file, are kept; the oldest go first. */
const MAX_WRITES = 200;
const MAX_BYTES = 4 * 1024 * 1024;

/** SHA-256 in lower-case hex. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** `$XDG_STATE_HOME/predict`, else `~/.local/state/predict`; undefined when there is neither. */
export function stateFolder(
  env: Readonly<Record<string, string | undefined>>,
  home: string | undefined,
): string | undefined {
  return ownFolder(env['XDG_STATE_HOME'], home, '.local/state');
}

/** The undo file of a ledger, named by the SHA-256 of its real path. */
export function undoFile(state: string, path: string): string {
  return join(state, `${sha256(path)}.json`);
}

function isWrite(value: unknown): value is UndoWrite {
  const write = value as UndoWrite | null;
  return (
    typeof write === 'object' &&
    write !== null &&
    [write.before, write.after, write.day, write.command].every((one) => typeof one === 'string') &&
    Array.isArray(write.changes) &&
    write.changes.every(
      ({ at, removed, added }) => Number.isInteger(at) && Number.isInteger(added) && typeof removed === 'string',
    )
  );
}

/** The writes on record, none when there is no file; undefined when it is damaged. */
function recordAt(file: string): UndoWrite[] | undefined {
  try {
    const { writes } = JSON.parse(readFileSync(file, 'utf8')) as { writes: unknown };
    return Array.isArray(writes) && writes.every(isWrite) ? writes : undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === undefined ? undefined : [];
  }
}

/** The writes on record, oldest first; none when the file is missing or damaged. */
export function readWrites(state: string, path: string): UndoWrite[] {
  return recordAt(undoFile(state, path)) ?? [];
}

/** A damaged record is put aside, where somebody may still read it: the way back is all that it is for. */
function putAside(file: string): void {
  let aside = `${file}.damaged`;
  for (let more = 2; existsSync(aside); more++) aside = `${file}.damaged-${more}`;
  renameSync(file, aside);
}

function saveWrites(state: string, path: string, writes: readonly UndoWrite[], machine: Machine): void {
  const kept = writes.slice(-MAX_WRITES);
  const textOf = (): string => `${JSON.stringify({ predict: 'undo', version: 2, ledger: path, writes: kept })}\n`;
  while (kept.length > 1 && Buffer.byteLength(textOf()) > MAX_BYTES) kept.shift();
  const file = undoFile(state, path);
  try {
    makeFolder(state);
  } catch (error) {
    throw describeFault(error, file, 'write');
  }
  // Whoever writes here holds the ledger's lock, so nobody else's temp file is in use.
  sweepStale(file, machine);
  replaceFile(file, Buffer.from(textOf()), 'any', machine, 0o600);
}

/** Puts a write on record, before it is made: a crash in between leaves a record that `undo` passes over. */
export function remember(state: string, path: string, write: UndoWrite, machine: Machine): void {
  const file = undoFile(state, path);
  const writes = recordAt(file);
  if (writes === undefined) putAside(file);
  saveWrites(state, path, [...(writes ?? []), write], machine);
}

/** Takes the last record back, for a write that was not made after all. */
export function forget(state: string, path: string, write: UndoWrite, machine: Machine): void {
  const writes = readWrites(state, path);
  const last = writes.at(-1);
  if (last?.before === write.before && last.after === write.after)
    saveWrites(state, path, writes.slice(0, -1), machine);
}

/** Where the changes stand in the file after the write, and what stood there before. */
function* placesAfter(changes: readonly ByteChange[]): Generator<{ start: number; end: number; old: Buffer }> {
  let shift = 0;
  for (const { at, removed, added } of changes) {
    const old = Buffer.from(removed);
    yield { start: at + shift, end: at + shift + added, old };
    shift += added - old.length;
  }
}

/** The bytes before the write. */
function bytesBefore(after: Uint8Array, { changes }: UndoWrite): Buffer {
  const parts: Uint8Array[] = [];
  let done = 0;
  for (const { start, end, old } of placesAfter(changes)) {
    parts.push(after.subarray(done, start), old);
    done = end;
  }
  return Buffer.concat([...parts, after.subarray(done)]);
}

/** The lines that are changed when the write is taken back. */
function linesBack(after: Uint8Array, { changes }: UndoWrite): LineChange[] {
  const lines = (bytes: Uint8Array): string[] => linesOf(Buffer.from(bytes).toString());
  let [counted, line] = [0, 1];
  return Array.from(placesAfter(changes), ({ start, end, old }) => {
    line += countLineFeeds(after, counted, start);
    counted = start;
    return { at: line, removed: lines(after.subarray(start, end)), added: lines(old) };
  });
}

export interface UndoContext {
  state: string | undefined;
  machine: Machine;
  decode: (bytes: Uint8Array, file: string) => string;
  /** Only say what would be taken back. */
  dryRun?: boolean;
}

/**
 * Takes back the last write on record, exactly; again, the one before. Throws a Failure:
 * `nothing-to-undo`, `undo-damaged`, `ledger-changed` when the file is not as that write left it, and
 * those of `replaceFile` and `withLock`.
 */
export async function undo(
  path: string,
  context: UndoContext,
): Promise<{ edit: Edit; before: string; write: UndoWrite }> {
  const { state, machine, decode } = context;
  const real = realFile(path);
  const work = (): { edit: Edit; before: string; write: UndoWrite } => {
    const bytes = readFileBytes(real);
    const hash = sha256(bytes);
    const record = state === undefined ? undefined : undoFile(state, real);
    const writes = record === undefined ? [] : recordAt(record);
    if (writes === undefined)
      throw failure('undo-damaged', `the record of changes to ${path} is damaged: ${record!}`, [
        'the ledger is as it was; version control may have the way back',
      ]);
    // Recorded and then not made, or taken back and then not struck off: the process died in between.
    while (writes.length > 0 && writes.at(-1)!.after !== hash && writes.at(-1)!.before === hash) writes.pop();
    const write = writes.at(-1);
    if (!write || state === undefined) {
      throw failure('nothing-to-undo', `no change by predict is on record for ${path}`, [
        'what was changed with an editor or elsewhere, version control may bring back',
      ]);
    }
    const changed = failure('ledger-changed', `${path} has changed since predict wrote it; nothing was taken back`, [
      `the last write was: ${write.command} (${write.day})`,
      'take it back by hand, with predict edit, or with version control',
    ]);
    if (write.after !== hash) throw changed;
    const before = decode(bytes, path);
    const content = bytesBefore(bytes, write);
    if (sha256(content) !== write.before) throw changed;
    const edit = { text: decode(content, path), lines: linesBack(bytes, write) };
    if (context.dryRun !== true) {
      replaceFile(real, content, bytes, machine);
      try {
        saveWrites(state, real, writes.slice(0, -1), machine);
      } catch {
        // It is passed over the next time: the ledger is as it was before that write.
      }
    }
    return { edit, before, write };
  };
  if (context.dryRun === true) return work();
  return withLock(real, { machine }, work);
}
