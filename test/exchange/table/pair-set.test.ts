import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PairSet } from '../../../src/exchange/table/pair-set.ts';

const number = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 0, max: 12 }) },
  fc.integer({ min: 0, max: 2 ** 31 - 2 }),
);

it('a set of pairs knows what it was given, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { minLength: 300, maxLength: 400 }), (pairs) => {
      const set = new PairSet();
      const seen = new Set<string>();
      for (const [first, second] of pairs) {
        expect(set.add(first, second)).toBe(!seen.has(`${first} ${second}`));
        seen.add(`${first} ${second}`);
      }
    }),
  );
});
