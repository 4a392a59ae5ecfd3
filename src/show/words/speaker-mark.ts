// The mark of a quote that is not in the forecaster's own words, for every list.
import type { Prediction } from '../../ledger/prediction.ts';
import { safeLine } from '../safe.ts';

/** `[summariser]` where the quote is a summariser's wording; empty where it is the forecaster's own. */
export function speakerMark({ said: { speaker } }: Prediction): string {
  return speaker ? `[${safeLine(speaker)}]` : '';
}

/** The claim behind its mark, as on a line of `list`. */
export function markedClaim(prediction: Prediction): string {
  return [speakerMark(prediction), safeLine(prediction.claim)].filter((part) => part !== '').join(' ');
}
