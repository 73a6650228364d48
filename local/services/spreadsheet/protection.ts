/** Protections of ranges and sheets. */
/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- the types say all that Apps Script has; what a class lacks refuses at run time */
import type { Protection, Rect } from '../../document/model';
import { refuseLacking } from '../lacking';
import { Exception, call, change } from '../port';
import { UserHandle } from '../user';
import { ProtectionType } from './enums';
import type { RangeShape, SheetShape, SpreadsheetShape } from './shapes';

type User = GoogleAppsScript.Base.User;

function emails(users: string | User | readonly (string | User)[]): string[] {
  const list = Array.isArray(users) ? (users as (string | User)[]) : [users as string | User];
  return list.map((user) => (typeof user === 'string' ? user : user.getEmail()));
}
export interface ProtectionHandle extends GoogleAppsScript.Spreadsheet.Protection {}
export class ProtectionHandle {
  constructor(
    private readonly on: SheetShape,
    private facts: Protection,
    private readonly editable: boolean,
  ) {}

  private set(method: string, set: Partial<Omit<Protection, 'id'>>): this {
    change(`Protection.${method}`, { kind: 'changeProtection', sheet: this.on.ref, id: this.facts.id, set });
    this.facts = { ...this.facts, ...set };
    return this;
  }
  addEditor(user: string | User): this {
    return this.set('addEditor', { editors: [...new Set([...this.facts.editors, ...emails(user)])] });
  }
  addEditors(users: string[]): this {
    return this.set('addEditors', { editors: [...new Set([...this.facts.editors, ...emails(users)])] });
  }
  removeEditor(user: string | User): this {
    const gone = new Set(emails(user));
    return this.set('removeEditor', { editors: this.facts.editors.filter((email) => !gone.has(email)) });
  }
  removeEditors(users: (string | User)[]): this {
    const gone = new Set(emails(users));
    return this.set('removeEditors', { editors: this.facts.editors.filter((email) => !gone.has(email)) });
  }
  canDomainEdit(): boolean {
    return false;
  }
  setDomainEdit(): this {
    throw new Exception('This operation is only available to users of a domain.');
  }
  canEdit(): boolean {
    return this.editable;
  }
  getDescription(): string {
    return this.facts.description;
  }
  getEditors(): User[] {
    return this.facts.editors.map((email) => new UserHandle(email));
  }
  getProtectionType(): GoogleAppsScript.Spreadsheet.ProtectionType {
    return this.facts.range ? ProtectionType.RANGE : ProtectionType.SHEET;
  }
  getRange(): RangeShape {
    return this.facts.range ? this.on.area(this.facts.range) : this.on.everything();
  }
  isWarningOnly(): boolean {
    return this.facts.warningOnly;
  }
  remove(): void {
    change('Protection.remove', { kind: 'removeProtection', sheet: this.on.ref, id: this.facts.id });
  }
  setDescription(description: string): this {
    return this.set('setDescription', { description });
  }
  setRange(range: GoogleAppsScript.Spreadsheet.Range): this {
    const rect: Rect = {
      top: range.getRow() - 1,
      left: range.getColumn() - 1,
      bottom: range.getLastRow() - 1,
      right: range.getLastColumn() - 1,
    };
    return this.set('setRange', { range: rect });
  }
  setWarningOnly(warningOnly: boolean): this {
    return this.set('setWarningOnly', { warningOnly });
  }
}
refuseLacking(ProtectionHandle, 'Spreadsheet.Protection');

/** Protections of a sheet, or of the whole spreadsheet. */
export function protectionsOf(
  method: string,
  spreadsheet: SpreadsheetShape,
  sheet: number | undefined,
  type: GoogleAppsScript.Spreadsheet.ProtectionType,
): ProtectionHandle[] {
  return call(method, 'protection.list', {
    spreadsheet: spreadsheet.id,
    ...(sheet !== undefined && { sheet }),
    type: type === ProtectionType.SHEET ? 'SHEET' : 'RANGE',
  }).map(({ face, protection, editable }) => new ProtectionHandle(spreadsheet.sheetHandle(face), protection, editable));
}
