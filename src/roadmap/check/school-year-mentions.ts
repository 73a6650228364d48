/** School years named in headings, activities and results: a plan copied from last year keeps last year's. */
import type { FindingColumn } from '../findings/finding';
import { addDays, dayNumber } from '../../calendar/day';
import { schoolYearName, schoolYearOf, type Period } from '../../calendar/school-year';
import { finding, type Finding, type PlanRow } from './plan-row';

const mention = /(?<!\d)(20\d\d)(\s{0,3}[-–—/]\s{0,3})(20\d\d|\d\d)(?!\d)/g;
/** Words by which a plan looks back at the year that ended: naming that year is right then. */
export const looksBack = /итог|отч[её]т|анализ|опыт|результат\S{0,3}\sза\s/i;
/** Words by which a plan prepares the next year. */
const looksAhead = /план|дорожн|карт|следующ|нов(ый|ого|ому)\s|подготов|проект/i;

function middleOf({ start, end }: Period): string {
  return addDays(start, Math.floor((dayNumber(end) - dayNumber(start)) / 2));
}

/** @param day the first day that the row's deadline tells */
export function checkSchoolYears(row: PlanRow, period: Period, day?: string): Finding[] {
  // The year that ended is looked back at while the new one begins; later the words are left from the plan before.
  const mayLookBack = day === undefined || day <= middleOf(period);
  const first = schoolYearOf(period.start);
  const last = schoolYearOf(period.end);
  return (['Мероприятие', 'Результат'] as const).flatMap((column: FindingColumn) => {
    const text = column === 'Мероприятие' ? row.activity : row.result;
    for (const match of text.matchAll(mention)) {
      const year = Number(match[1]);
      const second = Number(match[3]?.slice(-2));
      if (second !== (year + 1) % 100 || (year >= first && year <= last)) continue;
      const around = text.slice(Math.max(0, match.index - 90), match.index + 40);
      if (
        (year === first - 1 && mayLookBack && looksBack.test(around)) ||
        (year === last + 1 && looksAhead.test(around))
      )
        continue;
      const dash = match[2] ?? '-';
      const replacement = `${text.slice(0, match.index)}${first}${dash}${first + 1}${text.slice(match.index + match[0].length)}`;
      const found = match[0].trim();
      return [finding(row, 'period-mismatch', { column, found, expected: schoolYearName(first) }, replacement)];
    }
    return [];
  });
}
