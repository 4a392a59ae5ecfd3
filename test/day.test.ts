import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween, isDay, parseDay, parsePeriod } from '../src/day.ts';

const TODAY = '2026-11-22';
const day = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a day', () => {
  it('is an existing calendar day in one exact form', () => {
    expect(['2024-02-29', '0001-01-01', '9999-12-31'].map(isDay)).toEqual([true, true, true]);
    expect(
      ['2025-02-29', '2025-1-05', '2025-00-10', '0000-01-01', '2025-01-05T00:00', ' 2025-01-05', '20250105'].map(isDay),
    ).toEqual(Array(7).fill(false));
  });

  it('counts across months, leap days and the days on which clocks change', () => {
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(daysBetween('2025-03-01', '2025-03-31')).toBe(30);
    expect(daysBetween('2025-03-31', '2025-03-01')).toBe(-30);
    expect(addMonths('2025-01-31', 1)).toBe('2025-02-28');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
  });

  it('counts days as the clock of the machine does', () => {
    const days = Array.from({ length: 150_000 }, (_, index) =>
      new Date(Date.UTC(1800, 0, 1 + index)).toISOString().slice(0, 10),
    );
    expect(days.filter((to, index) => daysBetween('1800-01-01', to) !== index)).toEqual([]);
    expect([daysBetween('0001-01-01', '9999-12-31'), daysBetween('0004-02-29', '0003-03-01')]).toEqual([
      3_652_058, -365,
    ]);
  });

  it('adds and counts as inverses, on any day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (from, count) => {
        const to = addDays(from, count);
        expect(isDay(to)).toBe(true);
        expect(daysBetween(from, to)).toBe(count);
        expect(from < to).toBe(count > 0);
      }),
    );
  });

  it.each([
    'UTC',
    'America/Los_Angeles',
    'Pacific/Kiritimati',
    'Africa/Cairo',
    'America/Sao_Paulo',
    'Pacific/Apia',
    'Pacific/Kwajalein',
  ])('is the same day in %s', (zone) => {
    const before = process.env['TZ'];
    process.env['TZ'] = zone;
    try {
      // 2018-11-04 had no midnight in Sao Paulo; Apia had no 2011-12-30, Kiritimati no 1994-12-31 and Kwajalein no
      // 1993-08-21, which are days of the calendar all the same: a ledger reads alike everywhere.
      expect([addDays('2011-12-29', 1), addMonths('2011-11-30', 1)]).toEqual(['2011-12-30', '2011-12-30']);
      expect(parseDay('1994-12', TODAY)).toBe('1994-12-31');
      expect(addDays('1993-08-20', 1)).toBe('1993-08-21');
      for (const text of [
        '2018-11-03',
        '2018-11-04',
        '2025-03-09',
        '2025-10-26',
        '1994-12-31',
        '2011-12-29',
        '2011-12-30',
        '2011-12-31',
        '2025-12-31',
      ]) {
        expect(isDay(text)).toBe(true);
        expect(addDays(addDays(text, 200), -200)).toBe(text);
      }
      expect(daysBetween('2018-01-01', '2019-01-01')).toBe(365);
      expect(addDays('2018-11-03', 2)).toBe('2018-11-05');
      expect(parsePeriod('2025-10', TODAY)).toEqual({ first: '2025-10-01', last: '2025-10-31' });
    } finally {
      process.env['TZ'] = before;
    }
  });
});

describe('a day as people write it', () => {
  it.each([
    ['2026-01-05', '2026-01-05', '2026-01-05'],
    ['today', TODAY, TODAY],
    ['Yesterday', '2026-11-21', '2026-11-21'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-Q2', '2026-04-01', '2026-06-30'],
    ['2026-q4', '2026-10-01', '2026-12-31'],
    ['2025', '2025-01-01', '2025-12-31'],
    ['eoy', '2026-12-31', '2026-12-31'],
    ['+90d', '2027-02-20', '2027-02-20'],
    ['-2w', '2026-11-08', '2026-11-08'],
    ['+18m', '2028-05-22', '2028-05-22'],
    ['-1y', '2025-11-22', '2025-11-22'],
  ])('%s', (text, first, last) => {
    expect(parsePeriod(text, TODAY)).toEqual({ first, last });
    expect(parseDay(text, TODAY)).toBe(last);
  });

  it('guesses nothing', () => {
    for (const text of [
      '',
      'soon',
      '2026-13',
      '2026-Q5',
      '05/01/2026',
      '2025-02-29',
      '90d',
      '+90',
      '0000',
      '20260',
      '2026-1',
    ]) {
      expect(parsePeriod(text, TODAY), text).toBeUndefined();
    }
  });
});
