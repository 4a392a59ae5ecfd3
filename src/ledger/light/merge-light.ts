// Several ledgers read as one, of which only the light parts are there.
import { forecasterIds, mergeLedgers, qualifiedSaying } from '../merge.ts';
import type { Forecast, Saying } from '../prediction.ts';
import { GrowingTable } from './growing-table.ts';
import { type ColumnName, forecastsCell, restatedCell } from './light-cells.ts';
import type { LightPart } from './read-light.ts';

type Change = (cell: string) => string;

/** The light part of what `mergeLedgers` gives of the whole ledgers. */
export function mergeLight(parts: readonly (LightPart & { name: string })[]): LightPart {
  const ledgers = parts.map(({ name, above }) => ({ name, ledger: { ...above, predictions: [] } }));
  const personOf = forecasterIds(ledgers);
  const merged = new GrowingTable();
  parts.forEach(({ name, table }, index) => {
    const person = personOf.get(ledgers[index]!)!;
    const qualified: Change = (id) => `${name}/${id}`;
    const changes: Partial<Record<ColumnName, Change>> = {
      id: qualified,
      source: qualified,
      forecaster: person,
      restated: (cell) => restatedCell((JSON.parse(cell) as Saying[]).map((saying) => qualifiedSaying(saying, name)))!,
      forecasts: (cell) =>
        forecastsCell((JSON.parse(cell) as Forecast[]).map((forecast) => ({ ...forecast, by: person(forecast.by) })))!,
    };
    merged.append(table, changes);
  });
  const { predictions: _none, ...above } = mergeLedgers(ledgers);
  return { above, table: merged };
}
