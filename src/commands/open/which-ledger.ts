// Which of several ledgers a command writes to: the one that its ids are qualified with.
import { grouped } from '../../grouped.ts';
import { findItem } from '../../ledger/find-item.ts';
import { ledgerNames } from '../../ledger/merge.ts';
import type { World } from '../../world.ts';
import type { Globals } from '../line/globals.ts';
import { everyItem } from './find-prediction.ts';
import { findLedgers, foundLedgers, shownPath } from './ledger-files.ts';
import { oneLedgerOnly } from './one-ledger.ts';
import { readAsOne } from './open-ledger.ts';

export interface WhichLedger {
  globals: Globals;
  /** The id as the ledger itself has it. */
  plain: <T extends string | undefined>(id: T) => T;
}

const qualifierOf = (id: string): string | undefined => (id.includes('/') ? id.slice(0, id.indexOf('/')) : undefined);

/**
 * The ledger that ids such as `infra/less-outages` name, by the word before them, and the ids as they stand in it. Of
 * several ledgers the word picks one; that of a single ledger may stand there too. Throws for an id without the word
 * where there are several ledgers: `one-ledger` with the command that works, `ambiguous-id`, `unknown-id`.
 */
export async function whichLedger(
  command: string,
  ids: () => readonly (string | undefined)[],
  globals: Globals,
  world: World,
): Promise<WhichLedger> {
  const as = { globals, plain: <T>(id: T): T => id };
  const { files } = foundLedgers(globals, world);
  const typed = (): string[] => ids().filter((id): id is string => id !== undefined);
  if (files.length === 1 && !typed().some((id) => id.includes('/'))) return as;
  const named = typed();
  if (named.length === 0) return as;
  const names = ledgerNames(files);
  const [qualifier, ...others] = new Set(named.map(qualifierOf));
  const path = qualifier === undefined || others.length > 0 ? undefined : files[names.indexOf(qualifier)];
  if (path !== undefined) {
    const plain = <T extends string | undefined>(id: T): T => id?.slice(qualifier!.length + 1) as T;
    return { globals: files.length === 1 ? globals : { ...globals, ledgers: [path] }, plain };
  }
  if (files.length === 1) return as;
  const { ledger } = await readAsOne(findLedgers(command, globals, world));
  const items = everyItem(ledger, globals.today);
  const whole = named.map((id) => findItem(items, id).prediction.id);
  const idsAt = grouped(whole, (id) => files[names.indexOf(qualifierOf(id)!)]!);
  const ways = [...idsAt].map(([at, there]) => {
    return { path: shownPath(at, world.cwd), words: [command, ...there.map((id) => id.slice(id.indexOf('/') + 1))] };
  });
  throw oneLedgerOnly(command, files.length, ways);
}
