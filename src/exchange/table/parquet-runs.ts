// Parquet's runs of small numbers, looked through before they are decoded: one wrong length there
// would fill the memory.

/** Where the runs stand in a page. */
export interface Runs {
  view: DataView;
  start: number;
  /** Bits of each number. */
  width: number;
  /** How many numbers there are to be. */
  values: number;
}

const TOO_MANY = 'a run is longer than its page';

/**
 * Walks over runs (RLE and bit-packed in turn) until `values` numbers are there; gives how many of them are 1 where
 * `width` is 1. Throws an Error for a run that is longer than what is left, a RangeError where the page ends before.
 */
export function walkRuns({ view, start, width, values }: Runs): number {
  let at = start;
  let ones = 0;
  const varint = (): number => {
    let result = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = view.getUint8(at++);
      result += (byte & 0x7f) * 2 ** shift;
      if (result >= 2 ** 31) throw new Error(TOO_MANY);
      if (byte < 0x80) return result;
    }
  };
  for (let seen = 0; seen < values;) {
    const header = varint();
    const left = values - seen;
    if (header % 2 === 0) {
      const count = header / 2;
      if (count > left) throw new Error(TOO_MANY);
      if (width === 1 && view.getUint8(at) === 1) ones += count;
      at += Math.ceil(width / 8);
      seen += count;
      continue;
    }
    const groups = (header - 1) / 2;
    if (width === 0 && groups > Math.ceil(left / 8)) throw new Error(TOO_MANY);
    const counted = Math.min(left, groups * 8);
    if (width === 1) for (let i = 0; i < counted; i++) ones += (view.getUint8(at + (i >> 3)) >> (i & 7)) & 1;
    at += groups * width;
    seen += groups * 8;
  }
  return ones;
}
