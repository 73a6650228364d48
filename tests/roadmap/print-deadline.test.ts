import * as fc from 'fast-check';
import { dayNumber, dayOfNumber } from '../../src/calendar/day';
import { type Deadline, parseDeadline } from '../../src/roadmap/deadline';
import { type DeadlineStyle, printDeadline } from '../../src/roadmap/print-deadline';

const PERIOD = { start: '2023-09-01', end: '2024-08-31' };
const STYLES: DeadlineStyle[] = ['words', 'digits', 'dashes'];

const day = fc.integer({ min: dayNumber('2022-09-01'), max: dayNumber('2025-08-31') }).map(dayOfNumber);
const pair = fc.tuple(day, day).map(([a, b]) => (a <= b ? { start: a, end: b } : { start: b, end: a }));
const wholeMonths = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 8 })).map(([first, more]) => {
  const last = first + more + 1;
  const at = (month: number): string =>
    `${2022 + Math.floor((month + 8) / 12)}-${String(((month + 8) % 12) + 1).padStart(2, '0')}-01`;
  return { start: at(first), end: dayOfNumber(dayNumber(at(last)) - 1) };
});
const days = fc.oneof(
  day.map((end) => ({ kind: 'deadline' as const, end })),
  day.map((start) => ({ kind: 'from' as const, start })),
  day.map((start) => ({ kind: 'date' as const, start, end: start })),
  fc
    .oneof(pair, wholeMonths)
    .map(({ start, end }) => ({ kind: start === end ? ('date' as const) : ('range' as const), start, end })),
);

/** Spaces, dashes, case and invisible characters a person or a scanner may change without changing what is read. */
function disguise(text: string, choices: readonly number[]): string {
  const dashes = ['-', '–', '—', '‑', '−'];
  let k = 0;
  const next = (): number => choices[k++ % choices.length] ?? 0;
  return Array.from(text, (char) => {
    if (char === ' ') return [' ', '\u00a0', '  ', '\u2009', ' \u200b'][next() % 5] ?? ' ';
    if (char === '-' || char === '–') return dashes[next() % dashes.length] ?? '-';
    return next() % 3 === 0 ? char.toUpperCase() : char;
  }).join('');
}

/** Cyrillic letters that have a Latin twin. */
const TWINS = new Map([
  ['а', 'a'],
  ['е', 'e'],
  ['о', 'o'],
  ['р', 'p'],
  ['с', 'c'],
  ['у', 'y'],
  ['х', 'x'],
  ['к', 'k'],
  ['м', 'm'],
  ['т', 't'],
  ['в', 'b'],
  ['н', 'h'],
]);

function daysOf(deadline: Deadline): unknown {
  return { kind: deadline.kind, start: deadline.start, end: deadline.end };
}

describe('printDeadline', () => {
  it.each([
    [{ kind: 'deadline', end: '2023-10-15' }, 'до 15 октября 2023 г.', 'до 15.10.2023'],
    [{ kind: 'from', start: '2023-10-15' }, 'с 15 октября 2023 г.', 'с 15.10.2023'],
    [{ kind: 'date', start: '2023-10-15', end: '2023-10-15' }, '15 октября 2023 г.', '15.10.2023'],
    [{ kind: 'range', start: '2023-10-01', end: '2023-10-15' }, 'с 1 по 15 октября 2023 г.', '01.10.2023-15.10.2023'],
    [
      { kind: 'range', start: '2023-12-01', end: '2024-01-31' },
      'декабрь 2023 г. – январь 2024 г.',
      '01.12.2023-31.01.2024',
    ],
    [{ kind: 'range', start: '2023-09-01', end: '2023-10-31' }, 'сентябрь – октябрь 2023 г.', '01.09.2023-31.10.2023'],
    [{ kind: 'range', start: '2024-02-01', end: '2024-02-29' }, 'февраль 2024 г.', '01.02.2024-29.02.2024'],
    [
      { kind: 'range', start: '2024-02-21', end: '2024-02-29' },
      'третья декада февраля 2024 г.',
      '21.02.2024-29.02.2024',
    ],
  ] as const)('writes %j', (deadline, words, digits) => {
    expect(printDeadline({ ...deadline, issues: [] })).toBe(words);
    expect(printDeadline({ ...deadline, issues: [] }, 'digits')).toBe(digits);
  });

  it('writes nothing for what was not understood', () => {
    expect(printDeadline({ kind: 'unreadable', issues: [] })).toBeUndefined();
  });

  it('reads back what it wrote, in any style', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...STYLES), (deadline, style) => {
        const read = parseDeadline(printDeadline({ ...deadline, issues: [] }, style) ?? '', PERIOD);
        expect(daysOf(read)).toEqual({ start: undefined, end: undefined, ...deadline });
        expect(read.issues).not.toContain('deadline-malformed');
        expect(read.issues).not.toContain('deadline-year-missing');
      }),
      { numRuns: 2000 },
    );
  });

  it('reads back several in one cell', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(days, { minLength: 2, maxLength: 5, selector: (part) => JSON.stringify(part) }),
        fc.constantFrom(...STYLES),
        (parts, style) => {
          const text = printDeadline({ kind: 'multi', parts, issues: [] }, style) ?? '';
          const read = parseDeadline(text, PERIOD);
          expect(read.parts?.map((part) => ({ kind: part.kind, start: part.start, end: part.end }))).toEqual(
            parts.map((part) => ({ start: undefined, end: undefined, ...part })),
          );
          read.parts?.forEach((part, k) => {
            const source = part.source ?? { from: 0, to: 0 };
            expect(daysOf(parseDeadline(text.slice(source.from, source.to), PERIOD))).toEqual({
              start: undefined,
              end: undefined,
              ...parts[k],
            });
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reads the same whatever the case, the dashes and the spaces', () => {
    fc.assert(
      fc.property(
        days,
        fc.constantFrom(...STYLES),
        fc.array(fc.nat(30), { minLength: 5, maxLength: 40 }),
        (deadline, style, choices) => {
          const text = printDeadline({ ...deadline, issues: [] }, style) ?? '';
          expect(parseDeadline(disguise(text, choices), PERIOD)).toEqual({ ...parseDeadline(text, PERIOD) });
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('reads the same with one Latin letter in the place of its Cyrillic twin, and says that it mended it', () => {
    fc.assert(
      fc.property(days, fc.nat(), (deadline, choice) => {
        const text = printDeadline({ ...deadline, issues: [] }) ?? '';
        const places = Array.from(text, (char, k) => (TWINS.has(char) ? k : -1)).filter((k) => k >= 0);
        fc.pre(places.length > 0);
        const place = places[choice % places.length] ?? 0;
        const read = parseDeadline(
          text.slice(0, place) + (TWINS.get(text.charAt(place)) ?? '') + text.slice(place + 1),
          PERIOD,
        );
        expect(daysOf(read)).toEqual(daysOf(parseDeadline(text, PERIOD)));
        expect(read.issues).toContain('deadline-malformed');
      }),
      { numRuns: 1000 },
    );
  });
});
