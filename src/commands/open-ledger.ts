// From flags to a read ledger: found, read whole, or every problem at once.
import { createHash } from 'node:crypto';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { Failure, failure } from '../errors.ts';
import { decode } from '../ledger/decode.ts';
import { itemsOf } from '../ledger/item.ts';
import type { Item } from '../ledger/item.ts';
import { ledgerNames, mergeLedgers } from '../ledger/merge.ts';
import type { Ledger, Prediction } from '../ledger/prediction.ts';
import type { LoadSources, Reading } from '../ledger/ledger-reading.ts';
import { readLedgerFast } from '../ledger/read-fast.ts';
import { findLedger, listYaml } from '../ledger/store-find.ts';
import type { FoundLedgers } from '../ledger/store-find.ts';
import { readText, readFileBytes } from '../ledger/store.ts';
import type { Envelope } from '../show/json.ts';
import { VERSION } from '../version.ts';
import { PACKAGE_FOLDER } from '../world.ts';
import type { World } from '../world.ts';
import type { Globals } from './globals.ts';

export interface LedgerFile {
  /** Absolute, and as it is shown to people: relative where it lies below the working folder. */
  path: string;
  shown: string;
  /** The shipped ledger, reached because nothing else was there: read, never written. */
  readOnly: boolean;
  text: string;
  reading: Reading;
  envelope: Envelope;
}

/** A ledger file that is not read yet. */
export interface LedgerBytes extends Omit<LedgerFile, 'text' | 'reading'> {
  bytes: Uint8Array;
}

/** What reading commands need: one ledger, or several read as one with qualified ids. */
export interface OpenedLedgers {
  ledger: Ledger;
  /** As the ledger stood on the as-of day, in the order of the file. */
  items: Item[];
  envelope: Envelope;
  /** The prediction as its own ledger has it, where the ids here are qualified. */
  original(prediction: Prediction): Prediction;
}

/** One ledger with its file, as the commands need it that change it. */
export interface Opened extends OpenedLedgers, LedgerFile {}

/** A path as it is shown: relative to the working folder where it lies below it. */
export function shownPath(path: string, cwd: string): string {
  const way = relative(cwd, path);
  return way === '' || way.startsWith('..') ? path : way;
}

/** Gives the source records of a ledger at `path`; `shown` is its name in messages. */
export function recordsBeside(path: string, shown: string): LoadSources {
  return (folder) =>
    listYaml(resolve(dirname(path), folder)).map((file) => {
      const name = join(dirname(shown), folder, basename(file));
      return { file: name, text: readText(file, decode, name) };
    });
}

/**
 * Reads the text of a ledger; `shown` names it in messages. yaml and zod, which a sound ledger does not need, are loaded
 * only for one that the fast reader hands over; `twice` reads it both ways and compares.
 */
export async function readLedgerText(path: string, shown: string, text: string, twice = false): Promise<Reading> {
  const load = recordsBeside(path, shown);
  const fast = twice ? undefined : readLedgerFast(shown, text, load);
  if (fast !== undefined) return fast;
  const { readLedger, readLedgerTwice } = await import('../ledger/read.ts');
  return twice ? readLedgerTwice(shown, text, load) : readLedger(shown, text, load);
}

/** A ledger file as bytes, with what is said of it in JSON. */
function bytesOf(path: string, shown: string, readOnly: boolean, command: string, globals: Globals): LedgerBytes {
  const bytes = readFileBytes(path);
  let sha256: string | undefined;
  const ledger = {
    name: basename(path),
    // Only what is written as JSON says it, and what is kept in a cache.
    get sha256() {
      return (sha256 ??= createHash('sha256').update(bytes).digest('hex'));
    },
  };
  return { path, shown, readOnly, bytes, envelope: { version: VERSION, command, asOf: globals.asOf, ledger } };
}

async function readOne(file: LedgerBytes, twice: boolean): Promise<LedgerFile> {
  const { bytes, ...rest } = file;
  const text = decode(bytes, file.shown);
  return { ...rest, text, reading: await readLedgerText(file.path, file.shown, text, twice) };
}

/** The ledgers a command is about. */
export function foundLedgers(globals: Globals, world: World): FoundLedgers {
  const shipped = join(PACKAGE_FOLDER, 'data', 'wang.yaml');
  return findLedger({
    paths: globals.ledgers,
    env: world.env,
    cwd: world.cwd,
    shipped,
    packageFolder: PACKAGE_FOLDER,
  });
}

/** Finds the ledger files a command is about. */
export function findLedgerBytes(command: string, globals: Globals, world: World): LedgerBytes[] {
  const found = foundLedgers(globals, world);
  const shown = (path: string): string =>
    found.from === 'shipped' && found.readOnly ? 'the shipped ledger' : shownPath(path, world.cwd);
  const files = found.files.map((path) => bytesOf(path, shown(path), found.readOnly, command, globals));
  if (found.from === 'shipped')
    world.err(
      found.readOnly
        ? 'reading the shipped ledger; predict init starts yours\n'
        : `reading the shipped ledger, ${files[0]!.shown}\n`,
    );
  return files;
}

/** Finds and reads the ledgers a command is about, with all their problems, readable or not. */
export async function readLedgerFiles(command: string, globals: Globals, world: World): Promise<LedgerFile[]> {
  const files = findLedgerBytes(command, globals, world);
  return Promise.all(files.map((file) => readOne(file, command === 'check')));
}

function ledgerOf(file: LedgerFile): Ledger {
  if (file.reading.ledger === undefined) throw new Failure(file.reading.problems);
  return file.reading.ledger;
}

/** Finds the one ledger file of a command; several are refused. */
export function findOneLedger(command: string, globals: Globals, world: World): LedgerBytes {
  const files = findLedgerBytes(command, globals, world);
  if (files.length > 1)
    throw failure('one-ledger', `predict ${command} works on one ledger, not ${files.length}`, [
      'name one with --ledger',
    ]);
  return files[0]!;
}

/** The one ledger file of a command, readable or not. */
export async function readLedgerFile(command: string, globals: Globals, world: World): Promise<LedgerFile> {
  return readOne(findOneLedger(command, globals, world), command === 'check');
}

function opened(file: LedgerFile, globals: Globals): Opened {
  const ledger = ledgerOf(file);
  return { ...file, ledger, items: itemsOf(ledger, globals.asOf), original: (prediction) => prediction };
}

/** The one ledger of a command, readable; otherwise a Failure with every problem of the file. */
export async function openLedger(command: string, globals: Globals, world: World): Promise<Opened> {
  return opened(await readLedgerFile(command, globals, world), globals);
}

/** What is said in JSON of the ledgers that a command reads as one. */
export function commonEnvelope(files: readonly Pick<LedgerFile, 'path' | 'envelope'>[]): Envelope {
  const [first] = files;
  if (first && files.length === 1) return first.envelope;
  const names = ledgerNames(files.map(({ path }) => path));
  const { version, command, asOf } = first!.envelope;
  // Two files may have one name: the word before their ids tells them apart.
  return {
    version,
    command,
    asOf,
    get ledgers() {
      return files.map((file, index) => ({ qualifier: names[index], ...(file.envelope['ledger'] as object) }));
    },
  };
}

/** Reads the text of a ledger; undefined where this reader does not know it. */
export type ReadText = (shown: string, text: string, load: LoadSources) => Reading | undefined;

/** The files as one ledger; undefined where `read` does not know one of them. */
export function readAsOneBy(
  read: ReadText,
  files: readonly LedgerBytes[],
  load = ({ path, shown }: LedgerBytes): LoadSources => recordsBeside(path, shown),
): Omit<OpenedLedgers, 'items' | 'envelope'> | undefined {
  const readings: Reading[] = [];
  for (const file of files) {
    const reading = read(file.shown, decode(file.bytes, file.shown), load(file));
    if (reading === undefined) return undefined;
    readings.push(reading);
  }
  const faulty = readings.filter(({ ledger }) => ledger === undefined);
  if (faulty.length > 0) throw new Failure(faulty.flatMap(({ problems }) => problems));
  const ledgers = readings.map(({ ledger }) => ledger!);
  if (ledgers.length === 1) return { ledger: ledgers[0]!, original: (prediction) => prediction };
  const names = ledgerNames(files.map(({ path }) => path));
  const original = ({ id }: Prediction): Prediction => {
    const index = names.findIndex((name) => id.startsWith(`${name}/`));
    return ledgers[index]!.predictions.find((one) => `${names[index]}/${one.id}` === id)!;
  };
  return { ledger: mergeLedgers(ledgers.map((ledger, index) => ({ name: names[index]!, ledger }))), original };
}

/** The ledgers of a command as one, readable; otherwise a Failure with every problem of every file. */
export async function openLedgers(command: string, globals: Globals, world: World): Promise<OpenedLedgers> {
  const files = findLedgerBytes(command, globals, world);
  const read =
    readAsOneBy(readLedgerFast, files) ?? readAsOneBy((await import('../ledger/read.ts')).readLedger, files)!;
  return { ...read, items: itemsOf(read.ledger, globals.asOf), envelope: commonEnvelope(files) };
}
