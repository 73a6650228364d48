/** Puts a whole plan on the sheet «Дорожная карта»: approval block, title, header, rows, and the look of a document. */
import type { DraftRow } from '../roadmap/plan-draft';
import type { CellInput } from './cell';
import type { Edition } from './edition';
import { colours, offerChoices, prepareGrid, setWidths } from './look';
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
/** The header's number on a sheet that the add-on has written, from 1. */
export const roadmapHeaderLine = 3;
const headerLine = roadmapHeaderLine;
const pixelsALine = 19;

/** Adds the sheet at the place (from 0), fills and dresses it. */
export function writeRoadmap(edition: Edition, draft: RoadmapDraft, place: number): Sheet {
  const sheet = edition.addSheet(roadmapSheet.name, place);
  const width = roadmapSheet.columns.length;
  const blank = (): CellInput[] => Array.from({ length: width }, () => null);
  const top = blank();
  top[1] = draft.approvalLeft.join('\n') || null;
  top[3] = draft.approvalRight.join('\n') || null;
  const title = blank();
  title[0] = draft.title.join('\n') || null;
  const header = roadmapSheet.columns.map((column) => column.title);
  prepareGrid(sheet, roadmapSheet, headerLine, draft.rows.length);
  edition.fill(sheet, [top, title, header, ...draft.rows.map(cellsOf)], draft.rows.length);
  dress(sheet, draft);
  return sheet;
}

function cellsOf(row: DraftRow): CellInput[] {
  const kind = row.heading ? headingKind : null;
  const texts = [row.number, row.activity, row.deadline, row.responsible, row.result, row.stage].map((text) => text || null);
  return [...texts, kind, null, null, null, row.mark || null, row.document || null];
}

function dress(sheet: Sheet, draft: RoadmapDraft): void {
  const width = roadmapSheet.columns.length;
  const body = Math.max(draft.rows.length, 1);
  const all = sheet.getRange(1, 1, headerLine + body, width);
  all.setWrap(true);
  all.setVerticalAlignment('top');
  const head = sheet.getRange(1, 1, headerLine, width);
  const blank = <T>(value: T): T[] => Array.from({ length: width }, () => value);
  head.setFontWeights([blank('normal'), blank('bold'), blank('bold')]);
  head.setHorizontalAlignments([blank('left'), blank('center'), blank('center')]);
  sheet.getRange(headerLine, 1, 1, width).setBackground(colours.header);
  sheet
    .getRange(headerLine, 1, body + 1, width)
    .setBorder(true, true, true, true, true, true, colours.line, SpreadsheetApp.BorderStyle.SOLID);
  sheet.getRange(2, 1, 1, official).merge();
  sheet.setRowHeight(2, pixelsALine * Math.max(draft.title.length, 1) + 8);
  sheet.setFrozenRows(headerLine);
  setWidths(sheet, roadmapSheet);
  sheet.setConditionalFormatRules(rules(sheet));
  offerChoices(sheet, roadmapSheet, headerLine, body);
}

/** Headings stand out and statuses have colours wherever rows are moved, because they are rules and not paint. */
function rules(sheet: Sheet): GoogleAppsScript.Spreadsheet.ConditionalFormatRule[] {
  const first = headerLine + 1;
  const height = sheet.getMaxRows() - headerLine;
  const kindLetter = 'G';
  const statusPlace = 10;
  const table = sheet.getRange(first, 1, height, roadmapSheet.columns.length);
  const status = sheet.getRange(first, statusPlace, height, 1);
  const statusRule = (text: string, colour: string): GoogleAppsScript.Spreadsheet.ConditionalFormatRule =>
    SpreadsheetApp.newConditionalFormatRule().whenTextEqualTo(text).setFontColor(colour).setBold(true).setRanges([status]).build();
  return [
    SpreadsheetApp.newConditionalFormatRule()
      .whenFormulaSatisfied(`=$${kindLetter}${first}="${headingKind}"`)
      .setBold(true)
      .setBackground(colours.heading)
      .setRanges([table])
      .build(),
    statusRule('просрочено', colours.overdue),
    statusRule('скоро', colours.soon),
    statusRule('выполнено', colours.done),
  ];
}
