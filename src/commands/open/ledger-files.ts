// The ledger files a command is about: found, their texts taken when they are asked for, not read yet.
import { createHash } from 'node:crypto';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { failure } from '../../errors.ts';
import { LONG } from '../../ledger/cache/cache-folder.ts';
import { ledgerNames } from '../../ledger/merge.ts';
import { MAX_BYTES, decode, refuseTooBig } from '../../ledger/read/decode.ts';
import type { LoadSources } from '../../ledger/read/ledger-reading.ts';
import { fileSha256, textSha256 } from '../../ledger/store/file-sha256.ts';
import { STANDARD_INPUT, findLedger, listYaml } from '../../ledger/store/find.ts';
import type { FoundLedgers } from '../../ledger/store/find.ts';
import { openToRead, readStream, regularSize } from '../../ledger/store/open.ts';
import { readText, readFileBytes } from '../../ledger/store/store.ts';
import { withBytes } from '../../ledger/store/with-bytes.ts';
import type { Envelope } from '../../show/data/json.ts';
import { VERSION } from '../../version.ts';
import { PACKAGE_FOLDER, SHIPPED_LEDGER } from '../../world.ts';
import type { World } from '../../world.ts';
import type { Globals } from '../line/globals.ts';

export interface FoundLedger {
  /** Absolute, and as it is shown to people: relative where it lies below the working folder. */
  path: string;
  shown: string;
  /** What its folder of sources is relative to. */
  from: string;
  /** The shipped ledger, reached because nothing else was there: read, never written. */
  readOnly: boolean;
  size: number;
  /** Throws a Failure for what is no text of a ledger (`decode`), or cannot be read. */
  readonly text: string;
  /** Those of the text. */
  bytes: () => Uint8Array;
  envelope: Envelope;
}

/** A path as it is shown: relative to the working folder where it lies below it. */
export function shownPath(path: string, cwd: string): string {
  const way = relative(cwd, path);
  return way === '' || way.startsWith('..') ? path : way;
}

/** Gives the source records of a ledger at `path`, in a folder relative to `from`; `shown` is its name in messages. */
export function recordsBeside(path: string, shown: string, from = dirname(path)): LoadSources {
  return (folder) =>
    listYaml(resolve(from, folder)).map((file) => {
      const name = join(dirname(shown), folder, basename(file));
      return { file: name, text: readText(file, decode, name) };
    });
}

/** What is no plain file has no size that could be judged before it is read. */
function streamBytes(path: string, world: World): Uint8Array {
  if (path === STANDARD_INPUT) return readStream(world.stdinChunks(), MAX_BYTES);
  const file = openToRead(path);
  try {
    return readStream(file.chunks(), MAX_BYTES);
  } finally {
    file.close();
  }
}

/** A ledger file, with what is said of it in JSON. */
function foundLedger(
  path: string,
  shown: string,
  readOnly: boolean,
  command: string,
  globals: Globals,
  world: World,
): FoundLedger {
  const size = path === STANDARD_INPUT ? 0 : regularSize(path);
  // Before anything so long is read or hashed.
  refuseTooBig(size, shown);
  let bytes = size === 0 ? streamBytes(path, world) : size < LONG ? readFileBytes(path) : undefined;
  if (bytes) refuseTooBig(bytes.length, shown);
  let text: string | undefined;
  let sha256: string | undefined;
  const hashed = (): string => {
    if (bytes) return createHash('sha256').update(bytes).digest('hex');
    return text === undefined ? fileSha256(path) : textSha256(text);
  };
  const ledger = {
    name: basename(path),
    // Only what is written as JSON says it, and what is kept in a cache.
    get sha256() {
      return (sha256 ??= hashed());
    },
  };
  const textOnce = (): string => {
    if (text === undefined) {
      text = bytes ? decode(bytes, shown) : withBytes(path, (read) => decode(read, shown));
      // A long one may have changed since it was hashed.
      if (bytes === undefined) sha256 = undefined;
      // They are the text's, byte by byte, and not needed any more.
      bytes = undefined;
    }
    return text;
  };
  return {
    path,
    shown,
    from: path === STANDARD_INPUT ? world.cwd : dirname(path),
    readOnly,
    size: bytes?.length ?? size,
    get text() {
      return textOnce();
    },
    bytes: () => (bytes ??= Buffer.from(textOnce())),
    envelope: { version: VERSION, command, asOf: globals.asOf, ledger },
  };
}

/** The ledgers a command is about. */
export function foundLedgers(globals: Globals, world: World): FoundLedgers {
  return findLedger({
    paths: globals.ledgers,
    env: world.env,
    cwd: world.cwd,
    shipped: SHIPPED_LEDGER,
    packageFolder: PACKAGE_FOLDER,
  });
}

/**
 * Refuses to answer yes or no about the shipped ledger where it was only the last resort: a check that runs in the
 * wrong folder must not be green. Throws `no-ledger`, status 2.
 */
export function refuseFallback(command: string, globals: Globals, world: World): void {
  const { from, readOnly } = foundLedgers(globals, world);
  if (from !== 'shipped' || !readOnly) return;
  throw failure(
    'no-ledger',
    `${command} needs a ledger, and there is none from here to the root`,
    ['-f PATH names it', 'predict init starts one'],
    2,
  );
}

/** Finds the ledger files a command is about. */
export function findLedgers(command: string, globals: Globals, world: World): FoundLedger[] {
  const found = foundLedgers(globals, world);
  const shown = (path: string): string => {
    if (path === STANDARD_INPUT) return '<stdin>';
    return found.from === 'shipped' && found.readOnly ? 'the shipped ledger' : shownPath(path, world.cwd);
  };
  const files = found.files.map((path) => foundLedger(path, shown(path), found.readOnly, command, globals, world));
  if (found.from === 'shipped')
    world.err(
      found.readOnly
        ? 'reading the shipped ledger; predict init starts yours\n'
        : `reading the shipped ledger, ${files[0]!.shown}\n`,
    );
  return files;
}

/** What is said in JSON of the ledgers that a command reads as one. */
export function commonEnvelope(files: readonly Pick<FoundLedger, 'path' | 'envelope'>[]): Envelope {
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
