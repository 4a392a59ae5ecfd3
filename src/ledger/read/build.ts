// Checked fields → the ledger as plain data: defaults filled in, numbers read.
import { NAMELESS_KEEPER } from '../../nameless-keeper.ts';
import { baseName } from '../base-name.ts';
import type { Forecast, Forecaster, Ledger, Prediction, Probability, Source } from '../prediction.ts';
import { type ProbabilityFields, probabilityOf } from '../probability.ts';
import type { LedgerFields, PredictionFields } from '../schema.ts';
import { resolutionOf } from './build-resolution.ts';
import { type Path, type TreeNode, child, nodeAt } from './node.ts';

const NONE: readonly never[] = [];

/** What an entry takes over where it does not say. */
export interface Defaults {
  keeper: string;
  forecaster: string | undefined;
}

function typedAt(written: TreeNode | undefined, path: Path): string | undefined {
  const node = nodeAt(written, path);
  const value = node?.kind === 'map' ? child(node, 'value') : node;
  return value?.kind === 'scalar' ? value.text : undefined;
}

/** The number as the ledger holds it; as typed it stands in the fields, or else in the node they were taken from. */
function numberOf(
  fields: ProbabilityFields & { typed?: string },
  written: TreeNode | undefined,
  path: Path,
): Probability | undefined {
  return probabilityOf(fields, fields.typed ?? typedAt(written, path));
}

// Objects are put together key by key below: copying them with spreads costs more than reading them on a long ledger.

function forecastsOf(fields: PredictionFields, forecaster: string, written: TreeNode | undefined): Forecast[] {
  return (fields.forecasts ?? NONE).map((forecast, index) => {
    const { probability, withdrawn = false, ...rest } = forecast;
    const number = probability && numberOf(probability, written, ['forecasts', index, 'probability']);
    return { by: forecaster, ...rest, ...(number && { probability: number }), withdrawn };
  });
}

/** A prediction of checked fields. `written` is its node before short forms were spelt out, for numbers as typed. */
export function predictionOf(fields: PredictionFields, written: TreeNode | undefined, defaults: Defaults): Prediction {
  const { due, condition, criteria, group, sealed, note, restated = NONE, tags = NONE, resolutions = NONE } = fields;
  const forecaster = fields.forecaster ?? defaults.forecaster ?? '';
  const recorded = fields.recorded ?? fields.said.date;
  const number = fields.probability && numberOf(fields.probability, written, ['probability']);
  const prediction: Prediction = {
    id: fields.id,
    claim: fields.claim,
    said: fields.said,
    forecaster,
    recorded,
    restated,
    tags,
    forecasts: forecastsOf(fields, forecaster, written),
    resolutions: resolutions.map((resolution) => resolutionOf(resolution, defaults.keeper)),
  };
  if (due) prediction.due = due;
  if (number) prediction.probability = number;
  if (condition !== undefined) prediction.condition = condition;
  if (criteria) prediction.criteria = { written: recorded, ...criteria };
  if (group !== undefined) prediction.group = group;
  if (sealed) prediction.sealed = sealed;
  if (note !== undefined) prediction.note = note;
  return prediction;
}

/** What entries take from the ledger where they say nothing themselves. */
export function defaultsOf(fields: LedgerFields): Defaults {
  return { keeper: fields.keeper ?? NAMELESS_KEEPER, forecaster: fields.forecaster };
}

/** The ledger of checked fields. `written` is its tree before short forms were spelt out; `file` names it. */
export function ledgerOf(
  fields: LedgerFields,
  sources: ReadonlyMap<string, Source>,
  written: TreeNode,
  file: string,
): Ledger {
  const defaults = defaultsOf(fields);
  const { keeper } = defaults;
  const people = Object.entries(fields.forecasters ?? {}).map(([id, who]): [string, Forecaster] => [
    id,
    { id, ...who },
  ]);
  return {
    name: baseName(file),
    ...(fields.title !== undefined && { title: fields.title }),
    keeper,
    ...(fields.forecaster !== undefined && { forecaster: fields.forecaster }),
    forecasters: new Map(people),
    sources,
    predictions: (fields.predictions ?? []).map((entry, index) =>
      predictionOf(entry, nodeAt(written, ['predictions', index]), defaults),
    ),
  };
}
