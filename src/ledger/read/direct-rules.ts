// The rules between the values of an entry as one question: is every one of them kept? rules.ts tells what is wrong; a
// test holds that nothing passes here that it reports.
import type { Day } from '../../day.ts';
import { rowOf } from '../lexicon.ts';
import { type ProbabilityFields, numbersOf } from '../probability.ts';
import type { PredictionFields } from '../schema.ts';
import type { ResolutionFields } from './build-resolution.ts';

/** What the entries of a ledger may name. */
export interface Named {
  forecasters: ReadonlySet<string>;
  /** The ledger names the forecaster of entries that name none. */
  hasForecaster: boolean;
  /** Absent when the source records could not be read. */
  sources: ReadonlySet<string> | undefined;
}

function probabilityIsSound(fields: ProbabilityFields): boolean {
  const { basis, low, value, high, row, wording, why } = fields;
  if (basis === 'worded') {
    if (wording === undefined || !rowOf(row ?? wording)?.survey) return false;
  } else {
    if (row !== undefined || (low === undefined) !== (high === undefined)) return false;
    if (low === undefined && value === undefined) return false;
    if (basis === 'assigned' && why === undefined) return false;
  }
  if (basis !== 'worded' && low === undefined) return true;
  const numbers = numbersOf(fields);
  const least = numbers.low ?? numbers.value ?? 0;
  const most = numbers.high ?? numbers.value ?? 1;
  const middle = numbers.value ?? least;
  return least <= middle && middle <= most && least <= most;
}

function resolutionIsSound(fields: ResolutionFields, due: Day | undefined): boolean {
  const { outcome, charitable, known, happened, recorded } = fields;
  const says = (word: string): boolean => outcome === word || charitable === word;
  if (says('partial') !== (fields.fraction !== undefined)) return false;
  if (says('late') !== (happened !== undefined)) return false;
  if (says('void') !== (fields.reason !== undefined)) return false;
  if (happened !== undefined && (due === undefined || happened <= due || happened > known)) return false;
  return recorded === undefined || recorded >= known;
}

/** What the rules look at. */
export type Judged = Omit<PredictionFields, 'id' | 'claim'>;

/** True when an entry that has the right shape breaks no rule; false says nothing: then rules.ts has to look. */
export function isSound(fields: Judged, { forecasters, hasForecaster, sources }: Named): boolean {
  const { forecaster, said, recorded, due, probability, restated, forecasts, resolutions } = fields;
  if (forecaster === undefined ? !hasForecaster : !forecasters.has(forecaster)) return false;
  if (said.source !== undefined && (recorded === undefined || sources?.has(said.source) === false)) return false;
  if (recorded !== undefined && recorded < said.date) return false;
  if (due !== undefined && (due.date < said.date || (due.basis === 'assigned' && due.why === undefined))) return false;
  if (probability !== undefined && !probabilityIsSound(probability)) return false;
  if (restated !== undefined)
    for (const { date, source } of restated)
      if (date < said.date || (source !== undefined && sources?.has(source) === false)) return false;
  if (forecasts !== undefined)
    for (const { by, date, probability: number, withdrawn = false } of forecasts) {
      if (date < said.date || (by !== undefined && !forecasters.has(by))) return false;
      if ((number === undefined) !== withdrawn || (number !== undefined && !probabilityIsSound(number))) return false;
    }
  if (resolutions !== undefined)
    for (const resolution of resolutions) if (!resolutionIsSound(resolution, due?.date)) return false;
  return true;
}
