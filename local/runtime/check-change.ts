/** What is refused of a write before it is done, and what it will touch. */
import type { Rect, Sheet } from '../document/model';
import { sheetNamed } from '../document/sheets';
import type { Run } from './run';
import type { Place } from './places';
import { blockOf, refuseProtected, sheetOf } from './places';
import type { Change, RangeRef } from './change';
import { ServiceError } from './service-error';
import type { Workplace } from './workplace';

/** Whether later writes cannot be checked against the grid before this one is applied. */
export function isStructural(change: Change): boolean {
  switch (change.kind) {
    case 'list':
      return change.changes.some(isStructural);
    case 'lines':
      return change.change !== 'size';
    case 'deleteSheet':
    case 'moveSheet':
    case 'sheet':
    case 'merge':
    case 'copy':
    case 'moveBlock':
      return true;
    default:
      return false;
  }
}

function rangesOf(change: Change): RangeRef[] {
  switch (change.kind) {
    case 'copy':
    case 'moveBlock':
      return [change.from];
    default:
      return 'range' in change && change.range ? [change.range] : [];
  }
}

/** Refuses at once what Google refuses at once: a range off the grid, a sheet that is gone, a protected cell. */
export function checkChange(change: Change, run: Run): void {
  if (change.kind === 'list') for (const each of change.changes) checkChange(each, run);
  for (const range of rangesOf(change)) {
    const block = blockOf(range, run);
    if (change.kind === 'block') checkShape(block.rect, change.grid);
    if (change.kind !== 'copy') refuseProtected(block, block.rect, run);
  }
  if ('sheet' in change && typeof change.sheet === 'object') {
    const place = sheetOf(change.sheet, run);
    if (change.kind === 'lines' && change.change !== 'hide' && change.change !== 'show')
      refuseProtected(place, undefined, run);
    if (change.kind === 'lines') checkLines(place.sheet, change);
    if (change.kind === 'sheet' && change.set.name !== undefined) checkName(place, change.set.name);
    if (change.kind === 'deleteSheet') refuseProtected(place, undefined, run);
    if (
      change.kind === 'deleteSheet' &&
      place.document.sheets.filter((sheet) => !sheet.hidden || sheet === place.sheet).length === 1
    ) {
      throw new ServiceError("You can't remove all the visible sheets in a document.");
    }
    if (
      change.kind === 'sheet' &&
      change.set.hidden === true &&
      !place.document.sheets.some((sheet) => !sheet.hidden && sheet !== place.sheet)
    ) {
      throw new ServiceError("You can't hide all the sheets in a document.");
    }
  }
}

/** A range whose bounds were open when the script wrote is measured here. */
export function checkShape(rect: Rect, grid: readonly (readonly unknown[])[]): void {
  const refuse = (what: string, has: number, wants: number) => {
    throw new ServiceError(
      `The number of ${what} in the data does not match the number of ${what} in the range. The data has ${has} but the range has ${wants}.`,
    );
  };
  const [rows, columns] = [rect.bottom - rect.top + 1, rect.right - rect.left + 1];
  if (grid.length !== rows) refuse('rows', grid.length, rows);
  for (const row of grid) if (row.length !== columns) refuse('columns', row.length, columns);
}

/** Refuses lines that are not on the sheet, and the deletion of all of them. */
export function checkLines(sheet: Sheet, change: Extract<Change, { kind: 'lines' }>): void {
  const size = change.axis === 'rows' ? sheet.rowCount : sheet.columnCount;
  const end = change.change === 'insert' ? change.at : change.at + change.count;
  if (change.at < 0 || end > size || change.count < 1) {
    throw new ServiceError(
      change.axis === 'rows' ? 'Those rows are out of bounds.' : 'Those columns are out of bounds.',
    );
  }
  if (change.change === 'delete' && change.count >= size) {
    throw new ServiceError(
      change.axis === 'rows'
        ? "You can't delete all the rows on the sheet."
        : "You can't delete all the columns on the sheet.",
    );
  }
}

const LONGEST_NAME = 100;

/** Refuses a name that another sheet has, or that no sheet may have. */
export function checkName(place: Place, name: string): void {
  if (name === '' || name.length > LONGEST_NAME)
    throw new ServiceError(`The sheet name cannot be empty or longer than ${LONGEST_NAME} characters.`);
  const other = sheetNamed(place.document, name);
  if (other && other !== place.sheet) {
    throw new ServiceError(`A sheet with the name "${name}" already exists. Please enter another name.`);
  }
}

/** Sheets of the main document that the change makes differ; `structure`: more than cells. */
export function touchesOf(change: Change, workplace: Workplace): { sheetIds: number[]; structure: boolean } {
  if (change.kind === 'list') {
    const all = change.changes.map((each) => touchesOf(each, workplace));
    return { sheetIds: all.flatMap((each) => each.sheetIds), structure: all.some((each) => each.structure) };
  }
  const refs = [...rangesOf(change), ...('to' in change && typeof change.to === 'object' ? [change.to] : [])];
  const ids = refs.filter((ref) => ref.spreadsheet === workplace.document.id).map((ref) => ref.sheet);
  if ('sheet' in change && typeof change.sheet === 'object' && change.sheet.spreadsheet === workplace.document.id)
    ids.push(change.sheet.sheet);
  if (change.kind === 'spreadsheet' || change.kind === 'name') ids.push(workplace.document.activeSheetId);
  return {
    sheetIds: ids,
    structure: !['block', 'fill', 'textStyle', 'borders', 'clear', 'checkboxes'].includes(change.kind),
  };
}
