import { expect, it } from 'vitest';
import { studentT975 } from '../../src/score/student-t.ts';

// Origin: mpmath, root of the regularised incomplete beta function (to 999) and of the integrated density (from 999), 40-60 digits.
const REFERENCE: [degrees: number, value: number][] = [
  [1, 12.706204736174704646],
  [2, 4.3026527297494638523],
  [3, 3.1824463052837095927],
  [4, 2.7764451051977943578],
  [5, 2.5705818356363155147],
  [6, 2.4469118511449699711],
  [7, 2.3646242515927853417],
  [8, 2.3060041352041666833],
  [11, 2.2009851600916398679],
  [14, 2.1447866879178038287],
  [19, 2.0930240544083097692],
  [24, 2.0638985616280258492],
  [29, 2.0452296421327042982],
  [30, 2.04227245630123831],
  [49, 2.0095752371292396723],
  [99, 1.9842169515864174951],
  [100, 1.9839715185235522866],
  [199, 1.9719565442517538344],
  [500, 1.9647198374673677934],
  [997, 1.9623462360894502285],
  [998, 1.9623438462163346293],
  [999, 1.9623414611334499787],
  [1000, 1.962339080826408485],
  [1001, 1.9623367052808799185],
  [2000, 1.9611508260994380305],
  [9999, 1.9602012636213576804],
  [99999, 1.9599877077718447791],
  [999999, 1.9599663568164793145],
];

it.each(REFERENCE)('the 0.975 quantile with %d degrees of freedom is right to 1e-13', (degrees, value) => {
  expect(Math.abs(studentT975(degrees) / value - 1)).toBeLessThanOrEqual(1e-13);
});

it('refuses what is no number of degrees', () => {
  expect(() => studentT975(0)).toThrow(RangeError);
  expect(() => studentT975(1.5)).toThrow(RangeError);
});
