// Lays a template out over the period of a plan: deadlines get their days and years, roles get people. A fresh plan
// must please the checker, so last days are working days inside the period, after approval, and in the order of stages.
import { organisationIn } from '../../people/organisation-case';
import { addDays, dayNumber, daysInMonth, isoDay, lastOfMonth, monthOf, yearOf } from '../../calendar/day';
import type { Period } from '../../calendar/school-year';
import {
  isDayOff,
  schoolYearName,
  schoolYearOf,
  schoolYearPeriod,
  workingDayOnOrBefore,
} from '../../calendar/school-year';
import type { Stage } from '../stage';
import type { StaffMember } from './responsible-text';
import { responsibleText } from './responsible-text';
import type { RoadmapTemplate, TemplateDeadline, TemplateHeading } from './template';

/** What a template is laid out over: the plan's period (ISO days, both included) and the people of the organisation. */
export interface PlanGround extends Period {
  readonly organisation: string;
  readonly staff: readonly StaffMember[];
  /** The day of approval, where it is known: no deadline is put on it or before it. */
  readonly approval?: string;
}

/** A row of the new plan. A heading has neither deadline nor responsible. */
export interface LaidOutRow {
  readonly number: string;
  readonly activity: string;
  readonly deadline: string;
  readonly responsible: string;
  readonly result: string;
  readonly document: string;
  readonly stage: Stage;
  readonly heading: boolean;
}

/** The rows of the plan, headings among them. */
export function layOutTemplate(template: RoadmapTemplate, ground: PlanGround): LaidOutRow[] {
  const calendar = new PlanCalendar(ground, ground.approval);
  return template.sections.flatMap(({ heading, activities }) => [
    headingRow(heading),
    ...activities.map(({ number, stage, activity, deadline, responsible, result, document }) => ({
      number,
      activity,
      deadline: deadlineText(deadline, calendar),
      responsible: responsibleText(responsible, ground.staff),
      result,
      document,
      stage,
      heading: false,
    })),
  ]);
}

/** The lines of the title, the organisation left out where it is not known. */
export function titleOf(template: RoadmapTemplate, ground: Period & { readonly organisation: string }): string[] {
  const { start, end, organisation } = ground;
  const year = isSchoolYear(ground) ? `на ${schoolYearName(schoolYearOf(start))} учебный год` : '';
  const calendarYear =
    start.endsWith('-01-01') && end === isoDay(yearOf(start), 12, 31) ? `на ${yearOf(start)} год` : '';
  const lines = [
    'План мероприятий (дорожная карта)',
    template.subject,
    organisationLine(template, organisation.trim()),
    year || calendarYear || `на период с ${dayText(start)} по ${dayText(end)}`,
  ];
  return lines.filter((line) => line !== '');
}

/** «в МБОУ «Школа № 5»»; a name that cannot be put into a sentence, and a district's, stands alone. */
function organisationLine({ model }: RoadmapTemplate, name: string): string {
  const declined = model === 'Муниципальный план' || name === '' ? undefined : organisationIn(name, 'prepositional');
  return declined === undefined ? name : `в ${declined}`;
}

function headingRow({ number, title, stage, task, result }: TemplateHeading): LaidOutRow {
  const details = [task === undefined ? '' : `Задача: ${task}.`, result === undefined ? '' : `Результат: ${result}.`];
  const activity = [title, ...details].filter((line) => line !== '').join('\n');
  return { number, activity, deadline: '', responsible: '', result: '', document: '', stage, heading: true };
}

const NOMINATIVE = 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ');
const GENITIVE = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');

const dayText = (iso: string): string =>
  `${Number(iso.slice(8, 10))} ${GENITIVE[monthOf(iso) - 1] ?? ''} ${yearOf(iso)} г.`;
const monthText = (iso: string): string => `${NOMINATIVE[monthOf(iso) - 1] ?? ''} ${yearOf(iso)} г.`;

function deadlineText(deadline: TemplateDeadline, calendar: PlanCalendar): string {
  switch (deadline.kind) {
    case 'until':
      return `до ${dayText(calendar.lastDay(deadline.month, deadline.day))}`;
    case 'day':
      return dayText(calendar.lastDay(deadline.month, deadline.day));
    case 'months':
      return monthsText(calendar.months(deadline.from, deadline.to), calendar);
    case 'continuous':
      return calendar.whole;
    case 'monthly':
      return `ежемесячно до ${deadline.day} числа`;
  }
}

function monthsText({ start, end }: Period, { period, firstDay }: PlanCalendar): string {
  const from = isoDay(yearOf(start), monthOf(start), 1);
  const to = lastOfMonth(end);
  if (to < firstDay) return `до ${dayText(firstDay)}`;
  if (from < period.start || to > period.end) {
    const last = workingDayOnOrBefore(end);
    if (last < firstDay) return `до ${dayText(firstDay)}`;
    return last <= start ? `до ${dayText(last)}` : `с ${dayText(start)} по ${dayText(last)}`;
  }
  if (from.slice(0, 7) === to.slice(0, 7)) return monthText(from);
  const first = yearOf(from) === yearOf(to) ? (NOMINATIVE[monthOf(from) - 1] ?? '') : monthText(from);
  return `${first} – ${monthText(to)}`;
}

/** Whether a plan is one of a school year, even where it ends with the lessons and not in August. */
function isSchoolYear({ start, end }: Period): boolean {
  const year = schoolYearPeriod(schoolYearOf(start));
  return monthOf(start) === 9 && end <= year.end && dayNumber(end) - dayNumber(start) > 240;
}

/**
 * The days of a plan. Over a school year the months of a template are real months; over any other period (a calendar
 * year, half a year, several years) the school year from September to August is stretched or shrunk to it.
 */
class PlanCalendar {
  readonly period: Period;
  /** The earliest last day: a working day of the period, after approval. */
  readonly firstDay: string;
  readonly whole: string;
  private readonly real: boolean;

  constructor({ start, end }: Period, approval: string | undefined) {
    this.period = { start, end };
    this.real = isSchoolYear(this.period);
    this.whole = this.real ? 'в течение учебного года' : 'в течение всего периода';
    const earliest = approval !== undefined && approval >= start && approval < end ? addDays(approval, 1) : start;
    this.firstDay = earliest;
    while (isDayOff(this.firstDay) && this.firstDay < end) this.firstDay = addDays(this.firstDay, 1);
  }

  /** The last day of a deadline on a working day. */
  lastDay(month: number, day: number): string {
    const wanted = workingDayOnOrBefore(this.place(month, day));
    return wanted < this.firstDay ? this.firstDay : wanted;
  }

  /** First day of one month and last day of another, inside the period. */
  months(from: number, to: number): Period {
    const end = this.place(to, 31);
    const start = this.place(from, 1);
    return { start: start < end ? start : end, end };
  }

  private place(month: number, day: number): string {
    const { start, end } = this.period;
    const first = this.real ? schoolYearOf(start) : REFERENCE_YEAR;
    const year = month >= 9 ? first : first + 1;
    const iso = isoDay(year, month, Math.min(day, daysInMonth(year, month)));
    const placed = this.real ? iso : this.stretch(iso);
    return placed < start ? start : placed > end ? end : placed;
  }

  private stretch(iso: string): string {
    const { start, end } = this.period;
    const year = schoolYearPeriod(REFERENCE_YEAR);
    const share = (dayNumber(iso) - dayNumber(year.start)) / (dayNumber(year.end) - dayNumber(year.start));
    return addDays(start, Math.round(share * (dayNumber(end) - dayNumber(start))));
  }
}

/** Any school year without 29 February does to measure how far into a year a day lies. */
const REFERENCE_YEAR = 2022;
