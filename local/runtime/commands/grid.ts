/** Reading sheets and cells, and the writes that answer at once. */
import { formUrlShown } from './forms';
import { parseA1 } from '../../document/a1';
import { cellAt, eachPlace, ensureRow, filledColumns, filledRows, isFilled, overlaps } from '../../document/cells';
import { displayValue, isDateNumberFormat } from '../../document/display';
import { coveredPlaces } from '../../document/merges';
import type { Cell, CellValue, Rect, Sheet, SpreadsheetDocument } from '../../document/model';
import { instantOf } from '../../document/serial-date';
import { copyName, copySheet, freeSheetName, newSheet, sheetNamed, sheetWithId } from '../../document/sheets';
import { insertLines } from '../../document/structure';
import { without } from '../../document/without';
import type { WireValue } from '../../document/write';
import { writeValues } from '../../document/write';
import { checkName } from '../check-change';
import type { Run } from '../run';
import { ServiceError } from '../service-error';
import { blockOf, documentOf, faceOf, mayEdit, refuseProtected, sheetOf } from '../places';
import type { Commands } from '../port';
import type { BlockPart, RichTextWire, SheetFace } from '../change';
import { filteredRows } from './things';

export function listSheets({ spreadsheet }: Commands['sheets.list']['in'], run: Run): SheetFace[] {
  return documentOf(spreadsheet, run).sheets.map(faceOf);
}

export function findSheet(request: Commands['sheets.find']['in'], run: Run): SheetFace | null {
  const document = documentOf(request.spreadsheet, run);
  const sheet =
    request.name !== undefined
      ? sheetNamed(document, request.name)
      : sheetWithId(document, request.id ?? document.activeSheetId);
  return sheet ? faceOf(sheet) : null;
}

/** A new sheet, or a copy of one; it becomes the active sheet unless it is a copy. */
export function insertSheet(request: Commands['sheets.insert']['in'], run: Run): SheetFace {
  const document = documentOf(request.spreadsheet, run);
  const { workplace } = run;
  const id = workplace.nextId();
  const source = request.copyOf && sheetOf(request.copyOf, run).sheet;
  const name =
    request.name ??
    (source && request.renameCopy !== false ? copyName(document, source.name) : freeSheetName(document));
  const made = source ? copySheet(source, id, name, () => workplace.nextId()) : newSheet(id, name);
  checkName({ document, sheet: made }, name);
  document.sheets.splice(request.index ?? defaultIndex(document, source), 0, made);
  if (!source || request.renameCopy === false) document.activeSheetId = id;
  if (document === workplace.document) run.touch(id, true);
  return faceOf(made);
}

function defaultIndex(document: SpreadsheetDocument, source: Sheet | undefined): number {
  if (source) return document.sheets.length;
  return document.sheets.findIndex((sheet) => sheet.id === document.activeSheetId) + 1;
}

export function sheetFacts({ sheet: ref }: Commands['sheet.facts']['in'], run: Run): Commands['sheet.facts']['out'] {
  const { document, sheet } = sheetOf(ref, run);
  return {
    name: sheet.name,
    index: document.sheets.indexOf(sheet),
    lastRow: filledRows(sheet),
    lastColumn: filledColumns(sheet),
    maxRows: sheet.rowCount,
    maxColumns: sheet.columnCount,
    frozenRows: sheet.frozenRows,
    frozenColumns: sheet.frozenColumns,
    hidden: sheet.hidden,
    tabColor: sheet.tabColor ?? null,
    formUrl: formUrlShown(sheet.formUrl, run.workplace),
    hiddenGridlines: sheet.hiddenGridlines ?? false,
  };
}

const DEFAULT_WIDTH = 100;
const DEFAULT_HEIGHT = 21;

export function lineFacts(
  { sheet: ref, axis, index }: Commands['sheet.line']['in'],
  run: Run,
): Commands['sheet.line']['out'] {
  const { document, sheet } = sheetOf(ref, run);
  const size =
    axis === 'rows' ? (sheet.rowHeights[index] ?? DEFAULT_HEIGHT) : (sheet.columnWidths[index] ?? DEFAULT_WIDTH);
  return {
    size,
    hidden: (axis === 'rows' ? sheet.hiddenRows : sheet.hiddenColumns).includes(index),
    filtered: axis === 'rows' && filteredRows(sheet, document.locale).has(index),
  };
}

function valueOut(cell: Cell | undefined, zone: string): WireValue {
  const value = cell?.value;
  if (value === undefined) return '';
  if (typeof value === 'number' && isDateNumberFormat(cell?.style?.numberFormat))
    return { $date: instantOf(value, zone) };
  return value;
}

function richOut(cell: Cell | undefined): RichTextWire | null {
  // Google gives null for what is not text, and an empty rich text for an empty cell.
  if (cell?.value !== undefined && typeof cell.value !== 'string') return null;
  return {
    ...(cell?.value !== undefined && { value: cell.value }),
    ...(cell?.runs && { runs: cell.runs }),
    ...(cell?.link !== undefined && { link: cell.link }),
    ...(cell?.style && { style: cell.style }),
  };
}

function bandColor(sheet: Sheet, row: number, column: number): string | null {
  for (const { range, direction, header, first, second, footer } of sheet.bandings ?? []) {
    if (row < range.top || row > range.bottom || column < range.left || column > range.right) continue;
    const [at, start, end] = direction === 'rows' ? [row, range.top, range.bottom] : [column, range.left, range.right];
    if (header !== undefined && at === start) return header;
    if (footer !== undefined && at === end) return footer;
    return ((at - start - (header === undefined ? 0 : 1)) % 2 === 0 ? first : second) ?? null;
  }
  return null;
}

function reader(
  part: BlockPart,
  document: SpreadsheetDocument,
  sheet: Sheet,
): (cell: Cell | undefined, row: number, column: number) => unknown {
  switch (part) {
    case 'values':
      return (cell) => valueOut(cell, document.timeZone);
    case 'displayValues':
      return (cell) => displayValue(cell, document.locale);
    case 'formulas':
      return (cell) => cell?.formula ?? '';
    case 'notes':
      return (cell) => cell?.note ?? '';
    case 'richText':
      return richOut;
    case 'validations':
      return (cell) => cell?.validation ?? null;
    case 'background':
      return (cell, row, column) => cell?.style?.background ?? bandColor(sheet, row, column);
    default:
      return (cell) => cell?.style?.[part] ?? null;
  }
}

/** One part of every cell of a block. Cells under a merge have no content. */
export function readBlock(
  { range, part, single }: Commands['block.read']['in'],
  run: Run,
): Commands['block.read']['out'] {
  const { document, sheet, rect } = blockOf(range, run);
  if (part === 'values' || part === 'displayValues') run.settleFormulas(document);
  const read = reader(part, document, sheet);
  const area = single === true ? { ...rect, bottom: rect.top, right: rect.left } : rect;
  const covered = coveredPlaces(sheet, area);
  const grid: unknown[][] = [];
  for (let row = area.top; row <= area.bottom; row++) {
    const cells = sheet.rows[row];
    const line: unknown[] = new Array(area.right - area.left + 1);
    for (let column = area.left; column <= area.right; column++) {
      const cell = covered?.(row, column) ? contentless(cells?.[column]) : cells?.[column];
      line[column - area.left] = read(cell, row, column);
    }
    grid.push(line);
  }
  return { rect, grid };
}

function contentless(cell: Cell | undefined): Cell | undefined {
  return cell && without(cell, 'value', 'formula', 'runs', 'link');
}

export function blockFacts({ range }: Commands['block.facts']['in'], run: Run): Commands['block.facts']['out'] {
  const block = blockOf(range, run);
  const { sheet, rect } = block;
  let blank = true;
  eachPlace(rect, (row, column) => {
    if (isFilled(cellAt(sheet, row, column))) blank = false;
  });
  return {
    rect,
    merges: sheet.merges.filter((merge) => overlaps(merge, rect)),
    blank,
    editable: mayEdit(block, rect, run),
  };
}

/** Sheet.appendRow: below the last filled row, on a new row when the grid ends there. */
export function appendRow({ sheet: ref, values }: Commands['append']['in'], run: Run): { row: number } {
  const place = sheetOf(ref, run);
  const { document, sheet } = place;
  const row = filledRows(sheet);
  refuseProtected(place, { top: row, bottom: row, left: 0, right: values.length - 1 }, run);
  if (row >= sheet.rowCount) insertLines(document, sheet, 'rows', sheet.rowCount, 1, sheet.rowCount - 1);
  if (values.length > sheet.columnCount)
    insertLines(document, sheet, 'columns', sheet.columnCount, values.length - sheet.columnCount);
  const rect = { top: row, bottom: row, left: 0, right: values.length - 1 };
  const { dialect } = run.workplace.settings;
  writeValues(sheet, rect, [values], { document, dialect, year: new Date(run.clock).getUTCFullYear() });
  if (document === run.workplace.document) run.touch(sheet.id);
  return { row };
}

/** What a notation means that names a sheet, a named range, or cells of the active sheet. */
export function locate({ spreadsheet, notation }: Commands['locate']['in'], run: Run): Commands['locate']['out'] {
  const document = documentOf(spreadsheet, run);
  const named = document.namedRanges.find((each) => each.name === notation);
  const area = named ? undefined : parseA1(notation);
  const sheet = named
    ? sheetWithId(document, named.sheetId)
    : area?.sheetName !== undefined
      ? sheetNamed(document, area.sheetName)
      : area && sheetWithId(document, document.activeSheetId);
  if (!sheet) return null;
  const rect: Rect = named?.rect ?? {
    top: area?.top ?? 0,
    left: area?.left ?? 0,
    bottom: area?.bottom ?? sheet.rowCount - 1,
    right: area?.right ?? sheet.columnCount - 1,
  };
  return { face: faceOf(sheet), rect };
}

export function currentSelection({ spreadsheet }: Commands['selection']['in'], run: Run): Commands['selection']['out'] {
  const document = documentOf(spreadsheet, run);
  const sheet = sheetWithId(document, document.activeSheetId) ?? document.sheets[0];
  if (!sheet) throw new ServiceError('The spreadsheet has no sheets.');
  const rect = run.workplace.selections.get(sheet.id) ?? { top: 0, left: 0, bottom: 0, right: 0 };
  return { face: faceOf(sheet), rect };
}

/** Sheet.createTextFinder and its kin: places whose text holds what is looked for, replaced when asked. */
export function findText(request: Commands['block.find']['in'], run: Run): Commands['block.find']['out'] {
  const block = blockOf(request.range, run);
  const { document, sheet, rect } = block;
  const source = request.regex ? request.text : request.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(request.entireCell ? `^(?:${source})$` : source, request.matchCase ? 'gu' : 'giu');
  const found: [number, number][] = [];
  eachPlace(rect, (row, column) => {
    const cell = cellAt(sheet, row, column);
    const text = request.formulas && cell?.formula !== undefined ? cell.formula : displayValue(cell, document.locale);
    pattern.lastIndex = 0;
    if (text === '' || !pattern.test(text)) return;
    found.push([row, column]);
    if (request.replaceWith === undefined) return;
    refuseProtected(block, { top: row, bottom: row, left: column, right: column }, run);
    const { dialect } = run.workplace.settings;
    const next = text.replace(pattern, request.replaceWith.replace(/\$/g, '$$$$'));
    writeValues(sheet, { top: row, bottom: row, left: column, right: column }, [[next]], {
      document,
      dialect,
      year: new Date(run.clock).getUTCFullYear(),
    });
    if (document === run.workplace.document) run.touch(sheet.id);
  });
  return { rect, found };
}

/** Range.removeDuplicates: rows equal in the chosen columns go, those below move up. */
export function removeDuplicates({ range, columns }: Commands['block.duplicates']['in'], run: Run): { rect: Rect } {
  const block = blockOf(range, run);
  const { document, sheet, rect } = block;
  refuseProtected(block, rect, run);
  const wanted =
    columns.length > 0 ? columns : Array.from({ length: rect.right - rect.left + 1 }, (_, index) => rect.left + index);
  const seen = new Set<string>();
  const kept: (Cell | undefined)[][] = [];
  for (let row = rect.top; row <= rect.bottom; row++) {
    const key = JSON.stringify(
      wanted.map((column): CellValue => displayValue(cellAt(sheet, row, column), document.locale)),
    );
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(sheet.rows[row]?.slice(rect.left, rect.right + 1) ?? []);
  }
  for (let row = rect.top; row <= rect.bottom; row++) {
    const cells = ensureRow(sheet, row);
    for (let column = rect.left; column <= rect.right; column++)
      cells[column] = kept[row - rect.top]?.[column - rect.left];
  }
  if (document === run.workplace.document) run.touch(sheet.id);
  return { rect: { ...rect, bottom: rect.top + kept.length - 1 } };
}
