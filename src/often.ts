// How often luck alone does something, for a sentence.
import { fixed } from './decimals.ts';

/**
 * A probability in [0, 1]: 0.27 is `27% of the time`, 0.0324 `3.2% of the time`. Never rounded to none or to always: a
 * law of thousands of predictions is 0 where a double ends.
 */
export function often(probability: number): string {
  if (probability < 0.001) return 'less than 0.1% of the time';
  if (probability < 0.1) return `${fixed(probability * 100, 1)}% of the time`;
  const whole = fixed(probability * 100, 0);
  return probability < 1 && whole === '100' ? 'over 99% of the time' : `${whole}% of the time`;
}
