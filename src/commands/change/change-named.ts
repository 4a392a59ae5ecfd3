import type { Ledger } from '../../ledger/prediction.ts';
import { changeNamedEntries } from './change-entries.ts';
import type { MakeEntriesChange } from './change-entries.ts';
import { changeLedgerFile, openForChange } from './change-ledger.ts';
import type { ChangedLedger, LedgerNow } from './change-ledger.ts';
import type { Writing } from './writing.ts';

/**
 * Changes the entries with these ids: on them alone where that will do, else on the ledger read whole. `refuse` throws
 * what sends a change the long way that only the whole can tell of. `changed` is undefined after a dry run.
 */
export async function changeNamed(
  writing: Writing,
  ids: () => readonly (string | undefined)[],
  make: MakeEntriesChange,
  refuse?: (some: LedgerNow) => void,
): Promise<{ before: Ledger; changed: ChangedLedger | undefined }> {
  const alone = await changeNamedEntries(writing, ids, (some) => {
    refuse?.(some);
    return make(some);
  });
  if (alone) return alone;
  const opened = await openForChange(writing);
  return { before: opened.ledger, changed: await changeLedgerFile(opened, writing, make) };
}
