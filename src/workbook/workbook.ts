/**
 * The workbook as the commands read it: sheets found whatever they are called by now, each read in one call,
 * rows addressed by column titles. Nothing here writes.
 */
import { refusal } from '../refusal';
import { foldHeader, matchHeaders } from './header-match';
import { documentNames, memorySheetName, printingName, schemas, sourceSheetName } from './schema';
import type { SheetSchema } from './sheet-schema';
import { SheetChanged } from './sheet-changed';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A rectangle of cells counted from 0, all sides included. */
export interface GridRect {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Everything shown on a sheet, from A1, as a person sees it. */
export interface SheetGrid {
  readonly name: string;
  readonly sheet: Sheet;
  readonly texts: readonly (readonly string[])[];
}

export interface TableRow {
  /** The row's number on the sheet, from 1. */
  readonly line: number;
  /** What the cell of the titled column shows; '' where the column is missing. */
  text(title: string): string;
}

/** A sheet read through its schema. */
export interface Table extends SheetGrid {
  readonly schema: SheetSchema;
  /** The header row's number on the sheet, from 1. */
  readonly headerLine: number;
  /** Column title -> its place, from 1. */
  readonly columns: ReadonlyMap<string, number>;
  readonly rows: readonly TableRow[];
}

/** Developer metadata under which a sheet carries the name of its schema, so that renaming does not lose it. */
export const markKey = 'mentoring-curator-sheet';

const headerSearchDepth = 60;

/** So many rows are worked out in a fraction of a second. */
const soonWorkedOut = 500;

/** Names of the add-on's own sheets, also of kept ones («Дорожная карта 2023-2024»), and of untouched new sheets. */
const ownNames = [
  ...schemas.map(({ name }) => name),
  sourceSheetName,
  memorySheetName,
  printingName,
  ...documentNames,
].map(foldHeader);
const isKnownName = (name: string): boolean =>
  ownNames.some((own) => foldHeader(name).startsWith(own)) || /^(лист|sheet)\d{1,3}$/.test(foldHeader(name));

export class Workbook {
  readonly spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet;
  private readonly sheets: Sheet[];
  private readonly grids = new Map<number, SheetGrid>();
  private marks: GoogleAppsScript.Spreadsheet.DeveloperMetadata[] | undefined;
  /** The grid that nothing has been read after. */
  private latest: SheetGrid | undefined;

  constructor() {
    this.spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    this.sheets = this.spreadsheet.getSheets();
  }

  sheetNames(): string[] {
    return this.sheets.map((sheet) => sheet.getName());
  }

  sheetNamed(name: string): Sheet | undefined {
    const wanted = foldHeader(name);
    return this.sheets.find((sheet) => foldHeader(sheet.getName()) === wanted);
  }

  /** Sheets whose names begin with the text. */
  sheetsNamed(beginning: string): Sheet[] {
    return this.sheets.filter((sheet) => sheet.getName().startsWith(beginning));
  }

  /** Asks every sheet: one call each. */
  visibleSheets(): Sheet[] {
    return this.sheets.filter((sheet) => !sheet.isSheetHidden());
  }

  sheetWithId(id: number): Sheet | undefined {
    return this.sheets.find((sheet) => sheet.getSheetId() === id);
  }

  /** Has everything that was written so far written out. */
  writeOut(): void {
    SpreadsheetApp.flush();
  }

  /** Every sheet, the hidden ones too. */
  allSheets(): readonly Sheet[] {
    return this.sheets;
  }

  /** The row of the sheet in view that is selected, from 1. */
  selectedLine(): number {
    return this.activeSheet().getActiveRange()?.getRow() ?? 1;
  }

  activeSheet(): Sheet {
    const [only, ...others] = this.sheets;
    return only && others.length === 0 ? only : this.spreadsheet.getActiveSheet();
  }

  /** Called by the edition when it adds a sheet, so that later look-ups of the same command see it. */
  adopt(sheet: Sheet): void {
    this.sheets.push(sheet);
  }

  /** Called by the edition when it has taken a sheet away. */
  release(sheet: Sheet): void {
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
  }

  /** Sheets that others have put in since the workbook was read, a form for example. */
  newcomers(): Sheet[] {
    const known = new Set(this.sheets.map((sheet) => sheet.getSheetId()));
    const fresh = this.spreadsheet.getSheets().filter((sheet) => !known.has(sheet.getSheetId()));
    this.sheets.push(...fresh);
    return fresh;
  }

  /** The sheet that takes the answers of the form; a call a sheet until it is found. */
  linkedTo(formId: string): Sheet | undefined {
    return this.sheets.find((sheet) => (sheet.getFormUrl() ?? '').includes(formId));
  }

  /** All texts of a sheet: one service call, remembered for the command. */
  grid(sheet: Sheet): SheetGrid {
    const known = this.grids.get(sheet.getSheetId());
    if (known) return known;
    const grid = { name: sheet.getName(), sheet, texts: sheet.getDataRange().getDisplayValues() };
    this.grids.set(sheet.getSheetId(), grid);
    this.latest = grid;
    return grid;
  }

  /** Whether this command has read the sheet. */
  hasRead(sheet: Sheet): boolean {
    return this.grids.has(sheet.getSheetId());
  }

  /** Whether nothing stands on the sheet. */
  isBlank(sheet: Sheet): boolean {
    return this.grid(sheet).texts.every((row) => row.every((text) => text.trim() === ''));
  }

  /**
   * Makes sure that the sheet is still as it was read: one call, spared where it was the last thing read and has so few
   * rows (`few`) that nobody has had the time. @throws SheetChanged when a person has changed it since
   */
  confirm(grid: SheetGrid, few = soonWorkedOut): void {
    if (grid.texts === this.latest?.texts && grid.texts.length <= few) return;
    const now = grid.sheet.getDataRange().getDisplayValues();
    const same =
      now.length === grid.texts.length &&
      now.every((row, line) => row.every((text, column) => text === (grid.texts[line]?.[column] ?? '')));
    if (!same) throw new SheetChanged(grid.name);
  }

  /** The merged areas of a sheet: one service call. */
  merges(sheet: Sheet): GridRect[] {
    return sheet
      .getDataRange()
      .getMergedRanges()
      .map((range) => ({
        top: range.getRow() - 1,
        left: range.getColumn() - 1,
        bottom: range.getLastRow() - 1,
        right: range.getLastColumn() - 1,
      }));
  }

  /** The sheet of the schema: by name, then by its mark, then by its headers; undefined when there is none. */
  find(schema: SheetSchema): Sheet | undefined {
    for (const name of [schema.name, ...(schema.acceptedNames ?? [])]) {
      const sheet = this.sheetNamed(name);
      if (sheet) return sheet;
    }
    if (this.strangers().length === 0) return undefined;
    return this.marked(schema) ?? this.recognised(schema);
  }

  /** The sheet of the schema by its name or its mark alone: for sheets whose headers say too little. */
  findNamed(schema: SheetSchema): Sheet | undefined {
    const named = [schema.name, ...(schema.acceptedNames ?? [])].map((name) => this.sheetNamed(name)).find(Boolean);
    return named ?? (this.strangers().length === 0 ? undefined : this.marked(schema));
  }

  /**
   * Visible sheets under names that the add-on does not give: only such a sheet can be a renamed one, so that nothing is
   * searched in a workbook where every name is known.
   */
  private strangers(): Sheet[] {
    return this.sheets.filter((sheet) => !isKnownName(sheet.getName()));
  }

  /** The table of the schema, or undefined when the sheet is not there or is blank. @throws Refusal `column-missing` */
  read(schema: SheetSchema): Table | undefined {
    const sheet = this.find(schema);
    return sheet && !this.isBlank(sheet) ? tableOf(this.grid(sheet), schema) : undefined;
  }

  /** The table of the schema. @throws Refusal `sheet-missing`, `sheet-ambiguous` or `column-missing` */
  require(schema: SheetSchema): Table {
    const sheet = this.find(schema);
    if (!sheet) throw refusal('sheet-missing', schema.name, this.sheetNames(), schema.advice);
    return tableOf(this.grid(sheet), schema);
  }

  /** The sheet read through the schema, whatever its name; undefined where the header is not on it. */
  tableOn(sheet: Sheet, schema: SheetSchema): Table | undefined {
    const grid = this.grid(sheet);
    return headerLineOf(grid.texts, schema) < 0 ? undefined : tableOf(grid, schema);
  }

  /** The table as it is by now: one call. @throws Refusal `column-missing` */
  reread({ sheet, schema }: Pick<Table, 'sheet' | 'schema'>): Table {
    this.grids.delete(sheet.getSheetId());
    return tableOf(this.grid(sheet), schema);
  }

  private marked(schema: SheetSchema): Sheet | undefined {
    this.latest = undefined;
    this.marks ??= this.spreadsheet.createDeveloperMetadataFinder().withKey(markKey).find();
    const ids = this.marks
      .filter((mark) => mark.getValue() === schema.name)
      .map((mark) => mark.getLocation().getSheet()?.getSheetId());
    return this.strangers().find((sheet) => ids.includes(sheet.getSheetId()));
  }

  private recognised(schema: SheetSchema): Sheet | undefined {
    const alike = this.strangers().filter((sheet) => headerLineOf(this.grid(sheet).texts, schema) >= 0);
    if (alike.length > 1) {
      throw refusal(
        'sheet-ambiguous',
        schema.name,
        alike.map((sheet) => sheet.getName()),
      );
    }
    return alike[0];
  }
}

/** Index from 0 of the first row that holds every required column; -1 when there is none. */
function headerLineOf(texts: readonly (readonly string[])[], schema: SheetSchema): number {
  const depth = Math.min(texts.length, headerSearchDepth);
  for (let line = 0; line < depth; line++) {
    const places = matchHeaders(schema, texts[line] ?? []);
    if (schema.required.every((title) => places.has(title))) return line;
  }
  return -1;
}

function tableOf(grid: SheetGrid, schema: SheetSchema): Table {
  const header = headerLineOf(grid.texts, schema);
  if (header < 0) throw missingColumn(grid, schema);
  const headers = grid.texts[header] ?? [];
  const columns = new Map([...matchHeaders(schema, headers)].map(([title, index]) => [title, index + 1]));
  const rows: TableRow[] = [];
  for (let index = header + 1; index < grid.texts.length; index++) {
    const cells = grid.texts[index] ?? [];
    rows.push({
      line: index + 1,
      text: (title) => {
        const column = columns.get(title);
        return column === undefined ? '' : (cells[column - 1] ?? '');
      },
    });
  }
  return { ...grid, schema, headerLine: header + 1, columns, rows };
}

function missingColumn(grid: SheetGrid, schema: SheetSchema): Error {
  let best: readonly string[] = [];
  let bestPlaces = new Map<string, number>();
  for (const line of grid.texts.slice(0, headerSearchDepth)) {
    const places = matchHeaders(schema, line);
    if (places.size > bestPlaces.size) {
      best = line;
      bestPlaces = places;
    }
  }
  const absent = schema.required.find((title) => !bestPlaces.has(title)) ?? schema.name;
  return refusal(
    'column-missing',
    grid.name,
    absent,
    best.filter((header) => header.trim() !== ''),
  );
}
