import { Failure } from '../../errors.ts';
import type { Ledger } from '../../ledger/prediction.ts';
import type { LoadSources } from '../../ledger/read/ledger-reading.ts';
import type { FoundLedger } from './ledger-files.ts';
import { readLedgerText } from './open-ledger.ts';

/** The ledger as it would be with another text of its own or of a record. Throws every problem that it would have. */
export async function ledgerWith(file: FoundLedger, text: string, load: LoadSources): Promise<Ledger> {
  const { ledger, problems } = await readLedgerText(file.path, `${file.shown} (as it would be)`, text, load);
  if (ledger === undefined) throw new Failure(problems);
  return ledger;
}
