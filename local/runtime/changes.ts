/** The writes that leave nothing to answer, done to the document. */
import { clearContent, eachPlace, ensureCell, styleChanger } from '../document/cells';
import { fitColumns } from '../document/column-width';
import { copyBlock, moveBlock, pasteArea } from '../document/copy';
import type { Rect, Sheet, SpreadsheetDocument } from '../document/model';
import { sortRows } from '../document/sort';
import { deleteLines, insertLines, moveLines } from '../document/structure';
import { clear, merge, setBorders, writePart } from './block-changes';
import { checkLines, checkName, checkShape } from './check-change';
import {
  changeBanding,
  changeChart,
  changeFilter,
  changeProtection,
  markAt,
  removeMark,
  updateMark,
} from './commands/things';
import type { Run } from './run';
import type { Block, Place } from './places';
import { blockOf, documentOf, refuseProtected, sheetOf } from './places';
import type { Change } from './change';
import { ServiceError } from './service-error';

const MAX_CELLS = 10_000_000;

function lines(place: Place, change: Extract<Change, { kind: 'lines' }>): void {
  const { document, sheet } = place;
  checkLines(sheet, change);
  const { axis, at, count } = change;
  const indices = Array.from({ length: count }, (_, index) => at + index);
  switch (change.change) {
    case 'insert': {
      const cells = document.sheets.reduce((sum, each) => sum + each.rowCount * each.columnCount, 0);
      const more = count * (axis === 'rows' ? sheet.columnCount : sheet.rowCount);
      if (cells + more > MAX_CELLS) {
        throw new ServiceError(
          `This action would increase the number of cells in the workbook above the limit of ${MAX_CELLS} cells.`,
        );
      }
      insertLines(document, sheet, axis, at, count, change.like);
      return;
    }
    case 'delete': {
      deleteLines(document, sheet, axis, at, count);
      return;
    }
    case 'move': {
      moveLines(document, sheet, axis, at, count, change.to);
      return;
    }
    case 'size': {
      const key = axis === 'rows' ? 'rowHeights' : 'columnWidths';
      const others = Object.entries(sheet[key]).filter(([index]) => Number(index) < at || Number(index) >= at + count);
      const { size } = change;
      sheet[key] = Object.fromEntries(
        size === null ? others : [...others, ...indices.map((index) => [index, size])],
      ) as Record<number, number>;
      return;
    }
    case 'hide':
    case 'show': {
      const key = axis === 'rows' ? 'hiddenRows' : 'hiddenColumns';
      const rest = sheet[key].filter((index) => index < at || index >= at + count);
      sheet[key] = change.change === 'hide' ? [...rest, ...indices].sort((a, b) => a - b) : rest;
    }
  }
}

/** Does the change. Throws ServiceError or CellRefusal where it cannot be done. */
export function applyChange(change: Change, run: Run): void {
  switch (change.kind) {
    case 'list': {
      for (const each of change.changes) applyChange(each, run);
      return;
    }
    case 'block': {
      const block = blockOf(change.range, run);
      checkShape(block.rect, change.grid);
      writePart(block, change.part, () => change.grid, run);
      return;
    }
    case 'fill': {
      const block = blockOf(change.range, run);
      const row: unknown[] = new Array(block.rect.right - block.rect.left + 1).fill(change.value);
      const grid = Array.from({ length: block.rect.bottom - block.rect.top + 1 }, () => row);
      writePart(block, change.part, () => grid, run);
      return;
    }
    case 'borders': {
      const { sheet, rect } = blockOf(change.range, run);
      setBorders(sheet, rect, change.borders);
      return;
    }
    case 'textStyle': {
      const { sheet, rect } = blockOf(change.range, run);
      const set = styleChanger((style) => ({ ...style, ...change.style }));
      eachPlace(rect, (row, column) => set(ensureCell(sheet, row, column)));
      return;
    }
    case 'clear': {
      const { sheet, rect } = blockOf(change.range, run);
      clear(sheet, rect, change.what);
      return;
    }
    case 'clearSheet': {
      const { sheet } = sheetOf(change.sheet, run);
      if (change.what.format) sheet.merges = [];
      if (change.what.format) sheet.conditionalRules = [];
      clear(sheet, { top: 0, left: 0, bottom: sheet.rowCount - 1, right: sheet.columnCount - 1 }, change.what);
      return;
    }
    case 'checkboxes': {
      const { sheet, rect } = blockOf(change.range, run);
      eachPlace(rect, (row, column) => {
        const cell = ensureCell(sheet, row, column);
        if (change.remove) {
          if (cell.validation?.criteria === 'CHECKBOX') {
            delete cell.validation;
            clearContent(cell);
          }
          return;
        }
        cell.validation = { criteria: 'CHECKBOX', args: change.args, allowInvalid: false };
        const off = change.args.length === 0 ? false : change.args[1];
        if (cell.value === undefined && off !== undefined) cell.value = off;
      });
      return;
    }
    case 'merge': {
      merge(blockOf(change.range, run), change.how);
      return;
    }
    case 'copy': {
      const from = blockOf(change.from, run);
      const to = blockOf(change.to, run);
      const area = pasteArea(from.rect, to.rect, change.transposed);
      refuseProtected(to, area, run);
      growTo(to.sheet, area);
      copyBlock(from.sheet, from.rect, to.sheet, area, change.paste, change.transposed);
      return;
    }
    case 'moveBlock': {
      const from = blockOf(change.from, run);
      const to = blockOf(change.to, run);
      moveBlock(from.sheet, from.rect, to.sheet, to.rect.top, to.rect.left);
      return;
    }
    case 'sort': {
      sort(blockOf(change.range, run), change.keys, run);
      return;
    }
    case 'sortSheet': {
      const place = sheetOf(change.sheet, run);
      const block = blockOf({ ...change.sheet, area: 'data' }, run);
      if (block.rect.bottom < place.sheet.frozenRows) return;
      sort({ ...block, rect: { ...block.rect, top: place.sheet.frozenRows } }, change.keys, run);
      return;
    }
    case 'lines': {
      lines(sheetOf(change.sheet, run), change);
      return;
    }
    case 'fitColumns': {
      const { document, sheet } = sheetOf(change.sheet, run);
      fitColumns(sheet, change.at, change.count, document.locale);
      return;
    }
    case 'sheet': {
      const place = sheetOf(change.sheet, run);
      const { name, tabColor, ...rest } = change.set;
      if (name !== undefined) {
        checkName(place, name);
        place.sheet.name = name;
      }
      if (tabColor === null) delete place.sheet.tabColor;
      else if (tabColor !== undefined) place.sheet.tabColor = tabColor;
      Object.assign(place.sheet, rest);
      leaveHidden(place.document);
      return;
    }
    case 'deleteSheet': {
      const { document, sheet } = sheetOf(change.sheet, run);
      document.sheets = document.sheets.filter((each) => each !== sheet);
      document.namedRanges = document.namedRanges.filter((named) => named.sheetId !== sheet.id);
      if (document.activeSheetId === sheet.id)
        document.activeSheetId = document.sheets.find((each) => !each.hidden)?.id ?? 0;
      return;
    }
    case 'moveSheet': {
      const { document, sheet } = sheetOf(change.sheet, run);
      document.sheets = document.sheets.filter((each) => each !== sheet);
      document.sheets.splice(change.index, 0, sheet);
      return;
    }
    case 'activate': {
      const { document, sheet } = sheetOf(change.sheet, run);
      document.activeSheetId = sheet.id;
      if (change.selection) run.workplace.selections.set(sheet.id, change.selection);
      const at = run.workplace.selections.get(sheet.id) ?? { top: 0, left: 0 };
      run.workplace.emit({ type: 'activate', sheetId: sheet.id, row: at.top, column: at.left });
      return;
    }
    case 'rules': {
      sheetOf(change.sheet, run).sheet.conditionalRules = [...change.rules];
      return;
    }
    case 'mark': {
      markAt(change, run);
      return;
    }
    case 'changeMark': {
      updateMark(change, run);
      return;
    }
    case 'removeMark': {
      removeMark(change, run);
      return;
    }
    case 'name': {
      changeName(change, run);
      return;
    }
    case 'changeProtection':
    case 'removeProtection': {
      changeProtection(change, run);
      return;
    }
    case 'chart':
    case 'removeChart': {
      changeChart(change, run);
      return;
    }
    case 'filter': {
      changeFilter(change, run);
      return;
    }
    case 'changeBanding': {
      changeBanding(change, run);
      return;
    }
    case 'spreadsheet': {
      Object.assign(documentOf(change.spreadsheet, run), change.set);
    }
  }
}

function growTo(sheet: Sheet, area: Rect): void {
  sheet.rowCount = Math.max(sheet.rowCount, area.bottom + 1);
  sheet.columnCount = Math.max(sheet.columnCount, area.right + 1);
}

function sort(block: Block, keys: Extract<Change, { kind: 'sort' }>['keys'], run: Run): void {
  const tall = block.sheet.merges.some(
    (area) =>
      area.top !== area.bottom &&
      area.top <= block.rect.bottom &&
      area.bottom >= block.rect.top &&
      area.left <= block.rect.right &&
      area.right >= block.rect.left,
  );
  if (tall) throw new ServiceError('You cannot sort a range that contains vertically merged cells.');
  sortRows(block.sheet, block.rect, keys, block.document.locale, run.workplace.settings.sortMovesMarks);
}

function changeName(change: Extract<Change, { kind: 'name' }>, run: Run): void {
  const document = documentOf(change.spreadsheet, run);
  const rest = document.namedRanges.filter((named) => named.name !== change.name);
  const old = document.namedRanges.find((named) => named.name === change.name);
  document.namedRanges = rest;
  if (change.remove === true) return;
  const block = change.range && blockOf(change.range, run);
  const sheetId = block?.sheet.id ?? old?.sheetId;
  const rect = block?.rect ?? old?.rect;
  if (sheetId === undefined || !rect) throw new ServiceError(`The named range "${change.name}" does not exist.`);
  document.namedRanges.push({ name: change.newName ?? change.name, sheetId, rect });
}

/** Nobody looks at a hidden sheet: the nearest one in sight before it becomes the active one. */
function leaveHidden(document: SpreadsheetDocument): void {
  const at = document.sheets.findIndex(({ id }) => id === document.activeSheetId);
  if (document.sheets[at]?.hidden !== true) return;
  const before = document.sheets.slice(0, at).reverse();
  const next = [...before, ...document.sheets.slice(at)].find(({ hidden }) => !hidden);
  if (next) document.activeSheetId = next.id;
}
