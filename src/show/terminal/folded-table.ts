// A table that fits a narrow terminal without losing a cell.
import { table } from './table.ts';
import type { Column } from './table.ts';
import { flow, widest, wrapBehind } from './width.ts';

const INDENT = '  ';

/** Titles of several words over two lines. */
function withBrokenTitles(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const heads = columns.map(({ title }) => {
    const at = title.lastIndexOf(' ');
    return [title.slice(0, Math.max(0, at)), title.slice(at + 1)] as const;
  });
  const untitled = columns.map((column) => ({ ...column, title: '' }));
  return table(untitled, [heads.map(([first]) => first), heads.map(([, last]) => last), ...rows]);
}

/**
 * `table` where it fits in `columnsAtMost`, if need be without empty columns or with titles over two lines; else the
 * first `keys` cells of a row on a line of their own, never cut, and the others below it: in columns under their titles
 * where these fit, else each named, `statements 61, left out 30`, without the empty ones.
 */
export function foldedTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  columnsAtMost: number,
  keys = 1,
): string[] {
  const whole = table(columns, rows);
  if (widest(whole) <= columnsAtMost) return whole;
  const filled = columns.flatMap((_, at) =>
    at < keys || rows.length === 0 || rows.some((cells) => cells[at] !== '') ? [at] : [],
  );
  if (filled.length < columns.length) {
    const without = (cells: readonly string[]): string[] => filled.map((at) => cells[at]!);
    return foldedTable(filled.map((at) => columns[at]!), rows.map(without), columnsAtMost, keys); // prettier-ignore
  }
  const broken = withBrokenTitles(columns, rows);
  if (widest(broken) <= columnsAtMost) return broken;
  const titles = columns.map(({ title }) => title);
  const keyCells = [titles, ...rows].map((cells) => cells.slice(0, keys));
  const aligned = table(
    keyCells[0]!.map(() => ({ title: '' })),
    keyCells,
  );
  const keyLines =
    widest(aligned) <= columnsAtMost
      ? aligned.map((line) => [line])
      : keyCells.map((cells) => cells.flatMap((cell) => wrapBehind('', cell, columnsAtMost)));
  if (columns.length <= keys) return keyLines.flat();
  const others = table(
    columns.slice(keys),
    rows.map((cells) => cells.slice(keys)),
  );
  if (widest(others) + INDENT.length <= columnsAtMost)
    return others.flatMap((line, index) => [...keyLines[index]!, ...(line === '' ? [] : [INDENT + line])]);
  return rows.flatMap((cells, index) => {
    const named = cells.flatMap((cell, at) => (at < keys || cell === '' ? [] : [`${titles[at]} ${cell}`]));
    const parts = named.map((part, at) => INDENT.slice(at === 0 ? 0 : 2) + part + (at < named.length - 1 ? ',' : ''));
    return [...keyLines[index + 1]!, ...flow(parts, ' ', INDENT, columnsAtMost)];
  });
}
