/** «Разобрать план»: any plan pasted or loaded into a sheet becomes «Дорожная карта»; the source stays as it is. */
import type { Command } from '../command';
import { refusal } from '../refusal';
import { draftRows } from '../roadmap/plan-draft';
import { proposePeriod } from '../roadmap/plan-period';
import type { PlanReading, RepairKind } from '../roadmap/plan-reading/plan';
import { readPlan } from '../roadmap/plan-reading/read-plan';
import { writeRoadmap } from '../workbook/roadmap-sheet';
import {
  assignmentsSheet,
  findingsSheet,
  memorySheetName,
  roadmapSheet,
  settingsSheet,
  sourceSheetName,
  staffSheet,
} from '../workbook/schema';
import { Settings } from '../workbook/settings';
import type { SheetGrid, Workbook } from '../workbook/workbook';
import { keepOldRoadmap, questionAboutOldRoadmap } from './keep-old-roadmap';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export const readPlanCommand: Command = {
  title: 'Разобрать план',
  question: (workbook) => questionAboutOldRoadmap(workbook, () => Settings.read(workbook).schoolYear()),
  run: (workbook, edition) => {
    const sheet = sourceSheet(workbook);
    const grid = workbook.grid(sheet);
    const reading = readOrRefuse(workbook, grid);
    const kept = keepOldRoadmap(workbook, edition, () => Settings.read(workbook).schoolYear());
    const { sheet: roadmap } = writeRoadmap(
      edition,
      {
        approvalLeft: reading.approvals.left,
        approvalRight: approvalRight(reading),
        title: reading.title === '' ? ['Дорожная карта'] : reading.title.split('\n'),
        rows: draftRows(reading),
      },
      0,
    );
    edition.mark(roadmap, roadmapSheet);
    edition.finish();
    return report(reading, grid.name, kept);
  },
};

const owned = [
  ...[roadmapSheet, findingsSheet, assignmentsSheet, settingsSheet, staffSheet].map(({ name }) => name),
  memorySheetName,
];

/** The open sheet, unless it is one of the add-on's own or blank; else «Исходный план». */
function sourceSheet(workbook: Workbook): Sheet {
  const active = workbook.activeSheet();
  const named = workbook.sheetNamed(sourceSheetName);
  const isOwn = owned.some((name) => active.getName().startsWith(name));
  if (isOwn || (named && isBlank(workbook.grid(active)))) {
    if (!named) throw refusal('source-missing', workbook.sheetNames());
    return named;
  }
  return active;
}

const isBlank = (grid: SheetGrid): boolean => grid.texts.every((row) => row.every((text) => text.trim() === ''));

/** A merged area shows as a blank cell beside filled ones; a sheet whose table has none need not be asked. */
function mayBeMerged({ texts }: SheetGrid): boolean {
  const filled = (row: readonly string[]): number => row.filter((text) => text.trim() !== '').length;
  const width = Math.max(...texts.map(filled));
  return width > 0 && texts.some((row) => filled(row) > 1 && filled(row) < width);
}

function readOrRefuse(workbook: Workbook, grid: SheetGrid): PlanReading {
  const reading = readPlan({ texts: grid.texts, merges: mayBeMerged(grid) ? workbook.merges(grid.sheet) : [] });
  if (!('code' in reading)) return reading;
  if (reading.code === 'header-missing') throw refusal('header-missing', grid.name, reading.facts.lines);
  throw refusal(reading.code, grid.name);
}

/** The block as printed; an order named elsewhere in the document is added, because the check needs its day. */
function approvalRight({ approvals, order }: PlanReading): string[] {
  const lines = [...approvals.right];
  if (!order) return lines;
  const day = order.day.split('-').reverse().join('.');
  const said = lines.some((line) => line.includes(order.number) && /\d{4}/.test(line));
  return said ? lines : [...lines, `Приказ № ${order.number} от ${day}`];
}

const repairWords: Readonly<Record<RepairKind, string>> = {
  'page-break-joined': 'строк, разрезанных концом страницы, соединено',
  'paragraphs-joined': 'абзацев соединено в одну ячейку',
  'tags-removed': 'ячеек очищено от тегов',
  'bookmark-removed': 'закладок удалено',
  'column-numbers-dropped': 'строк с номерами столбцов пропущено',
  'header-repeated': 'повторов «шапки» пропущено',
  'header-of-two-rows': 'двухэтажных заголовков прочитано',
  'cells-on-own-lines': 'строк собрано из ячеек, стоявших друг под другом',
  'heading-lines-joined': 'заголовков собрано из нескольких строк',
  'deadline-columns-joined': 'сроков собрано из двух столбцов',
  'number-taken-from-text': 'номеров взято из текста',
};

function report(reading: PlanReading, source: string, kept: string | undefined): string[] {
  const activities = reading.rows.filter(({ kind }) => kind === 'activity').length;
  const headings = reading.rows.length - activities;
  const period = proposePeriod(reading);
  const counts = new Map<RepairKind, number>();
  for (const { what } of reading.repairs) counts.set(what, (counts.get(what) ?? 0) + 1);
  const repairs = [...counts].map(([what, count]) => `${repairWords[what]}: ${count}`);
  return [
    `Лист «${source}» разобран: мероприятий ${activities}, заголовков разделов ${headings}.`,
    `Период плана: ${shown(period.start)} – ${shown(period.end)}. ${period.reason}`,
    ...(repairs.length === 0 ? [] : [`Исправлено при чтении — ${repairs.join('; ')}.`]),
    ...(reading.preamble === 0
      ? []
      : [`Над таблицей ${reading.preamble} строк другого текста: они остались на листе «${source}».`]),
    ...reading.unplaced.map(({ line, text }) => `Не вошло в план (строка ${line + 1}): ${text}`),
    ...(kept === undefined ? [] : [`Прежняя дорожная карта сохранена на листе «${kept}».`]),
  ];
}

const shown = (day: string): string => day.split('-').reverse().join('.');
