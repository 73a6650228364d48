/** Reads one sheet's part into the model. The cells are read as a stream, the rest of the part element by element. */
import type { Cell, CellStyle, Rect, Sheet } from '../document/model';
import { cellName, clipRect, columnIndex, fileGrid, parseRect, quoteSheet, rectName } from './a1';
import { readColor } from './colors';
import { readConditional } from './conditional-xml';
import { displayText } from './display-text';
import { fromFileFormula, shiftFormula } from './formula-text';
import { restoreLongText } from './long-text';
import type { Losses } from './losses';
import { isDateFormat } from './number-format';
import type { RichText } from './read-strings';
import { readItem, runsOf } from './read-strings';
import type { WorkbookStyles } from './read-styles';
import { RefusedFile } from './refused-file';
import type { LongText } from './sidecar';
import { readValidation } from './validation-xml';
import { hiddenByFilter } from './write-sheet';
import type { XmlElement } from './xml-reader';
import { child, children, decodeXml, descendants, flag, XmlReader } from './xml-reader';
import { decodeCellText } from './xml-text';

/** What all sheets of a workbook share while it is read. */
export interface WorkbookReader {
  readonly styles: WorkbookStyles;
  /** Undefined where the workbook has no table of texts. */
  readonly strings: readonly RichText[] | undefined;
  readonly date1904: boolean;
  readonly longTexts: ReadonlyMap<number, LongText>;
  readonly longHelp: ReadonlyMap<string, string>;
  readonly losses: Losses;
  /** The model's name of a sheet of the file. */
  modelName(fileName: string): string;
  /** The items behind a reference to the sheet of lists. */
  list(reference: string): readonly string[] | undefined;
  /** How many cells the workbook still may have. */
  readonly budget: { cells: number; merged: number };
}

/** A sheet, and what only the workbook can follow further. */
export interface ReadSheet {
  readonly sheet: Sheet;
  /** Ids of relationships: links by cell, the drawing, and tables. */
  readonly links: readonly { readonly rect: Rect; readonly relation?: string; readonly location?: string }[];
  readonly drawing?: string;
}

/** Google's grid of a new sheet. */
const newGrid = { rows: 1000, columns: 26 } as const;
/** Cells that hold something, in the whole workbook. */
export const cellLimit = 1_500_000;
/** Area of all merges: more is a mistake, and every reader pays for it cell by cell. */
export const mergeLimit = 1_000_000;
/** Area that used cells span in the whole workbook, Google's own bound. */
const spanLimit = 10_000_000;
const VALIDATED_CELLS = 400_000;
const STYLED_BLANKS = 60_000;

export function readSheet(
  part: Uint8Array,
  name: string,
  id: number,
  grid: { rowCount: number; columnCount: number } | undefined,
  book: WorkbookReader,
): ReadSheet {
  return new SheetReader(name, id, book).read(part, grid);
}

interface SharedFormula {
  readonly body: string;
  readonly row: number;
  readonly column: number;
}

class SheetReader {
  private readonly sheet: Sheet;
  private readonly shared = new Map<string, SharedFormula>();
  /** Cells without content, three numbers each: they may outnumber the others a hundred times. */
  private blanks = new Int32Array(3 * 1024);
  private blankCount = 0;
  private lastRow = -1;
  private lastColumn = -1;
  private readonly hiddenRows: number[] = [];
  private readonly rowHeights = new Map<number, number>();
  private readonly rowStyles = new Map<number, number>();
  private readonly elements = new Map<string, XmlElement[]>();

  constructor(
    name: string,
    id: number,
    private readonly book: WorkbookReader,
  ) {
    this.sheet = {
      id,
      name,
      rowCount: 0,
      columnCount: 0,
      rows: [],
      merges: [],
      frozenRows: 0,
      frozenColumns: 0,
      hidden: false,
      columnWidths: {},
      rowHeights: {},
      hiddenRows: [],
      hiddenColumns: [],
      conditionalRules: [],
      protections: [],
      metadata: [],
      charts: [],
    };
  }

  read(part: Uint8Array, grid: { rowCount: number; columnCount: number } | undefined): ReadSheet {
    const reader = new XmlReader(decodeXml(part));
    for (;;) {
      const event = reader.next();
      if (event === 'end') break;
      if (event !== 'open') continue;
      if (reader.name === 'sheetData') this.readRows(reader);
      else if (reader.depth === 2) {
        const { name } = reader;
        const known = this.elements.get(name);
        if (known === undefined) this.elements.set(name, [reader.readElement()]);
        else known.push(reader.readElement());
      } else if (reader.depth > 2) reader.skip();
    }
    const { sheet } = this;
    sheet.rowCount = Math.max(grid?.rowCount ?? newGrid.rows, this.lastRow + 1);
    sheet.columnCount = Math.max(grid?.columnCount ?? newGrid.columns, this.lastColumn + 1);
    if (sheet.rowCount * sheet.columnCount > spanLimit && grid === undefined) this.shrinkGrid();
    this.readProperties();
    this.readColumns();
    this.placeBlanks();
    this.readMerges();
    this.readRules();
    this.readFilter();
    this.readRowMarks();
    this.nameLosses();
    const drawing = this.first('drawing')?.attributes.get('id');
    return { sheet, links: this.links(), ...(drawing !== undefined && { drawing }) };
  }

  private first(name: string): XmlElement | undefined {
    return this.elements.get(name)?.[0];
  }

  private shrinkGrid(): void {
    const { sheet } = this;
    if ((this.lastRow + 1) * (this.lastColumn + 1) > spanLimit) {
      throw new RefusedFile(
        'too-many-cells',
        `Занятая область листа «${sheet.name}» доходит до ячейки ${cellName(this.lastRow, this.lastColumn)}: это больше 10 миллионов ячеек.`,
        'Удалите лишние строки и столбцы за пределами таблицы и сохраните файл.',
      );
    }
    sheet.rowCount = Math.max(1, this.lastRow + 1);
    sheet.columnCount = Math.max(1, this.lastColumn + 1);
  }

  private readRows(reader: XmlReader): void {
    let row = -1;
    for (;;) {
      const event = reader.next();
      if (event === 'end' || (event === 'close' && reader.name === 'sheetData')) return;
      if (event !== 'open') continue;
      if (reader.name !== 'row') {
        reader.skip();
        continue;
      }
      const number = reader.attribute('r');
      row = number === undefined ? row + 1 : Number(number) - 1;
      if (!Number.isInteger(row) || row < 0 || row >= fileGrid.rows) throw outside(this.sheet.name);
      if (flag(reader.attribute('hidden'))) this.hiddenRows.push(row);
      const height = reader.attribute('ht');
      if (height !== undefined && flag(reader.attribute('customHeight')))
        this.rowHeights.set(row, Math.round(Number(height) / 0.75));
      const style = Number(reader.attribute('s') ?? 0);
      if (style > 0 && flag(reader.attribute('customFormat'))) this.rowStyles.set(row, style);
      this.readRow(reader, row);
    }
  }

  private readRow(reader: XmlReader, row: number): void {
    let column = -1;
    for (;;) {
      const event = reader.next();
      if (event === 'end' || (event === 'close' && reader.name === 'row')) return;
      if (event !== 'open') continue;
      if (reader.name !== 'c') {
        reader.skip();
        continue;
      }
      const address = reader.attribute('r');
      column = address === undefined ? column + 1 : columnIndex(address.replace(/\d+$/, ''));
      if (column < 0 || column >= fileGrid.columns) throw outside(this.sheet.name);
      const style = Number(reader.attribute('s') ?? 0);
      const cell = this.readCell(reader, row, column, style);
      if (cell === undefined) {
        if (style > 0) this.addBlank(row, column, style);
        continue;
      }
      this.put(row, column, cell);
    }
  }

  private put(row: number, column: number, cell: Cell): void {
    this.book.budget.cells -= 1;
    if (this.book.budget.cells < 0) {
      throw new RefusedFile('too-many-cells', `В книге больше ${cellLimit.toLocaleString('ru')} заполненных ячеек.`);
    }
    if (row > this.lastRow) this.lastRow = row;
    if (column > this.lastColumn) this.lastColumn = column;
    const { rows } = this.sheet;
    while (rows.length <= row) rows.push([]);
    const cells = rows[row];
    if (cells !== undefined) cells[column] = cell;
  }

  private addBlank(row: number, column: number, style: number): void {
    if (this.blankCount * 3 + 3 > this.blanks.length) {
      const larger = new Int32Array(this.blanks.length * 2);
      larger.set(this.blanks);
      this.blanks = larger;
    }
    this.blanks.set([row, column, style], this.blankCount * 3);
    this.blankCount += 1;
  }

  /** Reads the inside of a `c`; undefined for a cell without content. */
  private readCell(reader: XmlReader, row: number, column: number, styleNumber: number): Cell | undefined {
    const type = reader.attribute('t') ?? 'n';
    const depth = reader.depth;
    let value: string | undefined;
    let inline: RichText | undefined;
    let formula: string | undefined;
    while (reader.depth >= depth) {
      const event = reader.next();
      if (event === 'end') break;
      if (event !== 'open') continue;
      if (reader.name === 'v') value = readText(reader);
      else if (reader.name === 'f') formula = this.readFormula(reader, row, column);
      else if (reader.name === 'is') inline = readItem(reader, this.book.styles.theme);
      else reader.skip();
    }
    const cell: Cell = {};
    const style = this.style(styleNumber);
    if (formula !== undefined) cell.formula = formula;
    this.readValue(cell, type, value, inline, style);
    if (cell.value === undefined && formula === undefined) return undefined;
    if (style !== undefined) cell.style = style;
    return cell;
  }

  private readValue(
    cell: Cell,
    type: string,
    value: string | undefined,
    inline: RichText | undefined,
    style: CellStyle | undefined,
  ): void {
    if (type === 's' && value !== undefined) this.putText(cell, this.sharedText(value), style);
    else if (type === 'inlineStr' && inline !== undefined) this.putText(cell, inline, style);
    else if (value === undefined) return;
    else if (type === 'str') {
      const text = decodeCellText(value);
      if (text !== '') cell.value = text;
    } else if (type === 'b') cell.value = value.trim() === '1' || value.trim() === 'true';
    else if (type === 'e') cell.value = value;
    else if (type === 'd') cell.value = serialOf(value) ?? value;
    else if (value.trim() !== '') {
      const number = Number(value);
      if (!Number.isFinite(number)) cell.value = value;
      else cell.value = this.book.date1904 && isDateFormat(style?.numberFormat) ? number + 1462 : number;
    }
  }

  private putText(cell: Cell, item: RichText, style: CellStyle | undefined): void {
    if (item.text === '') return;
    const whole = restoreLongText(item.text, this.book.longTexts);
    cell.value = whole?.text ?? item.text;
    const runs = whole === undefined ? runsOf(item, style) : whole.runs;
    if (runs !== undefined) cell.runs = runs;
  }

  private sharedText(index: string): RichText {
    const item = this.book.strings?.[Number(index)];
    if (item === undefined) {
      throw new RefusedFile(
        'part-missing',
        'Ячейки ссылаются на таблицу текстов, а её в файле нет или она короче: тексты прочитать нельзя.',
      );
    }
    return item;
  }

  private readFormula(reader: XmlReader, row: number, column: number): string | undefined {
    const kind = reader.attribute('t') ?? 'normal';
    const group = reader.attribute('si');
    const reference = reader.attribute('ref');
    const body = readText(reader).trim();
    const named = (text: string): string => fromFileFormula(text, (name) => this.book.modelName(name));
    if (kind === 'dataTable') {
      this.book.losses.add('таблицы данных «что если»');
      return undefined;
    }
    if (kind === 'shared' && group !== undefined) {
      if (body !== '') this.shared.set(group, { body, row, column });
      const first = this.shared.get(group);
      return first === undefined ? undefined : named(shiftFormula(first.body, row - first.row, column - first.column));
    }
    if (body === '') return undefined;
    if (kind === 'array') {
      if (reference?.includes(':') === true && !sameCell(reference))
        this.book.losses.add('формулы массива на несколько ячеек');
      return `=ARRAYFORMULA(${named(body).slice(1)})`;
    }
    if (/[[\]]/.test(body.replace(/"[^"]*"/g, ''))) this.book.losses.add('формулы с таблицами или внешними файлами');
    return named(body);
  }

  /** A copy of the style by its number; undefined for a plain one. */
  private style(number: number): CellStyle | undefined {
    const style = this.book.styles.cells[number];
    if (style === undefined || isEmpty(style)) return undefined;
    return style.borders === undefined ? { ...style } : { ...style, borders: { ...style.borders } };
  }

  private readProperties(): void {
    const { sheet } = this;
    const properties = this.first('sheetPr');
    const color = readColor(child(properties, 'tabColor'), this.book.styles.theme);
    if (color !== undefined) sheet.tabColor = color;
    const pane = child(child(this.first('sheetViews'), 'sheetView'), 'pane');
    if (pane?.attributes.get('state')?.startsWith('frozen') === true) {
      sheet.frozenRows = Math.min(whole(pane.attributes.get('ySplit')), sheet.rowCount - 1);
      sheet.frozenColumns = Math.min(whole(pane.attributes.get('xSplit')), sheet.columnCount - 1);
    }
    const landscape = this.first('pageSetup')?.attributes.get('orientation') === 'landscape';
    const fit = flag(child(properties, 'pageSetUpPr')?.attributes.get('fitToPage'));
    if (landscape || fit) sheet.print = { ...(landscape && { landscape }), ...(fit && { fitToWidth: true }) };
  }

  private readColumns(): void {
    const { sheet } = this;
    const styled: { column: number; style: number }[] = [];
    for (const element of children(this.first('cols'), 'col')) {
      const from = whole(element.attributes.get('min')) - 1;
      const to = Math.min(whole(element.attributes.get('max')), sheet.columnCount) - 1;
      const width = Number(element.attributes.get('width') ?? NaN);
      const hidden = flag(element.attributes.get('hidden'));
      const style = whole(element.attributes.get('style'));
      for (let column = Math.max(0, from); column <= to; column += 1) {
        if (hidden) sheet.hiddenColumns.push(column);
        if (flag(element.attributes.get('customWidth')) && width > 0)
          sheet.columnWidths[column] = Math.round(width * 7);
        if (style > 0 && this.style(style) !== undefined) styled.push({ column, style });
      }
    }
    this.styleLines(styled);
  }

  /** Styles of whole columns and rows become styles of their cells, as far as the table goes. */
  private styleLines(columns: readonly { column: number; style: number }[]): void {
    const bottom = Math.min(this.lastRow, Math.floor(STYLED_BLANKS / Math.max(1, columns.length)));
    const taken = new Set<string>();
    for (let index = 0; index < this.blankCount; index += 1)
      taken.add(`${this.blanks[index * 3]}:${this.blanks[index * 3 + 1]}`);
    const free = (row: number, column: number): boolean =>
      this.sheet.rows[row]?.[column] === undefined && !taken.has(`${row}:${column}`);
    for (const [row, style] of this.rowStyles) {
      if (row > this.lastRow || this.blankCount > STYLED_BLANKS * 4) continue;
      for (let column = 0; column <= this.lastColumn; column += 1) {
        if (!free(row, column)) continue;
        taken.add(`${row}:${column}`);
        this.addBlank(row, column, style);
      }
    }
    for (const { column, style } of columns) {
      for (let row = 0; row <= bottom; row += 1) if (free(row, column)) this.addBlank(row, column, style);
    }
  }

  /** Styled cells without content; those far outside the table are an endless tail of formatting and are left out. */
  private placeBlanks(): void {
    const { sheet } = this;
    for (let index = 0; index < this.blankCount; index += 1) {
      const row = this.blanks[index * 3] ?? 0;
      const column = this.blanks[index * 3 + 1] ?? 0;
      const style = this.style(this.blanks[index * 3 + 2] ?? 0);
      if (row >= sheet.rowCount || column >= sheet.columnCount || style === undefined) continue;
      while (sheet.rows.length <= row) sheet.rows.push([]);
      const cells = sheet.rows[row];
      if (cells !== undefined) cells[column] ??= { style };
    }
    this.blanks = new Int32Array(0);
  }

  private readMerges(): void {
    const { sheet, book } = this;
    const taken = new Set<number>();
    for (const element of children(this.first('mergeCells'), 'mergeCell')) {
      const rect = parseRect(element.attributes.get('ref') ?? '');
      if (rect === undefined || (rect.top === rect.bottom && rect.left === rect.right)) continue;
      book.budget.merged -= (rect.bottom - rect.top + 1) * (rect.right - rect.left + 1);
      if (book.budget.merged < 0) {
        throw new RefusedFile(
          'giant-merge',
          `На листе «${sheet.name}» объединена слишком большая область: ${rectName(rect)}.`,
        );
      }
      // Merges lie inside the grid; the grid grows for them as it does for cells.
      sheet.rowCount = Math.max(sheet.rowCount, rect.bottom + 1);
      sheet.columnCount = Math.max(sheet.columnCount, rect.right + 1);
      if (this.claim(rect, taken)) sheet.merges.push(rect);
      else book.losses.add('пересекающиеся объединения ячеек');
    }
  }

  /** Empties the slave cells of a merge; false where it overlaps an earlier one. */
  private claim({ top, left, bottom, right }: Rect, taken: Set<number>): boolean {
    const own: number[] = [];
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        const key = row * fileGrid.columns + column;
        if (taken.has(key)) return false;
        own.push(key);
      }
    }
    for (const key of own) {
      taken.add(key);
      const row = Math.floor(key / fileGrid.columns);
      const column = key % fileGrid.columns;
      if (row === top && column === left) continue;
      const cells = this.sheet.rows[row];
      const cell = cells?.[column];
      if (cells === undefined || cell === undefined) continue;
      if (cell.value !== undefined || cell.formula !== undefined)
        this.book.losses.add('значения, скрытые под объединёнными ячейками');
      cells[column] = cell.style === undefined ? undefined : { style: cell.style };
    }
    return true;
  }

  private readRules(): void {
    const names = (name: string): string => this.book.modelName(name);
    let budget = VALIDATED_CELLS;
    const extension = this.first('extLst');
    const rules = [
      ...children(this.first('dataValidations'), 'dataValidation'),
      ...descendants(extension, 'dataValidation'),
    ];
    for (const element of rules) {
      const rule = readValidation(element, names, (reference) => this.book.list(reference));
      if (rule === undefined) {
        if ((element.attributes.get('type') ?? 'none') !== 'none')
          this.book.losses.add('проверки данных, которых нет в Google Таблицах');
        else if (element.attributes.has('prompt')) this.book.losses.add('подсказки при вводе');
        continue;
      }
      const help = this.book.longHelp.get(rule.helpText ?? '');
      const whole = help === undefined ? rule : { ...rule, helpText: help };
      for (const rect of rectsOf(element.attributes.get('sqref') ?? child(element, 'sqref')?.text ?? '')) {
        const inside = clipRect(rect, this.sheet.rowCount, this.sheet.columnCount);
        if (inside === undefined) continue;
        budget -= (inside.bottom - inside.top + 1) * (inside.right - inside.left + 1);
        if (budget < 0) {
          this.book.losses.add('проверки данных на слишком большой области');
          continue;
        }
        this.eachCell(inside, (cell) => {
          cell.validation = whole;
        });
      }
    }
    this.readConditionals(names);
  }

  private readConditionals(names: (name: string) => string): void {
    const found = (this.elements.get('conditionalFormatting') ?? []).flatMap((element) =>
      children(element, 'cfRule').map((rule) => ({ rule, ranges: rectsOf(element.attributes.get('sqref') ?? '') })),
    );
    found.sort((a, b) => whole(a.rule.attributes.get('priority')) - whole(b.rule.attributes.get('priority')));
    for (const { rule, ranges } of found) {
      const read = readConditional(rule, this.book.styles.differential, names);
      if (read === undefined || ranges.length === 0)
        this.book.losses.add('условное форматирование: шкалы, значки, повторы и подобное');
      else this.sheet.conditionalRules.push({ ranges, ...read });
    }
  }

  private eachCell(rect: Rect, change: (cell: Cell) => void): void {
    const { rows } = this.sheet;
    for (let row = rect.top; row <= rect.bottom; row += 1) {
      while (rows.length <= row) rows.push([]);
      const cells = rows[row];
      if (cells === undefined) continue;
      for (let column = rect.left; column <= rect.right; column += 1) {
        const cell = (cells[column] ??= {});
        change(cell);
      }
    }
  }

  private readFilter(): void {
    const element = this.first('autoFilter');
    const found = parseRect(element?.attributes.get('ref') ?? '');
    const range = found === undefined ? undefined : clipRect(found, this.sheet.rowCount, this.sheet.columnCount);
    if (element === undefined || range === undefined) return;
    const hidden: Record<number, string[]> = {};
    for (const columnElement of children(element, 'filterColumn')) {
      const column = range.left + whole(columnElement.attributes.get('colId'));
      const filters = child(columnElement, 'filters');
      if (filters === undefined || filters.children.some(({ name }) => name !== 'filter')) {
        this.book.losses.add('условия фильтра (строки останутся скрытыми)');
        continue;
      }
      const visible = new Set(
        children(filters, 'filter').map((filter) => decodeCellText(filter.attributes.get('val') ?? '')),
      );
      if (flag(filters.attributes.get('blank'))) visible.add('');
      const texts = new Set<string>();
      for (let row = range.top + 1; row <= Math.min(range.bottom, this.sheet.rows.length - 1); row += 1)
        texts.add(this.shown(row, column));
      const values = [...texts].filter((text) => !visible.has(text));
      if (values.length > 0) hidden[column] = values;
    }
    this.sheet.filter = { range, hidden };
  }

  private shown(row: number, column: number): string {
    const cell = this.sheet.rows[row]?.[column];
    return displayText(cell?.value, cell?.style?.numberFormat);
  }

  private readRowMarks(): void {
    const { sheet } = this;
    const { filter } = sheet;
    const filtered = new Set(
      filter === undefined ? [] : hiddenByFilter(filter, sheet.rows.length, (row, column) => this.shown(row, column)),
    );
    sheet.hiddenRows = this.hiddenRows.filter((row) => row < sheet.rowCount && !filtered.has(row));
    for (const [row, height] of this.rowHeights) if (row < sheet.rowCount && height > 0) sheet.rowHeights[row] = height;
  }

  private links(): ReadSheet['links'] {
    return children(this.first('hyperlinks'), 'hyperlink').flatMap((element) => {
      const rect = parseRect(element.attributes.get('ref') ?? '');
      const inside = rect === undefined ? undefined : clipRect(rect, this.sheet.rowCount, this.sheet.columnCount);
      if (inside === undefined) return [];
      const relation = element.attributes.get('id');
      const location = element.attributes.get('location');
      return [
        {
          rect: inside,
          ...(relation !== undefined && { relation }),
          ...(location !== undefined && { location: decodeCellText(location) }),
        },
      ];
    });
  }

  private nameLosses(): void {
    const lost: readonly (readonly [element: string, what: string])[] = [
      ['sheetProtection', 'защита листа Excel'],
      ['protectedRanges', 'защищённые диапазоны Excel'],
      ['scenarios', 'сценарии'],
      ['rowBreaks', 'разрывы страниц'],
      ['colBreaks', 'разрывы страниц'],
      ['headerFooter', 'колонтитулы'],
      ['picture', 'фоновые рисунки'],
      ['oleObjects', 'вложенные объекты'],
      ['controls', 'элементы управления'],
      ['tableParts', 'оформление «умных таблиц»'],
      ['sortState', 'порядок сортировки'],
      ['dataConsolidate', 'консолидация'],
      ['customSheetViews', 'представления листа'],
    ];
    for (const [element, what] of lost) {
      const found = this.first(element);
      if (found !== undefined && (found.children.length > 0 || found.attributes.size > 0)) this.book.losses.add(what);
    }
    const extension = this.first('extLst');
    if (descendants(extension, 'sparkline').length > 0) this.book.losses.add('спарклайны');
    if (descendants(extension, 'cfRule').length > 0)
      this.book.losses.add('условное форматирование: шкалы, значки, повторы и подобное');
  }
}

/** The text of the element just opened. */
function readText(reader: XmlReader): string {
  const depth = reader.depth;
  let text = '';
  while (reader.depth >= depth) {
    const event = reader.next();
    if (event === 'end') break;
    if (event === 'text') text += reader.text;
  }
  return text;
}

function rectsOf(sqref: string): Rect[] {
  return sqref
    .trim()
    .split(/\s+/)
    .map(parseRect)
    .filter((rect) => rect !== undefined);
}

function sameCell(reference: string): boolean {
  const [from, to] = reference.split(':');
  return from === to;
}

function whole(text: string | undefined): number {
  const number = Math.trunc(Number(text ?? 0));
  return Number.isFinite(number) && number > 0 ? number : 0;
}

function isEmpty(style: CellStyle): boolean {
  for (const _ in style) return false;
  return true;
}

/** An ISO date of a strict file as a serial number. */
function serialOf(text: string): number | undefined {
  const time = Date.parse(
    /[zZ]$|[+-]\d\d:\d\d$/.test(text) ? text : `${text}${text.includes('T') ? '' : 'T00:00:00'}Z`,
  );
  return Number.isFinite(time) ? time / 86_400_000 + 25_569 : undefined;
}

function outside(sheet: string): RefusedFile {
  return new RefusedFile('bad-xml', `На листе «${sheet}» есть ячейка за пределами таблицы Excel.`);
}

/** The location of a link inside the workbook, with the model's name of the sheet. */
export function modelLocation(location: string, modelName: (name: string) => string): string {
  const mark = location.lastIndexOf('!');
  if (mark <= 0) return location;
  const name = location.slice(0, mark);
  const plain = name.startsWith("'") && name.endsWith("'") ? name.slice(1, -1).replace(/''/g, "'") : name;
  return `${quoteSheet(modelName(plain))}!${location.slice(mark + 1)}`;
}
