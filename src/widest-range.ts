// How wide a range may be that still says something; every room that reads, writes or shows one keeps to it.

/** A stated range wider than this counts as no probability. */
export const WIDEST_RANGE = 0.3;

/** Compared in decimals, so that 0.65 − 0.35 is not wider than 0.3. */
export function tooWide(low: number, high: number): boolean {
  return Math.round((high - low) * 1e9) > Math.round(WIDEST_RANGE * 1e9);
}
