// A grid of terminal cells to draw on: fine dots inside a cell by braille, or one sign a cell without Unicode.

export interface Canvas {
  /** Puts a sign into a cell, above whatever is there. Cells outside are ignored. */
  put(column: number, row: number, sign: string): void;
  /** Draws a straight line between two points in cell units, (0, 0) being the top left corner. */
  line(x1: number, y1: number, x2: number, y2: number): void;
  /** The rows, from the top. */
  lines(): string[];
}

// Bits of the eight dots of a braille cell, by row and column.
const DOTS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;
const BRAILLE = 0x2800;

/** An empty canvas; `unicode` false draws lines with `*`. */
export function canvas(columns: number, rows: number, unicode: boolean): Canvas {
  const signs: string[][] = Array.from({ length: rows }, () => Array.from({ length: columns }, () => ' '));
  const dots: number[][] = Array.from({ length: rows }, () => Array.from({ length: columns }, () => 0));
  const inside = (column: number, row: number): boolean => column >= 0 && column < columns && row >= 0 && row < rows;
  const dot = (x: number, y: number): void => {
    const column = Math.min(columns - 1, Math.floor(x));
    const row = Math.min(rows - 1, Math.floor(y));
    if (!inside(column, row)) return;
    const right = Math.min(1, Math.floor((x - column) * 2));
    const down = Math.min(3, Math.floor((y - row) * 4));
    dots[row]![column]! |= DOTS[down as 0 | 1 | 2 | 3][right as 0 | 1];
  };
  const shown = (column: number, row: number): string => {
    const sign = signs[row]![column]!;
    const braille = dots[row]![column]!;
    if (braille === 0 || (sign !== ' ' && !FAINT.has(sign))) return sign;
    return unicode ? String.fromCharCode(BRAILLE + braille) : '*';
  };
  return {
    put(column, row, sign) {
      if (inside(column, row)) signs[row]![column] = sign;
    },
    line(x1, y1, x2, y2) {
      const steps = Math.max(1, Math.ceil(Math.max(Math.abs(x2 - x1) * 2, Math.abs(y2 - y1) * 4)));
      for (let step = 0; step <= steps; step++) dot(x1 + ((x2 - x1) * step) / steps, y1 + ((y2 - y1) * step) / steps);
    },
    lines: () => signs.map((row, index) => row.map((_, column) => shown(column, index)).join('')),
  };
}

/** Signs that a line may cover: the band and the diagonal. */
const FAINT = new Set(['░', '·', ':', '.']);
