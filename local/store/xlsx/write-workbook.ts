/** Writes a spreadsheet and what the host keeps beside it as the bytes of one .xlsx file. Equal content gives equal bytes. */
import { zipSync } from 'fflate';
import type { HostState } from '../../document/host-state';
import type { Rect, SpreadsheetDocument } from '../../document/model';
import { absoluteReference, fileGrid } from './addresses';
import { chartXml, drawingXml } from './chart-xml';
import { LongTexts } from './long-text';
import { fileSheetNames } from './sheet-names';
import type { Anchored, Sidecar } from './sidecar';
import { anchorPrefix, listSheetName, sidecarItemId, sidecarNamespace, sidecarXml } from './sidecar';
import { commentsXml, notesDrawingXml } from './write-notes';
import type { WorkbookWriter, WrittenSheet } from './write-sheet';
import { writeSheet } from './write-sheet';
import { SharedStrings } from './shared-strings';
import { isFileName } from './defined-names';
import { Lists } from './list-sheet';
import { StyleTable } from './write-styles';
import { attributeXml, xml } from '../xml/xml-text';

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The bytes of the file. The document is only read. */
export function writeWorkbook(document: SpreadsheetDocument, state: HostState): Uint8Array {
  return new PackageWriter(document, state).write();
}

interface DefinedName {
  readonly name: string;
  readonly refersTo: string;
  readonly sheetIndex?: number;
  readonly hidden?: boolean;
}

class PackageWriter {
  private readonly parts = new Map<string, string>();
  /** Part name -> content type, for the parts that their extension does not tell. */
  private readonly types = new Map<string, string>();
  private readonly fileNames: ReadonlyMap<string, string>;
  private readonly definedNames: DefinedName[] = [];
  private readonly lists = new Lists();
  private readonly strings = new SharedStrings();
  private anchors = 0;
  private readonly book: WorkbookWriter;

  constructor(
    private readonly document: SpreadsheetDocument,
    private readonly state: HostState,
  ) {
    this.fileNames = fileSheetNames(
      document.sheets.map((sheet) => sheet.name),
      listSheetName,
    );
    this.book = {
      locale: document.locale,
      styles: new StyleTable(),
      strings: this.strings,
      longTexts: new LongTexts(),
      longHelp: new Map(),
      lists: this.lists,
      fileName: (name) => this.fileName(name),
      sheetName: (id) => {
        const sheet = document.sheets.find((each) => each.id === id);
        return sheet && this.fileName(sheet.name);
      },
      anchor: (sheetId, rect) => this.anchor(sheetId, rect),
    };
  }

  write(): Uint8Array {
    const { document, book } = this;
    const active = Math.max(
      0,
      document.sheets.findIndex((sheet) => sheet.id === document.activeSheetId),
    );
    const written = document.sheets.map((sheet, index) => writeSheet(sheet, index === active, book));
    let charts = 0;
    written.forEach((sheet, index) => {
      charts = this.sheetParts(sheet, index, charts);
    });
    this.namedPlaces();
    this.sidecar(written);
    this.listSheet();
    this.part('xl/styles.xml', `${spreadsheetType}.styles+xml`, book.styles.toXml());
    this.part('xl/sharedStrings.xml', `${spreadsheetType}.sharedStrings+xml`, this.strings.toXml());
    this.workbookPart(
      active,
      written.some((sheet) => sheet.uncalculated),
    );
    this.parts.set(
      '_rels/.rels',
      `${declaration}<Relationships xmlns="${packageRelationships}"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    );
    return this.zip();
  }

  private part(name: string, type: string, content: string): void {
    this.parts.set(name, content);
    this.types.set(name, type);
  }

  /** The parts of one sheet; gives the number of charts written so far. */
  private sheetParts(written: WrittenSheet, index: number, chartsBefore: number): number {
    const number = index + 1;
    const sheet = this.document.sheets[index];
    let charts = chartsBefore;
    this.part(`xl/worksheets/sheet${number}.xml`, `${spreadsheetType}.worksheet+xml`, written.xml);
    if (written.notes.length > 0) {
      this.part(`xl/comments${number}.xml`, `${spreadsheetType}.comments+xml`, commentsXml(written.notes));
      this.parts.set(`xl/drawings/vmlDrawing${number}.vml`, notesDrawingXml(written.notes));
    }
    if (sheet !== undefined && sheet.charts.length > 0) {
      const relations: string[] = [];
      for (const chart of sheet.charts) {
        charts += 1;
        this.part(
          `xl/charts/chart${charts}.xml`,
          'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
          chartXml(chart, this.document, (name) => this.fileName(name)),
        );
        relations.push(relation(relations.length + 1, 'chart', `../charts/chart${charts}.xml`));
      }
      this.part(
        `xl/drawings/drawing${number}.xml`,
        'application/vnd.openxmlformats-officedocument.drawing+xml',
        drawingXml(sheet.charts),
      );
      this.parts.set(`xl/drawings/_rels/drawing${number}.xml.rels`, relationsXml(relations));
    }
    const targets = {
      comments: `../comments${number}.xml`,
      vmlDrawing: `../drawings/vmlDrawing${number}.vml`,
      drawing: `../drawings/drawing${number}.xml`,
    };
    if (written.relations.length > 0) {
      const relations = written.relations.map(({ type, target }, place) =>
        type === 'hyperlink'
          ? relation(place + 1, type, target ?? '', ' TargetMode="External"')
          : relation(place + 1, type, targets[type]),
      );
      this.parts.set(`xl/worksheets/_rels/sheet${number}.xml.rels`, relationsXml(relations));
    }
    return charts;
  }

  private fileName(name: string): string {
    return this.fileNames.get(name) ?? name;
  }

  private anchor(sheetId: number, rect: Rect): Anchored {
    this.anchors += 1;
    const anchor = `${anchorPrefix}${this.anchors}`;
    const sheet = this.document.sheets.find((candidate) => candidate.id === sheetId);
    if (sheet !== undefined) {
      this.definedNames.push({
        name: anchor,
        refersTo: absoluteReference(this.fileName(sheet.name), rect),
        hidden: true,
      });
    }
    return { anchor, rect };
  }

  /** Filters, repeated rows and the document's own named ranges. */
  private namedPlaces(): void {
    this.document.sheets.forEach((sheet, sheetIndex) => {
      const name = this.fileName(sheet.name);
      if (sheet.filter !== undefined) {
        this.definedNames.push({
          name: '_xlnm._FilterDatabase',
          refersTo: absoluteReference(name, sheet.filter.range),
          sheetIndex,
          hidden: true,
        });
      }
      const rows = sheet.print?.repeatRows;
      if (rows !== undefined) {
        this.definedNames.push({
          name: '_xlnm.Print_Titles',
          refersTo: absoluteReference(name, { top: rows[0], bottom: rows[1], left: 0, right: fileGrid.columns - 1 }),
          sheetIndex,
        });
      }
    });
    const taken = new Set<string>();
    for (const { name, sheetId, rect } of this.document.namedRanges) {
      const sheet = this.document.sheets.find((candidate) => candidate.id === sheetId);
      if (sheet === undefined || !isFileName(name) || taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      this.definedNames.push({ name, refersTo: absoluteReference(this.fileName(sheet.name), rect) });
    }
  }

  private sidecar(written: readonly WrittenSheet[]): void {
    const { document, book } = this;
    const held = new Set(this.definedNames.map(({ name }) => name.toLowerCase()));
    const sidecar: Sidecar = {
      version: 1,
      id: document.id,
      name: document.name,
      locale: document.locale,
      timeZone: document.timeZone,
      metadata: document.metadata,
      sheets: written.map((sheet) => sheet.sidecar),
      namedRanges: document.namedRanges.filter(({ name }) => !isFileName(name) || !held.has(name.toLowerCase())),
      longTexts: book.longTexts.kept,
      longHelp: [...book.longHelp],
      state: this.state,
    };
    this.parts.set('customXml/item1.xml', sidecarXml(sidecar));
    this.part(
      'customXml/itemProps1.xml',
      'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
      `${declaration}<ds:datastoreItem ds:itemID="${sidecarItemId}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="${sidecarNamespace}"/></ds:schemaRefs></ds:datastoreItem>`,
    );
    this.parts.set('customXml/_rels/item1.xml.rels', relationsXml([relation(1, 'customXmlProps', 'itemProps1.xml')]));
  }

  private listSheet(): void {
    const sheet = this.lists.sheet();
    if (sheet === undefined) return;
    const number = this.document.sheets.length + 1;
    this.part(
      `xl/worksheets/sheet${number}.xml`,
      `${spreadsheetType}.worksheet+xml`,
      writeSheet(sheet, false, this.book).xml,
    );
  }

  private workbookPart(active: number, calculate: boolean): void {
    const names = this.document.sheets.map((sheet) => ({
      name: this.fileName(sheet.name),
      state: sheet.hidden ? ' state="hidden"' : '',
    }));
    if (this.lists.sheet() !== undefined) names.push({ name: listSheetName, state: ' state="veryHidden"' });
    const sheets = names
      .map(
        ({ name, state }, index) =>
          `<sheet name="${attributeXml(name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`,
      )
      .join('');
    const defined = [...this.definedNames]
      .map(
        ({ name, refersTo, sheetIndex, hidden }) =>
          `<definedName name="${attributeXml(name)}"${sheetIndex === undefined ? '' : ` localSheetId="${sheetIndex}"`}${hidden === true ? ' hidden="1"' : ''}>${xml(refersTo)}</definedName>`,
      )
      .join('');
    this.part(
      'xl/workbook.xml',
      `${spreadsheetType}.sheet.main+xml`,
      `${declaration}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relationships}"><workbookPr/>` +
        `<bookViews><workbookView activeTab="${active}"/></bookViews><sheets>${sheets}</sheets>` +
        (defined === '' ? '' : `<definedNames>${defined}</definedNames>`) +
        // A recent engine's number keeps Excel from calculating, and so losing, values that only Google can calculate.
        `<calcPr calcId="191029"${calculate ? ' fullCalcOnLoad="1"' : ''}/></workbook>`,
    );
    const relations = names.map((_, index) => relation(index + 1, 'worksheet', `worksheets/sheet${index + 1}.xml`));
    for (const [type, target] of [
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
      ['customXml', '../customXml/item1.xml'],
    ] as const) {
      relations.push(relation(relations.length + 1, type, target));
    }
    this.parts.set('xl/_rels/workbook.xml.rels', relationsXml(relations));
  }

  private zip(): Uint8Array {
    const overrides = [...this.types]
      .map(([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`)
      .join('');
    const types =
      `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' +
      `${overrides}</Types>`;
    const encoder = new TextEncoder();
    const files = Object.fromEntries(
      [['[Content_Types].xml', types] as const, ...this.parts].map(([name, content]) => [
        name,
        encoder.encode(content),
      ]),
    );
    return zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) });
  }
}

function relation(number: number, type: string, target: string, mode = ''): string {
  return `<Relationship Id="rId${number}" Type="${relationships}/${type}" Target="${xml(target)}"${mode}/>`;
}

function relationsXml(relations: readonly string[]): string {
  return `${declaration}<Relationships xmlns="${packageRelationships}">${relations.join('')}</Relationships>`;
}
