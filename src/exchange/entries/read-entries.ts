// Entries that come in, read by the ledger's own reader before anything is written: what is wrong is said at
// its place in the export.
import { Failure } from '../../errors.ts';
import type { Problem } from '../../errors.ts';
import type { EmitItem } from '../../ledger/edit/emit.ts';
import type { Ledger, Prediction } from '../../ledger/prediction.ts';
import { readLedger } from '../../ledger/read/read.ts';
import { missingSources, sourcesWithoutRecord } from './missing-sources.ts';
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

/** The entries, from 0 on, of a ledger as `ledgerText` writes it that stand on these lines. */
function entriesOn(lines: ReadonlySet<number>, text: string): number[] {
  const found = new Set<number>();
  let entry = -1;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.startsWith('  - ')) entry++;
    if (entry >= 0 && lines.has(index + 1)) found.add(entry);
  }
  return [...found];
}

function problemsOf(entry: ImportedEntry, head: Head): Problem[] {
  const { problems } = readLedger('the import', ledgerText(head, [entry.item]), () => []);
  return problems.map((problem) => ({ ...problem, message: `${entry.id}: ${problem.message}`, place: entry.place() }));
}

/** What stands in the export more than once. */
function repeatedIn(entries: readonly ImportedEntry[]): ImportedEntry[] {
  const seen = new Set<string>();
  return entries.filter(({ id }) => seen.size === seen.add(id).size);
}

/**
 * The entries as predictions, in their order. Throws a Failure with the places in the export when one of them is not
 * sound; `ledger` is as in `missingSources`.
 */
export function readEntries(entries: readonly ImportedEntry[], head: Head, ledger?: string): readonly Prediction[] {
  const repeated = repeatedIn(entries).slice(0, MAX_PROBLEMS).map((entry): Problem => {
    const message = `${entry.id} stands in the export twice`;
    return { code: 'bad-row', severity: 'error', message, place: entry.place(), hints: ['remove one of the two'] };
  }); // prettier-ignore
  if (repeated.length > 0) throw new Failure(repeated);
  const missing = sourcesWithoutRecord(entries, head);
  const made: EmitItem = Object.fromEntries([...missing.keys()].map((id) => [id, { title: id }]));
  const complete = missing.size === 0 ? head : { ...head, sources: { ...head.sources, ...made } };
  const text = ledgerText(complete, entries.map(({ item }) => item)); // prettier-ignore
  const { ledger: read, problems } = readLedger('the import', text, () => []);
  if (read && missing.size === 0) return read.predictions;
  const faulty = entriesOn(new Set(problems.flatMap(({ place }) => place?.line ?? [])), text);
  const own = faulty.slice(0, MAX_PROBLEMS).flatMap((index) => problemsOf(entries[index]!, complete));
  const sources = missingSources(missing, head, ledger);
  const all = [...sources, ...own];
  throw new Failure((all.length > 0 ? all : problems).slice(0, Math.max(MAX_PROBLEMS, sources.length)));
}
