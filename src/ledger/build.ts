// Checked fields → the ledger as plain data: defaults filled in, numbers read.
import { type Path, type TreeNode, child, nodeAt } from './node.ts';
import type { Forecast, Forecaster, Ledger, Prediction, Resolution, Source } from './prediction.ts';
import { type ProbabilityFields, probabilityOf } from './probability.ts';
import type { LedgerFields, PredictionFields } from './schema.ts';
import { baseName } from './source-record.ts';

/** The grader where neither the resolution nor the ledger names one. */
const KEEPER = 'keeper';

interface Defaults {
  keeper: string;
  forecaster: string | undefined;
  /** The tree as it is written, for the text of a number as typed. */
  written: TreeNode;
}

function typedAt(written: TreeNode, path: Path): string | undefined {
  const node = nodeAt(written, path);
  const value = node?.kind === 'map' ? child(node, 'value') : node;
  return value?.kind === 'scalar' ? value.text : undefined;
}

function forecastsOf(fields: PredictionFields, forecaster: string, path: Path, written: TreeNode): Forecast[] {
  return (fields.forecasts ?? []).map((forecast, index) => {
    const { probability, withdrawn = false, ...rest } = forecast;
    const typed = typedAt(written, [...path, 'forecasts', index, 'probability']);
    const number = probability && probabilityOf(probability as ProbabilityFields, typed);
    return { by: forecaster, ...rest, ...(number && { probability: number }), withdrawn };
  });
}

function resolutionsOf(fields: PredictionFields, keeper: string): Resolution[] {
  return (fields.resolutions ?? []).map((resolution) => ({
    by: keeper,
    recorded: resolution.known,
    ...resolution,
    evidence: resolution.evidence ?? [],
  }));
}

function predictionOf(fields: PredictionFields, path: Path, defaults: Defaults): Prediction {
  const { criteria, probability, forecasts: _f, resolutions: _r, restated = [], tags = [], ...rest } = fields;
  const forecaster = fields.forecaster ?? defaults.forecaster ?? '';
  const recorded = fields.recorded ?? fields.said.date;
  const number = probability && probabilityOf(probability, typedAt(defaults.written, [...path, 'probability']));
  return {
    ...rest,
    forecaster,
    recorded,
    restated,
    tags,
    ...(number && { probability: number }),
    ...(criteria && { criteria: { written: recorded, ...criteria } }),
    forecasts: forecastsOf(fields, forecaster, path, defaults.written),
    resolutions: resolutionsOf(fields, defaults.keeper),
  };
}

/** The ledger of checked fields. `written` is its tree before short forms were spelt out; `file` names it. */
export function ledgerOf(
  fields: LedgerFields,
  sources: ReadonlyMap<string, Source>,
  written: TreeNode,
  file: string,
): Ledger {
  const keeper = fields.keeper ?? KEEPER;
  const defaults = { keeper, forecaster: fields.forecaster, written };
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
      predictionOf(entry, ['predictions', index], defaults),
    ),
  };
}
