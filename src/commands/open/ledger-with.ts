import type { Ledger } from '../../ledger/prediction.ts';
import type { LoadSources } from '../../ledger/read/ledger-reading.ts';
import type { FoundLedger } from './ledger-files.ts';
import { readLedgerText, soundLedger } from './open-ledger.ts';

/** The ledger as it would be with another text of its own or of a record. Throws every problem that it would have. */
export async function ledgerWith(file: FoundLedger, text: string, load: LoadSources): Promise<Ledger> {
  return soundLedger(await readLedgerText(file.path, `${file.shown} (as it would be)`, text, load));
}
