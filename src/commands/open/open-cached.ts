// Ledgers for commands that list and count: one that was read before is not read again while its bytes stay the same.
import type { Day } from '../../day.ts';
import { Failure, failure } from '../../errors.ts';
import { CACHED_FROM, cacheFolder } from '../../ledger/cache/cache-folder.ts';
import type { LedgerPart, PartRecords } from '../../ledger/cache/ledger-cache.ts';
import { itemsOf } from '../../ledger/item.ts';
import type { Item } from '../../ledger/item.ts';
import type { LightLedger } from '../../ledger/light/light-ledger.ts';
import type { LightPart } from '../../ledger/light/read-light.ts';
import { listingOf } from '../../ledger/listing.ts';
import type { Listing } from '../../ledger/listing.ts';
import { ledgerNames } from '../../ledger/merge.ts';
import type { LoadSources } from '../../ledger/read/ledger-reading.ts';
import type { World } from '../../world.ts';
import type { Globals } from '../line/globals.ts';
import { commonEnvelope, findLedgers, recordsBeside } from './ledger-files.ts';
import type { FoundLedger } from './ledger-files.ts';
import { once } from './once.ts';
import type { OneLedger, OpenedLedgers, ReadText } from './open-ledger.ts';

/** What lists and scores need. */
export interface OpenedCached extends Pick<OpenedLedgers, 'ledger' | 'envelope' | 'original'> {
  /** As the ledger stood on the as-of day, in the order of the file; made when they are asked for. */
  readonly items: readonly Item[];
  /** All of them, as a list shows them. */
  listing: () => Listing;
}

/** What reading takes, loaded when it is needed. */
function loadReader() {
  return import('./open-ledger.ts');
}

/** What keeps ledgers, loaded where one is long enough. */
function loadCache() {
  return import('../../ledger/cache/ledger-cache.ts');
}

/** The reader that a ledger was read by; the one for those that the fast one does not know loads yaml and zod. */
async function readerOf(isUsual: boolean): Promise<ReadText> {
  if (isUsual) return (await import('../../ledger/read/read-fast.ts')).readLedgerFast;
  return (await import('../../ledger/read/read.ts')).readLedger;
}

/** More is asked for than is kept, and the reader is not loaded. */
class NotKept extends Error {}

/** What lists and scores need of a ledger, or all of it. */
type Read = { isUsual: boolean } & ({ light: LightPart } | OneLedger);

function sizeOf(files: readonly FoundLedger[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

/** The light part of all files, where the fast reader knows them. */
async function readLightly(
  files: readonly FoundLedger[],
  names: readonly string[],
  load: (file: FoundLedger) => LoadSources,
): Promise<LightPart | undefined> {
  const { readLight } = await import('../../ledger/light/read-light.ts');
  const parts: (LightPart & { name: string })[] = [];
  for (const [index, file] of files.entries()) {
    const part = readLight(file.shown, file.text, load(file));
    if (part === undefined) return undefined;
    parts.push({ name: names[index]!, ...part });
  }
  if (parts.length === 1) return parts[0];
  return (await import('../../ledger/light/merge-light.ts')).mergeLight(parts);
}

/** Reads all of the files, long ones only as far as it is needed. */
async function readFiles(
  files: readonly FoundLedger[],
  names: readonly string[],
  load: (file: FoundLedger) => LoadSources,
): Promise<Read> {
  const light = sizeOf(files) < CACHED_FROM ? undefined : await readLightly(files, names, load);
  if (light) return { light, isUsual: true };
  const { readAsOne } = await loadReader();
  return readAsOne(files, load);
}

/** Reads all of the files; kept afterwards where `folder` is given. */
async function readAndKeep(
  files: readonly FoundLedger[],
  parts: readonly LedgerPart[],
  folder: string | undefined,
  world: World,
): Promise<Read> {
  const used = new Map<string, PartRecords>();
  const noting =
    (file: FoundLedger): LoadSources =>
    (named) => {
      const part = files.indexOf(file);
      const records = parts[part]!.load(named);
      used.set(`${part} ${named}`, { part, folder: named, records });
      return records;
    };
  const read = await readFiles(
    files,
    parts.map(({ name }) => name),
    noting,
  );
  if (folder === undefined) return read;
  const { keepLedger } = await loadCache();
  const { contentKey, markSound } = await import('../../ledger/cache/known-sound.ts');
  const [only] = parts;
  // A change of one entry then need not read it whole to be sure of it.
  if (read.isUsual && only && parts.length === 1) {
    const records = [...used.values()].flatMap((one) => one.records);
    markSound(folder, contentKey(only.sha256(), records), world.machine);
  }
  const { above, table } =
    'light' in read
      ? read.light
      : {
          above: read.ledger,
          table: (await import('../../ledger/light/growing-table.ts')).tableOf(read.ledger.predictions),
        };
  keepLedger(folder, parts, [...used.values()], above, table, read.isUsual, world.machine);
  return read;
}

type Opened = Pick<OpenedCached, 'ledger' | 'items' | 'listing' | 'original'>;

/** Items are made where they are first asked for. */
function withItems({ ledger, original }: OneLedger, makeItems: () => readonly Item[], listing?: () => Listing): Opened {
  let items: readonly Item[] | undefined;
  const given = (): readonly Item[] => (items ??= makeItems());
  return {
    ledger,
    original,
    get items() {
      return given();
    },
    listing: listing ?? (() => listingOf(given())),
  };
}

/** `whole` reads all of the files. */
function opened({ ledger, items, listing }: LightLedger, whole: () => OneLedger, asOf: Day): Opened {
  return withItems(
    { ledger, original: (prediction) => whole().original(prediction) },
    () => items(asOf),
    () => listing(asOf),
  );
}

/** The ledger as it was kept, or read now. Kept, it may throw NotKept where the reader is to be loaded `later`. */
async function ledgerOf(
  files: readonly FoundLedger[],
  globals: Globals,
  world: World,
  reader: 'now' | 'later',
): Promise<Opened> {
  const folder = globals.noCache || sizeOf(files) < CACHED_FROM ? undefined : cacheFolder(world.env, world.home);
  const names = ledgerNames(files.map(({ path }) => path));
  const parts = files.map((file, index): LedgerPart => ({
    name: names[index]!,
    size: file.size,
    bytes: file.bytes,
    sha256: () => (file.envelope['ledger'] as { sha256: string }).sha256,
    load: recordsBeside(file.path, file.shown, file.from),
  }));
  const read = async (): Promise<Opened> => {
    const came = await readAndKeep(files, parts, folder, world);
    if ('ledger' in came) return withItems(came, () => itemsOf(came.ledger, globals.asOf));
    const { lightLedger } = await import('../../ledger/light/light-ledger.ts');
    const { readAsOneBy } = await loadReader();
    const readText = await readerOf(came.isUsual);
    const { above, table } = came.light;
    const whole = once(() => readAsOneBy(readText, files));
    return opened(
      lightLedger(above, table, () => whole().ledger),
      whole,
      globals.asOf,
    );
  };
  if (folder === undefined) return read();
  let whole = (): OneLedger => {
    throw new NotKept();
  };
  const kept = (await loadCache()).cachedLedger(folder, parts, () => whole().ledger, reader);
  if (kept === undefined) return read();
  if (reader === 'now') {
    const { readAsOneBy } = await loadReader();
    const readText = await readerOf(kept.isUsual);
    whole = once(() => {
      const before = parts.map(({ sha256 }) => sha256());
      // Once a text is there it stays, and so does its fingerprint.
      for (const file of files) void file.text;
      if (parts.some(({ sha256 }, index) => sha256() !== before[index]))
        throw failure('ledger-changed', 'the ledger changed while it was being read', ['run it again']);
      return readAsOneBy(readText, files);
    });
  }
  return opened(kept, () => whole(), globals.asOf);
}

/** As `openLedgers`, and the same in every respect; only quicker the second time. */
export async function openCached(command: string, globals: Globals, world: World): Promise<OpenedCached> {
  const files = findLedgers(command, globals, world);
  return Object.assign(await ledgerOf(files, globals, world, 'now'), { envelope: commonEnvelope(files) });
}

/**
 * The same for work that hardly ever needs more than is kept: what reading takes is loaded only where it does, and then
 * the work begins again, so that it must not have printed anything before.
 */
export async function withCached<T>(
  command: string,
  globals: Globals,
  world: World,
  work: (opened: OpenedCached) => T | Promise<T>,
): Promise<T> {
  const files = findLedgers(command, globals, world);
  const envelope = commonEnvelope(files);
  const attempt = async (reader: 'now' | 'later'): Promise<T> => {
    return work(Object.assign(await ledgerOf(files, globals, world, reader), { envelope }));
  };
  try {
    return await attempt('later');
  } catch (error) {
    // More was asked for than is kept, or what is kept is damaged. What is wrong with us is wrong again.
    if (error instanceof Failure) throw error;
    return attempt('now');
  }
}
