/**
 * Uniform numbers in [0, 1), the same ones for the same seed on every machine.
 * Source: mulberry32, Tommy Ettinger 2017, public domain; `seededRandom(1)()` is 0.6270739405881613.
 *
 * @param {number} seed
 * @returns {() => number}
 */
export function seededRandom(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
