// The parts of a bare table by the value of a column: counts and what n allows.
import type { ScoreObject } from '../../score/score-object.ts';
import { safeLine } from '../safe.ts';
import { aboutShare, count, score } from '../words/number.ts';
import { RATES_FROM } from '../words/rates-from.ts';
import { foldedTable } from './folded-table.ts';
import type { Look } from './look.ts';
import { measure, rowWidth } from './page.ts';
import { styleOf } from './style.ts';
import { wrap } from './width.ts';

const NOTE = 'Averages only from ten scored rows on.';

/** A value of the column with the score of its rows. */
export interface TableByPart {
  key: string;
  unresolved: number;
  score: ScoreObject;
}

function cells({ key, unresolved, score: part }: TableByPart): string[] {
  const { n, baseRate, meanForecast, brier } = part;
  const happened = count((baseRate ?? 0) * n);
  const counts = [key, String(n + unresolved), String(n), happened];
  if (n < RATES_FROM || brier === null || meanForecast === null) return [...counts, '', ''];
  return [...counts, aboutShare(meanForecast), score(brier.mean)];
}

/** One row a value under a heading, for a terminal; an average only from ten scored rows on. */
export function tableByTable(field: string, parts: readonly TableByPart[], look: Look): string[] {
  const style = styleOf(look);
  const titles = [field, 'rows', 'scored', 'happened', 'said on average', 'Brier'];
  const columns = titles.map((title, index) => ({ title: safeLine(title), right: index > 0 }));
  const rows = parts.map(cells).map(([key, ...numbers]) => [style.id(safeLine(key!)), ...numbers]);
  const note = wrap(NOTE, measure(look)).map((line) => style.quiet(line));
  return [style.strong(`By ${safeLine(field)}`), ...foldedTable(columns, rows, rowWidth(look)), ...note, ''];
}
