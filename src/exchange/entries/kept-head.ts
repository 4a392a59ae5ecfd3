// What the head of an exported ledger says and the ledger does not: an import adds entries and their
// people, nothing else.
import type { EmitItem } from '../../ledger/edit/emit.ts';
import type { Ledger } from '../../ledger/prediction.ts';
import { sameValue } from '../../ledger/read/same-value.ts';
import type { Losses } from '../loss.ts';
import { headItem } from '../write/write-own.ts';
import type { OwnLedger } from './own-entries.ts';

/** Without keys that have no value, as JSON has it. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

/**
 * Says what of the head is left out: title, keeper and default forecaster that differ, people nobody
 * names, records of sources.
 */
export function reportHead({ head, entries }: OwnLedger, ledger: Ledger, losses: Losses): void {
  const own = headItem(ledger);
  for (const [key, what] of [['title', 'title of the ledger'], ['keeper', 'keeper of the ledger'], ['forecaster', 'default forecaster']] as const) {
    const value = head[key];
    if (value !== undefined && !sameValue(value, own[key])) losses.kept(what, `the export has another one: ${JSON.stringify(value)}`, 'the ledger');
  } // prettier-ignore
  const named = new Set<unknown>();
  for (const { item } of entries) {
    named.add(item['forecaster'] ?? head.forecaster);
    for (const one of (item['forecasts'] ?? []) as EmitItem[]) named.add(one['by']);
  }
  for (const [id, { about }] of head.forecasters) {
    const known = ledger.forecasters.get(id);
    if (!known && !named.has(id)) losses.lost('forecaster', 'no entry of the export names one of this id', id);
    if (known && about !== undefined && about !== known.about)
      losses.kept('about the forecaster', 'the export has something else', id);
  }
  const sources = (own['sources'] ?? {}) as EmitItem;
  for (const [id, record] of Object.entries(head.sources ?? {})) {
    if (!Object.hasOwn(sources, id))
      losses.lost('source record', 'an import adds entries only; write it into the ledger by hand', id);
    else if (!sameValue(plain(record), plain(sources[id]))) losses.kept('source record', 'the export has another one', id); // prettier-ignore
  }
}
