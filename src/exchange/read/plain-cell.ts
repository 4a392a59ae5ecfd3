// What stands in a table under a field, wherever its columns are.
import { withPoint } from '../text/decimal-comma.ts';
import type { PlainField } from './plain-map.ts';
import type { PlainRow, PlainTable } from './plain-table.ts';

/** Fields whose cells may be numbers. */
const NUMBERS: ReadonlySet<PlainField> = new Set(['p', 'low', 'high', 'typed', 'outcome', 'charitable', 'fraction']);

/** The text of a row under a field, empty where no column is mapped to it; `65,5%` as `65.5%` where that is certain. */
export function plainCell(
  { hasDecimalCommas }: PlainTable,
  columns: ReadonlyMap<PlainField, string>,
): (row: PlainRow, field: PlainField) => string {
  return (row, field) => {
    const column = columns.get(field);
    const text = column === undefined ? '' : row.get(column);
    return hasDecimalCommas && NUMBERS.has(field) ? withPoint(text) : text;
  };
}
