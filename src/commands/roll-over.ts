/** «Перенести на новый учебный год»: a new plan with every deadline moved, the old one kept, and a list of what changed. */
import type { Command } from '../command';
import { refusal } from '../refusal';
import { today } from '../platform/clock';
import { readAboveTable } from '../roadmap/plan-reading/above-table';
import { blankApproval, rollOverPlan, rollOverTitle, type RollOverNote } from '../roadmap/roll-over';
import { schoolYearName, schoolYearOf, schoolYearPeriod, type Period } from '../calendar/school-year';
import { addYears } from '../calendar/day';
import type { CellInput } from '../workbook/cell';
import type { Edition } from '../workbook/edition';
import { recallRows } from '../workbook/memory';
import { writeRoadmap } from '../workbook/roadmap-sheet';
import { roadmapSheet, rollOverSheet, settingsSheet } from '../workbook/schema';
import { Settings } from '../workbook/settings';
import type { Workbook } from '../workbook/workbook';
import { freshRoadmap } from './first-sheets';
import { keepOldRoadmap } from './keep-old-roadmap';
import { draftsOf, planRowsOf } from './plan-rows';
import { periodOf } from './plan-period-of';

export const rollOver: Command = {
  title: 'Перенести на новый учебный год',
  question: (workbook) => {
    workbook.require(roadmapSheet);
    return 'Прежняя дорожная карта останется на своём листе под именем учебного года, рядом появится новая с перенесёнными сроками. Продолжить?';
  },
  run: (workbook, edition) => {
    const table = workbook.require(roadmapSheet);
    const rows = planRowsOf(workbook, table, recallRows(workbook));
    if (rows.length === 0) throw refusal('plan-without-rows', table.name);
    const settings = Settings.read(workbook);
    const head = readAboveTable({ texts: table.texts, merges: [] }, table.headerLine - 1);
    const from = periodOf(settings, head, rows, today(workbook.spreadsheet)).period;
    const year = schoolYearOf(from.start) + 1;
    const to = nextPeriod(from, year);
    const rolled = rollOverPlan(draftsOf(table, rows), from, to, []);
    const kept = keepOldRoadmap(workbook, edition, () => year - 1);
    const written = writeRoadmap(
      edition,
      {
        approvalLeft: head.approvals.left.map(blankApproval),
        approvalRight: head.approvals.right.map(blankApproval),
        title: rollOverTitle(head.title === '' ? ['Дорожная карта'] : head.title.split('\n'), from, to),
        rows: rolled.rows,
      },
      0,
    );
    edition.mark(written.sheet, roadmapSheet);
    edition.rewrite(rollOverSheet, rolled.notes.map(noteRow), 1, freshRoadmap(written));
    moveSettings(workbook, edition, settings, year);
    edition.finish();
    const decisions = rolled.notes.filter(({ decide }) => decide !== '').length;
    return [
      `План перенесён на ${schoolYearName(year)} учебный год: строк ${rolled.rows.length}, изменено ячеек ${rolled.notes.filter(({ before, after }) => before !== after).length}.`,
      decisions === 0
        ? 'Все сроки перенесены без вопросов.'
        : `Требуют вашего решения: ${decisions}. Они отмечены на листе «${rollOverSheet.name}».`,
      `Прежняя дорожная карта — на листе «${kept ?? ''}». Номер и дата приказа в новой оставлены пустыми, отметки о выполнении сняты.`,
    ];
  },
};

/** A year on; a plan that began in 2022-2023 as a whole school year stays a whole school year. */
function nextPeriod(from: Period, year: number): Period {
  const whole = schoolYearPeriod(year - 1);
  const isWhole = from.start === whole.start && from.end === whole.end;
  return isWhole ? schoolYearPeriod(year) : { start: addYears(from.start, 1), end: addYears(from.end, 1) };
}

const noteRow = ({ number, column, before, after, decide }: RollOverNote): CellInput[] => [
  number || null,
  column,
  before,
  after === before ? '(без изменений)' : after,
  decide || null,
];

/** The settings speak of the new year: its name is put in, days of the old one are emptied, to be filled anew. */
function moveSettings(workbook: Workbook, edition: Edition, settings: Settings, year: number): void {
  const table = workbook.read(settingsSheet);
  if (!table) return;
  const stale = new Set([
    'Начало периода',
    'Конец периода',
    'Дата утверждения',
    'Номер приказа',
    ...settings.termNames(),
  ]);
  const values = table.rows.map((row): CellInput => {
    const name = row.text('Параметр').trim();
    if (name === 'Учебный год') return schoolYearName(year);
    return stale.has(name) ? null : row.text('Значение') || null;
  });
  edition.patch(table, [{ title: 'Значение', values }], 1);
}
