// Sources that entries name and the ledger has no record of: each is one fault, however many entries name it.
import type { Problem } from '../../errors.ts';
import type { EmitItem, EmitValue } from '../../ledger/edit/emit.ts';
import { idFault } from '../../ledger/read/leaf-form.ts';
import { sourceHint } from '../../ledger/read/source-hint.ts';
import { nearest } from '../../nearest.ts';
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

/**
 * One problem a source without a record, at the first entry that names it, with the command that writes the record;
 * `ledger` is how that command names the ledger where it would not find it, such as `mine.yaml`.
 */
export function missingSources(entries: readonly ImportedEntry[], head: Head, ledger: string | undefined): Problem[] {
  const known = Object.keys(head.sources ?? {});
  const missing = new Map<string, ImportedEntry[]>();
  for (const entry of entries)
    for (const source of sourcesOf(entry))
      if (!known.includes(source)) missing.set(source, [...(missing.get(source) ?? []), entry]);
  return [...missing].map(([source, naming]): Problem => {
    const ids = naming.slice(0, NAMED).map(({ id }) => id).join(', '); // prettier-ignore
    const who =
      naming.length === 1
        ? `which ${ids} names`
        : `which ${naming.length} entries name (${ids}${naming.length > NAMED ? ', …' : ''})`;
    const near = nearest(source, known, 1).map((one) => `did you mean ${one}?`);
    return {
      code: 'unknown-source',
      severity: 'error',
      message: `there is no record of the source "${source}", ${who}`,
      place: naming[0]!.place(),
      hints: [...near, sourceHint(source, ledger)],
    };
  });
}
