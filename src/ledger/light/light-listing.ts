// What a list shows of all predictions of a light ledger, straight from its columns.
import type { Day } from '../../day.ts';
import { isLong } from './light-item.ts';
import type { LightRows } from './light-prediction.ts';
import { Kinds, type Listing, standingKey } from '../listing.ts';
import type { Prediction, Probability } from '../prediction.ts';
import { type Standing, standing } from '../standing.ts';

/** What `listingOf` gives for the items of a light ledger of so many rows, on a day that nothing in it is later than. */
export function lightListing(
  { columns }: LightRows,
  length: number,
  predictionAt: (row: number) => Prediction,
  asOf: Day,
): Listing {
  const { id, claim, speaker, due, resolutions, basis, central, low, high } = columns;
  const standings = new Kinds<Standing>();
  const probabilities = new Kinds<Probability | undefined>();
  const standingAt: number[] = [];
  const probabilityAt: number[] = [];
  for (let row = 0; row < length; row++) {
    const whole = (): Standing => standing(predictionAt(row), asOf);
    const cell = resolutions.at(row);
    const outcome = cell.slice(0, cell.indexOf(' '));
    const day = due.at(row).slice(0, 10);
    // Where there is one outcome or none, it and the due day decide.
    if (isLong(cell, outcome)) {
      const one = whole();
      standingAt.push(standings.of(standingKey(one), () => one));
    } else standingAt.push(standings.of(`${outcome} ${day === '' ? '' : day < asOf}`, whole));
    const range = low.has(row) ? `${low.at(row)} ${high.at(row)}` : '';
    const number = `${basis.at(row)} ${central.at(row)} ${range}`;
    probabilityAt.push(probabilities.of(number, () => predictionAt(row).probability));
  }
  return {
    length,
    id: (row) => id.at(row),
    claim: (row) => claim.at(row),
    speaker: (row) => speaker.text(row),
    due: (row) => due.at(row).slice(0, 10) || undefined,
    standings: standings.each,
    standingAt,
    probabilities: probabilities.each,
    probabilityAt,
  };
}
