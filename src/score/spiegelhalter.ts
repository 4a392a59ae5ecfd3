// Is the Brier score further from its expected value than luck would put it? The normal version of the exact law.
import { erfc } from './special.ts';
import { sumOf } from './sum.ts';

/**
 * Mean (y - p)(1 - 2p): the Brier score less its expected value, row by row, since near 50% both have the same digits.
 * 0.7 that happened: 0.3 * -0.4 = -0.12.
 */
export function brierExcess(p: Float64Array, y: Float64Array): number {
  return sumOf(p.length, (row) => (y[row]! - p[row]!) * (1 - 2 * p[row]!)) / p.length;
}

/**
 * z = (brier - expected) / sd and its two-sided p. Source: Spiegelhalter 1986. Null when sd is 0 (every p is 0, 1/2 or
 * 1). One forecast of 0.7 that happened: z = (0.09 - 0.21) / 0.1833 = -0.654653670707977, p 0.512690760261923.
 */
export function spiegelhalter(excess: number, sd: number): { z: number; p: number } | null {
  if (sd === 0) return null;
  const z = excess / sd;
  return { z, p: erfc(Math.abs(z) * Math.SQRT1_2) };
}
