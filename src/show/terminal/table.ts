import { pad, widest, width, wrap, wrapBehind } from './width.ts';

export interface Column {
  title: string;
  right?: boolean;
}

/** A last column narrower than this would be a tower of single words: it goes under its row instead. */
const NARROWEST = 20;
const UNDER = '    ';

/**
 * Rows under a header as aligned columns, two spaces apart, without trailing spaces. Cells may be coloured already;
 * the header row is left out when every title is empty. With `columnsAtMost` the last column is wrapped to that width.
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  columnsAtMost = Infinity,
): string[] {
  const widths = columns.map((column, index) =>
    Math.max(width(column.title), widest(rows.map((row) => row[index] ?? ''))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => pad(cell, widths[index]!, columns[index]!.right))
      .join('  ')
      .trimEnd();
  const before = widths.slice(0, -1).reduce((sum, column) => sum + column + 2, 0);
  const room = columnsAtMost - before;
  const lines = (cells: readonly string[]): string[] => {
    const last = cells.at(-1) ?? '';
    if (width(last) <= room) return [line(cells)];
    if (room < NARROWEST) return [line(cells.slice(0, -1)), ...wrapBehind(UNDER, last, columnsAtMost)];
    return wrap(last, room).map((part, index) =>
      line(cells.map((cell, at) => (at === cells.length - 1 ? part : index === 0 ? cell : ''))),
    );
  };
  const head = columns.some((column) => column.title !== '') ? [line(columns.map((column) => column.title))] : [];
  return [...head, ...rows.flatMap(lines)];
}
