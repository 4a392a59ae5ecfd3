import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { wilson } from '../../src/score/wilson.ts';

const z = 1.959963984540054;

it('is exactly 0 at none and exactly 1 at all', () => {
  for (const n of [1, 2, 3, 7, 10, 49, 1000, 123_457]) {
    expect(wilson(0, n)[0]).toBe(0);
    expect(wilson(n, n)[1]).toBe(1);
  }
});

it('1 of 1 by hand: 1 / (1 + z^2) to 1', () => {
  // k = n: the lower root of q^2 (1 + z^2) - q (2 + z^2) + 1 = 0 is 1 / (1 + z^2) = 1 / 4.841458820694124
  expect(wilson(1, 1)[0]).toBeCloseTo(1 / (1 + z * z), 15);
});

it('both ends solve (f - q)^2 = z^2 q (1 - q) / n, fractional counts included', () => {
  const count = fc.tuple(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0.001, max: 0.999, noNaN: true }));
  fc.assert(
    fc.property(count, ([n, share]) => {
      for (const q of wilson(share * n, n)) {
        expect((share - q) ** 2).toBeCloseTo((z * z * q * (1 - q)) / n, 12);
      }
    }),
  );
});

it('mirrors: yes and no swapped', () => {
  const [low, high] = wilson(3, 40);
  const mirrored = wilson(37, 40);
  expect(1 - high).toBeCloseTo(mirrored[0], 15);
  expect(1 - low).toBeCloseTo(mirrored[1], 15);
});

it('refuses more than all and less than none', () => {
  expect(() => wilson(2, 1)).toThrow(new RangeError('2 of 1 is not a share'));
  expect(() => wilson(-1, 2)).toThrow(new RangeError('-1 of 2 is not a share'));
  expect(() => wilson(0, 0)).toThrow(RangeError);
});
