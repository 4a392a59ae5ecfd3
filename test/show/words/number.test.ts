import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aboutShare,
  brierRange,
  chance,
  count,
  percent,
  plural,
  range,
  score,
  share,
  skill,
} from '../../../src/show/words/number.ts';

describe('numbers in text', () => {
  it('a probability is never rounded to certainty', () => {
    expect([0, 0.07, 0.29, 0.655, 0.7, 1].map(percent)).toEqual(['0%', '7%', '29%', '65.5%', '70%', '100%']);
    expect([1e-9, 0.0004, 0.001, 0.9996, 1 - 1e-9].map(percent)).toEqual([
      '<0.1%',
      '<0.1%',
      '0.1%',
      '>99.9%',
      '>99.9%',
    ]);
    expect([0, 1e-9, 0.004, 0.6667, 0.996, 1].map(share)).toEqual([
      '0%',
      'under 1%',
      'under 1%',
      '67%',
      'over 99%',
      '100%',
    ]);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true, noDefaultInfinity: true }), (p) => {
        for (const text of [percent(p), share(p)]) {
          expect(text === '0%').toBe(p === 0);
          expect(text === '100%').toBe(p === 1);
        }
      }),
    );
  });

  it('a score is never rounded to perfect', () => {
    expect([0.0003, 0.00051, 1e-17, 1].map((value) => score(value))).toEqual(['<0.001', '0.001', '0.000', '1.000']);
    // A sum of scores does not end at 1.
    expect([score(0.004, 2), score(0.998, 2)]).toEqual(['<0.01', '1.00']);
    expect([skill(0.9996, 3), skill(1 - 1e-6, 3), skill(1, 3), skill(0.9994, 3)]).toEqual([
      '>0.999',
      '>0.999',
      '1.000',
      '0.999',
    ]);
    expect([0.9996, 0.994, 1, -0.3, null].map((value) => skill(value))).toEqual([
      '>0.99',
      '0.99',
      '1.00',
      '-0.30',
      '–',
    ]);
  });

  it('an interval holds the score beside it, and ends where scores end', () => {
    expect(brierRange([0.16, 0.65], 0.323)).toBe('0.16 to 0.65');
    expect(brierRange([0.2478, 0.2482], 0.248)).toBe('0.2478 to 0.2482');
    // 0.25 to 0.26 would not hold 0.248, nor 0.24 to 0.25 what is 0.252.
    expect(brierRange([0.2478, 0.2589], 0.248)).toBe('0.248 to 0.259');
    expect(brierRange([0.2411, 0.2524], 0.252)).toBe('0.241 to 0.252');
    expect(brierRange([0.0002, 0.0031], 0.001)).toBe('<0.001 to 0.003');
    expect(brierRange([0.0000001, 4820], 0.077)).toBe('<0.01 to 1.00');
    expect(brierRange([0.0001, 0.008], 0.001)).toBe('<0.001 to 0.008');
    expect(brierRange([0.97, 1.01], 0.99)).toBe('0.97 to 1.00');
  });

  it('about so much, but not about 1% for half a per cent', () => {
    expect([0.556, 0.005, 0.996, 0.99, 0, 1].map(aboutShare)).toEqual(['56%', '0.5%', '99.6%', '99%', '0%', '100%']);
  });

  it('the probability of a test is never none', () => {
    expect([0, 1e-12, 0.00049, 0.0005, 0.266, 0.9994, 0.9995, 1, null].map(chance)).toEqual([
      '<0.001',
      '<0.001',
      '<0.001',
      '0.001',
      '0.266',
      '0.999',
      '>0.999',
      '1.000',
      '–',
    ]);
  });

  it('every whole per cent is itself', () => {
    for (let whole = 0; whole <= 100; whole++) {
      expect(percent(Number(`${whole}e-2`))).toBe(`${whole}%`);
      expect(share(Number(`${whole}e-2`))).toBe(`${whole}%`);
    }
  });

  it('a score has three decimals, no minus zero, and words for what is no number', () => {
    expect(score(0.215625)).toBe('0.216');
    // Halves go away from zero, whichever side the double lies on: 0.85², 0.15², 0.05² and so on.
    expect(
      [(1 - 0.85) ** 2, 0.15 ** 2, 0.95 ** 2, 0.45 ** 2, 0.5625, -(0.15 ** 2)].map((value) => score(value)),
    ).toEqual(['0.023', '0.023', '0.903', '0.203', '0.563', '-0.023']);
    expect([share(0.285), share(0.575), percent(0.00125), score(0.2225 - 1e-9)]).toEqual([
      '29%',
      '58%',
      '0.1%',
      '0.222',
    ]);
    expect(score(0)).toBe('0.000');
    expect([-0.0004, -1e-17].map((value) => score(value))).toEqual(['>-0.001', '0.000']);
    expect([-0.004, -0.005].map((value) => skill(value))).toEqual(['>-0.01', '-0.01']);
    expect(score(-0.02)).toBe('-0.020');
    expect(score(0.5, 1)).toBe('0.5');
    expect([score('Infinity'), score('-Infinity'), score(null)]).toEqual(['infinite', 'minus infinite', '–']);
    expect(range([0.111, 0.42])).toBe('0.11 to 0.42');
  });

  it('counts hold fractions as they were written', () => {
    expect([0, 3, 1.5, 0.1 + 0.2, 2.999999999].map(count)).toEqual(['0', '3', '1.5', '0.3', '3']);
    // Not all and not none of them.
    expect([0.004, 11.998, 2 / 3, 7.123456].map(count)).toEqual(['0.004', '11.998', '0.67', '7.12']);
    expect([plural(0, 'row'), plural(1, 'row'), plural(2, 'row')]).toEqual(['0 rows', '1 row', '2 rows']);
  });
});
