// The log score: how surprised the forecast was. 0 best, ln 2 nats (1 bit) for a coin, no upper end.

/**
 * Log scores move p into [LOG_CLIP, 1 - LOG_CLIP] first, unless told otherwise: what was certain and
 * failed would weigh infinitely.
 */
export const LOG_CLIP = 0.001;

/**
 * Loss in nats, -[y ln p + (1-y) ln(1-p)] with 0 ln 0 = 0; Infinity for a certain forecast that failed.
 * logLoss(0.5, 1) is ln 2.
 */
export function logLoss(p: number, y: number): number {
  const yes = y === 0 ? 0 : y * -Math.log(p);
  const no = y === 1 ? 0 : (1 - y) * -Math.log1p(-p);
  return yes + no;
}

/** p moved into [clip, 1 - clip]. clipProbability(0, 0.001) is 0.001. */
export function clipProbability(p: number, clip: number): number {
  return Math.min(Math.max(p, clip), 1 - clip);
}

/** Per-item losses in nats, p clipped and unclipped, and how many p lay outside [clip, 1 - clip]. */
export function logLosses(
  p: Float64Array,
  y: Float64Array,
  clip: number,
): { clipped: Float64Array; unclipped: Float64Array; outside: number } {
  const clipped = new Float64Array(p.length);
  const unclipped = new Float64Array(p.length);
  let outside = 0;
  for (let row = 0; row < p.length; row++) {
    const kept = clipProbability(p[row]!, clip);
    unclipped[row] = logLoss(p[row]!, y[row]!);
    clipped[row] = unclipped[row]!;
    if (kept !== p[row]) {
      outside++;
      clipped[row] = logLoss(kept, y[row]!);
    }
  }
  return { clipped, unclipped, outside };
}
