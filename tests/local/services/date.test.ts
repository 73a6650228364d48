/** Date inside an execution: local parts in the zone of the script, whatever the zone of this computer. */
import { evaluate } from '../runtime/inline-host';

const ZONES = ['Europe/Moscow', 'America/New_York', 'Asia/Kolkata', 'UTC'];

test.each(ZONES)('parts, texts and building agree with Intl in %s', (zone) => {
  const wrong = evaluate(
    `
    const wrong = [];
    let seed = 7;
    const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
    const format = new Intl.DateTimeFormat('en-US', { timeZone: ${JSON.stringify(zone)}, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric', weekday: 'short' });
    for (let n = 0; n < 300; n++) {
      const d = new Date(Math.floor(random() * 2e12));
      const p = Object.fromEntries(format.formatToParts(d).map((part) => [part.type, part.value]));
      const seen = [d.getFullYear(), d.getMonth() + 1, d.getDate(), d.getHours(), d.getMinutes(), d.getSeconds(), d.toDateString().slice(0, 3)].join();
      const told = [p.year, p.month, p.day, p.hour, p.minute, p.second].map(Number).concat(p.weekday).join();
      if (seen !== told) wrong.push([d.toISOString(), seen, told]);
      const again = new Date(d.getFullYear(), d.getMonth(), d.getDate(), d.getHours(), d.getMinutes(), d.getSeconds(), d.getMilliseconds());
      const repeated = new Date(d.getTime() - 7200000).getHours() === d.getHours() || Math.abs(again - d) === 3600000;
      if (again.getTime() !== d.getTime() && !repeated) wrong.push(['built', d.toISOString(), again.toISOString()]);
      if (Math.abs(new Date(String(d)) - d) >= 1000) wrong.push(['text', String(d)]);
    }
    return wrong;`,
    { scriptTimeZone: zone },
  );
  expect(wrong).toEqual([]);
});

test('texts are read as Apps Script reads them', () => {
  expect(
    evaluate(
      `return ['2023-09-01', '2023-09-01T10:00', '2023-09-01T10:00:00Z', '2023-09-01T10:00:00+05:00', 'Sep 1, 2023', 'Sep 1, 2023 10:00', 'Fri Sep 01 2023 10:00:00 GMT+0300 (Moscow Standard Time)', 'ерунда'].map((t) => { const d = new Date(t); return isNaN(d) ? null : d.toISOString(); });`,
      { scriptTimeZone: 'Europe/Moscow' },
    ),
  ).toEqual([
    '2023-09-01T00:00:00.000Z',
    '2023-09-01T07:00:00.000Z',
    '2023-09-01T10:00:00.000Z',
    '2023-09-01T05:00:00.000Z',
    '2023-08-31T21:00:00.000Z',
    '2023-09-01T07:00:00.000Z',
    '2023-09-01T07:00:00.000Z',
    null,
  ]);
});

test('setting parts, copying, subclasses and the rest of a Date', () => {
  expect(
    evaluate(
      `
      const d = new Date(2023, 0, 31);
      d.setMonth(1);
      const copy = new Date(d);
      copy.setHours(25, 30);
      class Day extends Date { iso() { return this.toISOString(); } }
      const day = new Day(2023, 8, 1);
      return [
        d.getDate(), d.getMonth(), copy.toISOString(), copy - d, day instanceof Day, day instanceof Date, day.iso(),
        typeof Date(), Date.UTC(2023, 0, 1), Object.prototype.toString.call(d), new Date(NaN).getDate(), String(new Date('x')),
        new Date(99, 0, 1).getFullYear(), d.getTimezoneOffset(), new Date(2023, 8, 1).toLocaleDateString('ru-RU'), JSON.stringify({ d }), Date.name, Date.length,
      ].map((v) => (Number.isNaN(v) ? 'NaN' : v));`,
      { scriptTimeZone: 'Europe/Moscow' },
    ),
  ).toEqual([
    3,
    2,
    '2023-03-03T22:30:00.000Z',
    91_800_000,
    true,
    true,
    '2023-08-31T21:00:00.000Z',
    'string',
    1_672_531_200_000,
    '[object Date]',
    'NaN',
    'Invalid Date',
    1999,
    -180,
    '01.09.2023',
    '{"d":"2023-03-02T21:00:00.000Z"}',
    'Date',
    7,
  ]);
});
