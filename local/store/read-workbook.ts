/** Reads the bytes of an .xlsx file into the model, with what the host keeps beside it and what saving would lose. */
import { randomBytes } from 'node:crypto';
import type { HostState } from '../document/host-state';
import { emptyHostState } from '../document/host-state';
import type { Cell, Chart, Metadata, Protection, Rect, Sheet, SpreadsheetDocument } from '../document/model';
import { clipRect, parseRect, parseSheetRect } from './a1';
import { expected, readArchive } from './archive';
import { chartNamePrefix } from './chart-xml';
import { themeColors } from './colors';
import { Losses } from './losses';
import { OfficePackage } from './package';
import type { Relation } from './package';
import type { ReadSheet, WorkbookReader } from './read-sheet';
import { cellLimit, mergeLimit, modelLocation, readSheet } from './read-sheet';
import type { RichText } from './read-strings';
import { readStrings } from './read-strings';
import { readStyles } from './read-styles';
import { RefusedFile } from './refused-file';
import type { Anchored, CellExtra, ChartSidecar, Sidecar, SheetSidecar } from './sidecar';
import { anchorPrefix, listSheetName, readSidecar } from './sidecar';
import { restoreLongText } from './long-text';
import { witnessOf } from './write-sheet';
import type { XmlElement } from './xml-reader';
import { child, children, decodeXml, descendants, flag, refuseDoctype, XmlReader } from './xml-reader';
import { decodeCellText } from './xml-text';

export interface WorkbookContents {
  readonly document: SpreadsheetDocument;
  readonly state: HostState;
  /** What the file holds and saving would drop, as Russian noun phrases, e.g. «рисунки (3)». */
  readonly losses: readonly string[];
}

/** `name` is the spreadsheet's name where the file does not say it: the file's own without extension. */
export function readWorkbook(bytes: Uint8Array, name: string): WorkbookContents {
  const files = new OfficePackage(readArchive(bytes, 'workbook'));
  refuseDoctypes(files);
  return new PackageReader(files, name).read();
}

/** No part of an Office file has a document type, whatever it is for (S27). */
export function refuseDoctypes(files: OfficePackage): void {
  const marks = ['<!DOCTYPE', '<!ENTITY'].flatMap((mark) => [
    Buffer.from(mark, 'utf8'),
    Buffer.from(mark, 'utf16le'),
    Buffer.from(mark, 'utf16le').swap16(),
  ]);
  for (const name of files.names()) {
    const part = files.part(name);
    if (part === undefined || !/\.(?:xml|rels|vml)$/i.test(name)) continue;
    const buffer = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    if (marks.some((mark) => buffer.includes(mark))) throw refuseDoctype();
  }
}

interface SheetEntry {
  readonly fileName: string;
  readonly number: number;
  readonly state: string;
  readonly part: string;
}

interface Place {
  readonly sheet: string;
  readonly rect: Rect;
}

class PackageReader {
  private readonly losses = new Losses();
  private readonly main: string;
  private readonly workbook: XmlElement;
  private readonly relations: readonly Relation[];
  private sidecar: Sidecar | undefined;
  private readonly anchors = new Map<string, Place>();
  private anchored = false;
  private readonly lists = new Map<string, string>();

  constructor(
    private readonly files: OfficePackage,
    private readonly name: string,
  ) {
    this.main = files.mainPart();
    this.refuseOtherKinds();
    const workbook = files.xml(this.main);
    if (workbook?.name !== 'workbook')
      throw new RefusedFile('wrong-kind', `${expected.workbook}, а главная часть файла не книга.`);
    this.workbook = workbook;
    this.relations = files.relations(this.main);
  }

  read(): WorkbookContents {
    this.sidecar = this.findSidecar();
    const state = this.sidecar?.state ?? emptyHostState();
    const theme = themeColors(this.related('theme'));
    const styles = readStyles(this.related('styles'), theme);
    const strings = this.strings(theme);
    const entries = this.sheetEntries();
    const matched = matchSheets(entries, this.sidecar?.sheets ?? []);
    const names = modelNames(entries, matched, this.losses);
    // A formula that names a repeated name means the first sheet of that name.
    const byFileName = new Map([...names].reverse().map(([entry, name]) => [entry.fileName, name]));
    this.readNamedPlaces();
    this.readLists(entries, strings);

    const book: WorkbookReader = {
      styles,
      strings,
      date1904: flag(child(this.workbook, 'workbookPr')?.attributes.get('date1904')),
      longTexts: new Map(this.sidecar?.longTexts.map((text) => [text.number, text])),
      longHelp: new Map(this.sidecar?.longHelp),
      losses: this.losses,
      modelName: (fileName) => byFileName.get(fileName) ?? fileName,
      list: (reference) => this.list(reference),
      budget: { cells: cellLimit, merged: mergeLimit },
    };
    const visible = entries.filter((entry) => entry.fileName !== listSheetName);
    let lastId = Math.max(state.lastId, ...(this.sidecar?.sheets.map((sheet) => sheet.id) ?? []), 0);
    const ids = visible.map((entry, index) => {
      const known = matched.get(entry);
      if (known !== undefined) return known.id;
      if (this.sidecar === undefined && index === 0) return 0;
      lastId += 1;
      return lastId;
    });
    state.lastId = Math.max(state.lastId, ...ids);
    const sheets = visible.map((entry, index) =>
      this.readSheet(entry, names.get(entry) ?? entry.fileName, ids[index] ?? index, matched.get(entry), book),
    );
    const bySheetName = new Map(
      visible.map((entry, index) => [entry.fileName.toLowerCase(), sheets[index]] as const).reverse(),
    );
    visible.forEach((entry, index) => {
      const known = matched.get(entry);
      const sheet = sheets[index];
      if (known !== undefined && sheet !== undefined) this.restoreSheet(sheet, known, bySheetName);
    });
    const document: SpreadsheetDocument = {
      id: this.sidecar?.id ?? randomBytes(33).toString('base64url'),
      name: this.sidecar?.name ?? this.name,
      locale: this.sidecar?.locale ?? 'ru_RU',
      timeZone: this.sidecar?.timeZone ?? 'Europe/Moscow',
      sheets,
      activeSheetId: this.activeSheet(entries, visible, sheets),
      metadata: [...(this.sidecar?.metadata ?? [])],
      namedRanges: this.namedRanges(bySheetName, sheets),
    };
    this.nameLosses();
    return { document, state, losses: this.losses.list() };
  }

  private refuseOtherKinds(): void {
    const type = this.files.contentType(this.main);
    if (/spreadsheetml\.(?:sheet|template)\.main\+xml$/.test(type)) return;
    if (/ms-excel\.(?:sheet|template)\.macroEnabled\.main\+xml$/i.test(type)) {
      this.losses.add('макросы');
      return;
    }
    const what = /wordprocessingml/.test(type)
      ? 'документ Word'
      : /presentationml/.test(type)
        ? 'презентация'
        : /sheet\.binary/.test(type)
          ? 'двоичная книга Excel (.xlsb)'
          : 'файл другого вида';
    throw new RefusedFile('wrong-kind', `${expected.workbook}, а внутри файла ${what}.`);
  }

  private related(type: string): XmlElement | undefined {
    const relation = this.relations.find((candidate) => candidate.type === type && !candidate.external);
    return relation === undefined ? undefined : this.files.xml(relation.target);
  }

  private strings(theme: readonly string[]): RichText[] | undefined {
    const relation = this.relations.find(({ type, external }) => type === 'sharedStrings' && !external);
    const part = relation === undefined ? undefined : this.files.part(relation.target);
    if (relation === undefined || part === undefined) return undefined;
    this.files.drop(relation.target);
    return readStrings(part, theme);
  }

  private findSidecar(): Sidecar | undefined {
    for (const { type, target, external } of this.relations) {
      if (type !== 'customXml' || external) continue;
      const part = this.files.part(target);
      if (part === undefined) continue;
      const root = this.files.xml(target);
      const sidecar = root === undefined ? undefined : readSidecar(root);
      if (sidecar === undefined) continue;
      this.files.drop(target);
      return sidecar;
    }
    return undefined;
  }

  private sheetEntries(): SheetEntry[] {
    const entries: SheetEntry[] = [];
    for (const element of children(child(this.workbook, 'sheets'), 'sheet')) {
      const fileName = decodeCellText(element.attributes.get('name') ?? '');
      const relation = this.relations.find(({ id }) => id === element.attributes.get('id'));
      if (relation !== undefined && relation.type !== 'worksheet') {
        this.losses.add('листы диаграмм и диалогов');
        continue;
      }
      if (relation === undefined || this.files.part(relation.target) === undefined) {
        throw new RefusedFile('part-missing', `В файле нет листа «${fileName}», хотя книга его называет.`);
      }
      entries.push({
        fileName,
        number: Number(element.attributes.get('sheetId')),
        state: element.attributes.get('state') ?? 'visible',
        part: relation.target,
      });
    }
    if (entries.length === 0)
      throw new RefusedFile('part-missing', `${expected.workbook} хотя бы с одним листом, а листов в файле нет.`);
    return entries;
  }

  /** Anchors and the sheets' own ranges; the document's named ranges are read when the sheets are known. */
  private readNamedPlaces(): void {
    for (const element of children(child(this.workbook, 'definedNames'), 'definedName')) {
      const name = element.attributes.get('name') ?? '';
      if (!name.startsWith(anchorPrefix)) continue;
      this.anchored = true;
      const place = parseSheetRect(element.text.trim());
      if (place !== undefined) this.anchors.set(name, place);
    }
  }

  /** The columns of the sheet of lists, by the reference that rules use. */
  private readLists(entries: readonly SheetEntry[], strings: readonly RichText[] | undefined): void {
    const entry = entries.find(({ fileName }) => fileName === listSheetName);
    const part = entry === undefined ? undefined : this.files.part(entry.part);
    if (part === undefined) return;
    const text = (value: string): string => strings?.[Number(value)]?.text ?? '';
    const reader = new XmlReader(decodeXml(part));
    for (let event = reader.next(); event !== 'end'; event = reader.next()) {
      if (event !== 'open' || reader.name !== 'c') continue;
      const cell = reader.readElement();
      const value = child(cell, 'v')?.text ?? '';
      const inline = child(child(cell, 'is'), 't')?.text ?? '';
      const shown = cell.attributes.get('t') === 's' ? text(value) : decodeCellText(inline || value);
      this.lists.set(cell.attributes.get('r') ?? '', shown);
    }
  }

  private list(reference: string): readonly string[] | undefined {
    const place = parseSheetRect(reference);
    if (place?.sheet !== listSheetName) return undefined;
    const items: string[] = [];
    const column = /[A-Z]+/.exec(reference.slice(reference.lastIndexOf('!')))?.[0] ?? 'A';
    for (let row = place.rect.top; row <= place.rect.bottom; row += 1)
      items.push(this.lists.get(`${column}${row + 1}`) ?? '');
    return items;
  }

  private readSheet(
    entry: SheetEntry,
    name: string,
    id: number,
    known: SheetSidecar | undefined,
    book: WorkbookReader,
  ): Sheet {
    const part = this.files.part(entry.part) ?? new Uint8Array();
    const relations = this.files.relations(entry.part);
    this.files.drop(entry.part);
    const read = readSheet(part, name, id, known, book);
    const { sheet } = read;
    sheet.hidden = entry.state !== 'visible';
    this.readLinks(read, relations, book);
    this.readNotes(sheet, relations, book);
    this.readPrintTitles(sheet, entry);
    if (known !== undefined) this.restoreCharts(sheet, known, read.drawing, relations);
    else if (read.drawing !== undefined)
      this.drawingLosses(relations.find(({ id: number }) => number === read.drawing)?.target);
    return sheet;
  }

  private readLinks(read: ReadSheet, relations: readonly Relation[], book: WorkbookReader): void {
    const byId = new Map(relations.map((relation) => [relation.id, relation]));
    for (const { rect, relation, location } of read.links) {
      const target = relation === undefined ? undefined : byId.get(relation)?.target;
      const inside = location === undefined ? undefined : `#${modelLocation(location, (name) => book.modelName(name))}`;
      const link = target === undefined ? inside : location === undefined ? target : `${target}#${location}`;
      if (link === undefined || link === '') continue;
      for (let row = rect.top; row <= Math.min(rect.bottom, read.sheet.rows.length - 1); row += 1) {
        read.sheet.rows[row]?.forEach((cell, column) => {
          if (cell?.value !== undefined && column >= rect.left && column <= rect.right) cell.link = link;
        });
      }
    }
  }

  private readNotes(sheet: Sheet, relations: readonly Relation[], book: WorkbookReader): void {
    if (relations.some(({ type }) => type === 'threadedComment'))
      this.losses.add('обсуждения (останутся как примечания)');
    const relation = relations.find(({ type, external }) => type === 'comments' && !external);
    const root = relation === undefined ? undefined : this.files.xml(relation.target);
    for (const comment of descendants(root, 'comment')) {
      const rect = parseRect(comment.attributes.get('ref') ?? '');
      const text = child(comment, 'text');
      if (rect === undefined || text === undefined || rect.top >= sheet.rowCount || rect.left >= sheet.columnCount)
        continue;
      const pieces = text.children.map((piece) =>
        piece.name === 't' ? piece.text : piece.name === 'r' ? (child(piece, 't')?.text ?? '') : '',
      );
      const shown = decodeCellText(pieces.join(''));
      const note = restoreLongText(shown, book.longTexts)?.text ?? shown;
      if (note !== '') cellAt(sheet, rect.top, rect.left).note = note;
    }
  }

  private readPrintTitles(sheet: Sheet, entry: SheetEntry): void {
    for (const element of children(child(this.workbook, 'definedNames'), 'definedName')) {
      const name = element.attributes.get('name');
      if (name !== '_xlnm.Print_Titles' && name !== '_xlnm.Print_Area') continue;
      const places = splitAreas(element.text.trim()).map(parseSheetRect);
      if (places[0]?.sheet.toLowerCase() !== entry.fileName.toLowerCase()) continue;
      if (name === '_xlnm.Print_Area') {
        this.losses.add('области печати');
        continue;
      }
      const rows = places.find(
        (place) =>
          place !== undefined && place.rect.left === 0 && place.rect.right > 16_000 && place.rect.bottom < 1000,
      );
      if (rows !== undefined) sheet.print = { ...sheet.print, repeatRows: [rows.rect.top, rows.rect.bottom] };
    }
  }

  /** The charts of ours that are still in the drawing, where they stand now. */
  private restoreCharts(
    sheet: Sheet,
    known: SheetSidecar,
    drawing: string | undefined,
    relations: readonly Relation[],
  ): void {
    const target = relations.find(({ id }) => id === drawing)?.target;
    const root = target === undefined ? undefined : this.files.xml(target);
    const saved = new Map(known.charts?.map((chart) => [`${chartNamePrefix}${chart.id}`, chart]));
    for (const anchor of root?.children ?? []) {
      const name = descendants(anchor, 'cNvPr')[0]?.attributes.get('name') ?? '';
      const chart = saved.get(name);
      if (chart === undefined) {
        this.countDrawing(anchor);
        continue;
      }
      saved.delete(name);
      sheet.charts.push(this.placedChart(chart, anchor));
    }
  }

  private placedChart(chart: ChartSidecar, anchor: XmlElement): Chart {
    const from = child(anchor, 'from');
    const size = child(anchor, 'ext');
    const number = (element: XmlElement | undefined, name: string): number => Number(child(element, name)?.text ?? 0);
    const pixels = (emu: number): number => Math.round(emu / 9525);
    return {
      ...chart,
      ranges: chart.ranges.flatMap(({ sheetId, anchor: place }) => {
        const rect = this.place(place);
        return rect === undefined ? [] : [{ sheetId, rect }];
      }),
      ...(from !== undefined && {
        anchor: {
          row: number(from, 'row'),
          column: number(from, 'col'),
          dx: pixels(number(from, 'colOff')),
          dy: pixels(number(from, 'rowOff')),
        },
      }),
      ...(size !== undefined && {
        width: pixels(Number(size.attributes.get('cx'))),
        height: pixels(Number(size.attributes.get('cy'))),
      }),
    };
  }

  private drawingLosses(target: string | undefined): void {
    const root = target === undefined ? undefined : this.files.xml(target);
    root?.children.forEach((anchor) => this.countDrawing(anchor));
  }

  private countDrawing(anchor: XmlElement): void {
    if (descendants(anchor, 'graphicFrame').length > 0) this.losses.add('диаграммы, сделанные в другой программе');
    else if (descendants(anchor, 'pic').length > 0) this.losses.add('рисунки');
    else if (descendants(anchor, 'sp').length > 0 || descendants(anchor, 'cxnSp').length > 0)
      this.losses.add('фигуры и надписи');
  }

  /** Where an anchored thing is now; undefined where its rows or columns were deleted. */
  private place(anchored: Anchored): Rect | undefined {
    return this.anchored ? this.anchors.get(anchored.anchor)?.rect : anchored.rect;
  }

  private restoreSheet(sheet: Sheet, known: SheetSidecar, sheets: ReadonlyMap<string, Sheet | undefined>): void {
    if (known.formUrl !== undefined) sheet.formUrl = known.formUrl;
    for (const { anchor, ...mark } of known.metadata ?? []) {
      const rect = anchor === undefined ? undefined : this.place(anchor);
      const home =
        anchor === undefined
          ? sheet
          : (sheets.get(this.anchors.get(anchor.anchor)?.sheet.toLowerCase() ?? '') ?? sheet);
      if (anchor !== undefined && rect === undefined) continue;
      home.metadata.push(movedMark(mark, rect));
    }
    for (const { anchor, ...protection } of known.protections ?? []) {
      const found = anchor === undefined ? undefined : this.place(anchor);
      const range = found === undefined ? undefined : clipRect(found, sheet.rowCount, sheet.columnCount);
      if (anchor !== undefined && range === undefined) continue;
      sheet.protections.push({ ...protection, ...(range !== undefined && { range }) } satisfies Protection);
    }
    for (const extra of known.cells ?? []) restoreCell(sheet, extra);
    for (const { rule, rects } of known.validations ?? []) {
      for (const rect of rects) {
        const inside = clipRect(rect, sheet.rowCount, sheet.columnCount);
        if (inside === undefined) continue;
        for (let row = inside.top; row <= inside.bottom; row += 1) {
          for (let column = inside.left; column <= inside.right; column += 1)
            cellAt(sheet, row, column).validation ??= rule;
        }
      }
    }
    (known.conditionalRules ?? []).forEach(({ before, rule }, index) =>
      sheet.conditionalRules.splice(before + index, 0, rule),
    );
  }

  private activeSheet(
    entries: readonly SheetEntry[],
    visible: readonly SheetEntry[],
    sheets: readonly Sheet[],
  ): number {
    const tab = Number(child(child(this.workbook, 'bookViews'), 'workbookView')?.attributes.get('activeTab') ?? 0);
    const entry = entries[tab];
    const index = entry === undefined ? 0 : visible.indexOf(entry);
    return (sheets[index] ?? sheets[0])?.id ?? 0;
  }

  private namedRanges(
    bySheetName: ReadonlyMap<string, Sheet | undefined>,
    sheets: readonly Sheet[],
  ): SpreadsheetDocument['namedRanges'] {
    const found: SpreadsheetDocument['namedRanges'] = [];
    const taken = new Set<string>();
    for (const element of children(child(this.workbook, 'definedNames'), 'definedName')) {
      const name = decodeCellText(element.attributes.get('name') ?? '');
      if (name.startsWith('_xlnm.') || name.startsWith(anchorPrefix)) continue;
      const place = parseSheetRect(element.text.trim());
      const sheet = place === undefined ? undefined : bySheetName.get(place.sheet.toLowerCase());
      const rect =
        place === undefined || sheet === undefined
          ? undefined
          : clipRect(place.rect, sheet.rowCount, sheet.columnCount);
      if (sheet === undefined || rect === undefined || taken.has(name.toLowerCase())) {
        if (!flag(element.attributes.get('hidden'))) this.losses.add('имена с формулами и постоянными');
        continue;
      }
      taken.add(name.toLowerCase());
      found.push({ name, sheetId: sheet.id, rect });
    }
    const ids = new Set(sheets.map((sheet) => sheet.id));
    return [...found, ...(this.sidecar?.namedRanges.filter(({ sheetId }) => ids.has(sheetId)) ?? [])];
  }

  private nameLosses(): void {
    const kinds: readonly (readonly [pattern: RegExp, what: string])[] = [
      [/vbaProject\.bin$/i, 'макросы'],
      [/^xl\/externalLinks\/[^/]+\.xml$/i, 'связи с другими файлами'],
      [/^xl\/pivotTables\/[^/]+\.xml$/i, 'сводные таблицы'],
      [/^xl\/slicers\//i, 'срезы'],
      [/^xl\/timelines\//i, 'временные шкалы'],
      [/^xl\/connections\.xml$/i, 'подключения к данным'],
      [/^xl\/queryTables\//i, 'запросы к данным'],
      [/^_xmlsignatures\//i, 'электронные подписи'],
      [/^xl\/embeddings\//i, 'вложенные файлы'],
      [/^xl\/activeX\//i, 'элементы управления'],
    ];
    const seen = new Set<string>();
    for (const name of this.files.names()) {
      for (const [pattern, what] of kinds) if (pattern.test(name) && !name.includes('_rels/')) seen.add(what);
    }
    const named = this.losses.list();
    for (const what of seen) if (!named.some((text) => text.startsWith(what))) this.losses.add(what);
    if (flag(child(this.workbook, 'workbookProtection')?.attributes.get('lockStructure')))
      this.losses.add('защита структуры книги');
  }
}

/** The sidecar's record of each sheet: by name, else by number where a person renamed the sheet. */
function matchSheets(entries: readonly SheetEntry[], known: readonly SheetSidecar[]): Map<SheetEntry, SheetSidecar> {
  const matched = new Map<SheetEntry, SheetSidecar>();
  const free = new Set(known);
  for (const entry of entries) {
    const same = [...free].find((sheet) => sheet.fileName.toLowerCase() === entry.fileName.toLowerCase());
    if (same === undefined) continue;
    matched.set(entry, same);
    free.delete(same);
  }
  for (const entry of entries) {
    const byNumber = known[entry.number - 1];
    if (matched.has(entry) || byNumber === undefined || !free.has(byNumber)) continue;
    matched.set(entry, byNumber);
    free.delete(byNumber);
  }
  return matched;
}

/** The model's name of each sheet; names that repeat without case get a number. */
function modelNames(
  entries: readonly SheetEntry[],
  matched: ReadonlyMap<SheetEntry, SheetSidecar>,
  losses: Losses,
): Map<SheetEntry, string> {
  const names = new Map<SheetEntry, string>();
  const taken = new Set<string>();
  for (const entry of entries) {
    const known = matched.get(entry);
    const wanted = known?.fileName === entry.fileName ? known.name : entry.fileName;
    let name = wanted;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted} (${number})`;
    if (name !== wanted) losses.add('одинаковые имена листов');
    taken.add(name.toLowerCase());
    names.set(entry, name);
  }
  return names;
}

function movedMark(mark: Metadata, rect: Rect | undefined): Metadata {
  if (rect === undefined) return mark;
  if (mark.row !== undefined) return { ...mark, row: rect.top };
  return mark.column === undefined ? mark : { ...mark, column: rect.left };
}

function restoreCell(sheet: Sheet, { row, column, witness, formula, link, runs }: CellExtra): void {
  const cell = sheet.rows[row]?.[column];
  if (witnessOf(cell?.value) !== witness || row >= sheet.rowCount || column >= sheet.columnCount) return;
  const found = cellAt(sheet, row, column);
  if (found.formula !== undefined) return;
  if (formula !== undefined) found.formula = formula;
  if (link !== undefined) found.link = link;
  if (runs !== undefined) found.runs = runs;
}

function cellAt(sheet: Sheet, row: number, column: number): Cell {
  while (sheet.rows.length <= row) sheet.rows.push([]);
  const cells = (sheet.rows[row] ??= []);
  return (cells[column] ??= {});
}

/** `Лист!$A:$B,Лист!$1:$2` at the commas outside quotations. */
function splitAreas(text: string): string[] {
  return text.match(/(?:'(?:[^']|'')*'|[^,'])+/g) ?? [];
}
