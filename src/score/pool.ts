// Pool adjacent violators: the best rising step function through weighted means.

/** Blocks of neighbouring groups; arrays may be longer than `size` and are reused between fits. */
export interface Blocks {
  size: number;
  /** Number of the first group of each block. */
  first: Int32Array;
  /** Rows, and sum of outcomes. */
  n: Float64Array;
  yes: Float64Array;
}

/** Room for a fit over `groups` groups. */
export function emptyBlocks(groups: number): Blocks {
  return { size: 0, first: new Int32Array(groups), n: new Float64Array(groups), yes: new Float64Array(groups) };
}

/**
 * Fits groups (n rows, outcomes summing to yes) in their order into `blocks`; block means rise strictly. A block joins
 * the one before it while that one's mean is >= its own - slack, so equal neighbours are one block. Linear time: each
 * group is pushed and joined at most once. Means are compared by cross-multiplication, exact for whole counts. Source:
 * Ayer et al. 1955. n [1, 1, 1], yes [1, 0, 1] gives blocks of 2 and 1 rows with means 0.5 and 1.
 */
export function poolAdjacent(groups: number, n: Float64Array, yes: Float64Array, slack: number, blocks: Blocks): void {
  const { first, n: blockN, yes: blockYes } = blocks;
  let top = -1;
  for (let k = 0; k < groups; k++) {
    let rows = n[k]!;
    let happened = yes[k]!;
    let start = k;
    while (top >= 0 && blockYes[top]! * rows >= (happened - slack * rows) * blockN[top]!) {
      rows += blockN[top]!;
      happened += blockYes[top]!;
      start = first[top]!;
      top--;
    }
    top++;
    first[top] = start;
    blockN[top] = rows;
    blockYes[top] = happened;
  }
  blocks.size = top + 1;
}
