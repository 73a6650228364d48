import { readLabels, readPeriods, scoreDeadlines } from '../../scripts/accuracy/deadlines';
import { parseDeadline } from '../../src/roadmap/deadline';

const PERIOD = { start: '2023-09-01', end: '2024-08-31' };
const days = (text: string, terms: Parameters<typeof parseDeadline>[2] = []): (string | undefined)[] => {
  const read = parseDeadline(text, PERIOD, terms);
  return [read.kind, read.start, read.end];
};

describe('three numbers or more joined by hyphens', () => {
  const parts = (text: string): (string | undefined)[][] =>
    (parseDeadline(text, PERIOD).parts ?? []).map(({ start, end }) => (start === end ? [start] : [start, end]));
  const [fifth, twelfth, nineteenth] = ['2023-10-05', '2023-10-12', '2023-10-19'].map((day) => [day]);

  it.each([
    '5-12-19 октября',
    '5–12–19 октября 2023 г.',
    '5 - 12 - 19 октября',
    '5-12-19.10.2023',
    'октябрь: 5-12-19',
    '5-го-12-го-19-го октября',
  ])('are days: %s', (text) => {
    expect(parts(text)).toEqual([fifth, twelfth, nineteenth]);
  });

  it('stay days beside other dates', () => {
    expect(parts('5-12-19 октября, 2 ноября')).toEqual([fifth, twelfth, nineteenth, ['2023-11-02']]);
    expect(parts('5-12-19 октября – 2 ноября')).toEqual([fifth, twelfth, ['2023-10-19', '2023-11-02']]);
  });

  it('are one run of days where they follow one another', () => {
    expect(days('1-2-3 октября')).toEqual(['range', '2023-10-01', '2023-10-03']);
    expect(days('1-2-3 неделя октября')).toEqual(['range', '2023-10-01', '2023-10-21']);
  });

  it('number any unit', () => {
    const quarters = ['2023-09-01', '2023-11-06', '2024-01-09'];
    expect(parts('I-II-III четверть').map(([start]) => start)).toEqual(quarters);
  });

  it('two of them have a first and a last day', () => {
    expect(days('5-12 октября')).toEqual(['range', '2023-10-05', '2023-10-12']);
    expect(parts('5-12, 19-26 октября')).toEqual([
      ['2023-10-05', '2023-10-12'],
      ['2023-10-19', '2023-10-26'],
    ]);
  });
});

describe('terms of the settings', () => {
  const TERMS = [
    { name: 'I четверть', start: '2023-09-01', end: '2023-10-29' },
    { name: '2 четверть', start: '2023-11-07', end: '2023-12-30' },
    { name: 'Третья четверть', start: '2024-01-10', end: '2024-03-20' },
    { name: '4-я четверть', start: '2024-03-29', end: '2024-05-24' },
    { name: 'Осенние каникулы', start: '2023-10-30', end: '2023-11-06' },
    { name: 'Каникулы зимние', start: '2023-12-31', end: '2024-01-09' },
    { name: 'Праздник осени', start: '2023-09-20', end: '2023-09-21' },
  ];

  it('take the place of the default ones, however they are named', () => {
    expect(days('I четверть', TERMS)).toEqual(['range', '2023-09-01', '2023-10-29']);
    expect(days('во второй четверти', TERMS)).toEqual(['range', '2023-11-07', '2023-12-30']);
    expect(days('III четв.', TERMS)).toEqual(['range', '2024-01-10', '2024-03-20']);
    expect(days('осенние каникулы', TERMS)).toEqual(['range', '2023-10-30', '2023-11-06']);
    expect(days('зимние каникулы', TERMS)).toEqual(['range', '2023-12-31', '2024-01-09']);
  });

  it('make the half-years and the end of lessons', () => {
    expect(days('I полугодие', TERMS)).toEqual(['range', '2023-09-01', '2023-12-30']);
    expect(days('до конца II полугодия', TERMS)).toEqual(['deadline', undefined, '2024-05-24']);
    expect(days('до конца учебного года', TERMS)).toEqual(['deadline', undefined, '2024-05-24']);
  });

  it('leave what they do not name, and other school years, to the default ones', () => {
    expect(days('весенние каникулы', TERMS)).toEqual(['range', '2024-03-23', '2024-03-31']);
    expect(days('I четверть 2022-2023 учебного года', TERMS)).toEqual(['range', '2022-09-01', '2022-10-27']);
  });
});

describe('what else is said of a deadline', () => {
  it('gives the second reading of an ambiguous text', () => {
    expect(parseDeadline('до сентября', PERIOD).other).toEqual({ end: '2023-08-31' });
    expect(parseDeadline('август', PERIOD).other).toEqual({ start: '2024-08-01', end: '2024-08-31' });
    expect(parseDeadline('в конце года', PERIOD).other).toEqual({ start: '2023-12-21', end: '2023-12-31' });
  });

  it('gives the days a recurring deadline lies within', () => {
    expect(parseDeadline('ежемесячно с октября по май', PERIOD).window).toEqual({
      start: '2023-10-01',
      end: '2024-05-31',
    });
    expect(parseDeadline('ежегодно до 1 октября', PERIOD).window?.end).toBe('2023-10-01');
  });

  it('gives kind, days and place of each of several', () => {
    const text = 'Октябрь 2023\n\nПо графику';
    const parts = parseDeadline(text, PERIOD).parts ?? [];
    expect(parts.map((part) => part.kind)).toEqual(['range', 'by-schedule']);
    expect(parts.map((part) => text.slice(part.source?.from, part.source?.to))).toEqual(['Октябрь 2023', 'По графику']);
  });

  it('says whether a year was printed and how exact the days are', () => {
    expect(parseDeadline('сентябрь', PERIOD)).toMatchObject({ hasYear: false, precision: 'month' });
    expect(parseDeadline('1 сентября 2023', PERIOD)).toMatchObject({ hasYear: true, precision: 'day' });
    expect(parseDeadline('первая декада мая', PERIOD).precision).toBe('decade');
  });
});

describe('white space and marks that nobody sees', () => {
  it.each([
    ['сентябрь\u00a02023', 'range'],
    ['сен\u00adтябрь 2023', 'range'],
    ['\u200bсентябрь\u200b 2023\ufeff', 'range'],
    ['маи\u0306 2024', 'range'],
    ['сентя\u0301брь 2023', 'range'],
    ['\u202eсентябрь 2023\u202c', 'range'],
    ['０１.１０.２０２３', 'date'],
  ])('reads %j', (text, kind) => {
    const read = parseDeadline(text, PERIOD);
    expect([read.kind, read.issues]).toEqual([kind, []]);
  });
});

describe('scoreDeadlines', () => {
  const HEADER = [
    'file',
    'line',
    'row_no',
    'row_type',
    'deadline_text',
    'kind',
    'start',
    'end',
    'precision',
    'findings',
  ].join('\t');
  const PERIODS = readPeriods('| 000 | 2023-09-01 – 2024-08-31 | why | none |\n| doc | period |');

  it('counts what is read exactly and names what is not', () => {
    const rows = readLabels(
      [
        HEADER,
        '000_a.txt\t1\t1\tstage\t\theading\t\t\t\t',
        '000_a.txt\t2\t1.1\titem\tдо 1 октября 2023 г.\tdeadline\t\t2023-10-01\tday\tdeadline-before-approval:сведения',
        '000_a.txt\t3\t1.2\titem\tсентябрь\\n\\nпо графику\tmulti\t2023-09-01\t2023-09-30\tmonth\tdeadline-multiple:x;deadline-uncontrolled:x;deadline-year-missing:x',
        '000_a.txt\t4\t1.3\titem\tдо 1 октября 2023 г.\tdeadline\t\t2023-10-02\tday\t',
      ].join('\n'),
    );
    const score = scoreDeadlines(rows, PERIODS);
    expect([score.total, score.right]).toEqual([3, 2]);
    expect(score.misses).toMatchObject([
      { rowNo: '1.3', expected: 'deadline||2023-10-02|', found: 'deadline||2023-10-01|' },
    ]);
  });
});
