import { coinText, score } from '../words/number.ts';
import type { Look } from './look.ts';

/**
 * A Brier score on a line from 0 (perfect) over `coin` (always 50%) to 1 (always sure and wrong), with its interval
 * where there is one. The scale is the square root, so that the half where people live gets half of the line.
 */
export function brierRuler(
  value: number,
  interval: readonly [number, number] | null,
  columns: number,
  look: Look,
  coin: number,
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
  // What happened in part is never as wrong as 1.
  const ends = ['0 perfect', `${coinText(coin)} a coin`, coin === 0.25 ? '1 worst' : '1'] as const;
  const hasRoom = ends.join('  ').length <= columns;
  const [perfect, half, worst] = hasRoom ? ends : (['0', coinText(coin), '1'] as const);
  put(perfect, 0);
  const latest = columns - worst.length - 2 - half.length;
  put(half, Math.max(perfect.length + 2, Math.min(latest, at(coin) - (hasRoom ? 4 : 1))));
  put(worst, columns - worst.length);
  return [`${cells.join('')}  ${score(value)}`, labels.join('').trimEnd()];
}
