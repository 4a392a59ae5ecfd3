// How numbers are cut to decimals; every room that puts one into words keeps to it.

/**
 * A number with so many decimals, a half away from zero: 0.0225 is `0.023`, and so is 0.15², whose double lies below
 * it. What doubles lose is less than a part in 10¹²; so much is added before the digits are cut.
 */
export function fixed(value: number, digits: number): string {
  return (value * (1 + 1e-12)).toFixed(digits);
}
