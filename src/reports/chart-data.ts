/** The charts of «Сводка» as small tables: labels and one or two series. */
import { dayNumber } from '../calendar/day';
import { noForm } from './form-name';
import type { SchoolFigures } from './school-figures';
import type { Breakdown } from './tally';

export interface ChartData {
  readonly name: 'stages' | 'forms' | 'loads' | 'satisfaction';
  readonly title: string;
  readonly series: readonly string[];
  /** Empty where there is nothing to draw. */
  readonly points: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
}

export function chartData(figures: SchoolFigures): ChartData[] {
  return [timeline(figures), forms(figures), loads(figures), satisfaction(figures)];
}

/** Stacked bars: an unseen one up to the first day of the stage, then the stage. */
function timeline({ roadmap }: SchoolFigures): ChartData {
  const stages = (roadmap?.stages ?? []).flatMap(({ stage, start, end }) =>
    start === undefined || end === undefined ? [] : [{ stage, start, end }],
  );
  const first = Math.min(...stages.map(({ start }) => dayNumber(start)));
  const shown = (day: string): string => `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(2, 4)}`;
  return {
    name: 'stages',
    title: 'Этапы дорожной карты по срокам',
    series: ['Дней до начала', 'Длится, дней'],
    points: stages.map(({ stage, start, end }) => ({
      label: `${stage}: ${shown(start)} – ${shown(end)}`,
      values: [dayNumber(start) - first, dayNumber(end) - dayNumber(start) + 1],
    })),
  };
}

function forms({ mentees, mentors }: SchoolFigures): ChartData {
  const counted = (breakdown: Breakdown | undefined, form: string): number =>
    breakdown?.find(([label]) => label === form)?.[1].value ?? 0;
  const labels = [...new Set([...(mentees?.byForm ?? []), ...(mentors?.byForm ?? [])].map(([label]) => label))];
  return {
    name: 'forms',
    title: 'Участники по формам наставничества',
    series: ['Наставляемые', 'Наставники'],
    points: labels.map((label) => ({
      label: label === noForm ? `форма ${noForm}` : label,
      values: [counted(mentees?.byForm, label), counted(mentors?.byForm, label)],
    })),
  };
}

function loads({ load }: SchoolFigures): ChartData {
  return {
    name: 'loads',
    title: 'Нагрузка наставников',
    series: ['Наставников'],
    points: (load?.byLoad ?? []).map(([label, { value }], index) => ({
      label: index === 0 ? 'никого' : /\D/.test(label) ? label : `${label} чел.`,
      values: [value],
    })),
  };
}

function satisfaction({ satisfaction: { mentee, mentor } }: SchoolFigures): ChartData {
  const points = [
    { label: 'Наставляемые', values: [mentee.before?.overall?.mean ?? null, mentee.after?.overall?.mean ?? null] },
    { label: 'Наставники', values: [mentor.before?.overall?.mean ?? null, mentor.after?.overall?.mean ?? null] },
  ];
  return {
    name: 'satisfaction',
    title: 'Средний балл участников до и после',
    series: ['До', 'После'],
    points: points.filter(({ values }) => values.some((value) => value !== null)),
  };
}
