/** A spreadsheet: a handle that knows its id. */
/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- the types say all that Apps Script has; what a class lacks refuses at run time */
import type { SheetFace } from '../../runtime/change';
import { refuseLacking } from '../lacking';
import { Exception, boot, call, change, gate } from '../port';
import { UserHandle } from '../user';
import { bandingsOf } from './banding';
import { MarkFinder, markArguments, marksAt } from './metadata';
import type { NamedRangeHandle } from './named-range';
import { namedRangesOf } from './named-range';
import type { ProtectionHandle } from './protection';
import { protectionsOf } from './protection';
import type { RangeHandle } from './range';
import { RangeListHandle } from './range-list';
import { rangeRef, sheetRef } from './refs';
import type { RangeShape } from './shapes';
import { SheetHandle } from './sheet';
import { text } from '../text';

type GSpreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type GSheet = GoogleAppsScript.Spreadsheet.Sheet;
type Visibility = GoogleAppsScript.Spreadsheet.DeveloperMetadataVisibility;
interface Template {
  readonly template?: GSheet;
}
export interface SpreadsheetHandle extends GSpreadsheet {}
export class SpreadsheetHandle {
  constructor(readonly id: string) {}

  /** A sheet that a listing told of. */
  sheetHandle(face: SheetFace): SheetHandle {
    return new SheetHandle(this, face);
  }
  other(id: string): SpreadsheetHandle {
    return new SpreadsheetHandle(id);
  }
  private found(method: string, request: { name?: string; id?: number; active?: boolean }): SheetHandle | null {
    const face = call(`Spreadsheet.${method}`, 'sheets.find', { spreadsheet: this.id, ...request });
    return face && this.sheetHandle(face);
  }
  private facts(method: string) {
    return call(`Spreadsheet.${method}`, 'spreadsheet.facts', { spreadsheet: this.id });
  }
  private active(method: string): SheetHandle {
    const sheet = this.found(method, { active: true });
    if (!sheet) throw new Exception('The spreadsheet has no active sheet.');
    return sheet;
  }

  getId(): string {
    return this.id;
  }
  getUrl(): string {
    return boot.spreadsheetUrl.replace(boot.spreadsheetId, this.id);
  }
  getName(): string {
    return this.facts('getName').name;
  }
  rename(name: string): void {
    change('Spreadsheet.rename', { kind: 'spreadsheet', spreadsheet: this.id, set: { name } });
  }
  getSpreadsheetLocale(): string {
    return this.facts('getSpreadsheetLocale').locale;
  }
  setSpreadsheetLocale(locale: string): void {
    change('Spreadsheet.setSpreadsheetLocale', { kind: 'spreadsheet', spreadsheet: this.id, set: { locale } });
  }
  getSpreadsheetTimeZone(): string {
    return this.facts('getSpreadsheetTimeZone').timeZone;
  }
  setSpreadsheetTimeZone(timeZone: string): void {
    change('Spreadsheet.setSpreadsheetTimeZone', { kind: 'spreadsheet', spreadsheet: this.id, set: { timeZone } });
  }
  getEditors(): UserHandle[] {
    return this.facts('getEditors').editors.map((email) => new UserHandle(email));
  }
  getOwner(): UserHandle {
    return new UserHandle(this.facts('getOwner').owner);
  }
  getFormUrl(): string | null {
    return this.facts('getFormUrl').formUrl;
  }
  copy(name: string): SpreadsheetHandle {
    return new SpreadsheetHandle(
      call('Spreadsheet.copy', 'spreadsheet.create', { name, rows: 1000, columns: 26, copyOf: this.id }).id,
    );
  }

  getSheets(): SheetHandle[] {
    return call('Spreadsheet.getSheets', 'sheets.list', { spreadsheet: this.id }).map((face) => this.sheetHandle(face));
  }
  getNumSheets(): number {
    return call('Spreadsheet.getNumSheets', 'sheets.list', { spreadsheet: this.id }).length;
  }
  getSheetByName(name: string): SheetHandle | null {
    return this.found('getSheetByName', { name: text(name) });
  }
  getSheetById(id: number): SheetHandle | null {
    return this.found('getSheetById', { id });
  }
  getActiveSheet(): SheetHandle {
    return this.active('getActiveSheet');
  }
  getSheetId(): number {
    return this.active('getSheetId').getSheetId();
  }
  getSheetName(): string {
    return this.active('getSheetName').getName();
  }
  setActiveSheet(sheet: GSheet): GSheet {
    change('Spreadsheet.setActiveSheet', { kind: 'activate', sheet: sheetRef(sheet, 'Spreadsheet.setActiveSheet') });
    return sheet;
  }
  insertSheet(...args: (string | number | Template)[]): SheetHandle {
    const name = args.find((arg): arg is string => typeof arg === 'string');
    const index = args.find((arg): arg is number => typeof arg === 'number');
    const template = args.find((arg): arg is Template => typeof arg === 'object')?.template;
    return this.sheetHandle(
      call('Spreadsheet.insertSheet', 'sheets.insert', {
        spreadsheet: this.id,
        ...(name !== undefined && { name }),
        ...(index !== undefined && { index }),
        ...(template && { copyOf: sheetRef(template, 'Spreadsheet.insertSheet'), renameCopy: false }),
      }),
    );
  }
  deleteSheet(sheet: GSheet): void {
    change('Spreadsheet.deleteSheet', { kind: 'deleteSheet', sheet: sheetRef(sheet, 'Spreadsheet.deleteSheet') });
  }
  deleteActiveSheet(): SheetHandle {
    const sheet = this.active('deleteActiveSheet');
    change('Spreadsheet.deleteActiveSheet', { kind: 'deleteSheet', sheet: sheet.ref });
    return this.active('deleteActiveSheet');
  }
  duplicateActiveSheet(): SheetHandle {
    const sheet = this.active('duplicateActiveSheet');
    const copy = this.sheetHandle(
      call('Spreadsheet.duplicateActiveSheet', 'sheets.insert', { spreadsheet: this.id, copyOf: sheet.ref }),
    );
    change('Spreadsheet.duplicateActiveSheet', { kind: 'activate', sheet: copy.ref });
    return copy;
  }
  renameActiveSheet(name: string): void {
    this.active('renameActiveSheet').setName(name);
  }
  moveActiveSheet(position: number): void {
    change('Spreadsheet.moveActiveSheet', {
      kind: 'moveSheet',
      sheet: this.active('moveActiveSheet').ref,
      index: position - 1,
    });
  }

  private locate(method: string, notation: string): RangeHandle | null {
    const found = call(`Spreadsheet.${method}`, 'locate', { spreadsheet: this.id, notation });
    return found && this.sheetHandle(found.face).area(found.rect);
  }
  getRange(notation: string): RangeHandle {
    const range = this.locate('getRange', notation);
    if (!range) throw new Exception('Range not found');
    return range;
  }
  getRangeList(notations: string[]): RangeListHandle {
    return new RangeListHandle(notations.map((notation) => this.getRange(notation)));
  }
  getRangeByName(name: string): RangeShape | null {
    const named = namedRangesOf('Spreadsheet.getRangeByName', this).find((each) => each.getName() === name);
    return named?.getRange() ?? null;
  }
  getNamedRanges(): NamedRangeHandle[] {
    return namedRangesOf('Spreadsheet.getNamedRanges', this);
  }
  setNamedRange(name: string, range: GoogleAppsScript.Spreadsheet.Range): void {
    change('Spreadsheet.setNamedRange', {
      kind: 'name',
      spreadsheet: this.id,
      name,
      range: rangeRef(range, 'Spreadsheet.setNamedRange'),
    });
  }
  removeNamedRange(name: string): void {
    change('Spreadsheet.removeNamedRange', { kind: 'name', spreadsheet: this.id, name, remove: true });
  }
  getActiveRange(): RangeHandle {
    const { face, rect } = call('Spreadsheet.getActiveRange', 'selection', { spreadsheet: this.id });
    return this.sheetHandle(face).area(rect);
  }
  getActiveCell(): RangeHandle {
    return this.getCurrentCell();
  }
  getCurrentCell(): RangeHandle {
    const { face, rect } = call('Spreadsheet.getCurrentCell', 'selection', { spreadsheet: this.id });
    return this.sheetHandle(face).area({ ...rect, bottom: rect.top, right: rect.left });
  }
  setActiveRange(range: GoogleAppsScript.Spreadsheet.Range): GoogleAppsScript.Spreadsheet.Range {
    return range.activate();
  }
  setCurrentCell(cell: GoogleAppsScript.Spreadsheet.Range): GoogleAppsScript.Spreadsheet.Range {
    return cell.activateAsCurrentCell();
  }
  getDataRange(): RangeHandle {
    return this.active('getDataRange').getDataRange();
  }
  getLastRow(): number {
    return this.active('getLastRow').getLastRow();
  }
  getLastColumn(): number {
    return this.active('getLastColumn').getLastColumn();
  }
  appendRow(values: unknown[]): SheetHandle {
    return this.active('appendRow').appendRow(values);
  }
  getProtections(type: GoogleAppsScript.Spreadsheet.ProtectionType): ProtectionHandle[] {
    return protectionsOf('Spreadsheet.getProtections', this, undefined, type);
  }
  getBandings(): GoogleAppsScript.Spreadsheet.Banding[] {
    return bandingsOf('Spreadsheet.getBandings', { spreadsheet: this.id }, this);
  }
  addDeveloperMetadata(key: string, ...rest: (string | Visibility)[]): this {
    change('Spreadsheet.addDeveloperMetadata', {
      kind: 'mark',
      at: { spreadsheet: this.id },
      ...markArguments(key, rest),
    });
    return this;
  }
  getDeveloperMetadata(): GoogleAppsScript.Spreadsheet.DeveloperMetadata[] {
    return marksAt('Spreadsheet.getDeveloperMetadata', this, { spreadsheet: this.id }, { type: 'SPREADSHEET' });
  }
  createDeveloperMetadataFinder(): MarkFinder {
    return new MarkFinder(this, { spreadsheet: this.id });
  }
  toast(message: string, title = '', seconds: number | null = 5): void {
    call('Spreadsheet.toast', 'ui.toast', { title: text(title), message: text(message), seconds: seconds ?? 5 });
  }
}
refuseLacking(SpreadsheetHandle, 'Spreadsheet.Spreadsheet');

/** The spreadsheet that the add-on is open in; no crossing, but closed while nothing is authorised. */
export function activeSpreadsheet(method: string): SpreadsheetHandle {
  gate(method);
  return new SpreadsheetHandle(boot.spreadsheetId);
}
