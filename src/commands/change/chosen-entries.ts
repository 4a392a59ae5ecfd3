// The entries that a change of a long ledger is made on.
import {
  allBeginPlainly,
  entryWindows,
  hasEntry,
  lastEntries,
  MAX_SEARCHES,
  plainIds,
} from '../../ledger/edit/entry-window.ts';
import type { EntryList, EntryWindow } from '../../ledger/edit/entry-window.ts';
import { mayClaim as bytesMayClaim } from '../../ledger/edit/may-claim.ts';
import type { TakenIds } from './taken-ids.ts';

export interface Chosen {
  windows: readonly EntryWindow[];
  /** Knows the ids of all entries, provided that `holds` says so later; where it is left out none may come in. */
  taken?: TakenIds;
  holds?: () => boolean;
}

export type Choose = (bytes: Buffer, list: EntryList) => Chosen | undefined;

/** The entries with these ids, or unique beginnings of them. */
export function named(typed: readonly (string | undefined)[]): Choose {
  return (bytes, list) => {
    const ids = typed.filter((id) => id !== undefined);
    const found = entryWindows(bytes, list, ids).filter((window) => window !== undefined);
    if (found.length === 0 || found.length !== typed.length) return undefined;
    return { windows: [...new Map(found.map((window) => [window.id, window])).values()] };
  };
}

/** The last entry, and the one above it, since whether lines are left empty between entries is seen there. */
export const lastOnes: Choose = (bytes, list) => {
  const windows = lastEntries(bytes, list, 2);
  if (!windows) return undefined;
  let searches = 0;
  let ids: ReadonlyMap<string, number> | undefined;
  const has = (id: string): boolean => {
    if (ids === undefined && ++searches > MAX_SEARCHES) ids = plainIds(bytes, list);
    return ids?.has(id) ?? hasEntry(bytes, list, id);
  };
  let claims = 0;
  const mayClaim = (claim: string): boolean => ++claims > MAX_SEARCHES || bytesMayClaim(bytes, claim);
  return { windows, taken: { has, mayClaim }, holds: () => allBeginPlainly(bytes, list) };
};
