/** How handles that a script hands over cross: whatever is not a handle of this host is refused in Google's words. */
import type { RangeRef, SheetRef } from '../../runtime/change';
import { Exception } from '../port';

function refOf(handle: unknown, method: string): unknown {
  const ref = typeof handle === 'object' && handle !== null && 'ref' in handle ? handle.ref : undefined;
  if (ref === undefined)
    throw new Exception(`The parameters don't match the method signature for SpreadsheetApp.${method}.`);
  return ref;
}

export function rangeRef(range: GoogleAppsScript.Spreadsheet.Range, method: string): RangeRef {
  return refOf(range, method) as RangeRef;
}

export function sheetRef(sheet: GoogleAppsScript.Spreadsheet.Sheet, method: string): SheetRef {
  return refOf(sheet, method) as SheetRef;
}
