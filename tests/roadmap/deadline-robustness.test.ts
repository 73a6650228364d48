// The reader never throws, answers in time whatever it is given, and gives only what its contract allows.
// `DEADLINE_RUNS=1000000 npx jest --selectProjects unit tests/roadmap/deadline-robustness` tries a million texts.
import * as fc from 'fast-check';
import { civilDay } from '../../src/calendar/day';
import { parseDeadline } from '../../src/roadmap/deadline';
import { PHRASES } from './deadline-phrases';

const RUNS = Number(process.env['DEADLINE_RUNS'] ?? 1000);
const PERIOD = { start: '2023-09-01', end: '2024-08-31' };
const KINDS = [
  'deadline',
  'range',
  'date',
  'from',
  'multi',
  'continuous',
  'by-schedule',
  'recurring',
  'as-needed',
  'relative',
  'empty',
  'unreadable',
];
const UNDATED = ['continuous', 'by-schedule', 'recurring', 'as-needed', 'relative', 'empty', 'unreadable'];
const CODES = [
  'deadline-unreadable',
  'deadline-malformed',
  'deadline-wrong-year',
  'deadline-outside-period',
  'deadline-reversed',
  'deadline-multiple',
  'deadline-year-missing',
  'deadline-ambiguous',
  'deadline-vague',
  'deadline-uncontrolled',
  'text-noise',
];

function expectContract(text: string): void {
  const read = parseDeadline(text, PERIOD);
  expect(KINDS).toContain(read.kind);
  for (const issue of read.issues) expect(CODES).toContain(issue);
  expect(new Set(read.issues).size).toBe(read.issues.length);
  for (const day of [read.start, read.end, ...(read.parts ?? []).flatMap((part) => [part.start, part.end])]) {
    if (day !== undefined) expect(civilDay(day)).toBeDefined();
  }
  if (UNDATED.includes(read.kind)) expect([read.start, read.end]).toEqual([undefined, undefined]);
  if (read.kind === 'range' || read.kind === 'date')
    expect(read.start !== undefined && read.end !== undefined).toBe(true);
  if (read.kind === 'deadline') expect([read.start, read.end === undefined]).toEqual([undefined, false]);
  if (read.kind === 'from') expect([read.start === undefined, read.end]).toEqual([false, undefined]);
  if (read.kind === 'multi') {
    expect((read.parts ?? []).length).toBeGreaterThan(1);
    expect(read.issues).toContain('deadline-multiple');
  } else expect(read.parts).toBeUndefined();
  if (read.kind === 'unreadable') expect(read.issues).toContain('deadline-unreadable');
  if (read.start !== undefined && read.end !== undefined && read.kind !== 'multi' && read.end < read.start) {
    expect(read.issues).toContain('deadline-reversed');
  }
}

const pieces = fc.constantFrom(
  ...new Set(PHRASES.flatMap((phrase) => phrase.text.split(' '))),
  ' ',
  '-',
  '–',
  '.',
  ',',
  ';',
  '(',
  ')',
  '\n',
  '\n\n',
  '/',
  ':',
  '№',
  '1',
  '31',
  '00',
  '2023',
  '202',
  '99999',
  'г.',
  'с',
  'по',
  'до',
  'i',
  'О',
  '<p>',
  '&nbsp;',
  '_',
  '\u200b',
);

describe('whatever is typed', () => {
  it('keeps to the contract for words of deadlines in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(pieces, fc.constantFrom('', ' ')), { maxLength: 14 }), (words) => {
        expectContract(words.map(([word, space]) => word + space).join(''));
      }),
      { numRuns: RUNS },
    );
  });

  it('keeps to the contract for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), expectContract), { numRuns: RUNS });
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
          maxLength: 60,
        }),
        expectContract,
      ),
      {
        numRuns: RUNS,
      },
    );
  });

  it('keeps to the contract for slips in real phrases', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PHRASES),
        fc.nat(),
        fc.constantFrom('', ' ', 'а', '1', '-', '.', '\n', '('),
        (phrase, choice, put) => {
          const at = choice % (phrase.text.length + 1);
          expectContract(phrase.text.slice(0, at) + put + phrase.text.slice(at));
          expectContract(phrase.text.slice(0, at) + put + phrase.text.slice(at + 1));
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('keeps to the contract for any period', () => {
    const year = fc.integer({ min: 2000, max: 2050 });
    fc.assert(
      fc.property(
        fc.constantFrom(...PHRASES),
        year,
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 1, max: 12 }),
        (phrase, first, more, month) => {
          const start = `${first}-${String(month).padStart(2, '0')}-01`;
          const read = parseDeadline(phrase.text, { start, end: `${first + more}-12-31` });
          expect(KINDS).toContain(read.kind);
        },
      ),
      { numRuns: RUNS },
    );
  });
});

/** Milliseconds of processor time, the least of three: other work on the machine must not decide. */
function quickest(text: string): number {
  const times = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    parseDeadline(text, PERIOD);
    const used = process.cpuUsage(before);
    return (used.user + used.system) / 1000;
  });
  return Math.min(...times);
}

describe('time', () => {
  const SEEDS = [
    'а',
    ' ',
    '\n',
    '-',
    '.',
    '<a',
    '<',
    '&a',
    '[bookmark',
    '1 октября, ',
    '(',
    'сентябрь (',
    '2023 ',
    'в течение ',
    '1 ',
    '1-2-',
    '0',
    'с е н т ',
    'сентябырь ',
    'абвгдежзик ',
    'до ',
    'и ',
    'i ',
    'О1О1',
    'и\u0306',
    '\u200b',
    'с 1 по ',
    '10:00-',
    '8-999-',
    'до 1 октября;',
    'сентябрьоктябрь',
    '&nbsp;',
    '<p>сентябрь</p>',
    'се-\n',
    '"',
    'по отдельному ',
    'каждый ',
    'не позднее ',
    '1) ',
    '1. ',
    'кроме ',
    'от ',
    '—',
    '\u{1f600}',
    '\ud800',
    'I четверть, ',
    '01.09.2023 ',
    '1,',
    'п/г',
  ];
  const LENGTHS = [50_000, 2900, 1100, 580];
  // What grows out of proportion takes minutes; a second forgives a busy machine.
  const TRAP_MS = 1000;

  it.each(SEEDS)('answers for 50,000 characters of %j in time', (seed) => {
    for (const length of LENGTHS) {
      const text = seed.repeat(Math.ceil(length / seed.length)).slice(0, length);
      expect(quickest(text)).toBeLessThan(TRAP_MS);
    }
  });

  it('answers in time for real phrases repeated to 50,000 characters', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PHRASES),
        fc.constantFrom(' ', '\n', ', ', '; '),
        fc.integer({ min: 200, max: 50_000 }),
        (phrase, joint, length) => {
          const text = (phrase.text + joint)
            .repeat(Math.ceil(length / (phrase.text.length + joint.length)))
            .slice(0, length);
          expect(quickest(text)).toBeLessThan(TRAP_MS);
        },
      ),
      { numRuns: 300 },
    );
  });
});
