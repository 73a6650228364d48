/** «Экспорт в PDF»: a sheet as a document to sign. Of the roadmap only the official columns are printed. */
import type { Outcome } from '../outcome';
import type { FileToSave } from '../platform/download';
import { printSheet, type PrintedCells } from '../platform/pdf-export';
import { Refusal, refusal } from '../refusal';
import { periodNamedIn } from '../roadmap/plan-reading/year-mentions';
import { parseSchoolYear } from '../roadmap/school-year';
import { officialColumns, roadmapSheet } from '../workbook/schema';
import { Settings } from '../workbook/settings';
import { Workbook, type SheetGrid, type Table } from '../workbook/workbook';
import { fileNameOf } from './file-name';

export const exportTitle = 'Экспорт в PDF';

export interface ExportOptions {
  /** Name of the sheet; the one in view when it is not given. */
  readonly sheet?: string;
}

/** The outcome; `file` is there when a file was made. */
export interface ExportOutcome extends Outcome {
  readonly file?: FileToSave;
}

export function exportPdf(options: ExportOptions = {}): ExportOutcome {
  try {
    const file = fileOf(new Workbook(), options.sheet);
    return { command: exportTitle, ok: true, messages: [`Готов файл «${file.name}».`], changed: {}, file };
  } catch (error) {
    if (error instanceof Refusal) return { command: exportTitle, ok: false, messages: [error.message], changed: {} };
    throw error;
  }
}

function fileOf(workbook: Workbook, name: string | undefined): FileToSave {
  const sheet = name === undefined ? workbook.activeSheet() : workbook.sheetNamed(name);
  if (!sheet) throw refusal('sheet-missing', name ?? '', workbook.sheetNames(), 'Назовите один из этих листов.');
  const grid = workbook.grid(sheet);
  const plan = workbook.tableOn(sheet, roadmapSheet);
  const cells = printedCells(grid, plan);
  const fileName = fileNameOf(grid.name, schoolYear(workbook, plan));
  return { name: `${fileName}.pdf`, base64: printSheet(sheet, cells) };
}

/** From the corner to the last cell that shows something; of a plan no column right of the official ones. */
function printedCells({ name, texts }: SheetGrid, plan: Table | undefined): PrintedCells {
  const official = officialColumns.map((title) => plan?.columns.get(title) ?? 0);
  const widest = plan ? Math.max(...official) : Number.POSITIVE_INFINITY;
  let bottom = 0;
  let right = 0;
  texts.forEach((row, line) => {
    const last = row.slice(0, widest).reduce((found, text, index) => (text.trim() === '' ? found : index + 1), 0);
    if (last > 0) bottom = line + 1;
    right = Math.max(right, last);
  });
  if (bottom === 0) throw refusal('nothing-to-print', name);
  return { top: 0, left: 0, bottom, right: plan ? widest : right };
}

/** The year that the plan's own title names, else that of the settings. */
function schoolYear(workbook: Workbook, plan: Table | undefined): number | undefined {
  const title =
    plan?.texts
      .slice(0, plan.headerLine - 1)
      .flat()
      .join(' ') ?? '';
  return periodNamedIn(title)?.schoolYear ?? parseSchoolYear(Settings.read(workbook).text('Учебный год'));
}
