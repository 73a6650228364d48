/** Reads the bytes of an .xlsx file into the model, with what the host keeps beside it and what saving would lose. */
import { randomBytes } from 'node:crypto';
import type { HostState } from '../../document/host-state';
import { emptyHostState } from '../../document/host-state';
import type { Sheet, SpreadsheetDocument } from '../../document/model';
import { expected, readArchive } from '../archive/archive';
import type { Relation } from '../archive/office-package';
import { OfficePackage, refuseDoctypes } from '../archive/office-package';
import { RefusedFile } from '../../../files/refused-file';
import type { XmlElement } from '../xml/xml-reader';
import { child, children, flag } from '../xml/xml-reader';
import { decodeCellText } from '../xml/xml-text';
import { clipRect } from './addresses';
import { Budget } from './budget';
import { checkSidecar } from './check-sidecar';
import { themeColors } from './colors';
import { readDefinedNames } from './defined-names';
import { readList } from './list-sheet';
import { Losses } from './losses';
import type { SheetEntry } from './match-sheets';
import { matchSheets, modelNames, sheetIds } from './match-sheets';
import { readDrawing, readLinks, readNotes } from './read-parts';
import type { WorkbookReader } from './read-sheet';
import { readSheet } from './read-sheet';
import type { RichText } from './read-strings';
import { readStrings } from './read-strings';
import { readStyles } from './read-styles';
import { Anchors, restoreSheet } from './restore';
import type { SheetSidecar } from './sidecar';
import { listSheetName, sidecarJson } from './sidecar';

export interface WorkbookContents {
  readonly document: SpreadsheetDocument;
  readonly state: HostState;
  /** What the file holds and saving would drop, as Russian noun phrases, e.g. «рисунки (3)». */
  readonly losses: readonly string[];
}

const SHEET_LIMIT = 1000;

/** `name` is the spreadsheet's name where the file does not say it: the file's own without extension. Throws RefusedFile. */
export function readWorkbook(bytes: Uint8Array, name: string): WorkbookContents {
  const files = new OfficePackage(readArchive(bytes, 'workbook'));
  refuseDoctypes(files);
  return new PackageReader(files).read(name);
}

class PackageReader {
  private readonly losses = new Losses();
  private readonly main: string;
  private readonly workbook: XmlElement;
  private readonly relations: readonly Relation[];

  constructor(private readonly files: OfficePackage) {
    this.main = files.mainPart();
    this.refuseOtherKinds();
    const workbook = files.xml(this.main);
    if (workbook?.name !== 'workbook')
      throw new RefusedFile('wrong-kind', `${expected.workbook}, а главная часть файла не книга.`);
    this.workbook = workbook;
    this.relations = files.relations(this.main);
  }

  read(name: string): WorkbookContents {
    const { losses } = this;
    const found = this.findSidecar();
    const sidecar = found?.sidecar;
    const state = found?.state ?? emptyHostState();
    const theme = themeColors(this.related('theme'));
    const strings = this.strings(theme);
    const all = this.sheetEntries();
    const lists = this.lists(all, strings);
    const entries = all.filter(({ fileName }) => fileName !== listSheetName);
    if (entries.length === 0)
      throw new RefusedFile('part-missing', `${expected.workbook} хотя бы с одним листом, а листов в файле нет.`);
    const matched = matchSheets(entries, sidecar?.sheets ?? []);
    const names = modelNames(entries, matched, losses);
    const ids = sheetIds(entries, matched, state.lastId);
    // The host goes on numbering after the ids that were given here.
    state.lastId = Math.max(state.lastId, ...ids.filter((_, index) => !matched.has(entries[index] as SheetEntry)));
    // A formula that names a repeated name means the first sheet of that name.
    const byFileName = new Map([...names].reverse().map(([entry, modelName]) => [entry.fileName, modelName]));
    const defined = readDefinedNames(this.workbook);
    const book: WorkbookReader = {
      styles: readStyles(this.related('styles'), theme),
      strings,
      date1904: flag(child(this.workbook, 'workbookPr')?.attributes.get('date1904')),
      locale: sidecar?.locale ?? 'ru_RU',
      longTexts: new Map(sidecar?.longTexts.map((text) => [text.number, text])),
      longHelp: new Map(sidecar?.longHelp),
      losses,
      budget: new Budget(),
      modelName: (fileName) => byFileName.get(fileName) ?? fileName,
      list: (reference) => lists(reference),
    };
    const anchors = new Anchors(defined.anchors);
    const sheets = entries.map((entry, index) => {
      const sheet = this.readSheet(
        entry,
        names.get(entry) ?? '',
        ids[index] ?? index,
        matched.get(entry),
        anchors,
        book,
      );
      const rows = defined.repeatedRows.get(entry.fileName.toLowerCase());
      if (rows !== undefined && rows[0] < sheet.rowCount)
        sheet.print = { ...sheet.print, repeatRows: [rows[0], Math.min(rows[1], sheet.rowCount - 1)] };
      return sheet;
    });
    const byName = new Map(
      entries.map((entry, index) => [entry.fileName.toLowerCase(), sheets[index]] as const).reverse(),
    );
    const sheetNamed = (fileName: string): Sheet | undefined => byName.get(fileName.toLowerCase());
    entries.forEach((entry, index) => {
      const known = matched.get(entry);
      const sheet = sheets[index];
      if (known !== undefined && sheet !== undefined) restoreSheet(sheet, known, anchors, sheetNamed, book.budget);
    });

    const namedRanges: SpreadsheetDocument['namedRanges'] = [];
    for (const range of defined.ranges) {
      const sheet = sheetNamed(range.sheet);
      const rect = sheet === undefined ? undefined : clipRect(range.rect, sheet.rowCount, sheet.columnCount);
      if (sheet === undefined || rect === undefined) losses.add('имена с формулами и постоянными');
      else namedRanges.push({ name: range.name, sheetId: sheet.id, rect });
    }
    namedRanges.push(...(sidecar?.namedRanges ?? []).filter(({ sheetId }) => ids.includes(sheetId)));
    losses.add('имена с формулами и постоянными', defined.others);
    losses.add('области печати', defined.printAreas);
    this.nameLostParts();
    const document: SpreadsheetDocument = {
      id: sidecar?.id ?? randomBytes(33).toString('base64url'),
      name: sidecar?.name ?? name,
      locale: book.locale,
      timeZone: sidecar?.timeZone ?? 'Europe/Moscow',
      sheets,
      activeSheetId: this.activeSheet(all, entries, ids),
      metadata: [...(sidecar?.metadata ?? [])],
      namedRanges,
    };
    return { document, state, losses: losses.list() };
  }

  private refuseOtherKinds(): void {
    const type = this.files.contentType(this.main);
    if (/spreadsheetml\.(?:sheet|template)\.main\+xml$/.test(type)) return;
    if (/ms-excel\.(?:sheet|template)\.macroEnabled\.main\+xml$/i.test(type)) return;
    const kinds: readonly (readonly [RegExp, string])[] = [
      [/wordprocessingml|ms-word/, 'документ Word'],
      [/presentationml|ms-powerpoint/, 'презентация'],
      [/sheet\.binary/, 'двоичная книга Excel (.xlsb)'],
    ];
    const what = kinds.find(([pattern]) => pattern.test(type))?.[1] ?? 'файл другого вида';
    throw new RefusedFile('wrong-kind', `${expected.workbook}, а внутри файла ${what}.`);
  }

  /** A small part that the workbook refers to. */
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

  private findSidecar(): ReturnType<typeof checkSidecar> {
    for (const { type, target, external } of this.relations) {
      if (type !== 'customXml' || external || this.files.part(target) === undefined) continue;
      const root = this.files.xml(target);
      const json = root === undefined ? undefined : sidecarJson(root);
      if (json === undefined) continue;
      this.files.drop(target);
      const found = checkSidecar(json);
      if (found?.state === undefined)
        this.losses.add('служебные данные надстройки (повреждены или новее этой программы)');
      return found;
    }
    return undefined;
  }

  private sheetEntries(): SheetEntry[] {
    const elements = children(child(this.workbook, 'sheets'), 'sheet');
    if (elements.length > SHEET_LIMIT)
      throw new RefusedFile(
        'too-many-cells',
        `В книге ${elements.length} листов, а открываются книги до ${SHEET_LIMIT} листов.`,
      );
    const byId = new Map(this.relations.map((relation) => [relation.id, relation]));
    return elements.flatMap((element) => {
      const fileName = decodeCellText(element.attributes.get('name') ?? '');
      const relation = byId.get(element.attributes.get('id') ?? '');
      if (relation !== undefined && relation.type !== 'worksheet') {
        this.losses.add('листы диаграмм, макросов и диалогов');
        return [];
      }
      if (relation === undefined || this.files.part(relation.target) === undefined) {
        throw new RefusedFile(
          'part-missing',
          `В файле нет листа «${fileName.slice(0, 100)}», хотя книга его называет.`,
        );
      }
      const number = Number(element.attributes.get('sheetId') ?? 0);
      return [{ fileName, number, state: element.attributes.get('state') ?? 'visible', part: relation.target }];
    });
  }

  private lists(
    entries: readonly SheetEntry[],
    strings: readonly RichText[] | undefined,
  ): (reference: string) => readonly string[] | undefined {
    const entry = entries.find(({ fileName }) => fileName === listSheetName);
    const part = entry === undefined ? undefined : this.files.part(entry.part);
    return part === undefined ? () => undefined : readList(part, strings);
  }

  private readSheet(
    entry: SheetEntry,
    name: string,
    id: number,
    known: SheetSidecar | undefined,
    anchors: Anchors,
    book: WorkbookReader,
  ): Sheet {
    const part = this.files.part(entry.part) ?? new Uint8Array();
    const relations = this.files.relations(entry.part);
    const read = readSheet(part, name, id, known, book);
    read.sheet.hidden = entry.state !== 'visible';
    readLinks(read, relations, book);
    readNotes(read.sheet, this.files, relations, book);
    const drawing = relations.find((relation) => relation.id === read.drawing && !relation.external);
    if (drawing !== undefined)
      readDrawing(read.sheet, this.files.xml(drawing.target), known?.charts ?? [], anchors, book.losses);
    return read.sheet;
  }

  private activeSheet(all: readonly SheetEntry[], entries: readonly SheetEntry[], ids: readonly number[]): number {
    const tab = Number(child(child(this.workbook, 'bookViews'), 'workbookView')?.attributes.get('activeTab') ?? 0);
    const entry = all[tab];
    return ids[entry === undefined ? 0 : entries.indexOf(entry)] ?? ids[0] ?? 0;
  }

  private nameLostParts(): void {
    const seen = new Set<string>();
    for (const name of this.files.names()) {
      const kind = lostParts.find(([pattern]) => pattern.test(name));
      if (kind !== undefined) seen.add(kind[1]);
    }
    seen.forEach((what) => this.losses.add(what));
    if (flag(child(this.workbook, 'workbookProtection')?.attributes.get('lockStructure')))
      this.losses.add('защита структуры книги');
  }
}

/** Parts that the model has no place for. */
const lostParts: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/vbaProject\.bin$/i, 'макросы'],
  [/^xl\/externalLinks\/[^/]+\.xml$/i, 'связи с другими файлами'],
  [/^xl\/pivotTables\/[^/]+\.xml$/i, 'сводные таблицы'],
  [/^xl\/slicers\/[^/]+\.xml$/i, 'срезы'],
  [/^xl\/timelines\/[^/]+\.xml$/i, 'временные шкалы'],
  [/^xl\/connections\.xml$/i, 'подключения к данным'],
  [/^xl\/queryTables\/[^/]+\.xml$/i, 'запросы к данным'],
  [/^_xmlsignatures\/[^/]+\.xml$/i, 'электронные подписи'],
  [/^xl\/embeddings\/[^/]+$/i, 'вложенные файлы'],
  [/^xl\/activeX\/[^/]+\.xml$/i, 'элементы управления'],
];
