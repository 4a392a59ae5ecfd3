// The questions of a ledger as the record of one forecaster, whoever asked them: where their number stands among the
// forecasts of somebody else's prediction it counts as said by them.
import { isTooLate } from '../too-late.ts';
import type { Item } from './item.ts';
import type { Forecast, Prediction, Probability } from './prediction.ts';

/** The first number by day, of two on one day the later line, as with an update. Undefined where there is none. */
function firstOf(own: readonly Forecast[]): (Forecast & { probability: Probability }) | undefined {
  let first: (Forecast & { probability: Probability }) | undefined;
  for (const forecast of own) {
    const { probability } = forecast;
    if (probability && (first === undefined || forecast.date <= first.date)) first = { ...forecast, probability };
  }
  return first;
}

/** A prediction of somebody else's as one of the forecaster's, said on the day of their first number. */
function asSaidBy(forecaster: string, { prediction, standing }: Item): Prediction | undefined {
  const { said, probability, forecasts } = prediction;
  const first = firstOf(forecasts.filter(({ by }) => by === forecaster));
  if (first === undefined || isTooLate(first.date, prediction, standing.strict)) return undefined;
  const asked: Forecast[] = probability
    ? [{ by: prediction.forecaster, date: said.date, probability, withdrawn: false }]
    : [];
  const changed: { [Key in keyof Prediction]?: Prediction[Key] | undefined } = {
    forecaster,
    said: { date: first.date },
    restated: [],
    probability: first.probability,
    forecasts: [...asked, ...forecasts],
    // What was sealed is the number of whoever asked.
    sealed: undefined,
  };
  // What stands in columns gives its parts when they are asked for, and is not to be copied.
  return Object.create(prediction, Object.getOwnPropertyDescriptors(changed)) as Prediction;
}

/**
 * The record of one forecaster: their own predictions, and the others' on which they gave a number, as if said on the
 * day of that number. Whoever first gave one on the day it was due or its outcome known, or later, predicted nothing.
 * Where ann asks on 1 January and ben says 80% on the 3rd and 90% on the 5th, ben's record has a prediction said on the
 * 3rd with 80%, and 90% from the 5th on.
 */
export function recordOf(items: readonly Item[], forecaster: string): Item[] {
  return items.flatMap((item) => {
    if (item.prediction.forecaster === forecaster) return [item];
    const prediction = asSaidBy(forecaster, item);
    return prediction === undefined ? [] : [{ prediction, standing: item.standing, asked: item.prediction }];
  });
}

/** Everybody who asked something or gave a number on what somebody else asked, in order of first appearance. */
export function forecastersWithRecords(items: readonly Item[]): string[] {
  const names = new Set<string>();
  for (const { prediction } of items) {
    names.add(prediction.forecaster);
    for (const { by, probability } of prediction.forecasts) if (probability) names.add(by);
  }
  return [...names];
}
