import { expect, it } from 'vitest';
import { studentT975 } from '../../src/score/student-t.ts';

// Origin: mpmath, root of the regularised incomplete beta function (to 999) and of the integrated density (from 999), 40-60 digits, the nearest double written out.
const REFERENCE: [degrees: number, value: number][] = [
  [1, 12.706204736174705],
  [2, 4.302652729749464],
  [3, 3.1824463052837095],
  [4, 2.7764451051977943],
  [5, 2.5705818356363155],
  [6, 2.44691185114497],
  [7, 2.3646242515927853],
  [8, 2.3060041352041667],
  [11, 2.2009851600916397],
  [14, 2.144786687917804],
  [19, 2.0930240544083096],
  [24, 2.063898561628026],
  [29, 2.0452296421327043],
  [30, 2.042272456301238],
  [49, 2.0095752371292397],
  [99, 1.9842169515864174],
  [100, 1.9839715185235522],
  [199, 1.971956544251754],
  [500, 1.9647198374673678],
  [997, 1.9623462360894501],
  [998, 1.9623438462163347],
  [999, 1.96234146113345],
  [1000, 1.9623390808264085],
  [1001, 1.96233670528088],
  [2000, 1.9611508260994381],
  [9999, 1.9602012636213577],
  [99999, 1.9599877077718448],
  [999999, 1.9599663568164793],
];

it.each(REFERENCE)(
  'the 0.975 quantile with %d degrees of freedom is right to 1e-13, from 1000 on to 1e-14',
  (degrees, value) => {
    expect(Math.abs(studentT975(degrees) / value - 1)).toBeLessThanOrEqual(degrees < 1000 ? 1e-13 : 1e-14);
  },
);

it('refuses what is no number of degrees', () => {
  expect(() => studentT975(0)).toThrow(new RangeError('degrees of freedom must be whole and >= 1, not 0'));
  expect(() => studentT975(1.5)).toThrow(RangeError);
});
