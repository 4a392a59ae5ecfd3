const LINE_FEED = 10;

/** Four line feeds, and for each of four bytes its lower seven bits, and one. */
const FOUR = 0x0a0a0a0a;
const LOWER = 0x7f7f7f7f;
const ONES = 0x01010101;

/** Words of four bytes after which a count of one byte may be full. */
const FULL = 255;

function countSingly(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (bytes[at] === LINE_FEED) count++;
  return count;
}

/**
 * Of the words from one place up to another, at most FULL of them. In a function of its own, and with sums that are
 * whole numbers to the compiler, which makes it three times as fast.
 */
function countInWords(words: Int32Array, from: number, to: number): number {
  let sums = 0;
  for (let at = from; at < to; at++) {
    const rest = words[at]! ^ FOUR;
    sums = (sums + ((~(((rest & LOWER) + LOWER) | rest) >>> 7) & ONES)) | 0;
  }
  return (sums & 255) + ((sums >>> 8) & 255) + ((sums >>> 16) & 255) + (sums >>> 24);
}

/**
 * How many line feeds stand between two places. Four bytes are looked at in one go: what is left of them is zero where
 * they are line feeds, and adding LOWER to the lower bits of anything else sets the highest bit, where it is not set.
 */
export function countLineFeeds(bytes: Uint8Array, from: number, to: number): number {
  const start = from + ((4 - ((bytes.byteOffset + from) & 3)) & 3);
  if (start >= to) return countSingly(bytes, from, to);
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + start, (to - start) >> 2);
  let count = countSingly(bytes, from, start);
  for (let at = 0; at < words.length; at += FULL) count += countInWords(words, at, Math.min(words.length, at + FULL));
  return count + countSingly(bytes, start + words.length * 4, to);
}
