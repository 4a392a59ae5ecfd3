import { expect, it } from 'vitest';
import { tooWide } from '../src/widest-range.ts';

it('a width of exactly 0.3 is not too wide', () => {
  expect(0.65 - 0.35).toBeGreaterThan(0.3); // why the comparison is in decimals
  expect(tooWide(0.35, 0.65)).toBe(false);
  expect(tooWide(0.35, 0.651)).toBe(true);
});
