// The denominator on a terminal.
import type { Scorecard } from '../../score/scorecard.ts';
import { countRows } from '../words/count-rows.ts';
import { hasEarly } from '../words/has-early.ts';
import type { Look } from './look.ts';
import { measure } from './page.ts';
import { styleOf } from './style.ts';
import { table } from './table.ts';

/** The table on a terminal, with the sum. */
export function countsTable(card: Scorecard, look: Look): string[] {
  const style = styleOf(look);
  const rows = countRows(card.counts, hasEarly(card)).map(([count, name, meaning]) => [
    String(count),
    name,
    style.quiet(meaning),
  ]);
  const columns = [{ title: '', right: true }, { title: '' }, { title: '' }];
  return table(
    columns,
    [
      ...rows,
      [
        style.strong(String(card.counts.total)),
        style.strong(card.counts.total === 1 ? 'prediction' : 'predictions'),
        '',
      ],
    ],
    measure(look) - 2,
  ).map((line) => `  ${line}`);
}
