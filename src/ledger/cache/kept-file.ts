// A kept file: what it was made of, and what was made of it.

const LENGTHS = 3;

/**
 * The bytes of a file: `of` and then `body`, once where it tells by itself whether it is damaged; twice, so that
 * whoever reads it can compare, which is quicker than a checksum.
 */
export function keptFile(of: Uint8Array, body: Uint8Array, times: 1 | 2): Buffer {
  const lengths = Uint32Array.of(of.length, body.length, times);
  return Buffer.concat([Buffer.from(lengths.buffer), of, ...(times === 2 ? [body, body] : [body])]);
}

/** What stands in such a file; `isWhole`: the body is as it was written. Throws RangeError for a damaged one. */
export function readKeptFile(file: Buffer): { of: Buffer; body: Buffer; isWhole: boolean } {
  const lengths = new Uint32Array(LENGTHS);
  const begin = file.copy(Buffer.from(lengths.buffer), 0, 0, lengths.byteLength);
  const [ofLength, bodyLength, times] = lengths as unknown as [number, number, number];
  const [first, second] = [begin + ofLength, begin + ofLength + bodyLength];
  const isTwice = times === 2;
  if ((times !== 1 && !isTwice) || file.length !== first + bodyLength * times) throw new RangeError('another length');
  const body = file.subarray(first, second);
  if (isTwice && !body.equals(file.subarray(second))) throw new RangeError('not twice the same');
  return { of: file.subarray(begin, first), body, isWhole: isTwice };
}
