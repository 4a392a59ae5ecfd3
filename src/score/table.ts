// What the score room is given: numbers in columns, one row for each scored prediction (never one for each update).

/** Resolved, scored predictions. Row order carries no meaning; every column has `n` entries. */
export interface Table {
  n: number;
  /** Stated probabilities, 0..1, no NaN. */
  p: Float64Array;
  /** Outcomes, 0..1: 1 happened, 0 did not, between = partial. */
  y: Float64Array;
  /** Labels of topics that rise and fall together; negative = no name. */
  cluster?: Int32Array;
  /** A market's or crowd's probability for the same claim, 0..1; NaN = none. */
  reference?: Float64Array;
  /** Per-item time averages where a forecast changed over time; absent = worked out from p and y. */
  brier?: Float64Array;
  /** Per-item log losses in nats; Infinity is allowed in `unclipped`. */
  logNats?: { clipped: Float64Array; unclipped: Float64Array };
  /** Per-item spherical scores, larger is better. */
  spherical?: Float64Array;
}

/** True when some outcome lies strictly between 0 and 1; the laws of the tests are not defined then. */
export function hasFractionalOutcome(y: Float64Array): boolean {
  for (let row = 0; row < y.length; row++) if (y[row]! > 0 && y[row]! < 1) return true;
  return false;
}
