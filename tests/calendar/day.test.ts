import * as fc from 'fast-check';
import {
  addDays,
  addYears,
  civilDay,
  dayNumber,
  dayOfNumber,
  daysInMonth,
  isRealDay,
  lastOfMonth,
  weekday,
} from '../../src/calendar/day';

const anyDay = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2199-12-31') });

describe('days without time zones', () => {
  it('counts days as UTC does', () => {
    fc.assert(
      fc.property(anyDay, (number) => {
        const expected = new Date(number * 86_400_000).toISOString().slice(0, 10);
        expect(dayOfNumber(number)).toBe(expected);
        expect(dayNumber(expected)).toBe(number);
        expect(weekday(expected)).toBe(new Date(number * 86_400_000).getUTCDay() || 7);
      }),
    );
  });

  it('adds days over months and leap days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2023-02-28', 1)).toBe('2023-03-01');
    expect(addDays('2024-01-01', -1)).toBe('2023-12-31');
  });

  it('keeps the day over years, and shortens 29 February', () => {
    expect(addYears('2023-09-01', 1)).toBe('2024-09-01');
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
  });

  it('knows days that do not exist', () => {
    expect(isRealDay(2023, 11, 31)).toBe(false);
    expect(isRealDay(2023, 2, 29)).toBe(false);
    expect(isRealDay(2024, 2, 29)).toBe(true);
    expect(isRealDay(2023, 13, 1)).toBe(false);
    expect(isRealDay(2023, 1, 0)).toBe(false);
    expect(daysInMonth(1900, 2)).toBe(28);
    expect(lastOfMonth('2024-02-10')).toBe('2024-02-29');
  });

  it.each(['2023-9-1', '2023-02-30', '', '2023-09-01T00:00', 'сентябрь'])('takes «%s» for no ISO day', (text) => {
    expect(civilDay(text)).toBeUndefined();
  });
});
