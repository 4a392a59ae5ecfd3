import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lookup } from '../../src/ledger/lexicon.ts';
import { ODDS_PATTERN, midpoint, parseOdds, probabilityOf } from '../../src/ledger/probability.ts';

describe('what can be typed for a probability', () => {
  test.each([
    ['0.65', 0.65],
    ['.5', 0.5],
    ['0', 0],
    ['1', 1],
    ['0.60', 0.6],
    ['1e-3', 0.001],
    ['65%', 0.65],
    ['70%', 0.7],
    ['7%', 0.07],
    ['29 %', 0.29],
    ['0.5%', 0.005],
    ['12.3%', 0.123],
    ['100%', 1],
    ['3:2', 0.6], // 3 / (3 + 2), the yes side first
    ['1:3', 0.25], // 1 / (1 + 3)
    ['1 : 2', 1 / 3],
    ['0:1', 0],
    ['60/40', 0.6],
    ['62.5/37.5', 0.625],
    ['1 in 20', 0.05],
    ['60-60%', 0.6],
  ])('%s is %d', (typed, value) => expect(parseOdds(typed)).toEqual({ value }));

  test.each([
    ['60-70%', 0.6, 0.7],
    ['60–70%', 0.6, 0.7],
    ['60 — 70 %', 0.6, 0.7],
    ['60%-70%', 0.6, 0.7],
    ['0.6-0.7', 0.6, 0.7],
    ['29-58%', 0.29, 0.58],
  ])('%s is a range', (typed, low, high) => expect(parseOdds(typed)).toEqual({ low, high }));

  test.each([
    ['1/3', 'write 1 in 3 for the share, 1:3 for odds with the yes side first'],
    ['1/12345', 'write 1 in 12345 for the share, 1:12345 for odds with the yes side first'],
    ['2/3', 'write 2 in 3 for the share, 2:3 for odds with the yes side first'],
    ['3/2', 'write 3:2 for odds with the yes side first'],
    ['65', 'write 0.65 or 65%'],
    ['1.5', 'write 0.015 or 1.5%'],
    ['99.99', 'write 0.9999 or 99.99%'],
    ['60-70', 'write 60-70% or 0.6-0.7'],
    ['60%-70', 'write 60-70%'],
    ['70-60%', 'write 60-70%'],
    ['0.7-0.6', 'write 0.6-0.7'],
    ['70-60', 'write 60-70% for a range, or 70:60 for odds'],
    ['2-1', 'write 1-2% for a range, or 2:1 for odds'],
    ['1-0', 'write 0-1 for a range, or 1:0 for odds'],
    ['1-1', 'write 1:1 or 50% for even odds, 100% for certain'],
    ['1 – 1', 'write 1:1 or 50% for even odds, 100% for certain'],
    ['150-120', 'write a range such as 60-70% or 0.6-0.7, or 150:120 for odds'],
    ['150-120%', 'write a range such as 60-70% or 0.6-0.7'],
    ['1-2', 'write 1-2% or 0.01-0.02'],
    ['120%', 'write a number from 0% to 100%'],
    ['0:0', 'write the yes side first: 3:2 is 0.6'],
    ['20 in 1', 'write the smaller number first: 1 in 20'],
    ['Very likely', 'for words write { basis: worded, wording: Very likely }'],
  ])('%s is refused: %s', (typed, hint) => expect(parseOdds(typed)).toMatchObject({ hint }));

  test.each(['', '-0.2', '0,65', 'NaN', 'Infinity', '.inf', '0x1', '1 in 0', '50%%', 'a:b', '1:2:3', '%', '6 5'])(
    '%j is refused',
    (typed) => expect(parseOdds(typed)).toHaveProperty('error'),
  );

  test('per cent is the double nearest to the decimal, for every tenth', () => {
    for (let tenths = 0; tenths <= 1000; tenths++) {
      const decimal = (tenths / 10).toFixed(1);
      const expected = Number(`0.${String(tenths).padStart(3, '0')}`.replace('0.1000', '1'));
      expect(parseOdds(`${decimal}%`)).toEqual({ value: expected });
    }
  });

  test('whatever is read lies within 0 and 1 and fits the pattern of the JSON Schema', () => {
    const part = fc.constantFrom(
      '0',
      '1',
      '3',
      '60',
      '40',
      '0.6',
      '.7',
      '%',
      '-',
      '–',
      ':',
      '/',
      ' in ',
      ' ',
      'e-1',
      'x',
    );
    const pattern = new RegExp(ODDS_PATTERN);
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const typed = parts.join('');
        const odds = parseOdds(typed);
        if ('error' in odds) return;
        expect(typed).toMatch(pattern);
        for (const number of Object.values(odds)) {
          expect(number).toBeGreaterThanOrEqual(0);
          expect(number).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a probability as the ledger holds it', () => {
  test('the centre of a range is half-way, in decimals', () => {
    expect(midpoint(0.6, 0.7)).toBe(0.65);
    expect(midpoint(0.1, 0.2)).toBe(0.15);
    // Between the two, and neither 0 nor 1.
    expect([midpoint(1e-13, 3e-13), midpoint(1e-300, 3e-300)]).toEqual([2e-13, 2e-300]);
    expect(midpoint(0.9999999999997, 0.9999999999999)).toBe(0.9999999999998);
    expect(midpoint(1 - 2 ** -52, 1 - 2 ** -53)).toBeLessThan(1);
    for (let low = 0; low <= 100; low += 3)
      for (let high = low; high <= 100; high++) expect(midpoint(low / 100, high / 100)).toBe((low + high) / 200);
    expect(probabilityOf({ low: 0.6, high: 0.7, basis: 'stated' })).toMatchObject({ central: 0.65, usable: true });
  });

  test('a value beats the middle', () =>
    expect(probabilityOf({ low: 0.6, value: 0.61, high: 0.7, basis: 'stated' })?.central).toBe(0.61));

  test('a stated range counts up to a width of exactly 0.3', () => {
    expect(probabilityOf({ low: 0.35, high: 0.65, basis: 'stated' })?.usable).toBe(true);
    expect(probabilityOf({ low: 0.3, high: 0.61, basis: 'stated' })?.usable).toBe(false);
    expect(probabilityOf({ low: 0.3, high: 0.61, basis: 'assigned', why: 'x' })?.usable).toBe(true);
  });

  test("words take the lexicon's numbers unless others are given", () => {
    expect(probabilityOf({ basis: 'worded', wording: 'Very  Likely' })).toEqual({
      central: 0.9,
      low: 0.75,
      value: 0.9,
      high: 0.96,
      basis: 'worded',
      wording: 'Very  Likely',
      usable: true,
    });
    const given = probabilityOf({ basis: 'worded', wording: 'I would say so', row: 'likely', value: 0.75 });
    expect(given).toMatchObject({ low: 0.6, value: 0.75, high: 0.85, central: 0.75, row: 'likely' });
    expect(probabilityOf({ basis: 'worded', wording: 'we believe' })?.high).toBe(lookup('we believe')?.high);
  });

  test('words that the lexicon does not have have no number', () =>
    expect(probabilityOf({ basis: 'worded', wording: 'surely' })).toBeUndefined());
});
