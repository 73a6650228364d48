/** Reads one sheet's part into the model: the cells as a stream, everything around them element by element. */
import { ensureCell } from '../../document/cells';
import type { CellStyle, Rect, Sheet, ValidationRule } from '../../document/model';
import { newSheet } from '../../document/sheets';
import { RefusedFile } from '../../../files/refused-file';
import type { XmlElement } from '../xml/xml-reader';
import { child, children, decodeXml, descendants, flag, XmlReader } from '../xml/xml-reader';
import { decodeCellText } from '../xml/xml-text';
import { areaOf, cellName, clipRect, fileGrid, parseRect, parseRects, rectName } from './addresses';
import type { Budget } from './budget';
import { readColor } from './colors';
import { readConditional } from './conditional-xml';
import { filteredTexts, rowsHiddenByFilter } from './filter-rows';
import type { Losses } from './losses';
import { CellReader } from './read-cells';
import type { RichText } from './read-strings';
import type { WorkbookStyles } from './read-styles';
import type { LongText } from './sidecar';
import { readValidation } from './validation-xml';

/** What all sheets of a workbook share while it is read. */
export interface WorkbookReader {
  readonly styles: WorkbookStyles;
  /** Undefined where the workbook has no table of texts. */
  readonly strings: readonly RichText[] | undefined;
  readonly date1904: boolean;
  readonly locale: string;
  readonly longTexts: ReadonlyMap<number, LongText>;
  readonly longHelp: ReadonlyMap<string, string>;
  readonly losses: Losses;
  readonly budget: Budget;
  /** The model's name of a sheet of the file. */
  modelName(fileName: string): string;
  /** The items behind a reference to the sheet of lists. */
  list(reference: string): readonly string[] | undefined;
}

/** A sheet, and what only its workbook can follow further, by the ids of relationships. */
export interface ReadSheet {
  readonly sheet: Sheet;
  readonly links: readonly { readonly rect: Rect; readonly relation?: string; readonly location?: string }[];
  readonly drawing?: string;
}

/** Blank cells that styles of whole rows and columns may become. */
const STYLED_BLANKS = 60_000;

/** `grid` is the size that the sheet had when it was saved here. */
export function readSheet(
  part: Uint8Array,
  name: string,
  id: number,
  grid: { readonly rowCount: number; readonly columnCount: number } | undefined,
  book: WorkbookReader,
): ReadSheet {
  const cells = new CellReader(name, book);
  const elements = new Map<string, XmlElement[]>();
  const reader = new XmlReader(decodeXml(part));
  for (let event = reader.next(); event !== 'end'; event = reader.next()) {
    if (event !== 'open' || reader.depth < 2) continue;
    const tag = reader.name;
    if (tag === 'sheetData') cells.read(reader);
    else {
      const known = elements.get(tag);
      if (known === undefined) elements.set(tag, [reader.readElement()]);
      else known.push(reader.readElement());
    }
  }
  return new SheetReader(newSheet(id, name), cells, elements, book).read(grid);
}

class SheetReader {
  constructor(
    private readonly sheet: Sheet,
    private readonly cells: CellReader,
    private readonly elements: ReadonlyMap<string, readonly XmlElement[]>,
    private readonly book: WorkbookReader,
  ) {
    sheet.rows = cells.rows;
  }

  read(grid: { readonly rowCount: number; readonly columnCount: number } | undefined): ReadSheet {
    this.measure(grid);
    this.readMerges();
    this.readProperties();
    this.readColumns();
    this.placeBlanks();
    this.readValidations();
    this.readConditionals();
    this.readFilter();
    this.readRowMarks();
    this.nameLosses();
    const drawing = this.first('drawing')?.attributes.get('id');
    return { sheet: this.sheet, links: this.links(), ...(drawing !== undefined && { drawing }) };
  }

  private first(name: string): XmlElement | undefined {
    return this.elements.get(name)?.[0];
  }

  private measure(grid: { readonly rowCount: number; readonly columnCount: number } | undefined): void {
    const { sheet, cells } = this;
    const usedRows = cells.lastRow + 1;
    const usedColumns = cells.lastColumn + 1;
    if (!this.book.budget.take('span', usedRows * usedColumns)) {
      throw new RefusedFile(
        'too-many-cells',
        `Занятая область листа «${sheet.name}» доходит до ячейки ${cellName(cells.lastRow, cells.lastColumn)}: это больше 10 миллионов ячеек.`,
        'Удалите лишние строки и столбцы за пределами таблицы и сохраните файл.',
      );
    }
    sheet.rowCount = Math.max(Math.min(grid?.rowCount ?? sheet.rowCount, fileGrid.rows), usedRows, 1);
    sheet.columnCount = Math.max(Math.min(grid?.columnCount ?? sheet.columnCount, fileGrid.columns), usedColumns, 1);
  }

  private readProperties(): void {
    const { sheet } = this;
    const properties = this.first('sheetPr');
    const color = readColor(child(properties, 'tabColor'), this.book.styles.theme);
    if (color !== undefined) sheet.tabColor = color;
    const pane = child(child(this.first('sheetViews'), 'sheetView'), 'pane');
    if (pane?.attributes.get('state')?.startsWith('frozen') === true) {
      sheet.frozenRows = Math.min(count(pane.attributes.get('ySplit')), sheet.rowCount - 1);
      sheet.frozenColumns = Math.min(count(pane.attributes.get('xSplit')), sheet.columnCount - 1);
    }
    const landscape = this.first('pageSetup')?.attributes.get('orientation') === 'landscape';
    const fit = flag(child(properties, 'pageSetUpPr')?.attributes.get('fitToPage'));
    if (landscape || fit) sheet.print = { ...(landscape && { landscape }), ...(fit && { fitToWidth: true }) };
  }

  private readColumns(): void {
    const { sheet } = this;
    const styled: { column: number; style: CellStyle }[] = [];
    for (const element of children(this.first('cols'), 'col')) {
      const from = count(element.attributes.get('min')) - 1;
      const to = Math.min(count(element.attributes.get('max')), sheet.columnCount) - 1;
      const width = Number(element.attributes.get('width') ?? NaN);
      const style = this.cells.style(count(element.attributes.get('style')));
      for (let column = Math.max(0, from); column <= to; column += 1) {
        if (flag(element.attributes.get('hidden'))) sheet.hiddenColumns.push(column);
        if (flag(element.attributes.get('customWidth')) && width > 0)
          sheet.columnWidths[column] = Math.round(width * 7);
        if (style !== undefined) styled.push({ column, style });
      }
    }
    sheet.hiddenColumns = [...new Set(sheet.hiddenColumns)].sort((a, b) => a - b);
    this.styleLines(styled);
  }

  /** Styles of whole rows and columns become styles of blank cells, as far as the table goes. */
  private styleLines(columns: readonly { readonly column: number; readonly style: CellStyle }[]): void {
    const { cells, sheet } = this;
    let left = STYLED_BLANKS;
    const paint = (row: number, column: number, style: CellStyle): void => {
      if (left <= 0 || sheet.rows[row]?.[column] !== undefined) return;
      left -= 1;
      ensureCell(sheet, row, column).style = style;
    };
    // A cell's own style comes before its row's, and that before its column's.
    for (const { row, column, style } of cells.styledBlanks())
      if (row <= cells.lastRow && column <= cells.lastColumn) ensureCell(sheet, row, column).style ??= style;
    for (const [row, number] of cells.rowStyles) {
      const style = cells.style(number);
      if (style === undefined || row > cells.lastRow) continue;
      for (let column = 0; column <= cells.lastColumn && left > 0; column += 1) paint(row, column, style);
    }
    for (const { column, style } of columns) {
      for (let row = 0; row <= cells.lastRow && left > 0; row += 1) paint(row, column, style);
    }
  }

  /** Styled cells without content; those outside the grid are an endless tail of formatting and are left out. */
  private placeBlanks(): void {
    const { sheet } = this;
    for (const { row, column, style } of this.cells.styledBlanks()) {
      if (row < sheet.rowCount && column < sheet.columnCount) ensureCell(sheet, row, column).style ??= style;
    }
  }

  private readMerges(): void {
    const { sheet, book } = this;
    const taken = new Set<number>();
    for (const element of children(this.first('mergeCells'), 'mergeCell')) {
      const rect = parseRect(element.attributes.get('ref') ?? '');
      if (rect === undefined || areaOf(rect) === 1) continue;
      if (!book.budget.take('merged', areaOf(rect))) {
        throw new RefusedFile(
          'giant-merge',
          `На листе «${sheet.name}» объединена слишком большая область: ${rectName(rect)}.`,
        );
      }
      if (!claim(rect, taken)) {
        book.losses.add('пересекающиеся объединения ячеек');
        continue;
      }
      // The grid grows for merges as it does for cells.
      sheet.rowCount = Math.max(sheet.rowCount, rect.bottom + 1);
      sheet.columnCount = Math.max(sheet.columnCount, rect.right + 1);
      sheet.merges.push(rect);
      this.emptySlaves(rect);
    }
  }

  private emptySlaves({ top, left, bottom, right }: Rect): void {
    const { rows } = this.sheet;
    for (let row = top; row <= Math.min(bottom, rows.length - 1); row += 1) {
      const cells = rows[row] ?? [];
      for (let column = left; column <= Math.min(right, cells.length - 1); column += 1) {
        const cell = cells[column];
        if (cell === undefined || (row === top && column === left)) continue;
        this.book.losses.add('значения, скрытые под объединёнными ячейками');
        cells[column] = cell.style === undefined ? undefined : { style: cell.style };
      }
    }
  }

  private readValidations(): void {
    const { book } = this;
    const names = (name: string): string => book.modelName(name);
    const rules = [
      ...children(this.first('dataValidations'), 'dataValidation'),
      ...descendants(this.first('extLst'), 'dataValidation'),
    ];
    for (const element of rules) {
      const rule = readValidation(element, names, (reference) => book.list(reference));
      if (rule === undefined) {
        const messageOnly = (element.attributes.get('type') ?? 'none') === 'none';
        if (!messageOnly) book.losses.add('проверки данных, которых нет в Google Таблицах');
        else if (element.attributes.has('prompt')) book.losses.add('подсказки при вводе');
        continue;
      }
      const help = book.longHelp.get(rule.helpText ?? '');
      this.validate(element, help === undefined ? rule : { ...rule, helpText: help });
    }
  }

  private validate(element: XmlElement, rule: ValidationRule): void {
    const { budget, losses } = this.book;
    const length = JSON.stringify(rule).length;
    for (const rect of parseRects(element.attributes.get('sqref') ?? child(element, 'sqref')?.text ?? '')) {
      const inside = clipRect(rect, this.sheet.rowCount, this.sheet.columnCount);
      if (inside === undefined) continue;
      const area = areaOf(inside);
      if (!budget.take('validated', area) || !budget.take('validationText', area * length)) {
        losses.add('проверки данных на слишком большой области');
        continue;
      }
      for (let row = inside.top; row <= inside.bottom; row += 1) {
        for (let column = inside.left; column <= inside.right; column += 1)
          ensureCell(this.sheet, row, column).validation = rule;
      }
    }
  }

  private readConditionals(): void {
    const { book, sheet } = this;
    const found = (this.elements.get('conditionalFormatting') ?? []).flatMap((element) => {
      const ranges = parseRects(element.attributes.get('sqref') ?? '');
      return children(element, 'cfRule').map((rule) => ({ rule, ranges }));
    });
    found.sort((a, b) => count(a.rule.attributes.get('priority')) - count(b.rule.attributes.get('priority')));
    for (const { rule, ranges } of found) {
      const read = readConditional(rule, book.styles.differential, (name) => book.modelName(name));
      if (read === undefined || ranges.length === 0)
        book.losses.add('условное форматирование: шкалы, значки, повторы и подобное');
      else if (!book.budget.take('conditionalRanges', ranges.length))
        book.losses.add('условное форматирование на слишком многих областях');
      else sheet.conditionalRules.push({ ranges, ...read });
    }
  }

  private readFilter(): void {
    const { sheet, book } = this;
    const element = this.first('autoFilter');
    const found = parseRect(element?.attributes.get('ref') ?? '');
    const range = found === undefined ? undefined : clipRect(found, sheet.rowCount, sheet.columnCount);
    if (element === undefined || range === undefined) return;
    const hidden: Record<number, string[]> = {};
    for (const columnElement of children(element, 'filterColumn')) {
      const column = range.left + count(columnElement.attributes.get('colId'));
      const filters = child(columnElement, 'filters');
      const plain = filters?.children.every(({ name }) => name === 'filter') === true;
      // Every row is looked at for its text, which is dear.
      const looked = plain && column <= range.right && book.budget.take('visits', sheet.rows.length * 4);
      if (filters === undefined || !looked) {
        book.losses.add('условия фильтра (строки останутся скрытыми)');
        continue;
      }
      const shown = new Set(
        children(filters, 'filter').map((filter) => decodeCellText(filter.attributes.get('val') ?? '')),
      );
      if (flag(filters.attributes.get('blank'))) shown.add('');
      const texts = new Set(filteredTexts(sheet, { range, hidden }, column, book.locale));
      const values = [...texts].filter((text) => !shown.has(text));
      if (values.length > 0) hidden[column] = values;
    }
    sheet.filter = { range, hidden };
  }

  private readRowMarks(): void {
    const { sheet, cells } = this;
    const filtered = rowsHiddenByFilter(sheet, this.book.locale);
    sheet.hiddenRows = [...new Set(cells.hiddenRows)]
      .filter((row) => row < sheet.rowCount && !filtered.has(row))
      .sort((a, b) => a - b);
    for (const [row, height] of cells.rowHeights) if (row < sheet.rowCount) sheet.rowHeights[row] = height;
  }

  private links(): ReadSheet['links'] {
    return children(this.first('hyperlinks'), 'hyperlink').flatMap((element) => {
      const rect = parseRect(element.attributes.get('ref') ?? '');
      const inside = rect === undefined ? undefined : clipRect(rect, this.sheet.rows.length, this.sheet.columnCount);
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
    for (const [element, what] of lostElements) {
      const found = this.first(element);
      if (found !== undefined && (found.children.length > 0 || found.attributes.size > 0)) this.book.losses.add(what);
    }
    const extension = this.first('extLst');
    if (descendants(extension, 'sparkline').length > 0) this.book.losses.add('спарклайны');
    if (descendants(extension, 'cfRule').length > 0)
      this.book.losses.add('условное форматирование: шкалы, значки, повторы и подобное');
  }
}

/** Elements of a sheet that the model has no place for. */
const lostElements: readonly (readonly [element: string, what: string])[] = [
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
  ['dataConsolidate', 'консолидация'],
  ['customSheetViews', 'представления листа'],
];

/** Marks the cells of a merge as taken; false, and nothing is marked, where one of them already is. */
function claim({ top, left, bottom, right }: Rect, taken: Set<number>): boolean {
  const own: number[] = [];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const key = row * fileGrid.columns + column;
      if (taken.has(key)) return false;
      own.push(key);
    }
  }
  for (const key of own) taken.add(key);
  return true;
}

function count(text: string | undefined): number {
  const number = Math.trunc(Number(text ?? 0));
  return Number.isFinite(number) && number > 0 ? number : 0;
}
