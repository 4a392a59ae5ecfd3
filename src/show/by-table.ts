// The parts of a scorecard by tag, source, …: counts and what n allows.
import type { Scorecard } from '../score/scorecard.ts';
import type { Look } from './look.ts';
import { count, score } from './number.ts';
import { RATES_FROM } from './rates-from.ts';
import { safeLine } from './safe.ts';
import { styleOf } from './style.ts';
import { table } from './table.ts';

/** One row a value; an average only from ten scored predictions on. A prediction with several tags stands in several rows. */
export function byTable(field: string, parts: readonly { key: string; card: Scorecard }[], look: Look): string[] {
  const style = styleOf(look);
  const columns = [
    { title: field }, { title: 'total', right: true }, { title: 'judged', right: true }, { title: 'happened', right: true },
    { title: 'contested', right: true }, { title: 'overdue', right: true }, { title: 'open', right: true }, { title: 'scored', right: true },
    { title: 'own number', right: true }, { title: 'Brier', right: true },
  ]; // prettier-ignore
  const rows = parts.map(({ key, card }) => {
    const own = card.statedOnly;
    const shown = own.n > 0 ? own : card.strict;
    const brier =
      shown.n < RATES_FROM || shown.brier === null ? '' : `${own.n > 0 ? '' : '~'}${score(shown.brier.mean)}`;
    return [
      style.id(safeLine(key)), String(card.counts.total), String(card.hits.n), count(card.hits.happened),
      String(card.counts.contested), String(card.counts.due), String(card.counts.open), String(card.strict.n), String(own.n), brier,
    ]; // prettier-ignore
  });
  return [
    style.strong(`By ${field}`),
    ...table(columns, rows),
    style.quiet('Averages only from ten scored predictions on; ~ marks imputed numbers.'),
    '',
  ];
}
