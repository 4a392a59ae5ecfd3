import { failure } from '../../errors.ts';
import type { Failure } from '../../errors.ts';
import { nearestHint } from '../../nearest.ts';

/** So many columns are named at most. */
const NAMED = 12;

/** What to do about a column that a table lacks: the nearest of those it has, and these. */
function columnHints(column: string, columns: readonly string[]): string[] {
  const near = nearestHint(column, columns);
  const more = columns.length > NAMED ? ', …' : '';
  return [...near, `its columns are ${columns.slice(0, NAMED).join(', ')}${more}`];
}

/** The failure of a table without the column of --by. */
export function noColumn(column: string, columns: readonly string[]): Failure {
  return failure('bad-table', `--by ${column}: the table has no such column`, columnHints(column, columns));
}
