// An interval for a share of a small number.
import { Z_975 } from './special.ts';

/**
 * Wilson's 95% interval for `happened` out of n; fractional counts allowed, exactly 0 at none and exactly 1 at all.
 * Source: Wilson 1927. wilson(1, 1) is [0.2065493143772374, 1]. Throws RangeError unless 0 <= happened <= n and n > 0.
 */
export function wilson(happened: number, n: number): [number, number] {
  if (!(n > 0 && happened >= 0 && happened <= n)) throw new RangeError(`${happened} of ${n} is not a share`);
  return [lowerEnd(happened, n), 1 - lowerEnd(n - happened, n)];
}

/** The smaller root as product of the roots over the larger one: no digits cancel. */
function lowerEnd(happened: number, n: number): number {
  const square = Z_975 * Z_975;
  const larger =
    (happened + square / 2 + Z_975 * Math.sqrt((happened * (n - happened)) / n + square / 4)) / (n + square);
  return (happened * happened) / (n * (n + square)) / larger;
}
