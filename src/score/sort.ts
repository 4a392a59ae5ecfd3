// Index sorts in linear time: a comparator sort of a million rows takes longer than everything else together.

/** Below these many rows a comparator is quicker: than counting decimals, than sorting by the bits of any doubles. */
const FEW = 512;
const SMALL = 4096;
const DECIMALS = 10_000;
const DIGITS = 65_536;
const LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/**
 * Row numbers ordered by the first key, ties by the second, and so on; rows equal in every key stay in any order.
 * Keys hold values >= 0 (the bits of such doubles order like their values) or NaN, which goes last.
 * sortedOrder([[0.5, 0.1, 0.5], [1, 0, 0]]) is [1, 2, 0].
 */
export function sortedOrder(keys: readonly Float64Array[]): Uint32Array {
  const n = keys[0]?.length ?? 0;
  let order = new Uint32Array(n);
  for (let row = 0; row < n; row++) order[row] = row;
  const decimals = n < FEW ? [] : keys.map(decimalBuckets);
  if (n < FEW || (n < SMALL && decimals.includes(undefined))) return order.sort((a, b) => compareRows(keys, a, b));
  for (let last = keys.length - 1; last >= 0; last--) {
    const buckets = decimals[last];
    order = buckets ? countingPass(buckets, 1, 0, DECIMALS + 1, order) : radixSort(keys[last]!, order);
  }
  return order;
}

function compareRows(keys: readonly Float64Array[], a: number, b: number): number {
  for (const key of keys) {
    const left = key[a]!;
    const right = key[b]!;
    if (left < right) return -1;
    if (left > right) return 1;
    const nan = Number(Number.isNaN(left)) - Number(Number.isNaN(right));
    if (nan !== 0) return nan;
  }
  return 0;
}

/** Ten-thousandths, if every value is one between 0 and 1 (the very double nearest to that decimal); else undefined. */
function decimalBuckets(key: Float64Array): Uint16Array | undefined {
  const buckets = new Uint16Array(key.length);
  for (let row = 0; row < key.length; row++) {
    const value = key[row]!;
    const bucket = Math.round(value * DECIMALS);
    if (!(bucket <= DECIMALS) || bucket / DECIMALS !== value) return undefined;
    buckets[row] = bucket;
  }
  return buckets;
}

/** Least significant digit first, 16 bits at a time, on the bits of the doubles. */
function radixSort(key: Float64Array, order: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const words = new Uint16Array(key.buffer, key.byteOffset, key.length * 4);
  let sorted = order;
  for (let digit = 0; digit < 4; digit++) {
    sorted = countingPass(words, 4, LITTLE_ENDIAN ? digit : 3 - digit, DIGITS, sorted);
  }
  return sorted;
}

/** One stable pass by `digits[row * stride + offset]`. */
function countingPass(
  digits: Uint16Array,
  stride: number,
  offset: number,
  size: number,
  order: Uint32Array<ArrayBuffer>,
): Uint32Array<ArrayBuffer> {
  const n = order.length;
  const next = new Uint32Array(size);
  for (let at = offset; at < digits.length; at += stride) next[digits[at]!]!++;
  if (next[digits[offset]!] === n) return order;
  let start = 0;
  for (let digit = 0; digit < size; digit++) {
    const count = next[digit]!;
    next[digit] = start;
    start += count;
  }
  const sorted = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const row = order[i]!;
    sorted[next[digits[row * stride + offset]!]!++] = row;
  }
  return sorted;
}
