// A small seeded generator: integer arithmetic only, so one seed gives the same bytes on every machine.

/** Uniform doubles in [0, 1) with 53 random bits. */
export type Random = () => number;

/** Streams keep two uses of one seed independent of each other and of the order they run in. */
export const STREAMS = { miscalibration: 1, brier: 2, power: 3, dependent: 4 } as const;

/**
 * Source: xoshiro128**, Blackman and Vigna 2018, state filled by the finaliser of MurmurHash3 over a Weyl sequence.
 * `seed` is a safe integer; seededRandom(1, 1)() is 0.5912119665905535.
 */
export function seededRandom(seed: number, stream: number): Random {
  let weyl = 0;
  const word = (): number => {
    weyl = (weyl + 0x9e3779b9) | 0;
    let mixed = Math.imul(weyl ^ (weyl >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return mixed ^ (mixed >>> 16);
  };
  for (const part of [seed, Math.floor(seed / 2 ** 32), stream]) weyl = word() ^ part;
  const state = Int32Array.of(word(), word(), word(), word() | 1); // the all-zero state would stay zero for ever
  const ready = new Float64Array(BATCH);
  let used = BATCH;
  return () => {
    if (used === BATCH) {
      fill(state, ready);
      used = 0;
    }
    return ready[used++]!;
  };
}

/** Numbers come in batches: the state then stays in registers, which is most of the speed of the generator. */
const BATCH = 1024;

function fill(state: Int32Array, numbers: Float64Array): void {
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  for (let i = 0; i < 2 * numbers.length; i++) {
    const scrambled = Math.imul(b, 5);
    const word = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
    // 27 high bits from even words, 26 low bits from odd ones
    if (i % 2 === 0) numbers[i >>> 1] = (word >>> 5) * 67_108_864;
    else numbers[i >>> 1] = (numbers[i >>> 1]! + (word >>> 6)) / 9_007_199_254_740_992;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
  }
  state.set([a, b, c, d]);
}
