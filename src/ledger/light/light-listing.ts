// What a list shows of all predictions of a light ledger, straight from its columns.
import type { Day } from '../../day.ts';
import type { Listing } from '../listing.ts';
import { oddsOf } from '../odds.ts';
import type { Odds } from '../odds.ts';
import type { Prediction } from '../prediction.ts';
import { type Standing, standing } from '../standing.ts';
import { MORE } from './light-cells.ts';
import type { LightRows } from './light-prediction.ts';

/** What `listingOf` shows of the items of a light ledger of so many rows, on a day that nothing in it is later than. */
export function lightListing(
  { columns }: LightRows,
  length: number,
  predictionAt: (row: number) => Prediction,
  asOf: Day,
): Listing {
  const { id, claim, speaker, due, outcome, shown } = columns;
  const outcomes = outcome.codes(length);
  const standings: Standing[] = [];
  const standingAt: number[] = [];
  const kinds: number[] = [];
  const numbers = shown.codes(length);
  const odds: Odds[] = [];
  for (let row = 0; row < length; row++) {
    const code = outcomes.at[row]!;
    const day = due.at(row);
    // One outcome, or none, and the due day decide where a prediction stands; where there is more, it
    // is a kind of its own.
    const key = 3 * code + (day === '' ? 0 : day < asOf ? 1 : 2);
    const isOwn = outcomes.each[code] === MORE;
    const kind = (isOwn ? undefined : kinds[key]) ?? standings.push(standing(predictionAt(row), asOf)) - 1;
    if (!isOwn) kinds[key] = kind;
    standingAt.push(kind);
    // Codes are given in the order of the rows.
    if (numbers.at[row] === odds.length) odds.push(oddsOf(predictionAt(row)));
  }
  return {
    length,
    id: (row) => id.at(row),
    claim: (row) => claim.at(row),
    speaker: (row) => speaker.text(row),
    due: (row) => due.text(row),
    standings,
    standingAt,
    odds,
    oddsAt: numbers.at,
  };
}
