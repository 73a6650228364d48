/**
 * When a pair meets: the five obligatory kinds of meetings laid out over the days on which the pair can meet. The first
 * three come a week apart, regular ones once a month, the last one at the end.
 */
import { addDays } from '../calendar/day';
import { isDayOff, type Period, type Term } from '../calendar/school-year';
import type { MeetingKind } from './pair-words';

export interface PlannedMeeting {
  readonly kind: MeetingKind;
  /** ISO */
  readonly day: string;
}

const week = 7;
const month = 30;
/** A regular meeting is not put so near to the last one. */
const nearTheEnd = 10;
/** With fewer days to choose from, the meetings are spread evenly. */
const fewDays = 40;

/** @param holidays school holidays, in which nobody meets */
export function planMeetings(period: Period, holidays: readonly Term[]): PlannedMeeting[] {
  const days = meetingDays(period, holidays);
  const last = days[days.length - 1];
  const [first] = days;
  if (first === undefined || last === undefined) return [];
  if (days.length < fewDays) {
    const at = (part: number): string => days[Math.floor(((days.length - 1) * part) / 4)] ?? last;
    return (['знакомство', 'пробная', 'планирование', 'регулярная', 'итоговая'] as const).map((kind, index) => ({
      kind,
      day: at(index),
    }));
  }
  const from = (day: string): string => days.find((each) => each >= day) ?? last;
  const trial = from(addDays(first, week));
  const planning = from(addDays(first, 2 * week));
  const meetings: PlannedMeeting[] = [
    { kind: 'знакомство', day: first },
    { kind: 'пробная', day: trial },
    { kind: 'планирование', day: planning },
  ];
  const lastRegular = addDays(last, -nearTheEnd);
  for (let day = from(addDays(planning, month)); day <= lastRegular; day = from(addDays(day, month))) {
    meetings.push({ kind: 'регулярная', day });
  }
  if (!meetings.some(({ kind }) => kind === 'регулярная'))
    meetings.push({ kind: 'регулярная', day: from(addDays(planning, week)) });
  return [...meetings, { kind: 'итоговая', day: last }];
}

/** Working days outside the holidays; all working days where the period lies in the holidays. */
function meetingDays({ start, end }: Period, holidays: readonly Term[]): string[] {
  const working: string[] = [];
  for (let day = start; day <= end; day = addDays(day, 1)) if (!isDayOff(day)) working.push(day);
  const school = working.filter((day) => !holidays.some((term) => day >= term.start && day <= term.end));
  return school.length > 0 ? school : working;
}
