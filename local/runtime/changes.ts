/** The writes that leave nothing to answer: what each may touch, and what it does to the document. */
import { breakApart, mergeCells } from '../document/merges';
import { eachCell, eachPlace, ensureCell, styleChanger, clearContent } from '../document/cells';
import { fitColumns } from '../document/column-width';
import { copyBlock, moveBlock, pasteArea } from '../document/copy';
import type { Border, Cell, CellStyle, Rect, Sheet } from '../document/model';
import { sheetNamed } from '../document/sheets';
import { sortRows } from '../document/sort';
import { deleteLines, insertLines, moveLines } from '../document/structure';
import { without } from '../document/without';
import { writeFormulas, writeRichText, writeValues } from '../document/write';
import type { WireValue, WriteContext } from '../document/write';
import {
  changeBanding,
  changeChart,
  changeFilter,
  changeProtection,
  markAt,
  removeMark,
  updateMark,
} from './commands/things';
import type { Execution } from './execution';
import { ServiceError } from './service-error';
import type { Block, Place } from './places';
import { blockOf, documentOf, refuseProtected, sheetOf } from './places';
import type { BlockPart, BorderWire, Change, ClearWhat, RangeRef, RichTextWire } from './port';
import type { Workplace } from './workplace';

/** Whether later writes cannot be checked against the grid before this one is applied. */
export function isStructural(change: Change): boolean {
  switch (change.kind) {
    case 'list':
      return change.changes.some(isStructural);
    case 'lines':
      return change.change !== 'size';
    case 'deleteSheet':
    case 'moveSheet':
    case 'sheet':
    case 'merge':
    case 'copy':
    case 'moveBlock':
      return true;
    default:
      return false;
  }
}

function rangesOf(change: Change): RangeRef[] {
  switch (change.kind) {
    case 'copy':
    case 'moveBlock':
      return [change.from];
    default:
      return 'range' in change && change.range ? [change.range] : [];
  }
}

/** Refuses at once what Google refuses at once: a range off the grid, a sheet that is gone, a protected cell. */
export function checkChange(change: Change, execution: Execution): void {
  if (change.kind === 'list') for (const each of change.changes) checkChange(each, execution);
  for (const range of rangesOf(change)) {
    const block = blockOf(range, execution);
    if (change.kind === 'block') checkShape(block.rect, change.grid);
    if (change.kind !== 'copy') refuseProtected(block, block.rect, execution);
  }
  if ('sheet' in change && typeof change.sheet === 'object') {
    const place = sheetOf(change.sheet, execution);
    if (change.kind === 'lines' && change.change !== 'hide' && change.change !== 'show')
      refuseProtected(place, undefined, execution);
    if (change.kind === 'lines') checkLines(place.sheet, change);
    if (change.kind === 'sheet' && change.set.name !== undefined) checkName(place, change.set.name);
    if (change.kind === 'deleteSheet') refuseProtected(place, undefined, execution);
    if (
      change.kind === 'deleteSheet' &&
      place.document.sheets.filter((sheet) => !sheet.hidden || sheet === place.sheet).length === 1
    ) {
      throw new ServiceError("You can't remove all the visible sheets in a document.");
    }
    if (
      change.kind === 'sheet' &&
      change.set.hidden === true &&
      !place.document.sheets.some((sheet) => !sheet.hidden && sheet !== place.sheet)
    ) {
      throw new ServiceError("You can't hide all the sheets in a document.");
    }
  }
}

/** A range whose bounds were open when the script wrote is measured here. */
function checkShape(rect: Rect, grid: readonly (readonly unknown[])[]): void {
  const refuse = (what: string, has: number, wants: number) => {
    throw new ServiceError(
      `The number of ${what} in the data does not match the number of ${what} in the range. The data has ${has} but the range has ${wants}.`,
    );
  };
  const [rows, columns] = [rect.bottom - rect.top + 1, rect.right - rect.left + 1];
  if (grid.length !== rows) refuse('rows', grid.length, rows);
  for (const row of grid) if (row.length !== columns) refuse('columns', row.length, columns);
}

function checkLines(sheet: Sheet, change: Extract<Change, { kind: 'lines' }>): void {
  const size = change.axis === 'rows' ? sheet.rowCount : sheet.columnCount;
  const end = change.change === 'insert' ? change.at : change.at + change.count;
  if (change.at < 0 || end > size || change.count < 1) {
    throw new ServiceError(
      change.axis === 'rows' ? 'Those rows are out of bounds.' : 'Those columns are out of bounds.',
    );
  }
  if (change.change === 'delete' && change.count >= size) {
    throw new ServiceError(
      change.axis === 'rows'
        ? "You can't delete all the rows on the sheet."
        : "You can't delete all the columns on the sheet.",
    );
  }
}

const LONGEST_NAME = 100;

/** Refuses a name that another sheet has, or that no sheet may have. */
export function checkName(place: Place, name: string): void {
  if (name === '' || name.length > LONGEST_NAME)
    throw new ServiceError(`The sheet name cannot be empty or longer than ${LONGEST_NAME} characters.`);
  const other = sheetNamed(place.document, name);
  if (other && other !== place.sheet) {
    throw new ServiceError(`A sheet with the name "${name}" already exists. Please enter another name.`);
  }
}

/** Sheets of the main document that the change makes differ; `structure`: more than cells. */
export function touchesOf(change: Change, workplace: Workplace): { sheetIds: number[]; structure: boolean } {
  if (change.kind === 'list') {
    const all = change.changes.map((each) => touchesOf(each, workplace));
    return { sheetIds: all.flatMap((each) => each.sheetIds), structure: all.some((each) => each.structure) };
  }
  const refs = [...rangesOf(change), ...('to' in change && typeof change.to === 'object' ? [change.to] : [])];
  const ids = refs.filter((ref) => ref.spreadsheet === workplace.document.id).map((ref) => ref.sheet);
  if ('sheet' in change && typeof change.sheet === 'object' && change.sheet.spreadsheet === workplace.document.id)
    ids.push(change.sheet.sheet);
  if (change.kind === 'spreadsheet' || change.kind === 'name') ids.push(workplace.document.activeSheetId);
  return {
    sheetIds: ids,
    structure: !['block', 'fill', 'textStyle', 'borders', 'clear', 'checkboxes'].includes(change.kind),
  };
}

function writing(block: Place, execution: Execution): WriteContext {
  return {
    document: block.document,
    dialect: execution.workplace.settings.dialect,
    year: new Date(execution.clock).getUTCFullYear(),
  };
}

/** Writes one part of every cell of a block; `at` gives the value of a place, counted from the block's corner. */
function writePart(
  block: Block,
  part: BlockPart,
  grid: () => readonly (readonly unknown[])[],
  execution: Execution,
): void {
  const { sheet, rect } = block;
  switch (part) {
    case 'values': {
      writeValues(sheet, rect, grid() as WireValue[][], writing(block, execution));
      return;
    }
    case 'formulas': {
      writeFormulas(sheet, rect, grid() as string[][]);
      return;
    }
    case 'displayValues':
      throw new ServiceError('Display values cannot be written.');
    case 'richText': {
      const rich = grid() as (RichTextWire | null)[][];
      writeRichText(
        sheet,
        rect,
        rich.map((row) => row.map((cell) => cell ?? {})),
      );
      eachPlace(rect, (row, column) => {
        const style = rich[row - rect.top]?.[column - rect.left]?.style;
        if (style) styleChanger((old) => ({ ...old, ...style }))(ensureCell(sheet, row, column));
      });
      return;
    }
    case 'notes':
    case 'validations': {
      const key = part === 'notes' ? 'note' : 'validation';
      const values = grid();
      eachPlace(rect, (row, column) => {
        const value = values[row - rect.top]?.[column - rect.left];
        if (value === null || value === undefined || value === '') {
          const cell = sheet.rows[row]?.[column];
          if (cell && part === 'notes') delete cell.note;
          else if (cell) delete cell.validation;
        } else Object.assign(ensureCell(sheet, row, column), { [key]: value });
      });
      return;
    }
    default: {
      writeStyles(sheet, rect, part, grid());
      return;
    }
  }
}

function writeStyles(sheet: Sheet, rect: Rect, key: keyof CellStyle, values: readonly (readonly unknown[])[]): void {
  const changers = new Map<unknown, (cell: Cell) => void>();
  eachPlace(rect, (row, column) => {
    const value = values[row - rect.top]?.[column - rect.left] ?? null;
    let change = changers.get(value);
    if (!change) {
      change = styleChanger((style) => {
        return value === null ? without(style, key) : { ...style, [key]: value };
      });
      changers.set(value, change);
    }
    const cell = value === null ? sheet.rows[row]?.[column] : ensureCell(sheet, row, column);
    if (cell) change(cell);
  });
}

function clear(sheet: Sheet, rect: Rect, what: ClearWhat): void {
  eachCell(sheet, rect, (cell) => {
    if (what.content) clearContent(cell);
    if (what.format) delete cell.style;
    if (what.notes) delete cell.note;
    if (what.validations) delete cell.validation;
  });
}

function setBorders(sheet: Sheet, rect: Rect, wire: BorderWire): void {
  const border: Border = { style: wire.style, color: wire.color };
  eachPlace(rect, (row, column) => {
    const sides: [keyof NonNullable<CellStyle['borders']>, boolean | null | undefined][] = [
      ['top', row === rect.top ? wire.top : wire.horizontal],
      ['bottom', row === rect.bottom ? wire.bottom : wire.horizontal],
      ['left', column === rect.left ? wire.left : wire.vertical],
      ['right', column === rect.right ? wire.right : wire.vertical],
    ];
    if (sides.every(([, on]) => on === null || on === undefined)) return;
    styleChanger((style) => {
      let borders = style.borders ?? {};
      for (const [side, on] of sides) {
        if (on === true) borders = { ...borders, [side]: border };
        else if (on === false) borders = without(borders, side);
      }
      return Object.keys(borders).length === 0 ? without(style, 'borders') : { ...style, borders };
    })(ensureCell(sheet, row, column));
  });
}

function merge(block: Block, how: 'all' | 'across' | 'vertically' | 'apart'): void {
  const { sheet, rect } = block;
  const areas: Rect[] = [];
  if (how === 'across')
    for (let row = rect.top; row <= rect.bottom; row++) areas.push({ ...rect, top: row, bottom: row });
  else if (how === 'vertically')
    for (let column = rect.left; column <= rect.right; column++) areas.push({ ...rect, left: column, right: column });
  else areas.push(rect);
  for (const area of areas) {
    const done = how === 'apart' ? breakApart(sheet, area) : mergeCells(sheet, area);
    if (!done) throw new ServiceError('You must select all cells in a merged range to merge or unmerge them.');
  }
}

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
export function applyChange(change: Change, execution: Execution): void {
  switch (change.kind) {
    case 'list': {
      for (const each of change.changes) applyChange(each, execution);
      return;
    }
    case 'block': {
      writePart(blockOf(change.range, execution), change.part, () => change.grid, execution);
      return;
    }
    case 'fill': {
      const block = blockOf(change.range, execution);
      const row: unknown[] = new Array(block.rect.right - block.rect.left + 1).fill(change.value);
      const grid = Array.from({ length: block.rect.bottom - block.rect.top + 1 }, () => row);
      writePart(block, change.part, () => grid, execution);
      return;
    }
    case 'borders': {
      const { sheet, rect } = blockOf(change.range, execution);
      setBorders(sheet, rect, change.borders);
      return;
    }
    case 'textStyle': {
      const { sheet, rect } = blockOf(change.range, execution);
      const set = styleChanger((style) => ({ ...style, ...change.style }));
      eachPlace(rect, (row, column) => set(ensureCell(sheet, row, column)));
      return;
    }
    case 'clear': {
      const { sheet, rect } = blockOf(change.range, execution);
      clear(sheet, rect, change.what);
      return;
    }
    case 'clearSheet': {
      const { sheet } = sheetOf(change.sheet, execution);
      if (change.what.format) sheet.merges = [];
      if (change.what.format) sheet.conditionalRules = [];
      clear(sheet, { top: 0, left: 0, bottom: sheet.rowCount - 1, right: sheet.columnCount - 1 }, change.what);
      return;
    }
    case 'checkboxes': {
      const { sheet, rect } = blockOf(change.range, execution);
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
      merge(blockOf(change.range, execution), change.how);
      return;
    }
    case 'copy': {
      const from = blockOf(change.from, execution);
      const to = blockOf(change.to, execution);
      const area = pasteArea(from.rect, to.rect, change.transposed);
      refuseProtected(to, area, execution);
      growTo(to.sheet, area);
      copyBlock(from.sheet, from.rect, to.sheet, area, change.paste, change.transposed);
      return;
    }
    case 'moveBlock': {
      const from = blockOf(change.from, execution);
      const to = blockOf(change.to, execution);
      moveBlock(from.sheet, from.rect, to.sheet, to.rect.top, to.rect.left);
      return;
    }
    case 'sort': {
      sort(blockOf(change.range, execution), change.keys, execution);
      return;
    }
    case 'sortSheet': {
      const place = sheetOf(change.sheet, execution);
      const block = blockOf({ ...change.sheet, area: 'data' }, execution);
      if (block.rect.bottom < place.sheet.frozenRows) return;
      sort({ ...block, rect: { ...block.rect, top: place.sheet.frozenRows } }, change.keys, execution);
      return;
    }
    case 'lines': {
      lines(sheetOf(change.sheet, execution), change);
      return;
    }
    case 'fitColumns': {
      const { document, sheet } = sheetOf(change.sheet, execution);
      fitColumns(sheet, change.at, change.count, document.locale);
      return;
    }
    case 'sheet': {
      const place = sheetOf(change.sheet, execution);
      const { name, tabColor, ...rest } = change.set;
      if (name !== undefined) {
        checkName(place, name);
        place.sheet.name = name;
      }
      if (tabColor === null) delete place.sheet.tabColor;
      else if (tabColor !== undefined) place.sheet.tabColor = tabColor;
      Object.assign(place.sheet, rest);
      return;
    }
    case 'deleteSheet': {
      const { document, sheet } = sheetOf(change.sheet, execution);
      document.sheets = document.sheets.filter((each) => each !== sheet);
      document.namedRanges = document.namedRanges.filter((named) => named.sheetId !== sheet.id);
      if (document.activeSheetId === sheet.id)
        document.activeSheetId = document.sheets.find((each) => !each.hidden)?.id ?? 0;
      return;
    }
    case 'moveSheet': {
      const { document, sheet } = sheetOf(change.sheet, execution);
      document.sheets = document.sheets.filter((each) => each !== sheet);
      document.sheets.splice(change.index, 0, sheet);
      return;
    }
    case 'activate': {
      const { document, sheet } = sheetOf(change.sheet, execution);
      document.activeSheetId = sheet.id;
      if (change.selection) execution.workplace.selections.set(sheet.id, change.selection);
      const at = execution.workplace.selections.get(sheet.id) ?? { top: 0, left: 0 };
      execution.workplace.emit({ type: 'activate', sheetId: sheet.id, row: at.top, column: at.left });
      return;
    }
    case 'rules': {
      sheetOf(change.sheet, execution).sheet.conditionalRules = [...change.rules];
      return;
    }
    case 'mark': {
      markAt(change, execution);
      return;
    }
    case 'changeMark': {
      updateMark(change, execution);
      return;
    }
    case 'removeMark': {
      removeMark(change, execution);
      return;
    }
    case 'name': {
      changeName(change, execution);
      return;
    }
    case 'changeProtection':
    case 'removeProtection': {
      changeProtection(change, execution);
      return;
    }
    case 'chart':
    case 'removeChart': {
      changeChart(change, execution);
      return;
    }
    case 'filter': {
      changeFilter(change, execution);
      return;
    }
    case 'changeBanding': {
      changeBanding(change, execution);
      return;
    }
    case 'spreadsheet': {
      Object.assign(documentOf(change.spreadsheet, execution), change.set);
    }
  }
}

function growTo(sheet: Sheet, area: Rect): void {
  sheet.rowCount = Math.max(sheet.rowCount, area.bottom + 1);
  sheet.columnCount = Math.max(sheet.columnCount, area.right + 1);
}

function sort(block: Block, keys: Extract<Change, { kind: 'sort' }>['keys'], execution: Execution): void {
  const tall = block.sheet.merges.some(
    (area) =>
      area.top !== area.bottom &&
      area.top <= block.rect.bottom &&
      area.bottom >= block.rect.top &&
      area.left <= block.rect.right &&
      area.right >= block.rect.left,
  );
  if (tall) throw new ServiceError('You cannot sort a range that contains vertically merged cells.');
  sortRows(block.sheet, block.rect, keys, block.document.locale, execution.workplace.settings.sortMovesMarks);
}

function changeName(change: Extract<Change, { kind: 'name' }>, execution: Execution): void {
  const document = documentOf(change.spreadsheet, execution);
  const rest = document.namedRanges.filter((named) => named.name !== change.name);
  const old = document.namedRanges.find((named) => named.name === change.name);
  document.namedRanges = rest;
  if (change.remove === true) return;
  const block = change.range && blockOf(change.range, execution);
  const sheetId = block?.sheet.id ?? old?.sheetId;
  const rect = block?.rect ?? old?.rect;
  if (sheetId === undefined || !rect) throw new ServiceError(`The named range "${change.name}" does not exist.`);
  document.namedRanges.push({ name: change.newName ?? change.name, sheetId, rect });
}
