// From flags to a read ledger: found, read whole, or every problem at once.
import { Failure, failure } from '../errors.ts';
import { decode } from '../ledger/decode.ts';
import { itemsOf } from '../ledger/item.ts';
import type { Item } from '../ledger/item.ts';
import { ledgerNames, mergeLedgers } from '../ledger/merge.ts';
import type { Ledger, Prediction } from '../ledger/prediction.ts';
import type { LoadSources, Reading } from '../ledger/ledger-reading.ts';
import { readLedgerFast } from '../ledger/read-fast.ts';
import type { Envelope } from '../show/json.ts';
import type { World } from '../world.ts';
import type { Globals } from './globals.ts';
import { commonEnvelope, findLedgerBytes, recordsBeside } from './ledger-files.ts';
import type { LedgerBytes } from './ledger-files.ts';

export interface LedgerFile extends Omit<LedgerBytes, 'bytes'> {
  text: string;
  reading: Reading;
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

async function readOne(file: LedgerBytes, twice: boolean): Promise<LedgerFile> {
  const { bytes, ...rest } = file;
  const text = decode(bytes, file.shown);
  return { ...rest, text, reading: await readLedgerText(file.path, file.shown, text, twice) };
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
