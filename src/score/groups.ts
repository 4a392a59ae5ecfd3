// Equal forecasts are one point with a weight: everything about calibration depends on nothing else.
import { hasFractionalOutcome } from './table.ts';

/** Unique forecasts in rising order. Two doubles one step apart are two forecasts. */
export interface Groups {
  /** Number of unique forecasts. */
  size: number;
  p: Float64Array;
  /** Rows with this forecast. */
  n: Float64Array;
  /** Sum of their outcomes. */
  yes: Float64Array;
  /** Sum of their squared outcomes; the same as `yes` when no outcome is fractional. */
  squares: Float64Array;
}

/**
 * Groups of rows sorted by p; arrays of rows that are all different are taken as they are. p = [0.1, 0.1, 0.6], y = [0,
 * 1, 1] gives p [0.1, 0.6], n [2, 1], yes [1, 1].
 */
export function groupsOf(p: Float64Array, y: Float64Array): Groups {
  const size = uniqueIn(p);
  const binary = !hasFractionalOutcome(y);
  if (size === p.length) {
    return {
      size,
      p,
      n: new Float64Array(size).fill(1),
      yes: y,
      squares: binary ? y : y.map((value) => value * value),
    };
  }
  const groups = { p: new Float64Array(size), n: new Float64Array(size), yes: new Float64Array(size) };
  const squares = binary ? groups.yes : new Float64Array(size);
  let last = -1;
  for (let row = 0; row < p.length; row++) {
    if (last < 0 || groups.p[last] !== p[row]) groups.p[++last] = p[row]!;
    const outcome = y[row]!;
    groups.n[last]! += 1;
    groups.yes[last]! += outcome;
    if (!binary) squares[last]! += outcome * outcome;
  }
  return { size, ...groups, squares };
}

function uniqueIn(sorted: Float64Array): number {
  let count = 0;
  for (let row = 0; row < sorted.length; row++) if (row === 0 || sorted[row] !== sorted[row - 1]) count++;
  return count;
}
