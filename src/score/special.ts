// The error function and the normal law, to the last digits of a double.

/** The 0.975 quantile of the standard normal law. */
export const Z_975 = 1.959963984540054;

const TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);
const ONE_OVER_ROOT_PI = 1 / Math.sqrt(Math.PI);
const SMALL = 0.5;
/** Beyond this erfc is below the smallest double. */
const NOTHING = 27.3;

/**
 * Complementary error function, relative error below 1e-15 while the result is a normal double (x < 26.5). Source: the
 * Maclaurin series of erf below 1/2 (all terms positive), Laplace's continued fraction above (Abramowitz and Stegun
 * 7.1.6 and 7.1.14). erfc(0) is 1, erfc(1) is 0.15729920705028513, erfc(-1) is 1.8427007929497148.
 */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  if (x < SMALL) return 1 - erfSeries(x);
  if (x > NOTHING) return 0;
  const rational = Math.fround(x); // 24 bits: its square is exact, so the exponent of a large x keeps its digits
  const gauss = Math.exp(-rational * rational) * Math.exp(-(x - rational) * (x + rational));
  return gauss * ONE_OVER_ROOT_PI * laplaceFraction(x);
}

function erfSeries(x: number): number {
  let term = x;
  let total = x;
  for (let k = 1; term > total * 1e-18; k++) {
    term *= (2 * x * x) / (2 * k + 1);
    total += term;
  }
  return TWO_OVER_ROOT_PI * Math.exp(-x * x) * total;
}

/** 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + ...)))) from the tail; about 200/x^2 levels leave nothing a double shows. */
function laplaceFraction(x: number): number {
  let tail = x;
  for (let k = Math.ceil(200 / (x * x)) + 12; k > 0; k--) tail = x + k / 2 / tail;
  return 1 / tail;
}

/** P(Z <= z) of the standard normal law. normalCdf(1.959963984540054) is 0.975. */
export function normalCdf(z: number): number {
  return 0.5 * erfc(-z * Math.SQRT1_2);
}
