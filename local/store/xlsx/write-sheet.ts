/** Writes one sheet: the part with its cells and everything around them, and what other parts hold of it. */
import type { Rect, Sheet, ValidationRule } from '../../document/model';
import { RefusedFile } from '../../../files/refused-file';
import { attributeXml } from '../xml/xml-text';
import { areaOf, cellName, fileGrid, rectName } from './addresses';
import { conditionalXml } from './conditional-xml';
import { filteredTexts, hiddenValues, rowsHiddenByFilter } from './filter-rows';
import type { LongTexts } from './long-text';
import { coverCells } from './rect-cover';
import type { Anchored, SheetSidecar } from './sidecar';
import type { ListSheet } from './validation-xml';
import { shortHelp, validationXml } from './validation-xml';
import { CellWriter } from './write-cells';
import type { PlacedNote } from './write-notes';
import type { StyleTable } from './write-styles';
import { colorXml } from './write-styles';
import { mergesByCorner, wrappedHeight } from './row-height';

/** Pixels of a column and a row without a size of their own, as in a new spreadsheet of Google. */
const defaultSize = { columnWidth: 100, rowHeight: 21 } as const;

/** What all sheets of a workbook share while it is written. */
export interface WorkbookWriter {
  readonly locale: string;
  readonly styles: StyleTable;
  readonly strings: { add(item: string): number };
  readonly longTexts: LongTexts;
  /** Help texts that were cut: what the file shows -> the whole. */
  readonly longHelp: Map<string, string>;
  readonly lists: ListSheet;
  /** The file's name of a sheet of the model; other names unchanged. */
  fileName(name: string): string;
  /** The file's name of the sheet with that id. */
  sheetName(id: number): string | undefined;
  /** Names a place so that it is found again after rows and columns were inserted. */
  anchor(sheetId: number, rect: Rect): Anchored;
}

/** A relationship of the sheet's part: its id is `rId` and its place in the list, counted from 1. */
export interface SheetRelation {
  readonly type: 'hyperlink' | 'comments' | 'vmlDrawing' | 'drawing';
  /** The address of a link; the other targets are parts, which the workbook names. */
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

/** Throws RefusedFile where the sheet has more rows or columns than the format. */
export function writeSheet(sheet: Sheet, selected: boolean, book: WorkbookWriter): WrittenSheet {
  const widest = sheet.rows.reduce(
    (width, row) => Math.max(width, (row as Sheet['rows'][number] | null)?.length ?? 0),
    0,
  );
  if (sheet.rows.length > fileGrid.rows || widest > fileGrid.columns) {
    throw new RefusedFile(
      'not-saved',
      `На листе «${sheet.name}» больше 1 048 576 строк или 16 384 столбцов: файл .xlsx столько не вмещает.`,
      'Разделите лист на несколько.',
    );
  }
  return new SheetWriter(sheet, book).write(selected);
}

/** A height that the program may change when it fits the row. */
const likely = (height: number | undefined): string => (height === undefined ? '' : ` ht="${height}"`);

class SheetWriter {
  private readonly relations: SheetRelation[] = [];
  private readonly merges: readonly Rect[];
  private readonly cells: CellWriter;
  private readonly unheldRules: { rule: ValidationRule; rects: Rect[] }[] = [];
  private readonly unheldFormats: { before: number; rule: Sheet['conditionalRules'][number] }[] = [];

  constructor(
    private readonly sheet: Sheet,
    private readonly book: WorkbookWriter,
  ) {
    this.merges = sheet.merges.filter((rect) => areaOf(rect) > 1);
    this.cells = new CellWriter(sheet, this.merges, book);
  }

  write(selected: boolean): WrittenSheet {
    const { sheet, cells } = this;
    const rows = this.rows();
    // The order of the elements is the format's.
    const body = [
      this.properties(),
      `<dimension ref="${rectName({ top: 0, left: 0, ...cells.extent })}"/>`,
      this.views(selected),
      `<sheetFormatPr defaultColWidth="${characters(defaultSize.columnWidth)}" defaultRowHeight="${points(defaultSize.rowHeight)}"/>`,
      this.columns(),
      `<sheetData>${rows}</sheetData>`,
      this.autoFilter(),
      list(
        'mergeCells',
        this.merges.map((rect) => `<mergeCell ref="${rectName(rect)}"/>`),
      ),
      this.conditionalFormats(),
      list('dataValidations', this.validations()),
      this.links(),
      '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
      this.pageSetup(),
      sheet.charts.length === 0 ? '' : `<drawing r:id="${this.relate({ type: 'drawing' })}"/>`,
      cells.notes.length === 0 ? '' : `<legacyDrawing r:id="${this.relate({ type: 'vmlDrawing' })}"/>`,
    ];
    if (cells.notes.length > 0) this.relate({ type: 'comments' });
    return {
      xml:
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
        `${body.join('')}</worksheet>`,
      relations: this.relations,
      notes: cells.notes,
      sidecar: this.sidecar(),
      uncalculated: cells.uncalculated,
    };
  }

  private relate(relation: SheetRelation): string {
    return `rId${this.relations.push(relation)}`;
  }

  private properties(): string {
    const { tabColor, print } = this.sheet;
    const color = tabColor === undefined ? '' : colorXml('tabColor', tabColor);
    const fit = print?.fitToWidth === true ? '<pageSetUpPr fitToPage="1"/>' : '';
    return color === '' && fit === '' ? '' : `<sheetPr>${color}${fit}</sheetPr>`;
  }

  private views(selected: boolean): string {
    const { frozenRows: rows, frozenColumns: columns } = this.sheet;
    const view = `<sheetView${selected ? ' tabSelected="1"' : ''} workbookViewId="0"`;
    if (rows === 0 && columns === 0) return `<sheetViews>${view}/></sheetViews>`;
    const pane = rows > 0 && columns > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight';
    const split = (columns > 0 ? ` xSplit="${columns}"` : '') + (rows > 0 ? ` ySplit="${rows}"` : '');
    return (
      `<sheetViews>${view}><pane${split} topLeftCell="${cellName(rows, columns)}" activePane="${pane}" state="frozen"/>` +
      `<selection pane="${pane}"/></sheetView></sheetViews>`
    );
  }

  private columns(): string {
    const { columnWidths, hiddenColumns, columnCount } = this.sheet;
    const hidden = new Set(hiddenColumns);
    const runs: { from: number; to: number; attributes: string }[] = [];
    const indexes = new Set([...Object.keys(columnWidths).map(Number), ...hiddenColumns]);
    for (const column of sorted(indexes, columnCount)) {
      const width = columnWidths[column];
      const attributes =
        ` width="${characters(width ?? defaultSize.columnWidth)}"` +
        (hidden.has(column) ? ' hidden="1"' : '') +
        (width === undefined ? '' : ' customWidth="1"');
      const last = runs[runs.length - 1];
      if (last?.to === column - 1 && last.attributes === attributes) last.to = column;
      else runs.push({ from: column, to: column, attributes });
    }
    const elements = runs.map(({ from, to, attributes }) => `<col min="${from + 1}" max="${to + 1}"${attributes}/>`);
    return elements.length === 0 ? '' : `<cols>${elements.join('')}</cols>`;
  }

  private rows(): string {
    const { sheet } = this;
    // The file names the rows that a filter hides one by one.
    const hidden = new Set([...sheet.hiddenRows, ...rowsHiddenByFilter(sheet, this.book.locale)]);
    const indexes = new Set([...sheet.rows.keys(), ...Object.keys(sheet.rowHeights).map(Number), ...hidden]);
    const mergeAt = mergesByCorner(this.merges);
    const rows: string[] = [];
    for (const index of sorted(indexes, Math.min(sheet.rowCount, fileGrid.rows))) {
      const cells = this.cells.row(index);
      const height = sheet.rowHeights[index];
      const attributes =
        (hidden.has(index) ? ' hidden="1"' : '') +
        (height === undefined
          ? likely(wrappedHeight(sheet, index, mergeAt))
          : ` ht="${points(height)}" customHeight="1"`);
      if (cells !== '') rows.push(`<row r="${index + 1}"${attributes}>${cells}</row>`);
      else if (attributes !== '') rows.push(`<row r="${index + 1}"${attributes}/>`);
    }
    return rows.join('');
  }

  private autoFilter(): string {
    const { sheet, book } = this;
    const { filter } = sheet;
    if (filter === undefined) return '';
    const columns = hiddenValues(filter).map(([column, values]) => {
      const hidden = new Set(values);
      const texts = [...new Set(filteredTexts(sheet, filter, column, book.locale))].filter((text) => !hidden.has(text));
      const blank = texts.includes('') ? ' blank="1"' : '';
      const shown = texts.filter((text) => text !== '').map((text) => `<filter val="${attributeXml(text)}"/>`);
      return `<filterColumn colId="${column - filter.range.left}"><filters${blank}>${shown.join('')}</filters></filterColumn>`;
    });
    return `<autoFilter ref="${rectName(filter.range)}">${columns.join('')}</autoFilter>`;
  }

  private conditionalFormats(): string {
    let held = 0;
    const elements = this.sheet.conditionalRules.map((rule) => {
      const [first] = rule.ranges;
      const style = this.book.styles.differential(rule.style);
      const element =
        first === undefined
          ? undefined
          : conditionalXml(rule, cellName(first.top, first.left), held + 1, style, (name) => this.book.fileName(name));
      if (element === undefined) {
        this.unheldFormats.push({ before: held, rule });
        return '';
      }
      held += 1;
      return `<conditionalFormatting sqref="${rule.ranges.map(rectName).join(' ')}">${element}</conditionalFormatting>`;
    });
    return elements.join('');
  }

  private validations(): string[] {
    const elements: string[] = [];
    for (const { rule, cells } of this.cells.validated) {
      const rects = coverCells(cells);
      const [first] = rects;
      if (first === undefined) continue;
      const element = validationXml(
        rule,
        cellName(first.top, first.left),
        rects.map(rectName).join(' '),
        (name) => this.book.fileName(name),
        this.book.lists,
      );
      if (element === undefined) this.unheldRules.push({ rule, rects });
      else elements.push(element);
      const { helpText = '' } = rule;
      if (shortHelp(helpText) !== helpText) this.book.longHelp.set(shortHelp(helpText), helpText);
    }
    return elements;
  }

  private links(): string {
    const elements = this.cells.links.map(({ cell, address, location }) =>
      address === undefined
        ? `<hyperlink ref="${cell}" location="${attributeXml(location ?? '')}"/>`
        : `<hyperlink ref="${cell}" r:id="${this.relate({ type: 'hyperlink', target: address })}"/>`,
    );
    return elements.length === 0 ? '' : `<hyperlinks>${elements.join('')}</hyperlinks>`;
  }

  private pageSetup(): string {
    const { print } = this.sheet;
    const orientation = print?.landscape === true ? 'landscape' : 'portrait';
    return `<pageSetup paperSize="9" orientation="${orientation}"${print?.fitToWidth === true ? ' fitToWidth="1" fitToHeight="0"' : ''}/>`;
  }

  private sidecar(): SheetSidecar {
    const { sheet, book } = this;
    const anchored = (rect: Rect | undefined): { anchor?: Anchored } =>
      rect === undefined ? {} : { anchor: book.anchor(sheet.id, rect) };
    const parts = {
      metadata: sheet.metadata.map((mark) => ({ ...mark, ...anchored(metadataRect(mark)) })),
      protections: sheet.protections.map(({ range, ...rest }) => ({ ...rest, ...anchored(range) })),
      charts: sheet.charts.map((chart) => ({
        ...chart,
        ranges: chart.ranges.map(({ sheetId, rect }) => ({ sheetId, anchor: book.anchor(sheetId, rect) })),
      })),
      cells: this.cells.extras,
      validations: this.unheldRules,
      conditionalRules: this.unheldFormats,
    };
    return {
      fileName: book.fileName(sheet.name),
      name: sheet.name,
      id: sheet.id,
      rowCount: sheet.rowCount,
      columnCount: sheet.columnCount,
      ...(sheet.formUrl !== undefined && { formUrl: sheet.formUrl }),
      ...Object.fromEntries(Object.entries(parts).filter(([, part]) => part.length > 0)),
    };
  }
}

/** The whole row or column of a mark; undefined for a mark of the sheet. */
function metadataRect({ row, column }: Sheet['metadata'][number]): Rect | undefined {
  if (row !== undefined) return { top: row, bottom: row, left: 0, right: fileGrid.columns - 1 };
  if (column !== undefined) return { top: 0, bottom: fileGrid.rows - 1, left: column, right: column };
  return undefined;
}

function list(tag: string, elements: readonly string[]): string {
  return elements.length === 0 ? '' : `<${tag} count="${elements.length}">${elements.join('')}</${tag}>`;
}

function sorted(indexes: ReadonlySet<number>, below: number): number[] {
  return [...indexes].filter((index) => index < below).sort((a, b) => a - b);
}

/** Pixels -> the file's characters of the default font, 7 pixels wide. */
function characters(pixels: number): string {
  return String(Math.round((Math.max(0, Math.min(pixels, 1785)) / 7) * 10_000) / 10_000);
}

/** Pixels -> points. */
function points(pixels: number): string {
  return String(Math.max(0, Math.min(pixels, 545)) * 0.75);
}
