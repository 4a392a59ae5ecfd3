import { addMember } from './member.ts';
import type { Edit } from './text.ts';

/** Adds a forecaster by name to those of the ledger. Throws what `addMember` throws. */
export function addForecaster(text: string, id: string, name: string): Edit {
  return addMember(text, { key: 'forecasters', kind: 'forecaster', id, item: { name } });
}
