import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainShare, shareOf } from '../../../src/exchange/table/table-number.ts';

/** With characters around it that must not count. */
const plain = (text: string): number => plainShare(`9${text}9`, Buffer.from(`9${text}9`), 1, text.length + 1);

describe('a plain decimal', () => {
  it('is the double that the full reading gives', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 20 });
    fc.assert(
      fc.property(fc.constantFrom('', '0', '1', '00', '2'), fc.boolean(), digits, (whole, point, rest) => {
        const text = whole + (point ? '.' : '') + rest;
        expect(plain(text)).toBe(shareOf(text) ?? NaN);
      }),
      { numRuns: 3000 },
    );
  });

  it('is read the same from every double', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1, noNaN: true }), (value) => {
        expect(plain(value.toFixed(20))).toBe(Number(value.toFixed(20)));
        if (!String(value).includes('e')) expect(plain(String(value))).toBe(value);
      }),
      { numRuns: 3000 },
    );
  });

  it('is nothing else', () => {
    for (const text of ['', '.', '1.5', '1.0000000000000002', '65%', '+0.5', '-0', '1e-3', '0.5.', ' 0.5', '0,5', 'x'])
      expect(plain(text), text).toBeNaN();
    expect(plain('1.')).toBe(1);
    expect(plain('.5')).toBe(0.5);
  });

  it('reads per cent with an exponent as the nearest double, too', () => {
    expect(shareOf('7e-1%')).toBe(0.007);
    expect(shareOf('7E-1 %')).toBe(0.007);
    expect(shareOf('+6.5e+1%')).toBe(0.65);
    expect(shareOf('65%')).toBe(0.65);
    expect(shareOf('1e2%')).toBe(1);
    expect(shareOf('1e3%')).toBeUndefined();
  });
});
