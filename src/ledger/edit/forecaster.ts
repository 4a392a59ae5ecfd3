import { appendToEntry } from './edit.ts';
import type { EmitItem } from './emit.ts';
import { addMember } from './member.ts';
import { combined } from './text.ts';
import type { Edit } from './text.ts';

/** Adds a forecaster by name to those of the ledger. Throws what `addMember` throws. */
export function addForecaster(text: string, id: string, name: string): Edit {
  return addMember(text, { key: 'forecasters', kind: 'forecaster', id, item: { name } });
}

/** Puts a forecast behind those of the entry, and whose it is among the forecasters where they are new. */
export function appendForecast(
  text: string,
  id: string,
  item: EmitItem,
  who: { id: string; name: string; isNew: boolean } | undefined,
): Edit {
  if (!who?.isNew) return appendToEntry(text, id, 'forecasts', item);
  const first = addForecaster(text, who.id, who.name);
  return combined(text, first, appendToEntry(first.text, id, 'forecasts', item));
}
