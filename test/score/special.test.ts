import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { erfc, normalCdf } from '../../src/score/special.ts';

// Origin: mpmath 40-digit arithmetic, erfc(mpf(x)) the nearest double written out.
const REFERENCE: [x: number, value: number][] = [
  [-6, 2],
  [-3, 1.9999779095030015],
  [-1.5, 1.9661051464753108],
  [-1, 1.8427007929497148],
  [-0.5, 1.5204998778130465],
  [-0.1, 1.1124629160182848],
  [0, 1],
  [1e-10, 0.999999999887162],
  [0.1, 0.887537083981715],
  [0.3, 0.6713732405408726],
  [0.49999, 0.4795089100566818],
  [0.5, 0.4795001221869535],
  [0.50001, 0.47949133440510344],
  [0.75, 0.28884436634648486],
  [1, 0.15729920705028513],
  [1.25, 0.07709987174354177],
  [1.5, 0.033894853524689274],
  [2, 0.004677734981047266],
  [2.5, 0.0004069520174449589],
  [3, 0.00002209049699858544],
  [4, 1.541725790028002e-8],
  [5, 1.537459794428035e-12],
  [6, 2.1519736712498913e-17],
  [7.7, 1.2942740067717136e-27],
  [10, 2.088487583762545e-45],
  [13.3, 6.368006404723223e-79],
  [15, 7.212994172451207e-100],
  [20, 5.395865611607901e-176],
  [25, 8.300172571196523e-274],
  [26, 5.663192408856143e-296],
];

it.each(REFERENCE)('erfc(%d) is right to 1e-15, relative', (x, value) => {
  expect(Math.abs(erfc(x) / value - 1)).toBeLessThanOrEqual(1e-15);
});

it('erfc falls to 0 and reflects', () => {
  expect(erfc(30)).toBe(0);
  expect(erfc(-30)).toBe(2);
  fc.assert(fc.property(fc.double({ min: 0, max: 5, noNaN: true }), (x) => Math.abs(erfc(x) + erfc(-x) - 2) < 4e-16));
});

it('normalCdf knows the quantile of every 95% interval', () => {
  expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 15);
  expect(normalCdf(0)).toBe(0.5);
});
