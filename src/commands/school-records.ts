/** The whole programme as plain values, each sheet read in one call; a sheet that is not there is left out. */
import { foldedKey } from '../people/text-folding';
import { codeTitle, roleTitle } from '../questionnaires/question-titles';
import { readRows } from '../roadmap/check/check-plan';
import { readAboveTable } from '../roadmap/plan-reading/above-table';
import { schoolYearOf } from '../calendar/school-year';
import { denominatorSettings, goalSettings } from '../reports/indicator-rows';
import {
  shareNames,
  type AnswerRows,
  type MonitoringSheet,
  type RoadmapRow,
  type SchoolRecords,
  type ShareSettings,
} from '../reports/records';
import { recallRows } from '../workbook/memory';
import {
  menteeAnswersSheet,
  mentorAnswersSheet,
  monitoringSheets,
  nameTitle,
  preferencesSheet,
  timestampTitle,
} from '../workbook/participant-sheets';
import { roadmapSheet } from '../workbook/schema';
import type { SheetSchema } from '../workbook/sheet-schema';
import type { Settings } from '../workbook/settings';
import type { Workbook } from '../workbook/workbook';
import { readMentees, readMentors } from './banks';
import { readMeetings, readPairs } from './pairs-table';
import { periodOf } from './plan-period-of';
import { planRowsOf } from './plan-rows';
import { termsOf } from './terms-of';

/** @throws Refusal `column-missing`, `setting-wrong` */
export function readSchool(workbook: Workbook, settings: Settings, today: string): SchoolRecords {
  const mentees = readMentees(workbook)?.people;
  const mentors = readMentors(workbook)?.people;
  const pairs = readPairs(workbook)?.pairs;
  const meetings = readMeetings(workbook)?.meetings;
  const roadmap = readRoadmap(workbook, settings, today);
  const menteeAnswers = readAnswers(workbook, menteeAnswersSheet);
  const mentorAnswers = readAnswers(workbook, mentorAnswersSheet);
  const preferences = readAnswers(workbook, preferencesSheet);
  return {
    today,
    ...(mentees ? { mentees } : {}),
    ...(mentors ? { mentors } : {}),
    ...(pairs ? { pairs } : {}),
    ...(meetings ? { meetings } : {}),
    ...(roadmap ? { roadmap } : {}),
    ...(menteeAnswers ? { menteeAnswers } : {}),
    ...(mentorAnswers ? { mentorAnswers } : {}),
    ...(preferences ? { preferences } : {}),
    monitoring: [readMonitoring(workbook, monitoringSheets[0]), readMonitoring(workbook, monitoringSheets[1])],
    settings: shareSettings(settings),
  };
}

/** Where each person's last answer stands; undefined when there is no such sheet. */
export function readAnswers(workbook: Workbook, schema: SheetSchema): AnswerRows | undefined {
  const table = workbook.read(schema);
  if (!table) return undefined;
  const lines = new Map<string, number>();
  for (const row of table.rows) {
    const key = foldedKey(row.text(nameTitle));
    if (key !== '') lines.set(key, row.line);
  }
  return { lines: [...lines.values()] };
}

/** Everything on a monitoring sheet but who answered and when is a question. */
export function readMonitoring(workbook: Workbook, schema: SheetSchema): MonitoringSheet | undefined {
  const table = workbook.read(schema);
  if (!table) return undefined;
  const headers = table.texts[table.headerLine - 1] ?? [];
  const known = new Set([timestampTitle, nameTitle, roleTitle].map((title) => table.columns.get(title)));
  const codePlace = headers.findIndex((header) => foldedKey(header) === foldedKey(codeTitle));
  const places = headers.flatMap((header, at) => (header.trim() === '' || known.has(at + 1) ? [] : [at]));
  return {
    questions: places.map((at) => headers[at] ?? ''),
    answers: table.rows.flatMap((row) => {
      const cells = table.texts[row.line - 1] ?? [];
      const code = codePlace < 0 ? '' : (cells[codePlace] ?? '').trim();
      const name = code === '' ? row.text(nameTitle).trim() : code;
      const values = places.map((at) => cells[at] ?? '');
      if (name === '' && values.every((value) => value.trim() === '')) return [];
      return [{ line: row.line, name, role: row.text(roleTitle), time: row.text(timestampTitle), values }];
    }),
  };
}

function readRoadmap(workbook: Workbook, settings: Settings, today: string): RoadmapRow[] | undefined {
  const table = workbook.read(roadmapSheet);
  if (!table) return undefined;
  const rows = planRowsOf(workbook, table, recallRows(workbook));
  const head = readAboveTable({ texts: table.texts, merges: [] }, table.headerLine - 1);
  const { period } = periodOf(settings, head, rows, today);
  const terms = termsOf(settings, schoolYearOf(period.start));
  const readings = readRows(rows, { period, terms, today, soonDays: settings.soonDays() });
  return rows.flatMap(({ line, activity, heading, mark }, index) => {
    const reading = readings[index];
    if (!reading || (!heading && activity.trim() === '')) return [];
    const { stage, status, start, end } = reading;
    return [
      {
        line,
        activity,
        heading,
        stage,
        status,
        mark,
        ...(start === undefined ? {} : { start }),
        ...(end === undefined ? {} : { end }),
      },
    ];
  });
}

function shareSettings(settings: Settings): ShareSettings {
  const count = (name: keyof typeof denominatorSettings): number | undefined =>
    settings.count(denominatorSettings[name] ?? '');
  const [pupils10to19, pupils15to19] = [count('mentees'), count('mentors')];
  const [teachers, youngTeachers] = [count('teachers'), count('youngTeachers')];
  const goals = shareNames.flatMap((name) => {
    const goal = settings.percent(goalSettings[name]);
    return goal === undefined ? [] : [[name, goal] as const];
  });
  return {
    ...(pupils10to19 === undefined ? {} : { pupils10to19 }),
    ...(pupils15to19 === undefined ? {} : { pupils15to19 }),
    ...(teachers === undefined ? {} : { teachers }),
    ...(youngTeachers === undefined ? {} : { youngTeachers }),
    goals: Object.fromEntries(goals),
  };
}
