// An order statistic of values that only ever rise.

/**
 * Follows the value of one rank while entries of `values` are raised; each call to `raise` is to be
 * followed by the write itself.
 */
export interface ClimbingQuantile {
  /** Announces that an entry rises from `from` to `to`. */
  raise(from: number, to: number): void;
  /** The value of that rank among `values` as they are now. */
  current(): number;
}

/** A move by more places than this is cheaper by sorting than by insertion. */
const FEW = 16;

/**
 * Rank 0 is the smallest. One look at all values whenever the quantile has to move, none while it stays.
 * Values [1, 2, 3], rank 1: current is 2; after 2 rises to 9 it is 3.
 */
export function climbingQuantile(values: Float64Array, rank: number): ClimbingQuantile {
  let value = values.slice().sort()[rank]!;
  let atMost = countAtMost(values, value);
  return {
    raise(from, to) {
      if (from <= value && to > value) atMost--;
    },
    current() {
      if (atMost <= rank) {
        const places = rank + 1 - atMost;
        value = places <= FEW ? nextAbove(values, value, places) : values.slice().sort()[rank]!;
        atMost = countAtMost(values, value);
      }
      return value;
    },
  };
}

function countAtMost(values: Float64Array, bound: number): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! <= bound) count++;
  return count;
}

/** The `places`-th smallest of the values above `bound`. */
function nextAbove(values: Float64Array, bound: number, places: number): number {
  const nearest = new Float64Array(places).fill(Infinity);
  let furthest = Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value <= bound || value >= furthest) continue;
    let at = places - 1;
    for (; at > 0 && nearest[at - 1]! > value; at--) nearest[at] = nearest[at - 1]!;
    nearest[at] = value;
    furthest = nearest[places - 1]!;
  }
  return furthest;
}
