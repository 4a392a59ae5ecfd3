import { expect, it } from 'vitest';
import { often } from '../src/often.ts';

it('luck is never rounded to none or to always', () => {
  expect([0, 1e-300, 0.00099].map(often)).toEqual(Array(3).fill('less than 0.1% of the time'));
  expect([0.001, 0.0324, 0.0999, 0.1, 0.274].map(often)).toEqual(
    ['0.1%', '3.2%', '10.0%', '10%', '27%'].map((share) => `${share} of the time`),
  );
  expect([0.994, 0.9951, 1 - 1e-12, 1].map(often)).toEqual(
    ['99%', 'over 99%', 'over 99%', '100%'].map((share) => `${share} of the time`),
  );
  // Halves go up, whichever side the double lies on.
  expect([0.0115, 0.145, 0.285].map(often)).toEqual(['1.2%', '15%', '29%'].map((share) => `${share} of the time`));
});
