/** Invented documents and hand-made workbooks for the tests of the store. */
import type { Cell, Sheet, SpreadsheetDocument } from '../../../local/document/model';
import { newSheet } from '../../../local/document/sheets';
import { RefusedFile } from '../../../files/refused-file';
import type { RawEntry } from './raw-zip';
import { rawZip } from './raw-zip';

/** A sheet with these values or cells from A1 on. */
export function sheetOf(
  rows: readonly (readonly (Cell | Cell['value'] | null)[])[],
  changes: Partial<Sheet> = {},
): Sheet {
  const sheet = newSheet(changes.id ?? 0, changes.name ?? 'Лист1');
  sheet.rows = rows.map((row) =>
    row.map((cell) =>
      cell === null || cell === undefined ? undefined : typeof cell === 'object' ? cell : { value: cell },
    ),
  );
  return { ...sheet, ...changes };
}

export function documentOf(...sheets: readonly Sheet[]): SpreadsheetDocument {
  return {
    id: 'document-1',
    name: 'Наставничество',
    locale: 'ru_RU',
    timeZone: 'Europe/Moscow',
    sheets: [...sheets],
    activeSheetId: sheets[0]?.id ?? 0,
    metadata: [],
    namedRanges: [],
  };
}

/** Cells that hold anything, by address of row and column: sparse rows and empty cells do not differ. */
export function filledCells(sheet: Sheet): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  sheet.rows.forEach((row, rowIndex) => {
    row.forEach((cell, column) => {
      if (cell !== undefined && Object.keys(cell).length > 0) cells.set(`${rowIndex}:${column}`, cell);
    });
  });
  return cells;
}

/** The document without the difference between an absent and an empty cell. */
export function comparable(document: SpreadsheetDocument): unknown {
  const plain = JSON.parse(JSON.stringify({ ...document, sheets: [] })) as object;
  const sheets = document.sheets.map((sheet) => ({
    ...(JSON.parse(JSON.stringify({ ...sheet, rows: [] })) as object),
    cells: [...filledCells(sheet)].map(([place, cell]) => [place, JSON.parse(JSON.stringify(cell)) as unknown]),
  }));
  return { ...plain, sheets };
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface ForeignWorkbook {
  /** What stands inside each `worksheet`, or only its `sheetData`'s rows where it begins with `<row`. */
  readonly sheets: readonly (string | { readonly name: string; readonly xml: string; readonly state?: string })[];
  /** Insides of `si` elements, or the whole part; absent: no such part. */
  readonly strings?: readonly string[];
  readonly styles?: string;
  readonly theme?: string;
  readonly definedNames?: string;
  readonly workbookProperties?: string;
  /** More parts: name -> content. */
  readonly parts?: Readonly<Record<string, string>>;
  /** More content types: part -> type. */
  readonly types?: Readonly<Record<string, string>>;
  /** More relationships of the workbook: `[type, target]`. */
  readonly relations?: readonly (readonly [string, string])[];
  /** Relationships of the sheets by number from 0, as XML. */
  readonly sheetRelations?: Readonly<Record<number, string>>;
  readonly mainType?: string;
}

/** Parts of a workbook as another program writes it. */
export function foreignParts(workbook: ForeignWorkbook): RawEntry[] {
  const sheets = workbook.sheets.map((sheet, index) =>
    typeof sheet === 'string' ? { name: `Лист${index + 1}`, xml: sheet, state: undefined } : sheet,
  );
  const relations = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${relationships}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const add = (type: string, target: string): void => {
    relations.push(
      `<Relationship Id="rId${relations.length + 1}" Type="${relationships}/${type}" Target="${target}"/>`,
    );
  };
  if (workbook.strings !== undefined) add('sharedStrings', 'sharedStrings.xml');
  if (workbook.styles !== undefined) add('styles', 'styles.xml');
  if (workbook.theme !== undefined) add('theme', 'theme/theme1.xml');
  for (const [type, target] of workbook.relations ?? []) add(type, target);
  const type = workbook.mainType ?? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
  const types = Object.entries(workbook.types ?? {}).map(
    ([part, name]) => `<Override PartName="/${part}" ContentType="${name}"/>`,
  );
  const entries: RawEntry[] = [
    {
      name: '[Content_Types].xml',
      data: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}"/>${types.join('')}</Types>`,
    },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="${packaged}"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="${main}" xmlns:r="${relationships}">${workbook.workbookProperties ?? ''}<sheets>${sheets
        .map(
          ({ name, state }, index) =>
            `<sheet name="${name}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`,
        )
        .join(
          '',
        )}</sheets>${workbook.definedNames === undefined ? '' : `<definedNames>${workbook.definedNames}</definedNames>`}</workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships xmlns="${packaged}">${relations.join('')}</Relationships>`,
    },
  ];
  sheets.forEach(({ xml }, index) => {
    const body = xml.startsWith('<row') || xml === '' ? `<sheetData>${xml}</sheetData>` : xml;
    entries.push({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      data: `<worksheet xmlns="${main}" xmlns:r="${relationships}">${body}</worksheet>`,
    });
    const own = workbook.sheetRelations?.[index];
    if (own !== undefined)
      entries.push({
        name: `xl/worksheets/_rels/sheet${index + 1}.xml.rels`,
        data: `<Relationships xmlns="${packaged}">${own}</Relationships>`,
      });
  });
  if (workbook.strings !== undefined) {
    entries.push({
      name: 'xl/sharedStrings.xml',
      data: `<sst xmlns="${main}">${workbook.strings.map((item) => `<si>${item}</si>`).join('')}</sst>`,
    });
  }
  if (workbook.styles !== undefined)
    entries.push({ name: 'xl/styles.xml', data: `<styleSheet xmlns="${main}">${workbook.styles}</styleSheet>` });
  if (workbook.theme !== undefined) entries.push({ name: 'xl/theme/theme1.xml', data: workbook.theme });
  for (const [name, data] of Object.entries(workbook.parts ?? {})) entries.push({ name, data });
  return entries;
}

export function foreignWorkbook(workbook: ForeignWorkbook): Uint8Array {
  return rawZip(foreignParts(workbook));
}

/** The code of the refusal that `work` ends with; fails the test where it ends otherwise. */
export function refusalOf(work: () => unknown): RefusedFile {
  try {
    work();
  } catch (error) {
    if (error instanceof RefusedFile) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
