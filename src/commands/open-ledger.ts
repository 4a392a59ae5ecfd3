// From flags to a read ledger: found, read whole, or every problem at once.
import { createHash } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';
import { Failure, failure } from '../errors.ts';
import { decode } from '../ledger/decode.ts';
import { itemsOf } from '../ledger/item.ts';
import type { Item } from '../ledger/item.ts';
import type { Ledger } from '../ledger/prediction.ts';
import { readLedger } from '../ledger/read.ts';
import type { Reading } from '../ledger/read.ts';
import { findLedgers, isYamlName, readBytes, readFolder } from '../ledger/store-read.ts';
import type { Found } from '../ledger/store-read.ts';
import type { Envelope } from '../show/json.ts';
import { VERSION } from '../version.ts';
import { PACKAGE_FOLDER } from '../world.ts';
import type { World } from '../world.ts';
import type { Globals } from './globals.ts';

export interface LedgerFile {
  found: Found;
  text: string;
  sha256: string;
  reading: Reading;
  envelope: Envelope;
}

export interface Opened extends LedgerFile {
  ledger: Ledger;
  /** As the ledger stood on the as-of day, in the order of the file. */
  items: Item[];
}

/** Reads the text of a ledger with the source records beside it; `shown` names it in messages. */
export function readLedgerText(found: Found, text: string): Reading {
  return readLedger(found.shown, text, (folder) =>
    readFolder(resolve(dirname(found.path), folder), join(dirname(found.shown), folder), isYamlName).map((file) => {
      const shown = join(dirname(found.shown), folder, file.name);
      return { file: shown, text: decode(file.bytes, shown) };
    }),
  );
}

/** Finds and reads the one ledger a command is about, with all its problems, readable or not. */
export function readLedgerFile(command: string, globals: Globals, world: World): LedgerFile {
  const all = findLedgers({ named: globals.ledgers, fromEnvironment: world.env['PREDICT_LEDGER'], cwd: world.cwd, packageFolder: PACKAGE_FOLDER });
  if (all.length > 1) throw failure('one-ledger', `predict ${command} works on one ledger, not ${all.length}`, ['name one with --ledger']);
  const found = all[0]!;
  const bytes = readBytes(found.path, found.shown);
  const text = decode(bytes, found.shown);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const envelope = { version: VERSION, command, asOf: globals.asOf, ledger: { name: basename(found.path), sha256 } };
  if (found.fallback) world.err(`reading the shipped ledger${found.readOnly ? '; predict init starts yours' : `, ${found.shown}`}\n`);
  return { found, text, sha256, reading: readLedgerText(found, text), envelope };
}

/** The ledger of a command, readable; otherwise a Failure with every problem of the file. */
export function openLedger(command: string, globals: Globals, world: World): Opened {
  const file = readLedgerFile(command, globals, world);
  const { ledger, problems } = file.reading;
  if (ledger === undefined) throw new Failure(problems);
  return { ...file, ledger, items: itemsOf(ledger, globals.asOf) };
}
