import { safeLine } from '../safe.ts';
import { foldedTable } from './folded-table.ts';
import type { Look } from './look.ts';
import { rowWidth } from './page.ts';
import { styleOf } from './style.ts';

export interface ForecasterRow {
  id: string;
  name: string;
  about: string | null;
  predictions: number;
  forecasts: number;
  stated: number;
  imputed: number;
}

/** One row a forecaster: predictions of their own, later forecasts, and how many of the numbers are stated. */
export function forecastersTable(rows: readonly ForecasterRow[], look: Look): string {
  const style = styleOf(look);
  const columns = [
    { title: 'forecaster' }, { title: 'name' }, { title: 'predictions', right: true }, { title: 'own number', right: true },
    { title: 'imputed', right: true }, { title: 'later forecasts', right: true },
  ]; // prettier-ignore
  const cells = rows.map((row) => [
    style.id(safeLine(row.id)),
    safeLine(row.name),
    String(row.predictions),
    String(row.stated),
    String(row.imputed),
    String(row.forecasts),
  ]);
  return foldedTable(columns, cells, rowWidth(look))
    .map((line) => `${line}\n`)
    .join('');
}
