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
 * Reads the text of a ledger with the source records beside it; `shown` names it in messages. yaml and zod, which a sound
 * ledger does not need, are loaded only for one that the fast reader hands over; `twice` reads it both ways and compares.
 */
export async function readLedgerText(path: string, shown: string, text: string, twice = false): Promise<Reading> {
  const load = recordsBeside(path, shown);
  const fast = twice ? undefined : readLedgerFast(shown, text, load);
  if (fast !== undefined) return fast;
  const { readLedger, readLedgerTwice } = await import('../ledger/read.ts');
  return twice ? readLedgerTwice(shown, text, load) : readLedger(shown, text, load);
}

async function readOne(
  path: string,
  shown: string,
  readOnly: boolean,
  command: string,
  globals: Globals,
): Promise<LedgerFile> {
  const bytes = readFileBytes(path);
  const text = decode(bytes, shown);
  let sha256: string | undefined;
  const ledger = {
    name: basename(path),
    // Only what is written as JSON says it.
    get sha256() {
      return (sha256 ??= createHash('sha256').update(bytes).digest('hex'));
    },
  };
  const envelope = { version: VERSION, command, asOf: globals.asOf, ledger };
  return {
    path,
    shown,
    readOnly,
    text,
    reading: await readLedgerText(path, shown, text, command === 'check'),
    envelope,
  };
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

/** Finds and reads the ledgers a command is about, with all their problems, readable or not. */
export async function readLedgerFiles(command: string, globals: Globals, world: World): Promise<LedgerFile[]> {
  const found = foundLedgers(globals, world);
  const shown = (path: string): string =>
    found.from === 'shipped' && found.readOnly ? 'the shipped ledger' : shownPath(path, world.cwd);
  const files = await Promise.all(
    found.files.map((path) => readOne(path, shown(path), found.readOnly, command, globals)),
  );
  if (found.from === 'shipped')
    world.err(
      found.readOnly
        ? 'reading the shipped ledger; predict init starts yours\n'
        : `reading the shipped ledger, ${files[0]!.shown}\n`,
    );
  return files;
}

function ledgerOf(file: LedgerFile): Ledger {
  if (file.reading.ledger === undefined) throw new Failure(file.reading.problems);
  return file.reading.ledger;
}

/** The one ledger file of a command, readable or not; several are refused. */
export async function readLedgerFile(command: string, globals: Globals, world: World): Promise<LedgerFile> {
  const files = await readLedgerFiles(command, globals, world);
  if (files.length > 1)
    throw failure('one-ledger', `predict ${command} works on one ledger, not ${files.length}`, [
      'name one with --ledger',
    ]);
  return files[0]!;
}

function opened(file: LedgerFile, globals: Globals): Opened {
  const ledger = ledgerOf(file);
  return { ...file, ledger, items: itemsOf(ledger, globals.asOf), original: (prediction) => prediction };
}

/** The one ledger of a command, readable; otherwise a Failure with every problem of the file. */
export async function openLedger(command: string, globals: Globals, world: World): Promise<Opened> {
  return opened(await readLedgerFile(command, globals, world), globals);
}

/** The ledgers of a command as one, readable; otherwise a Failure with every problem of every file. */
export async function openLedgers(command: string, globals: Globals, world: World): Promise<OpenedLedgers> {
  const files = await readLedgerFiles(command, globals, world);
  const faulty = files.filter((file) => file.reading.ledger === undefined);
  if (faulty.length > 0) throw new Failure(faulty.flatMap((file) => file.reading.problems));
  if (files.length === 1) return opened(files[0]!, globals);
  const names = ledgerNames(files.map((file) => file.path));
  const ledger = mergeLedgers(files.map((file, index) => ({ name: names[index]!, ledger: ledgerOf(file) })));
  const originals = new Map(
    files.flatMap((file, index) =>
      ledgerOf(file).predictions.map((prediction) => [`${names[index]}/${prediction.id}`, prediction]),
    ),
  );
  const { version, asOf } = files[0]!.envelope;
  // Two files may have one name: the word before their ids tells them apart.
  const ledgers = files.map((file, index) => ({ qualifier: names[index], ...(file.envelope['ledger'] as object) }));
  const envelope = { version, command, asOf, ledgers };
  return { ledger, items: itemsOf(ledger, globals.asOf), envelope, original: ({ id }) => originals.get(id)! };
}
