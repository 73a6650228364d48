/** Terms and holidays of the school year: those that «Настройки» names, the calendar's own for the rest. */
import { refusal } from '../refusal';
import { parseDeadline } from '../roadmap/deadline';
import { defaultTerms, schoolYearPeriod, type Term } from '../calendar/school-year';
import type { Settings } from '../workbook/settings';

/** @throws Refusal `setting-wrong` */
export function termsOf(settings: Settings, schoolYear: number): Term[] {
  const period = schoolYearPeriod(schoolYear);
  return defaultTerms(schoolYear).map((term) => {
    const value = settings.text(term.name);
    if (value === '') return term;
    const { start, end } = parseDeadline(value, period);
    if (start === undefined || end === undefined) {
      throw refusal('setting-wrong', term.name, 'первый и последний день, например «01.09.2023 – 27.10.2023»', value);
    }
    return { name: term.name, start, end };
  });
}
