// The few figures that a sample of measurements is told by.

/**
 * The value below which the share `q` of the sample lies, between two values in proportion (type 7 of Hyndman and Fan
 * 1996): quantile([1, 2, 3, 4], 0.25) is 1.75. The sample must not be empty.
 *
 * @param {readonly number[]} sample
 * @param {number} q 0 to 1
 */
export function quantile(sample, q) {
  if (sample.length === 0) throw new RangeError('an empty sample has no quantiles');
  const sorted = [...sample].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = /** @type {number} */ (sorted[Math.floor(at)]);
  const high = /** @type {number} */ (sorted[Math.ceil(at)]);
  return low + (high - low) * (at - Math.floor(at));
}

/** @param {readonly number[]} sample */
export function median(sample) {
  return quantile(sample, 0.5);
}

/**
 * The quotients of two series of the same rounds; rounds that only one of them took part in are left out.
 *
 * @param {readonly (number | undefined)[]} above
 * @param {readonly (number | undefined)[]} below
 * @returns {number[]}
 */
export function pairedRatios(above, below) {
  return above.flatMap((value, round) => {
    const other = below[round];
    return value === undefined || other === undefined ? [] : [value / other];
  });
}
