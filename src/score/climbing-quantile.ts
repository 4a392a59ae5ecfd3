// An order statistic of values that only ever rise.

/** Follows the value of one rank while entries of `values` are raised; each call to `raise` is to be followed by the write itself. */
export interface ClimbingQuantile {
  /** Announces that an entry rises from `from` to `to`. */
  raise(from: number, to: number): void;
  /** The value of that rank among `values` as they are now. */
  current(): number;
}

/**
 * Rank 0 is the smallest. One pass over the values for each step the quantile takes, none while it stays.
 * Values [1, 2, 3], rank 1: current is 2; after 2 rises to 9 it is 3.
 */
export function climbingQuantile(values: Float64Array, rank: number): ClimbingQuantile {
  let value = values.slice().sort()[rank]!;
  let atMost = values.filter((other) => other <= value).length;
  return {
    raise(from, to) {
      if (from <= value && to > value) atMost--;
    },
    current() {
      while (atMost <= rank) {
        let next = Infinity;
        let ties = 0;
        for (let i = 0; i < values.length; i++) {
          const other = values[i]!;
          if (other <= value) continue;
          if (other < next) {
            next = other;
            ties = 1;
          } else if (other === next) ties++;
        }
        value = next;
        atMost += ties;
      }
      return value;
    },
  };
}
