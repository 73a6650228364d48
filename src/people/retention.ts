/**
 * Whose data are due to be destroyed: the aim is reached or consent was taken back, and the row still tells who it is
 * (152-ФЗ, art. 21 parts 4 and 5). How long a school keeps a finished programme is here a year: the next school year may
 * need it for the report.
 */
import { addDays, isoDay } from '../calendar/day';
import { readConsent } from './consent-words';
import type { Participant } from './participant';
import { schoolYearOf, schoolYearPeriod } from '../calendar/school-year';

/** `withdrawn`: consent was taken back; `finished`: a year has passed since the end; `undated`: over, no one knows since when. */
export type RetentionReason = 'withdrawn' | 'finished' | 'undated';

export interface OverdueData {
  readonly code: string;
  readonly role: Participant['role'];
  /** Row of the bank's sheet, from 1. */
  readonly line: number;
  readonly reason: RetentionReason;
  /** ISO; the last day on which the data could stay. Absent where no day is known. */
  readonly due?: string;
}

/** Days within which data are destroyed after a withdrawal (152-ФЗ, art. 21 part 5). */
const daysAfterWithdrawal = 30;

/** The people of a bank whose data should be destroyed by the day (ISO), in the order of the rows. */
export function overdueData(people: readonly Participant[], today: string): OverdueData[] {
  return people.flatMap((person) => {
    if (person.name === '' && person.contact === '') return [];
    const found = overdue(person, today);
    return found ? [{ code: person.code, role: person.role, line: person.line, ...found }] : [];
  });
}

function overdue(person: Participant, today: string): Pick<OverdueData, 'reason' | 'due'> | undefined {
  const { withdrawn, given } = person.consent;
  if (withdrawn !== undefined)
    return { reason: 'withdrawn', ...(withdrawn === '' ? {} : { due: addDays(withdrawn, daysAfterWithdrawal) }) };
  if (readConsent(given) === 'withdrawn') return { reason: 'withdrawn' };
  const over = person.state === 'завершил' || person.state === 'выбыл';
  if (person.finished !== undefined) {
    const due = yearAfter(person.finished);
    return due < today ? { reason: 'finished', due } : undefined;
  }
  if (!over) return undefined;
  // Without a day of the end, the school year of the beginning is taken to be that of the end.
  if (person.entered === undefined) return { reason: 'undated' };
  const due = yearAfter(schoolYearPeriod(schoolYearOf(person.entered)).end);
  return due < today ? { reason: 'undated', due } : undefined;
}

function yearAfter(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  // 29 February has no day of its own in the next year.
  return isoDay(year + 1, month, month === 2 && date === 29 ? 28 : date);
}
