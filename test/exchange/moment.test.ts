import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/day.ts';
import { looseDay } from '../../src/exchange/read/loose-day.ts';
import { momentOf, momentOfMs, momentOfSeconds } from '../../src/exchange/moment.ts';

describe('time stamps', () => {
  it.each([
    ['2024-01-31 23:59:5', '2024-01-31'],
    ['2024-01-31', '2024-01-31'],
    ['2024-01-31T23:59:59.999Z', '2024-01-31'],
    ['2023-08-01 03:12:45 UTC', '2023-08-01'],
    ['2024-10-16 12:56:51.751385+00:00', '2024-10-16'],
    ['2024-02-29 00:00', '2024-02-29'],
    // In UTC these are the day before and the day after: the day stays the one that is written.
    ['2024-01-01T00:30:00+14:00', '2024-01-01'],
    ['2023-12-31T23:30:00-11:00', '2023-12-31'],
  ])('%s is %s', (text, day) => {
    expect(momentOf(text)?.day).toBe(day);
  });

  it.each([
    '',
    'yesterday',
    '2024-02-30',
    '2024-1-5',
    '31.01.2024',
    '2024-01-31 25:00',
    '2024-01-31 12:61',
    '2024-01-31 12:00 PST',
  ])('%j is none', (text) => {
    expect(momentOf(text)).toBeUndefined();
  });

  it('sorts by instant, also across offsets', () => {
    const [early, late] = [momentOf('2024-01-01T00:30:00+14:00')!, momentOf('2023-12-31T23:30:00-11:00')!];
    expect(late.order - early.order).toBe(24 * 3_600_000);
    expect(momentOf('2024-01-31 23:59:5')!.order).toBe(Date.parse('2024-01-31T23:59:05Z'));
    expect(momentOf('2024-01-31 23:59:5.25')!.order).toBe(Date.parse('2024-01-31T23:59:05.250Z'));
  });

  it('agrees with the calendar of the language on every instant, to the millisecond and to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: -62135596800000, max: 253402300799999 }), (ms) => {
        const iso = new Date(ms).toISOString();
        expect(momentOfMs(ms)).toEqual({ day: iso.slice(0, 10), order: ms });
        expect(momentOf(iso)).toEqual({ day: iso.slice(0, 10), order: ms });
        expect(momentOfSeconds(ms / 1000)!.day).toBe(momentOfMs((ms / 1000) * 1000)!.day);
      }),
    );
  });

  it('knows no instant outside the calendar', () => {
    for (const ms of [NaN, Infinity, -62135596800001, 253402300800000]) expect(momentOfMs(ms)).toBeUndefined();
  });

  it('takes the last day of a month, quarter or year', () => {
    expect(looseDay('2024-02')).toEqual({ day: '2024-02-29', isExact: false });
    expect(looseDay('2026-Q2')).toEqual({ day: '2026-06-30', isExact: false });
    expect(looseDay('2027')).toEqual({ day: '2027-12-31', isExact: false });
    expect(looseDay(' 2024-05-01 ')).toEqual({ day: '2024-05-01', isExact: true });
    expect(looseDay('soon')).toBeUndefined();
    expect(looseDay('+90d')).toBeUndefined();
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  });
});
