// Cells that a spreadsheet would run as a formula: one apostrophe goes in front, and comes off again
// when the table is ours.
import { isFormula } from '../../formula-start.ts';

/**
 * Readies a cell for the CSV writer, which puts an apostrophe before what begins as a formula: a cell that has
 * apostrophes there already gets one more, so that taking one off always gives back the text.
 * guardable("'=x") is "''=x"; guardable('=x') stays and becomes "'=x" in the file.
 */
export function guardable(text: string): string {
  return text.startsWith("'") && isGuarded(text) ? `'${text}` : text;
}

/**
 * Whether a text has one apostrophe more in a CSV than by itself: isGuarded('=x') and
 * isGuarded("'=x"), not isGuarded("'tis").
 */
export function isGuarded(text: string): boolean {
  return isFormula(text.replace(/^'+/, ''));
}

/** The text of a cell of our own CSV: unguarded("'=x") is '=x', unguarded("'tis") stays. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && isGuarded(cell) ? cell.slice(1) : cell;
}
