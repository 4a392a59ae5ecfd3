/**
 * The text of a cell that may be a number, `65,5%` as `65.5%`. For cells that commas do not part: there a comma between
 * digits can mean nothing else.
 */
export function withPoint(text: string): string {
  return text.replace(/^(\d*),(\d+)(?=\s*%?$)/, '$1.$2');
}
