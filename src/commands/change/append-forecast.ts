import { appendToEntry } from '../../ledger/edit/edit.ts';
import type { EmitItem } from '../../ledger/edit/emit.ts';
import { addForecaster } from '../../ledger/edit/forecaster.ts';
import { combined } from '../../ledger/edit/text.ts';
import type { Change } from './change-ledger.ts';

/** Puts a forecast behind those of the entry, and whose it is among the forecasters where they are new. */
export function appendForecast(
  text: string,
  id: string,
  item: EmitItem,
  who: { id: string; name: string; isNew: boolean } | undefined,
): Change {
  const first = who?.isNew ? addForecaster(text, who.id, who.name) : undefined;
  const second = appendToEntry(first?.text ?? text, id, 'forecasts', item);
  return {
    edit: first ? combined(text, first, second) : second,
    ids: [id],
    forecasters: who?.isNew ? [who.id] : [],
  };
}
