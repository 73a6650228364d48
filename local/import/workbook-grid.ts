/** One sheet of a workbook as a grid of the texts it shows. */
import { filledRows } from '../document/cells';
import { displayValue } from '../document/display';
import type { Cell, Rect, Sheet, SpreadsheetDocument } from '../document/model';
import { RefusedFile } from '../../files/refused-file';
import { TableLimits } from '../../files/table-limits';
import type { ImportedSheet } from './imported-sheet';

/** The sheet whose head looks like a plan's, else the first one that holds anything; sheets in sight before hidden ones. */
export function workbookGrid(document: SpreadsheetDocument): ImportedSheet {
  const filled = document.sheets
    .filter((sheet) => filledRows(sheet) > 0)
    .sort((a, b) => Number(a.hidden) - Number(b.hidden));
  const sheet = filled.find(hasPlanHead) ?? filled[0];
  if (sheet === undefined) throw new RefusedFile('empty', 'Ожидалась книга Excel с таблицей, а все листы пусты.');
  const bottom = filledRows(sheet) - 1;
  const rows: string[][] = [];
  const limits = new TableLimits();
  for (let row = 0; row <= bottom; row += 1) {
    const texts = rowTexts(sheet, row);
    for (const text of texts) limits.cell(text);
    limits.row();
    rows.push(texts);
  }
  const merges = sheet.merges
    .filter((rect) => rect.top <= bottom)
    .map((rect): Rect => ({ ...rect, bottom: Math.min(rect.bottom, bottom) }));
  const warnings =
    filled.length > 1
      ? [`Прочитан лист «${sheet.name}»; в книге есть и другие заполненные листы (${filled.length - 1}).`]
      : [];
  return { rows, merges, warnings };
}

/** Words of which a plan's head has two in one row. */
const headWords = [/мероприят/i, /срок/i, /ответствен|исполнител/i, /результат/i, /№\s*п/i];

function hasPlanHead(sheet: Sheet): boolean {
  for (let row = 0; row < Math.min(sheet.rows.length, 100); row += 1) {
    const texts = rowTexts(sheet, row);
    if (headWords.filter((word) => texts.some((text) => text.length < 200 && word.test(text))).length >= 2) return true;
  }
  return false;
}

function rowTexts(sheet: Sheet, row: number): string[] {
  const cells = sheet.rows[row] ?? [];
  const texts = Array.from(cells, shownText);
  while (texts.length > 0 && texts[texts.length - 1] === '') texts.pop();
  return texts;
}

/** As the cell shows it, but with a decimal point: «1.1» in a column of numbers is a number of a section. */
function shownText(cell: Cell | undefined): string {
  if (typeof cell?.value === 'number' && cell.style?.numberFormat === undefined)
    return String(Number(cell.value.toPrecision(10)));
  return displayValue(cell, 'ru_RU');
}
