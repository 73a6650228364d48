// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- an untyped package has no module to import its types from
/// <reference path="./pdfmake.d.ts" />
/** A printed sheet as a document of pdfmake: pure, one table a page, so that every page break is ours. */
import type { Definition, StackNode, TableLayout, TableNode, TextNode } from 'pdfmake';
import type { CellStyle } from '../document/model';
import type { PageSetup } from './page-setup';
import { isHeading, type PrintedCell, type PrintedChart, type PrintedRow, type PrintedSheet } from './printed-sheet';

const USUAL_SIZE = 10;
const SMALLEST_SIZE = 6;
/** Columns narrower on paper than this share of their width on the screen take a smaller letter with them. */
const SMALLEST_SHARE = 0.7;
const POINTS_PER_PIXEL = 0.75;

const PADDING = 4;
const LINE = 0.5;
const LINE_COLOUR = '#000000';
/** Between the approval block and the titles, and between the titles and the table. */
const GAP = 10;
/** Lines of the footer stand within the margin. */
const FOOTER_DROP = 14;

/** How large the sheet is on paper. */
export interface Scale {
  /** Points inside each column, paddings left out. */
  readonly widths: readonly number[];
  /** Of letters, as a share of their size on the screen. */
  readonly letters: number;
  /** Of a pixel, in points. */
  readonly pixel: number;
}

export function scaleOf({ widths }: PrintedSheet, { width, margins, fitWidth }: PageSetup): Scale {
  const pixels = widths.reduce((sum, each) => sum + each, 0);
  const room = width - margins.left - margins.right;
  const share = fitWidth ? room / (pixels * POINTS_PER_PIXEL) : 1;
  return {
    widths: widths.map((each) => Math.max(1, each * POINTS_PER_PIXEL * share - 2 * PADDING - LINE)),
    letters: Math.min(1, share / SMALLEST_SHARE),
    pixel: POINTS_PER_PIXEL * share,
  };
}

/** A longer word, such as an address, is broken: it would take the room of all the others, in points. */
const LONGEST_WORD = 110;

/**
 * The scale at which no word is broken: narrow columns take room from those that have some to spare, and where none has,
 * letters get smaller. `measured`: an endless page of the sheet, after the library has laid it out.
 */
export function widened(scale: Scale, measured: Definition): Scale {
  const words = scale.widths.map((_, column) => {
    const cells = measured.content.flatMap((node) =>
      'table' in node ? node.table.body.map((row) => row[column]) : [],
    );
    const widest = cells.reduce((most, cell) => {
      const plain = cell !== undefined && 'text' in cell && (cell.colSpan ?? 1) === 1;
      return plain ? Math.max(most, cell._minWidth ?? 0) : most;
    }, 0);
    return Math.min(LONGEST_WORD, widest + LINE);
  });
  const lacking = scale.widths.reduce((sum, width, at) => sum + Math.max(0, (words[at] ?? 0) - width), 0);
  if (lacking === 0) return scale;
  const spare = scale.widths.map((width, at) => Math.max(0, width - (words[at] ?? 0)));
  const allSpare = spare.reduce((sum, each) => sum + each, 0);
  if (lacking <= allSpare) {
    const widths = scale.widths.map((width, at) =>
      Math.max(words[at] ?? 0, width - ((spare[at] ?? 0) * lacking) / allSpare),
    );
    return { ...scale, widths };
  }
  const wanted = words.reduce((sum, word) => sum + word, 0);
  const shrink = (wanted - lacking + allSpare) / wanted;
  return { ...scale, widths: words.map((word) => word * shrink), letters: scale.letters * shrink };
}

/** All rows on one endless page; the first cell of each row of the table carries the id `row N`, the end is `row <count>`. */
export function endlessPage(sheet: PrintedSheet, setup: PageSetup, scale: Scale): Definition {
  const rows = [...(sheet.header ? [sheet.header] : []), ...sheet.body];
  const { top, right, left } = setup.margins;
  return {
    ...common,
    pageSize: { width: setup.width, height: Number.POSITIVE_INFINITY },
    pageMargins: [left, top, right, 0],
    content: [
      ...aboveTable(sheet, scale),
      ...(rows.length === 0 ? [] : [bodyTable(rows.map(alone), scale, setup, { ids: true })]),
      { text: ' ', id: `row ${rows.length}` },
    ],
  };
}

/** Rows of the body on a page: the first one, the one after the last, and a header to put above them once more. */
export type PageOfRows = readonly [from: number, to: number, repeated?: number];

/** The document itself; `tall` rows may be cut. */
export function documentDefinition(
  sheet: PrintedSheet,
  setup: PageSetup,
  scale: Scale,
  pages: readonly PageOfRows[],
  tall = false,
): Definition {
  const { top, right, bottom, left } = setup.margins;
  const place = setup.pageNumbers;
  const tables = pages.flatMap(([from, to, repeated], page): TableNode[] => {
    const above = repeated === undefined ? [] : cut(sheet.body, repeated, repeated + 1);
    const own = cut(sheet.body, from, to);
    // Over charts alone a header has nothing to say.
    const header = sheet.header && own.some((row) => !isBlank(row)) ? [sheet.header] : [];
    const rows = [...header, ...above, ...own];
    if (rows.length === 0 || (from === to && page === 0 && pages.length > 1)) return [];
    const headerRows = header.length;
    return [{ ...bodyTable(rows, scale, setup, { headerRows, tall }), ...(page > 0 && { pageBreak: 'before' }) }];
  });
  return {
    ...common,
    defaultStyle: { ...common.defaultStyle, font: fontOfPages(sheet) },
    pageSize: { width: setup.width, height: setup.height },
    pageMargins: [left, top, right, bottom],
    content: [...aboveTable(sheet, scale), ...tables],
    ...(setup.sheetName && {
      header: { text: sheet.name, alignment: 'left', fontSize: 8, margin: [left, Math.max(0, top - 20), right, 0] },
    }),
    ...(place && {
      footer: (page: number) => ({
        text: String(page),
        alignment: place,
        fontSize: 9,
        margin: [left, Math.max(0, bottom - FOOTER_DROP * 2), right, 0],
      }),
    }),
  };
}

const common = { defaultStyle: { font: 'Roboto', fontSize: USUAL_SIZE }, language: 'ru-RU' } as const;

/** What stands above the table, without lines; nothing where there is nothing. */
function aboveTable({ above }: PrintedSheet, scale: Scale): TableNode[] {
  if (above.length === 0) return [];
  const isTitle = (row: PrintedRow | undefined): boolean => row?.[0]?.columns === scale.widths.length;
  const gapOver = (row: number): number => (row > 0 && isTitle(above[row]) && !isTitle(above[row - 1]) ? GAP : 1);
  const layout: TableLayout = { ...lines(0), paddingTop: gapOver, paddingBottom: () => 1 };
  const body = above.map((row) => cells(spread(alone(row)), scale, {}));
  return [{ table: { widths: [...scale.widths], body }, layout, margin: [0, 0, 0, GAP] }];
}

/**
 * A text beside empty cells takes their room: the block on the left stands at the left edge of the page, the one on
 * the right runs to its right edge, and neither is broken into short lines.
 */
function spread(row: PrintedRow): PrintedRow {
  const filled = row.flatMap((cell, place) => (cell && textOf(cell).trim() !== '' ? [place] : []));
  const [first] = filled;
  if (first === undefined || row.some((cell) => cell && cell.columns > 1)) return row;
  const starts = filled.map((place, index) =>
    index === 0 && place < row.length / 2 && row[place]?.style.horizontal === 'left' ? 0 : place,
  );
  return row.map((cell, place) => {
    const index = starts.indexOf(place);
    const source = row[filled[index] ?? -1];
    if (source) return { ...source, columns: (starts[index + 1] ?? row.length) - place };
    return place < (starts[0] ?? 0) ? cell : undefined;
  });
}

/** A heading of a section takes the empty cells at its right, as in a plan on paper. */
function spreadHeading(row: PrintedRow): PrintedRow {
  const last = row.reduce((found, cell, place) => (cell && textOf(cell).trim() !== '' ? place : found), -1);
  const heading = row[last];
  if (!heading || !isHeading(row) || row.some((cell) => cell && (cell.rows > 1 || cell.columns > 1))) return row;
  return row.map((cell, place) => {
    if (place === last) return { ...heading, columns: row.length - last };
    return place < last ? cell : undefined;
  });
}

interface TableLooks {
  readonly ids?: boolean;
  readonly headerRows?: number;
  readonly tall?: boolean;
}

function bodyTable(
  rows: readonly PrintedRow[],
  scale: Scale,
  { gridlines }: PageSetup,
  { ids = false, headerRows = 0, tall = false }: TableLooks,
): TableNode {
  const body = rows.map((row, index) =>
    cells(spreadHeading(row), scale, { gridlines, vertical: !ids, ...(ids && { id: `row ${index}` }) }),
  );
  // The library draws the first line before it knows which cells have none.
  const bare = !gridlines && rows[0]?.every((cell) => cell?.style.borders?.top === undefined) === true;
  const layout: TableLayout = {
    ...lines(LINE),
    hLineWidth: (line) => (bare && line === 0 ? 0 : LINE),
    paddingTop: () => 3,
    paddingBottom: () => 3,
  };
  // Rows are placed beforehand; a difference of a hair must not cut the last one.
  return { table: { widths: [...scale.widths], body, headerRows, dontBreakRows: !tall }, layout };
}

const lines = (width: number): Omit<TableLayout, 'paddingTop' | 'paddingBottom'> => ({
  hLineWidth: () => width,
  vLineWidth: () => width,
  hLineColor: () => LINE_COLOUR,
  vLineColor: () => LINE_COLOUR,
  paddingLeft: () => PADDING,
  paddingRight: () => PADDING,
});

interface CellLooks {
  readonly id?: string;
  /** Lines around every cell; otherwise only those that the sheet itself draws. */
  readonly gridlines?: boolean;
  readonly vertical?: boolean;
}

function cells(row: PrintedRow, scale: Scale, looks: CellLooks): (TextNode | StackNode)[] {
  const { letters, pixel } = scale;
  const { id, gridlines, vertical } = looks;
  const isEmpty = isBlank(row);
  return row.map((cell, place): TextNode | StackNode => {
    const mark = place === 0 && id !== undefined ? { id } : {};
    if (!cell) return { text: '', ...mark, ...(gridlines === false && { border: NO_BORDER }) };
    const { style } = cell;
    const [run, ...more] = cell.runs;
    const size = Math.max(SMALLEST_SIZE, (style.fontSize ?? USUAL_SIZE) * letters);
    // A row of empty cells keeps the height of a line.
    const text =
      more.length > 0
        ? cell.runs.map(({ text: part, style: looks }) => ({ text: part, ...letter(looks) }))
        : (run?.text ?? '');
    const node: TextNode = {
      text: isEmpty ? ' ' : text,
      ...letter(style),
      ...mark,
      fontSize: size,
      alignment: style.horizontal,
      ...(style.background !== undefined && { fillColor: style.background }),
      ...(vertical === true && { verticalAlignment: style.vertical ?? 'bottom' }),
      ...(cell.columns > 1 && { colSpan: cell.columns }),
      ...(cell.rows > 1 && { rowSpan: cell.rows }),
      ...(gridlines === false && { border: sides(style) }),
    };
    // Measured rows have no pictures: they stand over the rows and take no room.
    return cell.charts.length === 0 || vertical !== true ? node : withCharts(node, cell.charts, pixel);
  });
}

function withCharts(node: TextNode, charts: readonly PrintedChart[], pixel: number): StackNode {
  const pictures = charts.map(({ svg, width, dx, dy }) => ({
    svg,
    width: width * pixel,
    relativePosition: { x: dx * pixel - PADDING, y: dy * pixel },
  }));
  return {
    stack: [...pictures, node],
    ...(node.colSpan !== undefined && { colSpan: node.colSpan }),
    ...(node.border && { border: node.border }),
  };
}

/** Page numbers are set in the letters of the sheet. */
function fontOfPages({ above, body }: PrintedSheet): string {
  const serif = [...above, ...body].some((row) => row.some((cell) => WITH_SERIFS.test(cell?.style.fontFamily ?? '')));
  return serif ? 'Tinos' : common.defaultStyle.font;
}

/** Families with serifs, which official papers are set in. */
const WITH_SERIFS = /times|serif|georgia|cambria|tinos/i;

function letter({ bold, italic, underline, strikethrough, fontColor, fontFamily }: CellStyle): Partial<TextNode> {
  return {
    font: WITH_SERIFS.test(fontFamily ?? '') ? 'Tinos' : common.defaultStyle.font,
    ...(bold === true && { bold }),
    ...(italic === true && { italics: italic }),
    ...(underline === true && { decoration: 'underline' }),
    ...(strikethrough === true && { decoration: 'lineThrough' }),
    ...(fontColor !== undefined && { color: fontColor }),
  };
}

const NO_BORDER = [false, false, false, false] as const;

function sides({ borders }: CellStyle): readonly [boolean, boolean, boolean, boolean] {
  return [borders?.left, borders?.top, borders?.right, borders?.bottom].map(
    (side) => side !== undefined,
  ) as unknown as [boolean, boolean, boolean, boolean];
}

const isBlank = (row: PrintedRow): boolean => row.every((cell) => !cell || textOf(cell) === '');
const textOf = (cell: PrintedCell): string => cell.runs.map(({ text }) => text).join('');

/** The row as it stands without its neighbours: nothing reaches down from it. */
const alone = (row: PrintedRow): PrintedRow => row.map((cell) => cell && { ...cell, rows: 1 });

/** Rows of a page; a cell that reaches over the page's edge ends there, and stands empty on the next page. */
function cut(body: readonly PrintedRow[], from: number, to: number): PrintedRow[] {
  const rows = body
    .slice(from, to)
    .map((row, index) => row.map((cell) => cell && { ...cell, rows: Math.min(cell.rows, to - from - index) }));
  const [first] = rows;
  if (!first) return rows;
  body.slice(0, from).forEach((row, index) => {
    row.forEach((cell, place) => {
      const over = index + (cell?.rows ?? 1) - from;
      if (cell && over > 0) first[place] = { ...cell, runs: [], rows: Math.min(over, to - from) };
    });
  });
  return rows;
}
