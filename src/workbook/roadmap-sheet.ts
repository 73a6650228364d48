/** Puts a whole plan on the sheet «Дорожная карта»: approval block, title, header, rows, and the look of a document. */
import type { DraftRow } from '../roadmap/plan-draft';
import type { CellInput } from './cell';
import type { Edition } from './edition';
import { colours, headerRule, prepareGrid, setLetters, setWidths } from './look';
import { roadmapSheet } from './schema';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A plan ready to be written. Texts are written as they are. */
export interface RoadmapDraft {
  /** «ПРИНЯТО …», top left; may be empty. */
  readonly approvalLeft: readonly string[];
  /** «УТВЕРЖДАЮ …», top right; may be empty. */
  readonly approvalRight: readonly string[];
  readonly title: readonly string[];
  readonly rows: readonly DraftRow[];
}

/** «Вид срока» of a heading row. */
export const headingKind = 'заголовок';

const official = 5;
/** Rows under the header that the colour rules cover from the beginning, so that added rows have them too. */
const spareRuleRows = 900;

/** A roadmap just written, and the number of its header's row, from 1. */
export interface WrittenRoadmap {
  readonly sheet: Sheet;
  readonly headerLine: number;
}

/** Adds the sheet at the place (from 0), fills and dresses it: the approval block, a row for each line of the title, the header. */
export function writeRoadmap(edition: Edition, draft: RoadmapDraft, place: number): WrittenRoadmap {
  const sheet = edition.addSheet(roadmapSheet.name, place);
  const row = (cells: Readonly<Record<number, string>>): CellInput[] =>
    roadmapSheet.columns.map((_, index) => cells[index] || null);
  const above = [
    row({ 1: draft.approvalLeft.join('\n'), 3: draft.approvalRight.join('\n') }),
    ...draft.title.map((line) => row({ 0: line })),
  ];
  const headerLine = above.length + 1;
  const header = roadmapSheet.columns.map((column) => column.title);
  dress(sheet, headerLine, draft);
  // The texts come last: a sheet without them is taken for one that was never finished.
  edition.fill(sheet, [...above, header, ...draft.rows.map(cellsOf)], draft.rows.length);
  return { sheet, headerLine };
}

function cellsOf(row: DraftRow): CellInput[] {
  const kind = row.heading ? headingKind : null;
  const texts = [row.number, row.activity, row.deadline, row.responsible, row.result, row.stage].map(
    (text) => text || null,
  );
  return [...texts, kind, null, null, null, row.mark || null, row.document || null];
}

function dress(sheet: Sheet, headerLine: number, draft: RoadmapDraft): void {
  const width = roadmapSheet.columns.length;
  const body = Math.max(draft.rows.length, 1);
  const missing = prepareGrid(sheet, roadmapSheet, headerLine, body);
  const dressed = headerLine + (missing > 0 ? 1 : body);
  const all = sheet.getRange(1, 1, dressed, width);
  setLetters(
    all,
    width,
    Array.from({ length: dressed }, (_, index) => ({ bold: index > 0 && index < headerLine })),
  );
  all.setWrap(true).setVerticalAlignment('top');
  sheet.getRange(2, 1, headerLine - 1, width).setHorizontalAlignment('center');
  if (missing > 0) sheet.insertRowsAfter(dressed, missing);
  if (draft.title.length > 0) sheet.getRange(2, 1, draft.title.length, official).mergeAcross();
  sheet.setFrozenRows(headerLine);
  setWidths(sheet, roadmapSheet);
  sheet.setConditionalFormatRules(rules(sheet, headerLine, Math.max(body, spareRuleRows)));
}

/**
 * Headings stand out and statuses have colours wherever rows are moved, because they are rules and not paint; all rules
 * are written in one call.
 */
function rules(sheet: Sheet, headerLine: number, height: number): GoogleAppsScript.Spreadsheet.ConditionalFormatRule[] {
  const first = headerLine + 1;
  const kindLetter = 'G';
  const statusPlace = 10;
  const officialCells = sheet.getRange(first, 1, height, official);
  const status = sheet.getRange(first, statusPlace, height, 1);
  const statusRule = (text: string, colour: string): GoogleAppsScript.Spreadsheet.ConditionalFormatRule =>
    SpreadsheetApp.newConditionalFormatRule()
      .whenTextEqualTo(text)
      .setFontColor(colour)
      .setBold(true)
      .setRanges([status])
      .build();
  return [
    headerRule(sheet.getRange(headerLine, 1, 1, roadmapSheet.columns.length)),
    SpreadsheetApp.newConditionalFormatRule()
      .whenFormulaSatisfied(`=$${kindLetter}${first}="${headingKind}"`)
      .setBold(true)
      .setBackground(colours.heading)
      .setRanges([officialCells])
      .build(),
    statusRule('просрочено', colours.overdue),
    statusRule('скоро', colours.soon),
    statusRule('выполнено', colours.done),
  ];
}
