// The parts of a scorecard by tag, source, …: counts and what n allows.
import type { Scorecard } from '../../score/scorecard.ts';
import { safeLine } from '../safe.ts';
import { count, score } from '../words/number.ts';
import { RATES_FROM } from '../words/rates-from.ts';
import { foldedTable } from './folded-table.ts';
import type { Look } from './look.ts';
import { measure, rowWidth } from './page.ts';
import { styleOf } from './style.ts';
import { wrap } from './width.ts';

/** What stands below the table, in every form of it. */
export const BY_NOTE = 'Averages only from ten scored predictions on; ~ marks imputed numbers.';

/** A part of a scorecard: a value of the field, and the scorecard of what has it. */
export interface ByPart {
  key: string;
  card: Scorecard;
}

/**
 * Titles and one row of plain texts a value; an average only from ten scored predictions on. A prediction with several
 * tags stands in several rows.
 */
export function byRows(field: string, parts: readonly ByPart[]): { titles: string[]; rows: string[][] } {
  const titles = [
    field, 'total', 'judged', 'happened', 'contested', 'overdue', 'open', 'scored', 'own number', 'Brier',
  ]; // prettier-ignore
  const rows = parts.map(({ key, card }) => {
    const own = card.statedOnly;
    const shown = own.n > 0 ? own : card.strict;
    const brier =
      shown.n < RATES_FROM || shown.brier === null ? '' : `${own.n > 0 ? '' : '~'}${score(shown.brier.mean)}`;
    return [
      key, String(card.counts.total), String(card.hits.n), count(card.hits.happened),
      String(card.counts.contested), String(card.counts.due), String(card.counts.open), String(card.strict.n), String(own.n), brier,
    ]; // prettier-ignore
  });
  return { titles, rows };
}

/** The same under a heading, for a terminal. */
export function byTable(field: string, parts: readonly ByPart[], look: Look): string[] {
  const style = styleOf(look);
  const { titles, rows } = byRows(field, parts);
  const columns = titles.map((title, index) => ({ title, right: index > 0 }));
  const cells = rows.map(([key, ...numbers]) => [style.id(safeLine(key!)), ...numbers]);
  const note = wrap(BY_NOTE, measure(look)).map((line) => style.quiet(line));
  return [style.strong(`By ${field}`), ...foldedTable(columns, cells, rowWidth(look)), ...note, ''];
}
