// Equal forecasts are one point with a weight: everything about calibration depends on nothing else.

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

/** Groups of rows sorted by p. p = [0.1, 0.1, 0.6], y = [0, 1, 1] gives p [0.1, 0.6], n [2, 1], yes [1, 1]. */
export function groupsOf(p: Float64Array, y: Float64Array): Groups {
  const groups = { p: new Float64Array(p.length), n: new Float64Array(p.length), yes: new Float64Array(p.length) };
  const squares = new Float64Array(p.length);
  let last = -1;
  for (let row = 0; row < p.length; row++) {
    if (last < 0 || groups.p[last] !== p[row]) groups.p[++last] = p[row]!;
    const outcome = y[row]!;
    groups.n[last]! += 1;
    groups.yes[last]! += outcome;
    squares[last]! += outcome * outcome;
  }
  const size = last + 1;
  return {
    size,
    p: groups.p.subarray(0, size),
    n: groups.n.subarray(0, size),
    yes: groups.yes.subarray(0, size),
    squares: squares.subarray(0, size),
  };
}
