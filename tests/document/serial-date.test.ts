import * as fc from 'fast-check';
import { instantOf, isCalendarDay, serialAt, serialOf, zoneOffset } from '../../local/document/serial-date';

const ZONES = ['Europe/Moscow', 'UTC', 'America/New_York', 'Asia/Kamchatka', 'Asia/Kolkata', 'Pacific/Chatham'];
const instant = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2060, 0, 1) });

test.each([
  [{ year: 1899, month: 12, day: 30 }, 0],
  [{ year: 1900, month: 1, day: 1 }, 2],
  [{ year: 2023, month: 9, day: 1 }, 45_170],
  [{ year: 2023, month: 9, day: 1, hour: 18 }, 45_170.75],
])('%o is the serial number %d', (clock, serial) => expect(serialOf(clock)).toBe(serial));

test('an instant comes back through the clock of any zone, but for the hour that a zone lives twice', () => {
  fc.assert(
    fc.property(instant, fc.constantFrom(...ZONES), (at, zone) => {
      const back = instantOf(serialAt(at, zone), zone);
      const twice =
        zoneOffset(at, zone) !== zoneOffset(at - 3 * 3_600_000, zone) ||
        zoneOffset(at, zone) !== zoneOffset(at + 3 * 3_600_000, zone);
      if (!twice) expect(Math.abs(back - at)).toBeLessThanOrEqual(1);
    }),
  );
});

test('offsets are those that Intl shows', () => {
  fc.assert(
    fc.property(instant, fc.constantFrom(...ZONES), (at, zone) => {
      const shown = new Date(at + zoneOffset(at, zone)).toISOString().slice(0, 16).replace('T', ' ');
      const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(
        at,
      );
      expect(shown).toBe(parts);
    }),
  );
});

test('Moscow moved its clocks in 2010, 2011 and 2014', () => {
  const hours = (at: number) => zoneOffset(at, 'Europe/Moscow') / 3_600_000;
  expect([Date.UTC(2010, 6, 1), Date.UTC(2010, 11, 1), Date.UTC(2012, 11, 1), Date.UTC(2023, 6, 1)].map(hours)).toEqual(
    [4, 3, 4, 3],
  );
});

test.each([
  [2024, 2, 29, true],
  [2023, 2, 29, false],
  [2023, 4, 31, false],
  [2023, 13, 1, false],
  [1900, 2, 29, false],
  [2023, 12, 31, true],
])('%i-%i-%i is a day of the calendar: %s', (year, month, date, real) =>
  expect(isCalendarDay(year, month, date)).toBe(real),
);
