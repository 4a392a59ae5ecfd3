// The spherical score: the one number here, besides skill, where more is better; bounded, so it needs no clip.

/**
 * [y p + (1-y)(1-p)] / sqrt(p^2 + (1-p)^2): 0 worst, 1 best, 0.7071 for a coin. sphericalScore(0.7,
 * 1) is 0.9191450300180579.
 */
export function sphericalScore(p: number, y: number): number {
  return (y * p + (1 - y) * (1 - p)) / Math.sqrt(p * p + (1 - p) * (1 - p));
}

/** Spherical scores row by row: of [0.5, 1] and [1, 1] they are [0.7071, 1]. */
export function sphericalScores(p: Float64Array, y: Float64Array): Float64Array {
  const scores = new Float64Array(p.length);
  for (let row = 0; row < scores.length; row++) scores[row] = sphericalScore(p[row]!, y[row]!);
  return scores;
}
