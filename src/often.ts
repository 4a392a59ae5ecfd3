// How often luck alone does something, for a sentence.

/**
 * A probability in [0, 1]: 0.27 is `27% of the time`, 0.0324 `3.2% of the time`. Never rounded to none or to always: a
 * law of thousands of predictions is 0 where a double ends.
 */
export function often(probability: number): string {
  if (probability < 0.001) return 'less than 0.1% of the time';
  if (probability < 0.1) return `${(probability * 100).toFixed(1)}% of the time`;
  if (probability < 1 && Math.round(probability * 100) === 100) return 'over 99% of the time';
  return `${Math.round(probability * 100)}% of the time`;
}
