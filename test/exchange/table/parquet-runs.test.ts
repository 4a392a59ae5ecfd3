import { describe, expect, it } from 'vitest';
import { walkRuns } from '../../../src/exchange/table/parquet-runs.ts';

const walked = (bytes: number[], width: number, values: number): number =>
  walkRuns({ view: new DataView(Uint8Array.from(bytes).buffer), start: 0, width, values });

describe('the runs of a page', () => {
  it('are counted, ones in single bits', () => {
    // 5 times 1; then one group of 8 bits, 0b00000101 from the low end: 1, 0, 1 and padding.
    expect(walked([10, 1, 3, 0b101], 1, 8)).toBe(7);
    expect(walked([10, 0], 1, 5)).toBe(0);
    // Padding is no value, even where it is not 0.
    expect(walked([3, 0xff], 1, 3)).toBe(3);
  });

  it('end where their numbers end, whatever follows', () => {
    expect(walked([4, 1, 0xff, 0xff, 0xff, 0xff], 1, 2)).toBe(2);
    expect(walked([], 1, 0)).toBe(0);
  });

  it('may have numbers of several bytes', () => {
    expect(walked([4, 1, 2, 3, 1, 2, 3].slice(0, 4), 20, 2)).toBe(0);
    // One group of 8 numbers of 9 bits: 9 bytes.
    expect(walked([3, ...Array.from({ length: 9 }, () => 0xff), 2, 0, 0], 9, 9)).toBe(0);
  });

  it('are refused when they are longer than what is left', () => {
    expect(() => walked([6, 1], 1, 2)).toThrow('longer');
    expect(() => walked([0xfe, 0xff, 0xff, 0xff, 0x07, 1], 1, 2)).toThrow('longer');
    expect(() => walked([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], 1, 2)).toThrow('longer');
    // Groups of no bits at all would never end.
    expect(() => walked([0xff, 0xff, 0x03], 0, 2)).toThrow('longer');
  });

  it('are refused when the page ends before', () => {
    expect(() => walked([2, 1], 1, 2)).toThrow(RangeError);
    expect(() => walked([5, 0xff], 1, 16)).toThrow(RangeError);
    expect(() => walked([0x80], 1, 1)).toThrow(RangeError);
  });
});
