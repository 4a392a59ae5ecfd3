// Promise: line feeds are counted by fours as they are one by one, wherever the bytes stand.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { countLineFeeds } from '../../src/ledger/count-line-feeds.ts';

const byte = fc.oneof(fc.constantFrom(10, 10, 0, 9, 11, 13, 127, 128, 138, 139, 137, 255), fc.nat(255));

test('by fours', () => {
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 60 }), fc.nat(5), fc.nat(60), fc.nat(60), (values, shift, a, b) => {
      const bytes = new Uint8Array([...Array.from({ length: shift }, () => 10), ...values]).subarray(shift);
      const [from, to] = [Math.min(a, b, values.length), Math.min(Math.max(a, b), values.length)];
      expect(countLineFeeds(bytes, from, to)).toBe(values.slice(from, to).filter((value) => value === 10).length);
    }),
    { numRuns: 5_000 },
  );
});

test('more than a count of one byte can hold', () => {
  for (const length of [1019, 1020, 1021, 1024, 4080, 10_000]) {
    const bytes = new Uint8Array(length).fill(10);
    expect(countLineFeeds(bytes, 0, length)).toBe(length);
    expect(countLineFeeds(bytes, 1, length - 1)).toBe(length - 2);
    expect(countLineFeeds(bytes.fill(138), 0, length)).toBe(0);
  }
});
