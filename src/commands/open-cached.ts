// Ledgers for commands that list and count: a long one is not read again while its bytes stay the same.
import { cacheFolder } from '../ledger/cache-folder.ts';
import { itemsOf } from '../ledger/item.ts';
import { CACHED_FROM, cachedLedger, keepLedger } from '../ledger/ledger-cache.ts';
import { contentKey, markSound } from '../ledger/known-sound.ts';
import type { LedgerPart, PartRecords } from '../ledger/ledger-cache.ts';
import type { LoadSources } from '../ledger/ledger-reading.ts';
import { ledgerNames } from '../ledger/merge.ts';
import { readLedgerFast } from '../ledger/read-fast.ts';
import type { World } from '../world.ts';
import type { Globals } from './globals.ts';
import { commonEnvelope, findLedgerBytes, readAsOneBy, recordsBeside } from './open-ledger.ts';
import type { LedgerBytes, OpenedLedgers, ReadText } from './open-ledger.ts';

/** What a command needs that never asks for the predictions as their own ledgers have them. */
export type OpenedCached = Omit<OpenedLedgers, 'original'>;

/** The reader of ledgers that the fast one does not know; loads yaml and zod. */
async function unusual(): Promise<ReadText> {
  return (await import('../ledger/read.ts')).readLedger;
}

/** As `openLedgers`, and the same in every respect; only quicker the second time. */
export async function openCached(command: string, globals: Globals, world: World): Promise<OpenedCached> {
  const files = findLedgerBytes(command, globals, world);
  const envelope = commonEnvelope(files);
  const folder = globals.noCache ? undefined : cacheFolder(world.env, world.home);
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (folder === undefined || size < CACHED_FROM) {
    const { ledger } = readAsOneBy(readLedgerFast, files) ?? readAsOneBy(await unusual(), files)!;
    return { ledger, items: itemsOf(ledger, globals.asOf), envelope };
  }
  const names = ledgerNames(files.map(({ path }) => path));
  const parts = files.map((file, index): LedgerPart => {
    const { sha256 } = file.envelope['ledger'] as { sha256: string };
    return { name: names[index]!, sha256, load: recordsBeside(file.path, file.shown) };
  });
  let read: ReadText = readLedgerFast;
  const kept = cachedLedger(folder, parts, () => readAsOneBy(read, files)!.ledger);
  if (kept) {
    if (!kept.isUsual) read = await unusual();
    return { ledger: kept.ledger, items: itemsOf(kept.ledger, globals.asOf), envelope };
  }
  const used = new Map<string, PartRecords>();
  const noting =
    (file: LedgerBytes): LoadSources =>
    (named) => {
      const part = files.indexOf(file);
      const records = parts[part]!.load(named);
      used.set(`${part} ${named}`, { part, folder: named, records });
      return records;
    };
  const usual = readAsOneBy(readLedgerFast, files, noting);
  const { ledger } = usual ?? readAsOneBy(await unusual(), files, noting)!;
  const [only] = parts;
  // A change of one entry then need not read it whole to be sure of it.
  if (usual && only && parts.length === 1) {
    const records = [...used.values()].flatMap((one) => one.records);
    markSound(folder, contentKey(only.sha256, records), world.machine);
  }
  keepLedger(folder, parts, [...used.values()], ledger, usual !== undefined, world.machine);
  return { ledger, items: itemsOf(ledger, globals.asOf), envelope };
}
