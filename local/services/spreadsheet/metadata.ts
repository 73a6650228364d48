/** Developer metadata: marks on a spreadsheet, a sheet, a row or a column, and the finder of them. */
import type { MarkPlace, MarkQuery, MarkWire, RangeRef } from '../../runtime/change';
import { enumNamed } from '../enums';
import { refuseLacking } from '../lacking';
import { call, change } from '../port';
import { DeveloperMetadataLocationType, DeveloperMetadataVisibility } from './enums';
import { rangeRef, sheetRef } from './refs';
import type { RangeShape, SheetShape, SpreadsheetShape } from './shapes';

type Visibility = GoogleAppsScript.Spreadsheet.DeveloperMetadataVisibility;
type LocationType = GoogleAppsScript.Spreadsheet.DeveloperMetadataLocationType;
type Mark = GoogleAppsScript.Spreadsheet.DeveloperMetadata;

/** Value and visibility of `addDeveloperMetadata(key, …)`: a text is the value, an enumeration the visibility. */
export function markArguments(
  key: string,
  rest: readonly unknown[],
): { key: string; value: string; visibility: MarkWire['visibility'] } {
  const value = rest.find((each) => typeof each === 'string') ?? '';
  const visibility = rest.find(
    (each) => each === DeveloperMetadataVisibility.PROJECT || each === DeveloperMetadataVisibility.DOCUMENT,
  );
  return { key, value, visibility: visibility === DeveloperMetadataVisibility.PROJECT ? 'PROJECT' : 'DOCUMENT' };
}

/** Marks at a place. */
export function marksAt(
  method: string,
  spreadsheet: SpreadsheetShape,
  place: MarkPlace | RangeRef,
  query: MarkQuery,
): Mark[] {
  return call(method, 'marks.find', { place, query }).map((mark) => new MarkHandle(spreadsheet, mark));
}

class MarkLocation implements GoogleAppsScript.Spreadsheet.DeveloperMetadataLocation {
  constructor(
    private readonly spreadsheet: SpreadsheetShape,
    private readonly mark: MarkWire,
  ) {}

  getLocationType(): LocationType {
    const { sheet, row, column } = this.mark.place;
    const name =
      sheet === undefined ? 'SPREADSHEET' : row !== undefined ? 'ROW' : column !== undefined ? 'COLUMN' : 'SHEET';
    return enumNamed(DeveloperMetadataLocationType, name) as LocationType;
  }
  private on(): SheetShape | null {
    const { sheet } = this.mark.place;
    return sheet === undefined ? null : this.spreadsheet.sheetHandle({ id: sheet, name: this.mark.sheetName ?? '' });
  }
  getSheet(): SheetShape | null {
    return this.on();
  }
  getSpreadsheet(): SpreadsheetShape | null {
    return this.mark.place.sheet === undefined ? this.spreadsheet : null;
  }
  getRow(): RangeShape | null {
    const { row } = this.mark.place;
    return row === undefined ? null : (this.on()?.wholeRow(row) ?? null);
  }
  getColumn(): RangeShape | null {
    const { column } = this.mark.place;
    return column === undefined ? null : (this.on()?.wholeColumn(column) ?? null);
  }
}

class MarkHandle implements Mark {
  constructor(
    private readonly spreadsheet: SpreadsheetShape,
    private mark: MarkWire,
  ) {}

  getId(): number {
    return this.mark.id;
  }
  getKey(): string {
    return this.mark.key;
  }
  getValue(): string | null {
    return this.mark.value === '' ? null : this.mark.value;
  }
  getVisibility(): Visibility {
    return enumNamed(DeveloperMetadataVisibility, this.mark.visibility) as Visibility;
  }
  getLocation(): MarkLocation {
    return new MarkLocation(this.spreadsheet, this.mark);
  }
  private set(
    method: string,
    set: Partial<Pick<MarkWire, 'key' | 'value' | 'visibility'>> & { place?: MarkPlace | RangeRef },
  ): this {
    change(`DeveloperMetadata.${method}`, {
      kind: 'changeMark',
      spreadsheet: this.spreadsheet.id,
      id: this.mark.id,
      set,
    });
    const { place, ...rest } = set;
    this.mark = { ...this.mark, ...rest, ...(place && !('area' in place) && { place }) };
    return this;
  }
  setKey(key: string): this {
    return this.set('setKey', { key });
  }
  setValue(value: string): this {
    return this.set('setValue', { value });
  }
  setVisibility(visibility: Visibility): this {
    return this.set('setVisibility', {
      visibility: visibility === DeveloperMetadataVisibility.PROJECT ? 'PROJECT' : 'DOCUMENT',
    });
  }
  moveToColumn(column: GoogleAppsScript.Spreadsheet.Range): this {
    return this.set('moveToColumn', { place: rangeRef(column, 'DeveloperMetadata.moveToColumn') });
  }
  moveToRow(row: GoogleAppsScript.Spreadsheet.Range): this {
    return this.set('moveToRow', { place: rangeRef(row, 'DeveloperMetadata.moveToRow') });
  }
  moveToSheet(sheet: GoogleAppsScript.Spreadsheet.Sheet): this {
    return this.set('moveToSheet', { place: sheetRef(sheet, 'DeveloperMetadata.moveToSheet') });
  }
  moveToSpreadsheet(): this {
    return this.set('moveToSpreadsheet', { place: { spreadsheet: this.spreadsheet.id } });
  }
  remove(): void {
    change('DeveloperMetadata.remove', { kind: 'removeMark', spreadsheet: this.spreadsheet.id, id: this.mark.id });
  }
}

/** The finder: one crossing, at `find`. */
export class MarkFinder implements GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder {
  constructor(
    private readonly spreadsheet: SpreadsheetShape,
    private readonly place: MarkPlace | RangeRef,
    private readonly query: MarkQuery = {},
  ) {}

  private with(query: MarkQuery): this {
    Object.assign(this.query, query);
    return this;
  }
  find(): Mark[] {
    return marksAt('DeveloperMetadataFinder.find', this.spreadsheet, this.place, this.query);
  }
  onIntersectingLocations(): this {
    return this.with({ intersecting: true });
  }
  withId(id: number): this {
    return this.with({ id });
  }
  withKey(key: string): this {
    return this.with({ key });
  }
  withLocationType(type: LocationType): this {
    return this.with({ type: String(type) as NonNullable<MarkQuery['type']> });
  }
  withValue(value: string): this {
    return this.with({ value });
  }
  withVisibility(visibility: Visibility): this {
    return this.with({ visibility: String(visibility) as NonNullable<MarkQuery['visibility']> });
  }
}
refuseLacking(MarkHandle, 'Spreadsheet.DeveloperMetadata');
refuseLacking(MarkLocation, 'Spreadsheet.DeveloperMetadataLocation');
refuseLacking(MarkFinder, 'Spreadsheet.DeveloperMetadataFinder');
