import { pad, width } from './width.ts';

export interface Column {
  title: string;
  right?: boolean;
}

/**
 * Rows under a header as aligned columns, two spaces apart, without trailing spaces. Cells may be coloured already;
 * the header row is left out when every title is empty.
 */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const widths = columns.map((column, index) =>
    Math.max(width(column.title), ...rows.map((row) => width(row[index] ?? ''))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => pad(cell, widths[index]!, columns[index]!.right))
      .join('  ')
      .trimEnd();
  const head = columns.some((column) => column.title !== '') ? [line(columns.map((column) => column.title))] : [];
  return [...head, ...rows.map(line)];
}
