/** Writes into the cells of a block: values, notes, rules, looks, borders, merges. */
import { clearContent, eachCell, eachPlace, ensureCell, styleChanger } from '../document/cells';
import { breakApart, mergeCells } from '../document/merges';
import type { Border, Cell, CellStyle, Rect, Sheet } from '../document/model';
import { without } from '../document/without';
import { writeFormulas, writeRichText, writeValues } from '../document/write';
import type { WireValue, WriteContext } from '../document/write';
import type { Run } from './run';
import type { Block, Place } from './places';
import type { BlockPart, BorderWire, ClearWhat, RichTextWire } from './change';
import { ServiceError } from './service-error';

function writing(block: Place, run: Run): WriteContext {
  return {
    document: block.document,
    dialect: run.workplace.settings.dialect,
    year: new Date(run.clock).getUTCFullYear(),
  };
}

/** Writes one part of every cell of a block; `at` gives the value of a place, counted from the block's corner. */
export function writePart(block: Block, part: BlockPart, grid: () => readonly (readonly unknown[])[], run: Run): void {
  const { sheet, rect } = block;
  switch (part) {
    case 'values': {
      writeValues(sheet, rect, grid() as WireValue[][], writing(block, run));
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

/** Takes away what is named from the cells of a rectangle. */
export function clear(sheet: Sheet, rect: Rect, what: ClearWhat): void {
  eachCell(sheet, rect, (cell) => {
    if (what.content) clearContent(cell);
    if (what.format) delete cell.style;
    if (what.notes) delete cell.note;
    if (what.validations) delete cell.validation;
  });
}

/** Range.setBorder: null leaves a side as it is. */
export function setBorders(sheet: Sheet, rect: Rect, wire: BorderWire): void {
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

/** Merges or parts the cells of a block. */
export function merge(block: Block, how: 'all' | 'across' | 'vertically' | 'apart'): void {
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
