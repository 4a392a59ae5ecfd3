/** A row of nothing but empty cells, as spreadsheets leave them below a table: it is passed over. */
export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}
