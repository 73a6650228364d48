/** Writes one sheet: its own part, and what hangs on it (links, notes, the drawing with charts). */
import type { Cell, CellStyle, Rect, Sheet } from '../document/model';
import { absoluteName, cellName, columnName, fileGrid, parseSheetRect, quoteSheet, rectName } from './a1';
import { conditionalXml } from './conditional-xml';
import { displayText } from './display-text';
import { toFileFormula } from './formula-text';
import type { LongTexts } from './long-text';
import { cellTextLimit } from './long-text';
import type { PlacedNote } from './write-notes';
import { coverCells } from './rect-cover';
import type { Anchored, CellExtra, SheetSidecar } from './sidecar';
import type { ListSheet } from './validation-xml';
import { shortHelp, validationXml } from './validation-xml';
import type { StyleTable } from './write-styles';
import { colorXml, fontXml } from './write-styles';
import { attributeXml, cellXml, encodeCellText, xml } from './xml-text';

/** Pixels of a column and a row without a size of their own, as in a new spreadsheet of Google. */
export const defaultSize = { columnWidth: 100, rowHeight: 21 } as const;

/** What all sheets of a workbook share while it is written. */
export interface WorkbookWriter {
  readonly styles: StyleTable;
  readonly strings: SharedStrings;
  readonly longTexts: LongTexts;
  readonly longHelp: Map<string, string>;
  readonly lists: ListSheet;
  /** The file's name of a sheet of the model; other names unchanged. */
  fileName(name: string): string;
  /** Names a place so that it is found again after rows and columns were inserted. */
  anchor(sheetId: number, rect: Rect): Anchored;
}

/** A relationship of the sheet's part, whose id is `rId` and its place in the list from 1. */
export interface SheetRelation {
  readonly type: 'hyperlink' | 'comments' | 'vmlDrawing' | 'drawing';
  /** External address, absent for parts that the workbook numbers itself. */
  readonly target?: string;
}

export interface WrittenSheet {
  readonly xml: string;
  readonly relations: readonly SheetRelation[];
  readonly notes: readonly PlacedNote[];
  readonly sidecar: SheetSidecar;
  /** Some formula has no calculated value: Excel must calculate on opening. */
  readonly uncalculated: boolean;
}

/** The texts of cells, each once. */
export class SharedStrings {
  private readonly numbers = new Map<string, number>();
  private uses = 0;

  /** `item` is the inside of an `si`. */
  add(item: string): number {
    this.uses += 1;
    const known = this.numbers.get(item);
    if (known !== undefined) return known;
    this.numbers.set(item, this.numbers.size);
    return this.numbers.size - 1;
  }

  toXml(): string {
    const items = [...this.numbers.keys()].map((item) => `<si>${item}</si>`).join('');
    return (
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${this.uses}" uniqueCount="${this.numbers.size}">${items}</sst>`
    );
  }
}

const LINK_LIMIT = 60_000;

export function writeSheet(sheet: Sheet, selected: boolean, book: WorkbookWriter): WrittenSheet {
  const writer = new SheetWriter(sheet, book);
  return writer.write(selected);
}

class SheetWriter {
  private readonly relations: SheetRelation[] = [];
  private readonly links: string[] = [];
  private readonly notes: PlacedNote[] = [];
  private readonly extras: CellExtra[] = [];
  private readonly unheldRules: { rule: NonNullable<Cell['validation']>; rects: Rect[] }[] = [];
  private readonly unheldFormats: { before: number; rule: Sheet['conditionalRules'][number] }[] = [];
  private readonly validated = new Map<string, { rule: NonNullable<Cell['validation']>; cells: [number, number][] }>();
  private readonly slaves: ReadonlySet<string>;
  private readonly merges: readonly Rect[];
  private uncalculated = false;

  constructor(
    private readonly sheet: Sheet,
    private readonly book: WorkbookWriter,
  ) {
    this.merges = sheet.merges.filter((rect) => rect.top !== rect.bottom || rect.left !== rect.right);
    this.slaves = slaveCells(this.merges);
  }

  write(selected: boolean): WrittenSheet {
    const { sheet } = this;
    const data = this.sheetData();
    const validations = this.validations();
    const formats = this.conditionalFormats();
    const links = this.links.length === 0 ? '' : `<hyperlinks>${this.links.join('')}</hyperlinks>`;
    const drawing = sheet.charts.length === 0 ? '' : `<drawing r:id="${this.relate({ type: 'drawing' })}"/>`;
    const legacy = this.notes.length === 0 ? '' : `<legacyDrawing r:id="${this.relate({ type: 'vmlDrawing' })}"/>`;
    if (this.notes.length > 0) this.relate({ type: 'comments' });
    const body =
      this.properties() +
      `<dimension ref="${this.dimension()}"/>` +
      this.views(selected) +
      `<sheetFormatPr defaultColWidth="${characters(defaultSize.columnWidth)}" defaultRowHeight="${points(defaultSize.rowHeight)}"/>` +
      this.columns() +
      data +
      (sheet.filter === undefined ? '' : this.autoFilter(sheet.filter)) +
      (this.merges.length === 0
        ? ''
        : `<mergeCells count="${this.merges.length}">${this.merges.map((rect) => `<mergeCell ref="${rectName(rect)}"/>`).join('')}</mergeCells>`) +
      formats +
      validations +
      links +
      '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>' +
      this.pageSetup() +
      drawing +
      legacy;
    return {
      xml:
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
        `${body}</worksheet>`,
      relations: this.relations,
      notes: this.notes,
      sidecar: this.sidecar(),
      uncalculated: this.uncalculated,
    };
  }

  private relate(relation: SheetRelation): string {
    this.relations.push(relation);
    return `rId${this.relations.length}`;
  }

  private properties(): string {
    const { tabColor, print } = this.sheet;
    const inside =
      (tabColor === undefined ? '' : colorXml('tabColor', tabColor)) +
      (print?.fitToWidth === true ? '<pageSetUpPr fitToPage="1"/>' : '');
    return inside === '' ? '' : `<sheetPr>${inside}</sheetPr>`;
  }

  private dimension(): string {
    let bottom = 0;
    let right = 0;
    this.sheet.rows.forEach((row, index) => {
      if (row.length === 0) return;
      bottom = index;
      right = Math.max(right, row.length - 1);
    });
    return rectName({ top: 0, left: 0, bottom, right });
  }

  private views(selected: boolean): string {
    const { frozenRows: rows, frozenColumns: columns } = this.sheet;
    const view = `<sheetView${selected ? ' tabSelected="1"' : ''} workbookViewId="0"`;
    if (rows === 0 && columns === 0) return `<sheetViews>${view}/></sheetViews>`;
    const pane = rows > 0 && columns > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight';
    return (
      `<sheetViews>${view}><pane` +
      (columns > 0 ? ` xSplit="${columns}"` : '') +
      (rows > 0 ? ` ySplit="${rows}"` : '') +
      ` topLeftCell="${cellName(rows, columns)}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/></sheetView></sheetViews>`
    );
  }

  private columns(): string {
    const { columnWidths, hiddenColumns, columnCount } = this.sheet;
    const hidden = new Set(hiddenColumns);
    const runs: { from: number; to: number; attributes: string }[] = [];
    const indexes = new Set([...Object.keys(columnWidths).map(Number), ...hiddenColumns]);
    for (const column of [...indexes].filter((index) => index < columnCount).sort((a, b) => a - b)) {
      const width = columnWidths[column];
      const attributes =
        ` width="${characters(width ?? defaultSize.columnWidth)}"` +
        (hidden.has(column) ? ' hidden="1"' : '') +
        (width === undefined ? '' : ' customWidth="1"');
      const last = runs[runs.length - 1];
      if (last !== undefined && last.to === column - 1 && last.attributes === attributes) last.to = column;
      else runs.push({ from: column, to: column, attributes });
    }
    if (runs.length === 0) return '';
    return `<cols>${runs.map((run) => `<col min="${run.from + 1}" max="${run.to + 1}"${run.attributes}/>`).join('')}</cols>`;
  }

  private sheetData(): string {
    const { sheet } = this;
    const hidden = new Set([...sheet.hiddenRows, ...this.filteredRows()]);
    const indexes = new Set<number>([...Object.keys(sheet.rowHeights).map(Number), ...hidden]);
    sheet.rows.forEach((_, index) => indexes.add(index));
    const rows: string[] = [];
    for (const index of [...indexes].filter((row) => row < sheet.rowCount).sort((a, b) => a - b)) {
      const cells = this.row(index);
      const height = sheet.rowHeights[index];
      const attributes =
        (hidden.has(index) ? ' hidden="1"' : '') +
        (height === undefined ? '' : ` ht="${points(height)}" customHeight="1"`);
      if (cells !== '') rows.push(`<row r="${index + 1}"${attributes}>${cells}</row>`);
      else if (attributes !== '') rows.push(`<row r="${index + 1}"${attributes}/>`);
    }
    return `<sheetData>${rows.join('')}</sheetData>`;
  }

  private row(index: number): string {
    const cells = this.sheet.rows[index] ?? [];
    let xmlText = '';
    cells.forEach((cell, column) => {
      if (cell !== undefined && column < this.sheet.columnCount) xmlText += this.cell(cell, index, column);
    });
    return xmlText;
  }

  private cell(cell: Cell, row: number, column: number): string {
    const name = cellName(row, column);
    if (cell.validation !== undefined) this.remember(cell.validation, row, column);
    if (cell.note !== undefined && cell.note !== '')
      this.notes.push({ row, column, text: this.fitting(cell.note, undefined) });
    const slave = this.slaves.has(`${row}:${column}`);
    const value = slave ? undefined : cell.value;
    const formula = slave ? undefined : cell.formula;
    const written = formula === undefined ? undefined : writeFormula(formula, (sheet) => this.book.fileName(sheet));
    this.linksAndExtras(cell, name, row, column, formula !== undefined && written === undefined, slave);
    const quoted = written === undefined && typeof value === 'string' && /^[=+\-@\t\r]/.test(value);
    const style = this.book.styles.cell(cell.style, quoted);
    const open = `<c r="${name}"${style === 0 ? '' : ` s="${style}"`}`;
    if (written !== undefined) {
      if (value === undefined) this.uncalculated = true;
      return open + formulaCell(written, value, name);
    }
    if (value === undefined || value === '') return style === 0 ? '' : `${open}/>`;
    if (typeof value === 'boolean') return `${open} t="b"><v>${value ? 1 : 0}</v></c>`;
    if (typeof value === 'number' && Number.isFinite(value)) return `${open}><v>${value}</v></c>`;
    const text = String(value);
    const shown = this.fitting(text, cell.runs);
    const item = shown === text ? this.richText(text, cell) : undefined;
    return `${open} t="s"><v>${this.book.strings.add(item ?? plainItem(shown))}</v></c>`;
  }

  /** The text, or its beginning where the file cannot hold it. */
  private fitting(text: string, runs: Cell['runs']): string {
    return text.length <= cellTextLimit ? text : this.book.longTexts.shorten(text, runs);
  }

  private linksAndExtras(
    cell: Cell,
    name: string,
    row: number,
    column: number,
    formulaLost: boolean,
    slave: boolean,
  ): void {
    if (slave) return;
    const linkHeld = cell.link === undefined || this.link(cell.link, name);
    const runsLinked = cell.runs?.some((run) => run.link !== undefined) === true;
    if (!formulaLost && linkHeld && !runsLinked) return;
    this.extras.push({
      row,
      column,
      witness: witnessOf(cell.value),
      ...(formulaLost && { formula: cell.formula }),
      ...(!linkHeld && { link: cell.link }),
      ...(runsLinked && { runs: cell.runs }),
    });
  }

  private link(link: string, name: string): boolean {
    if (this.links.length >= LINK_LIMIT) return false;
    const inside = link.startsWith('#') ? parseSheetRect(link.slice(1)) : undefined;
    if (inside !== undefined) {
      const location = `${quoteSheet(this.book.fileName(inside.sheet))}!${rectName(inside.rect)}`;
      if (location !== link.slice(1) && inside.sheet === this.book.fileName(inside.sheet)) return false;
      this.links.push(`<hyperlink ref="${name}" location="${attributeXml(location)}"/>`);
      return true;
    }
    if (!isPlainAddress(link)) return false;
    this.links.push(`<hyperlink ref="${name}" r:id="${this.relate({ type: 'hyperlink', target: link })}"/>`);
    return true;
  }

  /** The runs of a rich text as an `si`; undefined where the text is of one look. */
  private richText(text: string, cell: Cell): string | undefined {
    if (cell.runs === undefined || cell.runs.length === 0) return undefined;
    const base = cell.style ?? {};
    const plain = fontXml(base, 'rFont');
    const looks: { text: string; font: string }[] = [];
    const push = (piece: string, style: CellStyle): void => {
      if (piece === '') return;
      const font = fontXml({ ...base, ...style }, 'rFont');
      const last = looks[looks.length - 1];
      if (last?.font === font) last.text += piece;
      else looks.push({ text: piece, font });
    };
    let at = 0;
    for (const run of [...cell.runs].sort((a, b) => a.start - b.start)) {
      const start = Math.max(at, run.start);
      push(text.slice(at, start), {});
      push(text.slice(start, run.end), run.style);
      at = Math.max(at, Math.min(run.end, text.length));
    }
    push(text.slice(at), {});
    if (looks.every((look) => look.font === plain)) return undefined;
    return looks
      .map(
        (look) =>
          `<r>${look.font === plain ? '' : `<rPr>${look.font}</rPr>`}<t xml:space="preserve">${cellXml(look.text)}</t></r>`,
      )
      .join('');
  }

  private remember(rule: NonNullable<Cell['validation']>, row: number, column: number): void {
    const key = JSON.stringify(rule);
    const known = this.validated.get(key);
    if (known === undefined) this.validated.set(key, { rule, cells: [[row, column]] });
    else known.cells.push([row, column]);
  }

  private validations(): string {
    const written: string[] = [];
    for (const { rule, cells } of this.validated.values()) {
      const rects = coverCells(cells);
      const [first] = rects;
      if (first === undefined) continue;
      const ranges = rects.map(rectName).join(' ');
      const names = (name: string): string => this.book.fileName(name);
      const element = validationXml(rule, cellName(first.top, first.left), ranges, names, this.book.lists);
      if (element === undefined) this.unheldRules.push({ rule, rects });
      else written.push(element);
      if (rule.helpText !== undefined && shortHelp(rule.helpText) !== rule.helpText)
        this.book.longHelp.set(shortHelp(rule.helpText), rule.helpText);
    }
    return written.length === 0
      ? ''
      : `<dataValidations count="${written.length}">${written.join('')}</dataValidations>`;
  }

  private conditionalFormats(): string {
    let held = 0;
    return this.sheet.conditionalRules
      .map((rule) => {
        const [first] = rule.ranges;
        const ranges = rule.ranges.map(rectName).join(' ');
        const names = (name: string): string => this.book.fileName(name);
        const style = this.book.styles.differential(rule.style);
        const element =
          first === undefined
            ? undefined
            : conditionalXml(rule, cellName(first.top, first.left), held + 1, style, names);
        if (element === undefined) {
          this.unheldFormats.push({ before: held, rule });
          return '';
        }
        held += 1;
        return `<conditionalFormatting sqref="${ranges}">${element}</conditionalFormatting>`;
      })
      .join('');
  }

  private autoFilter(filter: NonNullable<Sheet['filter']>): string {
    const columns = Object.keys(filter.hidden)
      .map(Number)
      .filter(
        (column) =>
          column >= filter.range.left && column <= filter.range.right && (filter.hidden[column]?.length ?? 0) > 0,
      )
      .sort((a, b) => a - b)
      .map((column) => {
        const hidden = new Set(filter.hidden[column]);
        const shown = new Set<string>();
        for (let row = filter.range.top + 1; row <= Math.min(filter.range.bottom, this.sheet.rows.length - 1); row += 1)
          shown.add(this.shown(row, column));
        const visible = [...shown].filter((text) => !hidden.has(text) && text !== '');
        const blank = shown.has('') && !hidden.has('') ? ' blank="1"' : '';
        const values = visible.map((text) => `<filter val="${attributeXml(text)}"/>`).join('');
        return `<filterColumn colId="${column - filter.range.left}"><filters${blank}>${values}</filters></filterColumn>`;
      })
      .join('');
    return `<autoFilter ref="${rectName(filter.range)}">${columns}</autoFilter>`;
  }

  /** The rows that the filter hides: the file says so row by row. */
  private filteredRows(): number[] {
    const { filter } = this.sheet;
    return filter === undefined
      ? []
      : hiddenByFilter(filter, this.sheet.rows.length, (row, column) => this.shown(row, column));
  }

  private shown(row: number, column: number): string {
    const cell = this.sheet.rows[row]?.[column];
    return displayText(cell?.value, cell?.style?.numberFormat);
  }

  private pageSetup(): string {
    const { print } = this.sheet;
    return (
      `<pageSetup paperSize="9" orientation="${print?.landscape === true ? 'landscape' : 'portrait'}"` +
      (print?.fitToWidth === true ? ' fitToWidth="1" fitToHeight="0"' : '') +
      '/>'
    );
  }

  private sidecar(): SheetSidecar {
    const { sheet, book } = this;
    return {
      fileName: book.fileName(sheet.name),
      name: sheet.name,
      id: sheet.id,
      rowCount: sheet.rowCount,
      columnCount: sheet.columnCount,
      ...(sheet.formUrl !== undefined && { formUrl: sheet.formUrl }),
      ...(sheet.metadata.length > 0 && {
        metadata: sheet.metadata.map((mark) => withAnchor(mark, metadataRect(mark), sheet.id, book)),
      }),
      ...(sheet.protections.length > 0 && {
        protections: sheet.protections.map(({ range, ...rest }) => withAnchor(rest, range, sheet.id, book)),
      }),
      ...(sheet.charts.length > 0 && {
        charts: sheet.charts.map((chart) => ({
          ...chart,
          ranges: chart.ranges.map(({ sheetId, rect }) => ({ sheetId, anchor: book.anchor(sheetId, rect) })),
        })),
      }),
      ...(this.extras.length > 0 && { cells: this.extras }),
      ...(this.unheldRules.length > 0 && { validations: this.unheldRules }),
      ...(this.unheldFormats.length > 0 && { conditionalRules: this.unheldFormats }),
    };
  }
}

/** What a cell shows, for recognising it again. */
export function witnessOf(value: Cell['value']): string {
  return value === undefined || value === ''
    ? ''
    : `${typeof value === 'number' ? 'n' : typeof value === 'boolean' ? 'b' : 's'}:${String(value).slice(0, 64)}`;
}

/** The rows of a filter's range, without its header, whose shown text is among the hidden values of some column. */
export function hiddenByFilter(
  filter: NonNullable<Sheet['filter']>,
  rowCount: number,
  shown: (row: number, column: number) => string,
): number[] {
  const columns = Object.keys(filter.hidden).map(
    (column) => [Number(column), new Set(filter.hidden[Number(column)])] as const,
  );
  const rows: number[] = [];
  for (let row = filter.range.top + 1; row <= Math.min(filter.range.bottom, rowCount - 1); row += 1) {
    if (columns.some(([column, values]) => values.has(shown(row, column)))) rows.push(row);
  }
  return rows;
}

/** Whether Excel takes the address as it is; it calls the workbook broken for what is no address. */
function isPlainAddress(link: string): boolean {
  if (
    link.length > 2000 ||
    !/^(?:https?|ftp|mailto|tel):/i.test(link) ||
    /[\s"<>\\^`{|}\p{Cc}\p{Cs}]|%(?![0-9a-f]{2})/iu.test(link)
  )
    return false;
  return URL.canParse(link);
}

const errorValues = /^#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!)$/;

/** `ARRAYFORMULA(x)` of Google is an array formula `x` of the file. */
function writeFormula(formula: string, names: (name: string) => string): { body: string; array: boolean } | undefined {
  const array = /^=ARRAYFORMULA\((.*)\)$/is.exec(formula);
  const inner = array === null ? undefined : toFileFormula(`=${array[1] ?? ''}`, names);
  if (inner !== undefined) return { body: inner, array: true };
  const body = toFileFormula(formula, names);
  return body === undefined ? undefined : { body, array: false };
}

function formulaCell(formula: { body: string; array: boolean }, value: Cell['value'], name: string): string {
  const element = `<f${formula.array ? ` t="array" ref="${name}"` : ''}>${xml(formula.body)}</f>`;
  if (value === undefined) return `>${element}</c>`;
  if (typeof value === 'boolean') return ` t="b">${element}<v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'number') return Number.isFinite(value) ? `>${element}<v>${value}</v></c>` : `>${element}</c>`;
  if (errorValues.test(value)) return ` t="e">${element}<v>${value}</v></c>`;
  return ` t="str">${element}<v>${cellXml(value.slice(0, cellTextLimit))}</v></c>`;
}

function plainItem(text: string): string {
  const encoded = encodeCellText(text);
  const space = /^\s|\s$|\n|\t| {2}/.test(encoded) ? ' xml:space="preserve"' : '';
  return `<t${space}>${xml(encoded)}</t>`;
}

function withAnchor<T extends object>(
  thing: T,
  rect: Rect | undefined,
  sheetId: number,
  book: WorkbookWriter,
): T & { anchor?: Anchored } {
  return rect === undefined ? thing : { ...thing, anchor: book.anchor(sheetId, rect) };
}

function metadataRect(mark: Sheet['metadata'][number]): Rect | undefined {
  if (mark.row !== undefined) return { top: mark.row, bottom: mark.row, left: 0, right: fileGrid.columns - 1 };
  if (mark.column !== undefined) return { top: 0, bottom: fileGrid.rows - 1, left: mark.column, right: mark.column };
  return undefined;
}

function slaveCells(merges: readonly Rect[]): Set<string> {
  const slaves = new Set<string>();
  for (const { top, left, bottom, right } of merges) {
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1)
        if (row !== top || column !== left) slaves.add(`${row}:${column}`);
    }
  }
  return slaves;
}

/** Pixels -> the file's characters of the default font, 7 pixels wide. */
function characters(pixels: number): string {
  return String(Math.round((Math.max(0, Math.min(pixels, 1785)) / 7) * 10_000) / 10_000);
}

/** Pixels -> points. */
function points(pixels: number): string {
  return String(Math.max(0, Math.min(pixels, 545)) * 0.75);
}

/** `'Лист'!$A$1:$B$2` for defined names; whole rows and columns as `$1:$3`, which stay whole when others are inserted. */
export function placeName(fileSheetName: string, { top, left, bottom, right }: Rect): string {
  const sheet = quoteSheet(fileSheetName);
  if (left === 0 && right === fileGrid.columns - 1) return `${sheet}!$${top + 1}:$${bottom + 1}`;
  if (top === 0 && bottom === fileGrid.rows - 1) return `${sheet}!$${columnName(left)}:$${columnName(right)}`;
  return `${sheet}!${absoluteName({ top, left, bottom, right })}`;
}
