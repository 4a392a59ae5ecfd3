// Two order statistics without sorting.

/**
 * The values of rank `low` and `high` (0 = smallest, low <= high) of `values`, which is reordered. Source: Hoare 1961, pivot from the middle.
 * selectRanks([3, 1, 2], 0, 2) is [1, 3].
 */
export function selectRanks(values: Float64Array, low: number, high: number): [number, number] {
  const upper = partitionAt(values, high, 0, values.length - 1);
  return [partitionAt(values, low, 0, high), upper];
}

/** Puts the value of that rank in its place, smaller ones before it, and returns it. */
function partitionAt(values: Float64Array, rank: number, from: number, to: number): number {
  let left = from;
  let right = to;
  while (left < right) {
    const pivot = values[(left + right) >>> 1]!;
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i <= j) {
        const swapped = values[i]!;
        values[i++] = values[j]!;
        values[j--] = swapped;
      }
    }
    if (rank <= j) right = j;
    else if (rank >= i) left = i;
    else break;
  }
  return values[rank]!;
}
