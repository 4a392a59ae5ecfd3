import { safeLine } from '../safe.ts';
import { foldedTable } from './folded-table.ts';
import type { Look } from './look.ts';
import { rowWidth } from './page.ts';
import { styleOf } from './style.ts';

/**
 * One row a tag: predictions, those judged (`settled`: their due day is over and they are settled), and
 * how many of these happened.
 */
export function tagsTable(
  rows: readonly { tag: string; predictions: number; settled: number; happened: number }[],
  look: Look,
): string {
  const style = styleOf(look);
  const columns = [
    { title: 'tag' },
    { title: 'predictions', right: true },
    { title: 'judged', right: true },
    { title: 'happened', right: true },
  ];
  const cells = rows.map((row) => [
    style.id(safeLine(row.tag)),
    String(row.predictions),
    String(row.settled),
    String(row.happened),
  ]);
  return foldedTable(columns, cells, rowWidth(look))
    .map((line) => `${line}\n`)
    .join('');
}
