// A ledger as rows for a spreadsheet: one a prediction, or one a forecast.
import type { Item } from '../../ledger/item.ts';
import type { Forecast, Prediction, Probability } from '../../ledger/prediction.ts';
import type { Losses } from '../loss.ts';
import { guardable } from '../text/formula-guard.ts';
import { rowResolution } from './row-resolution.ts';

type Row = Record<string, string | number | null>;

function probabilityCells(probability: Probability | undefined): Row {
  if (!probability) return {};
  const { central, low, high, typed, basis, wording, row, why } = probability;
  return {
    p: central,
    low: low ?? null,
    high: high ?? null,
    typed: typed ?? null,
    basis,
    wording: wording ?? null,
    row: row ?? null,
    pWhy: why ?? null,
  };
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
  return {
    outcome: one.outcome,
    charitable: one.charitable ?? null,
    known: one.known,
    happened: one.happened ?? null,
    fraction: one.fraction ?? null,
    reason: one.reason ?? null,
    resolutionRecorded: one.recorded,
    grader: one.by,
    why: one.why ?? null,
  };
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
      id, forecaster, claim, said: said.date, due: due?.date ?? null, dueBasis: due?.basis ?? null, dueWhy: due?.why ?? null,
      ...probabilityCells(prediction.probability),
      condition: condition ?? null, criteria: criteria?.strict ?? null, charitableCriteria: criteria?.charitable ?? null,
      criteriaWritten: criteria?.written ?? null, tags: tags.join('; '), group: group ?? null, recorded,
      source: said.source ?? null, at: said.at ?? null, quote: said.quote ?? null, speaker: said.speaker ?? null,
      ...resolutionCells(item, losses), note: note ?? null,
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
    const { outcome = null, known = null, resolutionRecorded = null } = resolution;
    if ((resolution['charitable'] ?? null) !== null)
      losses.lost('charitable reading', 'one row a forecast; csv-predictions has it', id);
    if (outcome !== null) losses.lost('who resolved it and why', 'one row a forecast; csv-predictions has it', id);
    // The outcome under the charitable reading is left out, and with it what only that one has.
    const of = (key: string, owner: string): Row => ({ [key]: outcome === owner ? (resolution[key] ?? null) : null });
    const only = { ...of('happened', 'late'), ...of('fraction', 'partial'), ...of('reason', 'void') };
    const first: Forecast = {
      by: prediction.forecaster,
      date: said.date,
      withdrawn: false,
      ...(prediction.probability ? { probability: prediction.probability } : {}),
    };
    return [first, ...prediction.forecasts].map((one) =>
      guarded({
        id,
        forecaster: one.by,
        date: one.date,
        ...probabilityCells(one.probability),
        withdrawn: one.withdrawn ? 'true' : null,
        forecastWhy: one.why ?? null,
        claim,
        due: due?.date ?? null,
        recorded,
        outcome,
        known,
        ...only,
        resolutionRecorded,
      }),
    );
  });
}
