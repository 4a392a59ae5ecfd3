import type { Day } from '../../day.ts';
import { findItem } from '../../ledger/find-item.ts';
import type { Item } from '../../ledger/item.ts';
import type { Ledger, Prediction } from '../../ledger/prediction.ts';
import { standing } from '../../ledger/standing.ts';

/** The entry with this id or unique beginning, whatever day it was recorded on: a command that writes sees all. */
export function findPrediction(ledger: Ledger, typed: string, today: Day): Item {
  const exact = ledger.predictions.find(({ id }) => id === typed);
  if (exact) return itemOn(exact, today);
  return findItem(everyItem(ledger, today), typed);
}

function itemOn(prediction: Prediction, today: Day): Item {
  return { prediction, standing: standing(prediction, today) };
}

/** All entries and resolutions of the file, also those of later days, as they stand today. */
export function everyItem(ledger: Ledger, today: Day): Item[] {
  return ledger.predictions.map((prediction) => itemOn(prediction, today));
}

/** The entries with these ids, in the order of the ledger. */
export function withIds(ledger: Ledger, ids: readonly string[]): Prediction[] {
  const wanted = new Set(ids);
  return ledger.predictions.filter(({ id }) => wanted.has(id));
}
