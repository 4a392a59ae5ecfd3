// Sources that entries name and the ledger has no record of: each is one fault, however many entries name it.
import type { Problem } from '../../errors.ts';
import type { EmitItem, EmitValue } from '../../ledger/edit/emit.ts';
import { idFault } from '../../ledger/read/leaf-form.ts';
import { sourceHint } from '../../ledger/read/source-hint.ts';
import { nearestHint } from '../../nearest.ts';
import type { Head } from './new-ledger.ts';
import type { ImportedEntry } from './question-entry.ts';

/** So many entries are named beside a source. */
const NAMED = 3;

function sourceIn(saying: EmitValue | undefined): string[] {
  const source = typeof saying === 'object' && !Array.isArray(saying) ? (saying as EmitItem)['source'] : undefined;
  return typeof source === 'string' && idFault(source) === undefined ? [source] : [];
}

function sourcesOf({ item }: ImportedEntry): Set<string> {
  const { said, restated } = item;
  return new Set([said, ...(Array.isArray(restated) ? (restated as EmitValue[]) : [])].flatMap(sourceIn));
}

/** The ids of sources that the head has no record of, each with the entries that name it, in the order of these. */
export function sourcesWithoutRecord(
  entries: readonly ImportedEntry[],
  { sources = {} }: Head,
): Map<string, ImportedEntry[]> {
  const missing = new Map<string, ImportedEntry[]>();
  for (const entry of entries)
    for (const source of sourcesOf(entry)) {
      if (Object.hasOwn(sources, source)) continue;
      const naming = missing.get(source);
      if (naming) naming.push(entry);
      else missing.set(source, [entry]);
    }
  return missing;
}

/**
 * One problem a source without a record, at the first entry that names it, with the command that writes the record;
 * `ledger` is how that command names the ledger where it would not find it, such as `mine.yaml`.
 */
export function missingSources(
  missing: ReadonlyMap<string, readonly ImportedEntry[]>,
  head: Head,
  ledger: string | undefined,
): Problem[] {
  const known = Object.keys(head.sources ?? {});
  return [...missing].map(([source, naming]): Problem => {
    const ids = naming.slice(0, NAMED).map(({ id }) => id).join(', '); // prettier-ignore
    const who =
      naming.length === 1
        ? `which ${ids} names`
        : `which ${naming.length} entries name (${ids}${naming.length > NAMED ? ', …' : ''})`;
    const near = nearestHint(source, known);
    return {
      code: 'unknown-source',
      severity: 'error',
      message: `there is no record of the source "${source}", ${who}`,
      place: naming[0]!.place(),
      hints: [...near, sourceHint(source, ledger)],
    };
  });
}
