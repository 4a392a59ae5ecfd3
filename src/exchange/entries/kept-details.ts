// What an import says otherwise than the ledger below the first level of an entry: the ledger's word
// stays, and it is said.
import type { Forecast, Prediction, Probability, Resolution } from '../../ledger/prediction.ts';
import { sameValue } from '../../ledger/read/same-value.ts';
import type { Losses } from '../loss.ts';
import type { Assumed } from './assumed.ts';
import { pairsOf } from './pairs.ts';

export interface Keys {
  forecast: (one: Forecast) => string;
  resolution: (one: Resolution) => string;
}

const NOTHING: Assumed = new Set();

/** Numbers of a range as they are compared; a spreadsheet may have rounded them. */
const rounded = (value: unknown): unknown => (typeof value === 'number' ? Number(value.toFixed(9)) : value);

/** Why what the export has is not taken, beside what the ledger has of it. */
export function keptBeside(old: unknown): string {
  const none = old === undefined || (Array.isArray(old) && old.length === 0);
  return none ? 'the export has one, the ledger none, and an import adds none' : 'the export has another one';
}

class Comparison {
  readonly #losses: Losses;
  readonly #id: string;
  readonly #assumed: Assumed;

  constructor(id: string, assumed: Assumed, losses: Losses) {
    this.#id = id;
    this.#assumed = assumed;
    this.#losses = losses;
  }

  /** Compares what `now` has under each key; what it does not have says nothing against the ledger. */
  keys<T extends object>(name: string, path: string, old: T | undefined, now: T | undefined, keys: readonly (keyof T & string)[]): void {
    for (const key of now ? keys : []) {
      const value = now![key];
      const nothing = value === undefined || (Array.isArray(value) && value.length === 0);
      if (nothing || this.#assumed.has(path === '' ? key : `${path}.${key}`)) continue;
      if (sameValue(rounded(value), rounded(old?.[key]))) continue;
      this.#losses.kept(`${name}${key}`, keptBeside(old?.[key]), this.#id);
    }
  } // prettier-ignore

  probability(name: string, path: string, old: Probability | undefined, now: Probability | undefined): void {
    // A number where there is none is reported as a whole.
    if (old) this.keys(name, path, old, now, ['low', 'high', 'basis', 'wording', 'row', 'why']);
    if (old?.typed !== undefined) this.keys(name, path, old, now, ['typed']);
  }
}

/** Says what of an entry the ledger has, and the import otherwise, beside what stands on the entry's own lines. */
export function reportDetails(
  old: Prediction,
  now: Prediction,
  keys: Keys,
  losses: Losses,
  assumed: Assumed = NOTHING,
): void {
  const compare = new Comparison(old.id, assumed, losses);
  compare.keys('said.', 'said', old.said, now.said, ['source', 'at', 'quote', 'speaker']);
  if (old.due) compare.keys('due.', 'due', old.due, now.due, ['basis', 'why']);
  compare.probability('probability.', 'probability', old.probability, now.probability);
  if (old.criteria) compare.keys('criteria.', 'criteria', old.criteria, now.criteria, ['written']);
  compare.keys('', '', old, now, ['recorded']);
  for (const [index, before] of pairsOf(old.forecasts, now.forecasts, keys.forecast).entries()) {
    if (before === undefined) continue;
    const after = now.forecasts[index]!;
    compare.probability('forecast.', `forecasts.${index}.probability`, before.probability, after.probability);
    compare.keys('forecast.', `forecasts.${index}`, before, after, ['why']);
  }
  for (const [index, before] of pairsOf(old.resolutions, now.resolutions, keys.resolution).entries()) {
    if (before === undefined) continue;
    compare.keys('resolution.', `resolutions.${index}`, before, now.resolutions[index], [
      'charitable',
      'happened',
      'fraction',
      'reason',
      'recorded',
      'why',
      'evidence',
    ]);
  }
}
