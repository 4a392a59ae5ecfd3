// Entries that come in, read by the ledger's own reader before anything is written: what is wrong is said at
// its place in the export.
import { Failure } from '../../errors.ts';
import type { Problem } from '../../errors.ts';
import type { EmitItem } from '../../ledger/edit/emit.ts';
import type { Ledger, Prediction } from '../../ledger/prediction.ts';
import { readLedger } from '../../ledger/read/read.ts';
import { missingSources } from './missing-sources.ts';
import { ledgerText } from './new-ledger.ts';
import type { Head } from './new-ledger.ts';
import type { ImportedEntry } from './question-entry.ts';

/** More would only hide the first ones. */
const MAX_PROBLEMS = 20;

/** What stands around the entries of a ledger, as far as they need it to be read. */
export function headOf(ledger: Ledger, added: ReadonlyMap<string, string>): Head {
  const { keeper, forecaster } = ledger;
  const forecasters = new Map<string, { name: string }>(
    [...ledger.forecasters].map(([id, { name }]) => [id, { name }]),
  );
  for (const [id, name] of added) forecasters.set(id, { name });
  const sources: EmitItem = Object.fromEntries([...ledger.sources.keys()].map((id) => [id, { title: id }]));
  return { keeper, forecaster, forecasters, sources };
}

function problemsOf(entry: ImportedEntry, head: Head): Problem[] {
  const { problems } = readLedger('the import', ledgerText(head, [entry.item]), () => []);
  return problems.map((problem) => ({ ...problem, message: `${entry.id}: ${problem.message}`, place: entry.place() }));
}

/**
 * The entries as predictions, in their order. Throws a Failure with the places in the export when one of them is not
 * sound; `ledger` is as in `missingSources`.
 */
export function readEntries(entries: readonly ImportedEntry[], head: Head, ledger?: string): readonly Prediction[] {
  const seen = new Map<string, ImportedEntry>();
  const repeated = entries.flatMap((entry): Problem[] => {
    const isFirst = !seen.has(entry.id);
    seen.set(entry.id, entry);
    const message = `${entry.id} stands in the export twice`;
    return isFirst
      ? []
      : [{ code: 'bad-row', severity: 'error', message, place: entry.place(), hints: ['remove one of the two'] }];
  });
  if (repeated.length > 0) throw new Failure(repeated.slice(0, MAX_PROBLEMS));
  const { ledger: read, problems } = readLedger('the import', ledgerText(head, entries.map(({ item }) => item)), () => []); // prettier-ignore
  if (read) return read.predictions;
  const sources = missingSources(entries, head, ledger);
  const own = entries.flatMap((entry) => problemsOf(entry, head)).filter(({ code }) => code !== 'unknown-source');
  const all = [...sources, ...own];
  throw new Failure((all.length > 0 ? all : problems).slice(0, Math.max(MAX_PROBLEMS, sources.length)));
}
