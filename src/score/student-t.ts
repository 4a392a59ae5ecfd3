// Quantiles of Student's t law, for intervals of means.
import { Z_975 } from './special.ts';

const ASYMPTOTIC = 1000;

/**
 * The 0.975 quantile for whole degrees of freedom >= 1, relative error below 1e-13. Source: the finite sums for P(|T|
 * <= t) (Abramowitz and Stegun 26.7.3, 26.7.4) solved by bisection; from 1000 degrees on the Cornish-Fisher expansion
 * (26.7.5). studentT975(1) is 12.7062047361747, studentT975(11) is 2.200985160091640.
 */
export function studentT975(degrees: number): number {
  if (!Number.isInteger(degrees) || degrees < 1)
    throw new RangeError(`degrees of freedom must be whole and >= 1, not ${degrees}`);
  if (degrees >= ASYMPTOTIC) return cornishFisher(degrees);
  // theta = atan(t / sqrt(degrees)), halved down to neighbouring doubles
  let low = 0;
  let high = Math.PI / 2;
  for (let theta = high / 2; theta > low && theta < high; theta = (low + high) / 2) {
    if (centralProbability(theta, degrees) < 0.95) low = theta;
    else high = theta;
  }
  return Math.sqrt(degrees) * Math.tan(low);
}

function cornishFisher(degrees: number): number {
  const z = Z_975;
  const v = degrees;
  const g1 = (z ** 3 + z) / 4;
  const g2 = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const g3 = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  const g4 = (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160;
  return z + (g1 + (g2 + (g3 + g4 / v) / v) / v) / v;
}

/** P(|T| <= sqrt(degrees) tan theta). */
function centralProbability(theta: number, degrees: number): number {
  const square = Math.cos(theta) ** 2;
  const odd = degrees % 2 === 1;
  let term = odd ? Math.cos(theta) : 1;
  let total = degrees === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
    term *= (square * (k - 1)) / k;
    total += term;
  }
  return odd ? (2 / Math.PI) * (theta + Math.sin(theta) * total) : Math.sin(theta) * total;
}
