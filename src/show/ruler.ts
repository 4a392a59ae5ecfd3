import type { Look } from './look.ts';
import { coinText, score } from './number.ts';

/**
 * A Brier score on a line from 0 (perfect) over `coin` (always 50%) to 1 (always sure and wrong), with its interval
 * where there is one. The scale is the square root, so that the half where people live gets half of the line.
 */
export function brierRuler(
  value: number,
  interval: readonly [number, number] | null,
  columns: number,
  look: Look,
  coin = 0.25,
): string[] {
  const at = (x: number): number => Math.round(Math.sqrt(Math.min(1, Math.max(0, x))) * (columns - 1));
  const [line, band, point, cross] = look.unicode ? ['─', '━', '●', '┼'] : ['-', '=', 'o', '+'];
  const cells = Array.from({ length: columns }, () => line!);
  if (interval) for (let column = at(interval[0]); column <= at(interval[1]); column++) cells[column] = band!;
  cells[at(coin)] = cross!;
  cells[at(value)] = point!;
  const labels = Array.from({ length: columns }, () => ' ');
  const put = (text: string, column: number): void => {
    const start = Math.max(0, Math.min(columns - text.length, column));
    for (const [index, character] of [...text].entries()) labels[start + index] = character;
  };
  put('0 perfect', 0);
  put(`${coinText(coin)} a coin`, Math.max(at(coin) - 4, '0 perfect'.length + 2));
  // What happened in part is never as wrong as 1.
  if (coin === 0.25) put('1 worst', columns - 7);
  else put('1', columns - 1);
  return [`${cells.join('')}  ${score(value)}`, labels.join('').trimEnd()];
}
