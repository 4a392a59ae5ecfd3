// Predictions as plain data, with what a test does not care about filled in. All days lie before AS_OF.
import { itemsOf } from '../../src/ledger/item.ts';
import type { Item } from '../../src/ledger/item.ts';
import type { Forecast, Ledger, Outcome, Prediction, Probability, Resolution } from '../../src/ledger/prediction.ts';
import { scorecardOf } from '../../src/score/scorecard.ts';
import type { Scorecard } from '../../src/score/scorecard.ts';

export const AS_OF = '2026-11-22';

export const stated = (central: number, more: Partial<Probability> = {}): Probability => ({
  central,
  basis: 'stated',
  usable: true,
  ...more,
});

export const worded = (central: number, low: number, high: number): Probability =>
  stated(central, { low, high, basis: 'worded', wording: 'words' });

/** Judged after the due day unless told otherwise. */
export const judged = (outcome: Outcome, more: Partial<Resolution> = {}): Resolution => ({
  outcome,
  known: '2025-01-11',
  recorded: '2025-01-11',
  by: 'keeper',
  evidence: [],
  ...more,
});

export const update = (by: string, date: string, central: number | null, more: Partial<Probability> = {}): Forecast =>
  central === null ? { by, date, withdrawn: true } : { by, date, withdrawn: false, probability: stated(central, more) };

/** Said on 1 January 2025, due on the 11th: ten days stand. */
export const prediction = (id: string, more: Partial<Prediction> = {}): Prediction => ({
  id,
  claim: `${id} happens.`,
  forecaster: 'ada',
  said: { date: '2025-01-01' },
  restated: [],
  due: { date: '2025-01-11', basis: 'stated' },
  tags: [],
  recorded: '2025-01-01',
  forecasts: [],
  resolutions: [],
  ...more,
});

/** A prediction with a number of the forecaster's own and one resolution. */
export const scored = (id: string, p: number, outcome: Outcome, more: Partial<Prediction> = {}): Prediction =>
  prediction(id, { probability: stated(p), resolutions: [judged(outcome)], ...more });

export const undated = (id: string, more: Partial<Prediction> = {}): Prediction => {
  const { due: _, ...rest } = prediction(id, more);
  return rest;
};

export const ledgerOf = (predictions: readonly Prediction[]): Ledger => ({
  name: 'test',
  keeper: 'keeper',
  forecaster: 'ada',
  forecasters: new Map([['ada', { id: 'ada', name: 'Ada' }]]),
  sources: new Map(),
  predictions,
});

export const itemsFrom = (predictions: readonly Prediction[], asOf = AS_OF): Item[] =>
  itemsOf(ledgerOf(predictions), asOf);

export const cardOf = (predictions: readonly Prediction[], includeEarly = false, asOf = AS_OF): Scorecard =>
  scorecardOf(itemsFrom(predictions, asOf), { includeEarly, lexicon: 'test', forecaster: 'ada' });
