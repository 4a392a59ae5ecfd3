// Entries of a ledger of ours into another one: they keep their ids and everything they hold.
import { failure } from '../../errors.ts';
import type { EmitItem } from '../../ledger/edit/emit.ts';
import type { Ledger } from '../../ledger/prediction.ts';
import type { Losses } from '../loss.ts';
import type { Head } from './new-ledger.ts';
import { People } from './people.ts';
import type { ImportedEntry } from './question-entry.ts';

/** A ledger that was exported: its head and its entries. */
export interface OwnLedger {
  head: Head;
  entries: ImportedEntry[];
}

/** The entry with what it leaves to the head of its own ledger: in another one that would be somebody else. */
function spelledOut(entry: ImportedEntry, { forecaster, keeper }: Head): ImportedEntry {
  const { item } = entry;
  const resolutions = item['resolutions'];
  return {
    ...entry,
    item: {
      ...item,
      forecaster: item['forecaster'] ?? forecaster,
      ...(Array.isArray(resolutions) && { resolutions: (resolutions as EmitItem[]).map((one) => ({ ...one, by: one['by'] ?? keeper })) }),
    },
  }; // prettier-ignore
}

/**
 * The entries as they are. A forecaster's id that means somebody else in the ledger is refused: two
 * people would become one.
 */
export function ownEntries(
  own: OwnLedger,
  ledger: Pick<Ledger, 'forecasters'>,
  losses: Losses,
): { entries: ImportedEntry[]; people: People } {
  const people = new People(ledger.forecasters, []);
  for (const [id, { name, about }] of own.head.forecasters) {
    const known = ledger.forecasters.get(id);
    if (known && known.name !== name) {
      throw failure('other-forecaster', `"${id}" is ${known.name} in the ledger and ${name} in the export`, [
        'import into a ledger of its own: --ledger NEW.yaml',
      ]);
    }
    if (known) continue;
    people.added.set(id, name);
    if (about !== undefined) losses.lost('about the forecaster', 'only the name is added; write the rest by hand', id);
  }
  return { entries: own.entries.map((one) => spelledOut(one, own.head)), people };
}
