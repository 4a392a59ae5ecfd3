// A ledger as rows for a spreadsheet: one a prediction, or one a forecast.
import type { Item } from '../../ledger/item.ts';
import type { Prediction, Probability } from '../../ledger/prediction.ts';
import type { Losses } from '../loss.ts';
import { guardable } from '../text/formula-guard.ts';
import { rowResolution } from './row-resolution.ts';

/** What is undefined is an empty cell. */
type Row = Record<string, string | number | undefined>;

function probabilityCells(probability: Probability | undefined): Row {
  if (!probability) return {};
  const { central: p, low, high, typed, basis, wording, row, why: pWhy } = probability;
  return { p, low, high, typed, basis, wording, row, pWhy };
}

/** Texts readied for the CSV writer's guard against formulas. */
function guarded(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, typeof value === 'string' ? guardable(value) : value]),
  );
}

function resolutionCells(item: Item, losses: Losses): Row {
  const one = rowResolution(item, losses);
  if (!one) return {};
  const { outcome, charitable, known, happened, fraction, reason, recorded: resolutionRecorded, by: grader, why } = one;
  return { outcome, charitable, known, happened, fraction, reason, resolutionRecorded, grader, why };
}

function reportCommon({ id, restated, sealed }: Prediction, losses: Losses): void {
  if (restated.length > 0) losses.lost('restatements', 'a row has no place for them', id);
  if (sealed) losses.lost('seal', 'a row has no place for it', id);
}

/** One row a prediction, under PREDICTION_COLUMNS. */
export function predictionRows(items: readonly Item[], losses: Losses): Row[] {
  return items.map((item) => {
    const { prediction } = item;
    const { id, forecaster, claim, said, due, condition, criteria, tags, group, recorded, note } = prediction;
    reportCommon(prediction, losses);
    if (prediction.forecasts.length > 0)
      losses.lost('later forecasts', 'one row a prediction; csv-forecasts has them', id);
    return guarded({
      id, forecaster, claim, said: said.date, due: due?.date, dueBasis: due?.basis, dueWhy: due?.why,
      ...probabilityCells(prediction.probability),
      condition, criteria: criteria?.strict, charitableCriteria: criteria?.charitable, criteriaWritten: criteria?.written,
      tags: tags.join('; '), group, recorded, source: said.source, at: said.at, quote: said.quote, speaker: said.speaker,
      ...resolutionCells(item, losses), note,
    }); // prettier-ignore
  });
}

/** One row a forecast, under FORECAST_COLUMNS: the prediction's own number first, then later and other people's. */
export function forecastRows(items: readonly Item[], losses: Losses): Row[] {
  return items.flatMap((item) => {
    const { prediction } = item;
    const { id, claim, due, recorded, said, criteria, condition, tags, group, note } = prediction;
    reportCommon(prediction, losses);
    const without = {
      criteria,
      condition,
      tags: tags[0],
      group,
      note,
      source: said.source,
      quote: said.quote,
      at: said.at,
      speaker: said.speaker,
      'basis of the due day': due?.basis === 'stated' ? undefined : due?.basis,
      'reason of the due day': due?.why,
    };
    for (const [what, value] of Object.entries(without))
      if (value !== undefined) losses.lost(what, 'one row a forecast; csv-predictions has it', id);
    const resolution = resolutionCells(item, losses);
    const { outcome, known, resolutionRecorded } = resolution;
    if (resolution['charitable'] !== undefined)
      losses.lost('charitable reading', 'one row a forecast; csv-predictions has it', id);
    if (outcome !== undefined) losses.lost('who resolved it and why', 'one row a forecast; csv-predictions has it', id);
    // The outcome under the charitable reading is left out, and with it what only that one has.
    const of = (key: string, owner: string): Row => ({ [key]: outcome === owner ? resolution[key] : undefined });
    const only = { ...of('happened', 'late'), ...of('fraction', 'partial'), ...of('reason', 'void') };
    const { forecaster: by, probability } = prediction;
    const first = { by, date: said.date, probability, withdrawn: false, why: undefined };
    return [first, ...prediction.forecasts].map((one) =>
      guarded({
        id, forecaster: one.by, date: one.date,
        ...probabilityCells(one.probability),
        withdrawn: one.withdrawn ? 'true' : undefined, forecastWhy: one.why, claim, due: due?.date, recorded,
        outcome, known, ...only, resolutionRecorded,
      }),
    ); // prettier-ignore
  });
}
