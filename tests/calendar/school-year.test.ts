import {
  defaultTerms,
  isDayOff,
  isPublicHoliday,
  parseSchoolYear,
  schoolYearName,
  schoolYearOf,
  schoolYearPeriod,
  workingDayOnOrBefore,
} from '../../src/calendar/school-year';

describe('the school year', () => {
  it('runs from 1 September to 31 August', () => {
    expect(schoolYearPeriod(2023)).toEqual({ start: '2023-09-01', end: '2024-08-31' });
    expect(schoolYearOf('2023-09-01')).toBe(2023);
    expect(schoolYearOf('2024-08-31')).toBe(2023);
    expect(schoolYearName(2023)).toBe('2023-2024');
  });

  it.each([
    ['2023-2024', 2023],
    ['2023/2024', 2023],
    ['2023 – 2024 учебный год', 2023],
    ['2023/24', 2023],
    ['2023-2025', undefined],
    ['2023', undefined],
    ['2023-20245', undefined],
  ])('reads «%s»', (text, first) => {
    expect(parseSchoolYear(text)).toBe(first);
  });

  it('has terms that follow each other without overlapping within a family', () => {
    for (const family of ['четверть', 'полугодие', 'триместр', 'каникулы']) {
      const terms = defaultTerms(2023).filter((term) => term.name.includes(family));
      const sorted = [...terms].sort((a, b) => a.start.localeCompare(b.start));
      expect(terms).toEqual(family === 'каникулы' ? terms : sorted);
      sorted.forEach((term, k) => {
        expect(term.start <= term.end).toBe(true);
        const next = sorted[k + 1];
        if (next) expect(term.end < next.start).toBe(true);
      });
    }
  });

  it('ends the second trimester with February, leap or not', () => {
    expect(defaultTerms(2023).find((term) => term.name === 'II триместр')?.end).toBe('2024-02-29');
    expect(defaultTerms(2024).find((term) => term.name === 'II триместр')?.end).toBe('2025-02-28');
  });

  it.each(['2023-09-02', '2023-09-03', '2024-01-08', '2024-02-23', '2024-05-09', '2023-11-04', '2024-06-12'])(
    'rests on %s',
    (day) => {
      expect(isDayOff(day)).toBe(true);
    },
  );

  it.each(['2023-09-01', '2024-01-09', '2024-05-08', '2023-11-03'])('works on %s', (day) => {
    expect(isDayOff(day)).toBe(false);
  });

  it('tells holidays from weekends', () => {
    expect(isPublicHoliday('2023-09-02')).toBe(false);
    expect(isPublicHoliday('2024-05-09')).toBe(true);
  });

  it('goes back to a working day', () => {
    expect(workingDayOnOrBefore('2024-01-08')).toBe('2023-12-29');
    expect(workingDayOnOrBefore('2023-09-01')).toBe('2023-09-01');
  });
});
