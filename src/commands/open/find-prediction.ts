import type { Day } from '../../day.ts';
import { findItem } from '../../ledger/find-item.ts';
import type { Item } from '../../ledger/item.ts';
import type { Ledger } from '../../ledger/prediction.ts';
import { standing } from '../../ledger/standing.ts';

/** The entry with this id or unique beginning, whatever day it was recorded on: a command that writes sees all. */
export function findPrediction(ledger: Ledger, typed: string, today: Day): Item {
  return findItem(everyItem(ledger, today), typed);
}

/** All entries and resolutions of the file, also those of later days, as they stand today. */
export function everyItem(ledger: Ledger, today: Day): Item[] {
  return ledger.predictions.map((prediction) => ({ prediction, standing: standing(prediction, today) }));
}
