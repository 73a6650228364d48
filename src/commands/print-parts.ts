/** What is printed of each chosen sheet: the sheet itself, or a document made of it for those who read the file. */
import type { Participant } from '../people/participant';
import { refusal } from '../refusal';
import { printedList, printedPlan, widestUpright, type PrintedColumn } from '../reports/printed-table';
import type { DocumentText } from '../reports/document';
import { columnLetters } from '../reports/table-file';
import { recallRows } from '../workbook/memory';
import { meetingLogSheet, pairsSheet } from '../workbook/pair-sheets';
import { districtReportSheet } from '../workbook/district-sheets';
import { indicatorsSheet, summarySheet } from '../workbook/report-sheets';
import { documentNames, officialColumns, roadmapSheet, schemas } from '../workbook/schema';
import type { SheetSchema } from '../workbook/sheet-schema';
import type { Table, TableRow, Workbook } from '../workbook/workbook';
import { isDocumentName, sidewaysDocuments } from './document-names';
import { planRowsOf } from './plan-rows';
import type { Readership } from './print-audience';
import { isOwnRow, printOfOwnRow, printOfReport } from './print-reports';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export interface PrintPart {
  readonly name: string;
  readonly sheet: Sheet;
  /** Printed in place of the sheet. */
  readonly document?: DocumentText;
  /** Row of the document that begins every page, from 1. */
  readonly headerLine?: number;
  readonly sideways: boolean;
  /** Charts of the sheet that stand under the document. */
  readonly charts?: readonly GoogleAppsScript.Spreadsheet.EmbeddedChart[];
}

/** Columns of «Пары» that say nothing about how a person was judged. */
const pairColumns = ['№', 'Код пары', 'Наставник', 'Наставляемый', 'Форма наставничества', 'Статус', 'Дата начала'];
const pairTitles = [...pairColumns, 'Дата завершения'];
/** What the school itself reads of them on paper; codes, checkboxes and the order are for the screen. */
const ownPairTitles = [...pairTitles, 'Балл', 'Почему'];
/** What the mentee says of the meetings is told to the curator alone. */
const logTitles = meetingLogSheet.columns.map(({ title }) => title).filter((title) => !/наставляемого$/.test(title));
/** @throws Refusal `not-for-audience`, `names-on-sheet`, `nothing-to-print` */
export function partOf(workbook: Workbook, sheet: Sheet, reader: Readership): PrintPart {
  const { name, texts } = workbook.grid(sheet);
  if (workbook.isBlank(sheet)) throw refusal('nothing-to-print', name);
  if (isDocumentName(name)) return ownDocument(sheet, name, texts, reader);
  const plan = workbook.tableOn(sheet, roadmapSheet);
  if (plan) {
    if (reader.audience === 'mentor') throw refusal('not-for-audience', name, 'mentor');
    return made(sheet, planDocument(workbook, plan, reader), true);
  }
  const table = knownTable(workbook, sheet);
  const charts = table?.schema === summarySheet && reader.audience === 'all' ? sheet.getCharts() : [];
  const report = table && reader.audience !== 'mentor' ? printOfReport(table, reader) : undefined;
  if (report) return { ...made(sheet, report, true), charts };
  const titles = table && titlesFor(table.schema, reader);
  if (!table || !titles) {
    if (reader.audience !== 'all') throw refusal('not-for-audience', name, reader.audience);
    return { name, sheet, sideways: widestRow(texts) > 6 };
  }
  const document = listOf(table, titles, reader);
  return made(sheet, document, document.widths.reduce((sum, width) => sum + width, 0) > widestUpright);
}

/** Whether the sheet is never printed as it stands: on the screen it has more columns than a page has room for. */
export function isRemade(workbook: Workbook, sheet: Sheet): boolean {
  const { name, texts } = workbook.grid(sheet);
  if (isDocumentName(name)) return isOwnRow(texts);
  return [pairsSheet, summarySheet, indicatorsSheet, districtReportSheet].some(
    (schema) => workbook.find(schema)?.getSheetId() === sheet.getSheetId(),
  );
}

/** The add-on's own table on the sheet. */
function knownTable(workbook: Workbook, sheet: Sheet): Table | undefined {
  const schema = schemas.find(
    (known) => known !== roadmapSheet && workbook.find(known)?.getSheetId() === sheet.getSheetId(),
  );
  return schema && workbook.read(schema);
}

/** The columns that the reader is shown; undefined where the sheet is not for him. */
function titlesFor(schema: SheetSchema, { audience }: Readership): readonly string[] | undefined {
  if (schema === pairsSheet) return audience === 'all' ? ownPairTitles : pairTitles;
  if (audience === 'all') return schema.columns.map(({ title }) => title);
  return audience === 'mentor' && schema === meetingLogSheet ? logTitles : undefined;
}

const made = (sheet: Sheet, document: DocumentText, sideways: boolean): PrintPart => {
  const tables = document.blocks.flatMap(({ kind }, at) => (kind === 'table' ? [at] : []));
  const [header] = tables;
  // Every page begins with the header of the only table.
  return {
    name: sheet.getName(),
    sheet,
    document,
    sideways,
    ...(header !== undefined && tables.length === 1 && { headerLine: header + 1 }),
  };
};

/** A document goes out as it stands, or not at all. */
function ownDocument(sheet: Sheet, name: string, texts: readonly (readonly string[])[], reader: Readership): PrintPart {
  const { audience, text, keeps, mentor } = reader;
  const sideways = sidewaysDocuments.some((own) => name.startsWith(own));
  const [order, plan, , , , municipal] = documentNames;
  const row = name.startsWith(municipal) && audience !== 'mentor' ? printOfOwnRow(texts, reader) : undefined;
  if (row) return made(sheet, { ...row, name }, false);
  if (audience === 'all') return { name, sheet, sideways };
  if (audience === 'mentor') {
    const pairCode = /Пара: (\S{1,20})\./.exec(texts.flat().join('\n'))?.[1] ?? '';
    const own = keeps({ line: 0, text: (title) => (title === 'Код пары' ? pairCode : '') });
    if (!name.startsWith(plan) || !own || mentor === undefined || name === order)
      throw refusal('not-for-audience', name, 'mentor');
    return { name, sheet, sideways };
  }
  if (!name.startsWith(municipal)) throw refusal('not-for-audience', name, 'site');
  const named = texts.flatMap((row, line) =>
    row.flatMap((cell, column) => (text(cell) === cell ? [] : [`${columnLetters(column)}${line + 1}`])),
  );
  if (named.length > 0) throw refusal('names-on-sheet', name, named);
  return { name, sheet, sideways };
}

function listOf(table: Table, titles: readonly string[], reader: Readership): DocumentText {
  const { schema, name } = table;
  const columns = schema.columns.filter(({ title }) => titles.includes(title) && table.columns.has(title));
  const rows = table.rows.filter(
    (row) => columns.some(({ title }) => row.text(title).trim() !== '') && (!coded(schema) || reader.keeps(row)),
  );
  const cells = rows.map((row) =>
    columns.map(({ title }) => {
      if (reader.audience === 'all') return row.text(title);
      const person = schema === pairsSheet ? personIn(row, title, reader) : undefined;
      return person ?? reader.text(row.text(title));
    }),
  );
  const shown = columns.map(({ title, width }): PrintedColumn => ({ title, width: Math.max(width, 50) }));
  const heading = [name, ...(reader.mentor === undefined ? [] : [`Наставник ${reader.mentor}`])];
  return printedList(name, heading, shown, cells, remarksFor(schema, reader));
}

const coded = (schema: SheetSchema): boolean => schema === pairsSheet || schema === meetingLogSheet;

function remarksFor(schema: SheetSchema, { audience }: Readership): string[] {
  return audience === 'site' && schema === pairsSheet
    ? ['Участники без согласия на публикацию указаны под кодами.']
    : [];
}

function personIn(row: TableRow, title: string, reader: Readership): string | undefined {
  const pick = (find: (code: string) => Participant | undefined, codeTitle: string): string => {
    const code = row.text(codeTitle).trim();
    return reader.called(find(code), code || '—');
  };
  if (title === 'Наставник') return pick(reader.people.mentor, 'Код наставника');
  return title === 'Наставляемый' ? pick(reader.people.mentee, 'Код наставляемого') : undefined;
}

function planDocument(workbook: Workbook, plan: Table, { text }: Readership): DocumentText {
  const above = plan.texts.slice(0, plan.headerLine - 1).map((row) => row.filter((cell) => cell.trim() !== ''));
  const block = above.find((row) => /УТВЕРЖДАЮ|СОГЛАСОВАНО|ПРИНЯТО|Приложение/i.test(row.join('\n')));
  const [first = '', second] = block ?? [];
  const rows = planRowsOf(workbook, plan, recallRows(workbook));
  const last = rows.reduce((most, { line }) => Math.max(most, line), plan.headerLine);
  const columns = roadmapSheet.columns.filter(
    ({ title }) => (officialColumns as readonly string[]).includes(title) && plan.columns.has(title),
  );
  const hasColumn = new Set(columns.map(({ title }) => title));
  return printedPlan(plan.name, {
    approvalLeft: text(second === undefined ? '' : first),
    approvalRight: text(second ?? first),
    title: above.filter((row) => row !== block && row.length > 0).map((row) => text(row.join(' '))),
    columns: columns.map(({ title, width }) => ({ title, width: title === '№ п/п' ? 60 : width })),
    rows: rows.map(({ heading, number, activity, deadline, responsible, result }) => ({
      heading,
      cells: [number, activity, deadline, responsible, result]
        .filter((_, index) => hasColumn.has(officialColumns[index] ?? ''))
        .map(text),
    })),
    below: plan.texts
      .slice(last)
      .map((row) => text(row.filter((cell) => cell.trim() !== '').join(' ')))
      .filter((line) => line !== ''),
  });
}

const widestRow = (texts: readonly (readonly string[])[]): number =>
  texts.reduce((most, row) => Math.max(most, row.filter((cell) => cell.trim() !== '').length), 0);
