// From flags to a read ledger: found, read whole, or every problem at once.
import { createHash } from 'node:crypto';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { Failure, failure } from '../errors.ts';
import { decode } from '../ledger/decode.ts';
import { itemsOf } from '../ledger/item.ts';
import type { Item } from '../ledger/item.ts';
import type { Ledger } from '../ledger/prediction.ts';
import { readLedger } from '../ledger/read.ts';
import type { Reading } from '../ledger/read.ts';
import { findLedger, listYaml } from '../ledger/store-find.ts';
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

export interface Opened extends LedgerFile {
  ledger: Ledger;
  /** As the ledger stood on the as-of day, in the order of the file. */
  items: Item[];
}

/** A path as it is shown: relative to the working folder where it lies below it. */
export function shownPath(path: string, cwd: string): string {
  const way = relative(cwd, path);
  return way === '' || way.startsWith('..') ? path : way;
}

/** Reads the text of a ledger with the source records beside it; `shown` names it in messages. */
export function readLedgerText(path: string, shown: string, text: string): Reading {
  return readLedger(shown, text, (folder) =>
    listYaml(resolve(dirname(path), folder)).map((file) => {
      const name = join(dirname(shown), folder, basename(file));
      return { file: name, text: readText(file, decode, name) };
    }),
  );
}

/** Finds and reads the one ledger a command is about, with all its problems, readable or not. */
export function readLedgerFile(command: string, globals: Globals, world: World): LedgerFile {
  const shipped = join(PACKAGE_FOLDER, 'data', 'wang.yaml');
  const found = findLedger({ paths: globals.ledgers, env: world.env, cwd: world.cwd, shipped, packageFolder: PACKAGE_FOLDER });
  if (found.files.length > 1) throw failure('one-ledger', `predict ${command} works on one ledger, not ${found.files.length}`, ['name one with --ledger']);
  const path = found.files[0]!;
  const shown = found.from === 'shipped' && found.readOnly ? 'the shipped ledger' : shownPath(path, world.cwd);
  const bytes = readFileBytes(path);
  const text = decode(bytes, shown);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const envelope = { version: VERSION, command, asOf: globals.asOf, ledger: { name: basename(path), sha256 } };
  if (found.from === 'shipped') world.err(found.readOnly ? 'reading the shipped ledger; predict init starts yours\n' : `reading the shipped ledger, ${shown}\n`);
  return { path, shown, readOnly: found.readOnly, text, reading: readLedgerText(path, shown, text), envelope };
}

/** The ledger of a command, readable; otherwise a Failure with every problem of the file. */
export function openLedger(command: string, globals: Globals, world: World): Opened {
  const file = readLedgerFile(command, globals, world);
  const { ledger, problems } = file.reading;
  if (ledger === undefined) throw new Failure(problems);
  return { ...file, ledger, items: itemsOf(ledger, globals.asOf) };
}
