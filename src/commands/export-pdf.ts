/**
 * «Экспорт в PDF»: chosen sheets as one document. One sheet for the school itself is printed as it stands, of the roadmap
 * only the official columns; a set, sheets of figures, and what others will read are printed from documents made for the
 * purpose.
 */
import type { Outcome } from '../outcome';
import type { FileToSave } from '../platform/download';
import { withLock } from '../platform/lock';
import { printPages, type PrintedCells } from '../platform/pdf-export';
import { Refusal, refusal } from '../refusal';
import { periodNamedIn } from '../roadmap/plan-reading/year-mentions';
import { parseSchoolYear } from '../calendar/school-year';
import { officialColumns, roadmapSheet } from '../workbook/schema';
import { Settings } from '../workbook/settings';
import { Workbook, type GridRect, type SheetGrid, type Table } from '../workbook/workbook';
import { isDocumentName, sidewaysDocuments } from './document-names';
import { fileNameOf } from './file-name';
import { readership, type Audience } from './print-audience';
import { isRemade, partOf, type PrintPart } from './print-parts';
import { cleanUp, prepare } from './print-sheets';

const exportTitle = 'Экспорт в PDF';

export interface ExportOptions {
  /** Names of sheets, one or more; the one in view when none is given. */
  readonly sheet?: string | readonly string[];
  /** `все` (the default), `наставник` or `сайт`. */
  readonly audience?: string;
  /** For `наставник`: the mentor's code. */
  readonly mentor?: string;
}

/** The outcome; `file` is there when a file was made. */
export interface ExportOutcome extends Outcome {
  readonly file?: FileToSave;
}

const audiences: Readonly<Record<string, Audience>> = { все: 'all', наставник: 'mentor', сайт: 'site' };

export function exportPdf(options: ExportOptions = {}): ExportOutcome {
  try {
    const file = fileOf(options);
    return { command: exportTitle, ok: true, messages: [`Готов файл «${file.name}».`], changed: {}, file };
  } catch (error) {
    if (error instanceof Refusal) return { command: exportTitle, ok: false, messages: [error.message], changed: {} };
    throw error;
  }
}

function fileOf(options: ExportOptions): FileToSave {
  const audience = audiences[(options.audience ?? 'все').trim().toLowerCase()];
  if (!audience) throw refusal('audience-unknown', options.audience ?? '', Object.keys(audiences));
  const names = options.sheet === undefined ? [] : typeof options.sheet === 'string' ? [options.sheet] : options.sheet;
  withLock(exportTitle, () => cleanUp(new Workbook()));
  if (audience !== 'all' || names.length > 1) return documents(names, audience, options.mentor);
  const workbook = new Workbook();
  const sheet = sheetOf(workbook, names[0]);
  return isRemade(workbook, sheet) ? documents([sheet.getName()], audience, options.mentor) : oneSheet(workbook, sheet);
}

function oneSheet(workbook: Workbook, sheet: GoogleAppsScript.Spreadsheet.Sheet): FileToSave {
  const grid = workbook.grid(sheet);
  const plan = workbook.tableOn(sheet, roadmapSheet);
  const cells = printedCells(grid, plan, isDocumentName(grid.name) ? workbook.merges(sheet) : []);
  const fileName = fileNameOf(grid.name, schoolYear(workbook, plan));
  const base64 = printPages(workbook.spreadsheet, {
    sheet,
    cells,
    sideways:
      plan !== undefined || !isDocumentName(grid.name) || sidewaysDocuments.some((own) => grid.name.startsWith(own)),
    gridlines: !isDocumentName(grid.name),
  });
  return { name: `${fileName}.pdf`, base64 };
}

function documents(names: readonly string[], audience: Audience, mentor: string | undefined): FileToSave {
  try {
    const { workbook, parts, sheets } = withLock(exportTitle, () => {
      const workbook = new Workbook();
      const reader = readership(workbook, Settings.read(workbook), audience, mentor);
      const chosen = (names.length === 0 ? [undefined] : [...new Set(names)]).map((name) => sheetOf(workbook, name));
      const parts = chosen.map((sheet) => partOf(workbook, sheet, reader));
      return { workbook, parts, sheets: prepare(workbook, parts, parts.length > 1) };
    });
    const [only] = sheets;
    const base64 = printPages(workbook.spreadsheet, {
      ...(parts.length === 1 && only ? { sheet: only } : {}),
      sideways: parts.some(({ sideways }) => sideways),
      gridlines: parts.every(({ document, name }) => !document && !isDocumentName(name)),
    });
    return { name: `${nameOf(workbook, parts, audience, mentor)}.pdf`, base64 };
  } finally {
    putBack();
  }
}

/** What cannot be put back now, because another command holds the lock, is put back by the next export. */
function putBack(): void {
  try {
    withLock(exportTitle, () => cleanUp(new Workbook()));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

function sheetOf(workbook: Workbook, name: string | undefined): GoogleAppsScript.Spreadsheet.Sheet {
  const sheet = name === undefined ? workbook.activeSheet() : workbook.sheetNamed(name);
  if (!sheet) throw refusal('sheet-missing', name ?? '', workbook.sheetNames(), 'Назовите один из этих листов.');
  return sheet;
}

/** «Пары для сайта 2026-2027», «Документы М-001 2026-2027»: a code, never a name. */
function nameOf(
  workbook: Workbook,
  parts: readonly PrintPart[],
  audience: Audience,
  mentor: string | undefined,
): string {
  const year = parseSchoolYear(Settings.read(workbook).text('Учебный год'));
  const [first, ...more] = parts.map(({ name }) => name);
  const what = more.length === 0 ? fileNameOf(first ?? '', undefined) : 'Документы';
  const forWhom = audience === 'site' ? ' для сайта' : audience === 'mentor' ? ` ${(mentor ?? '').trim()}` : '';
  return fileNameOf(`${what}${forWhom}`, year);
}

/** From the corner to the last cell that shows something; of a plan no column right of the official ones. */
function printedCells({ name, texts }: SheetGrid, plan: Table | undefined, merges: readonly GridRect[]): PrintedCells {
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
  // A merged cell shows its text up to its own right edge.
  for (const merge of merges) if (merge.left < right) right = Math.max(right, merge.right + 1);
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
