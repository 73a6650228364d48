/** Finding the sheet and the cells that a crossing names, with Google's words when they are not there. */
import { filledColumns, filledRows, overlaps } from '../document/cells';
import type { Rect, Sheet, SpreadsheetDocument } from '../document/model';
import { sheetWithId } from '../document/sheets';
import { ServiceError } from './service-error';
import type { Run } from './run';
import { NO_PERMISSION } from './faults';
import type { RangeRef, SheetFace, SheetRef } from './change';

export interface Place {
  readonly document: SpreadsheetDocument;
  readonly sheet: Sheet;
}

export interface Block extends Place {
  readonly rect: Rect;
}

export function documentOf(id: string, run: Run): SpreadsheetDocument {
  const document = run.workplace.spreadsheet(id);
  if (!document)
    throw new ServiceError(`Unexpected error while getting the method or property openById on object SpreadsheetApp.`);
  return document;
}

export function sheetOf(ref: SheetRef, run: Run): Place {
  const document = documentOf(ref.spreadsheet, run);
  const sheet = sheetWithId(document, ref.sheet);
  if (!sheet) throw new ServiceError(`Sheet ${ref.sheet} not found`);
  return { document, sheet };
}

/** Bounds of a range on the grid of today. */
export function blockOf(ref: RangeRef, run: Run): Block {
  const { document, sheet } = sheetOf(ref, run);
  if (ref.area === 'data') {
    const rect = {
      top: 0,
      left: 0,
      bottom: Math.max(filledRows(sheet), 1) - 1,
      right: Math.max(filledColumns(sheet), 1) - 1,
    };
    return { document, sheet, rect };
  }
  const rect = {
    top: ref.area.top,
    left: ref.area.left,
    bottom: ref.area.bottom ?? sheet.rowCount - 1,
    right: ref.area.right ?? sheet.columnCount - 1,
  };
  if (
    rect.top < 0 ||
    rect.left < 0 ||
    rect.bottom >= sheet.rowCount ||
    rect.right >= sheet.columnCount ||
    rect.top > rect.bottom ||
    rect.left > rect.right
  ) {
    throw new ServiceError('The coordinates of the range are outside the dimensions of the sheet.');
  }
  return { document, sheet, rect };
}

export function faceOf(sheet: Sheet): SheetFace {
  return { id: sheet.id, name: sheet.name };
}

/** Whether this user may write into the rectangle (the whole sheet without one). */
export function mayEdit(place: Place, rect: Rect | undefined, run: Run): boolean {
  const { user, workplace } = run;
  if (user === workplace.state.users[0]) return true;
  return place.sheet.protections.every(
    (protection) =>
      protection.warningOnly ||
      protection.editors.includes(user) ||
      (rect !== undefined && protection.range !== undefined && !overlaps(protection.range, rect)),
  );
}

export function refuseProtected(place: Place, rect: Rect | undefined, run: Run): void {
  if (!mayEdit(place, rect, run)) throw new ServiceError(NO_PERMISSION);
}
