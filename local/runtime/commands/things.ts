/** The things that lie on a sheet beside its cells: marks, protections, charts, filters, bandings. */
import { eachCell, overlaps } from '../../document/cells';
import { displayValue } from '../../document/display';
import type { Banding, Chart, Metadata, Protection, Rect, Sheet, SpreadsheetDocument } from '../../document/model';
import { without } from '../../document/without';
import { sheetWithId } from '../../document/sheets';
import type { Run } from '../run';
import { ServiceError } from '../service-error';
import { blockOf, documentOf, faceOf, mayEdit, sheetOf } from '../places';
import type { Commands } from '../port';
import type { Change, MarkPlace, MarkQuery, MarkWire, RangeRef, SheetFace } from '../change';

/** Marks of the host's own bookkeeping begin with this; no script sees them, as it sees no other project's. */
export const HOST_MARK = 'local-host-';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

function listOf(place: MarkPlace, run: Run): SpreadsheetDocument | Sheet {
  const document = documentOf(place.spreadsheet, run);
  if (place.sheet === undefined) return document;
  return sheetOf({ spreadsheet: place.spreadsheet, sheet: place.sheet }, run).sheet;
}

/** Marks sit on a whole row, a whole column, a sheet or the spreadsheet, and nowhere else. */
function markPlace(at: MarkPlace | RangeRef, run: Run): MarkPlace {
  if (!('area' in at)) return at;
  const { sheet, rect } = blockOf(at, run);
  const place = { spreadsheet: at.spreadsheet, sheet: at.sheet };
  if (rect.top === rect.bottom && rect.left === 0 && rect.right === sheet.columnCount - 1)
    return { ...place, row: rect.top };
  if (rect.left === rect.right && rect.top === 0 && rect.bottom === sheet.rowCount - 1)
    return { ...place, column: rect.left };
  throw new ServiceError(
    'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.',
  );
}

/** Adds a mark; one place may carry several of one key. */
export function markAt(change: Of<'mark'>, run: Run): void {
  const place = markPlace(change.at, run);
  const { row, column } = place;
  listOf(place, run).metadata.push({
    id: run.workplace.nextId(),
    key: change.key,
    value: change.value,
    visibility: change.visibility,
    ...(row !== undefined && { row }),
    ...(column !== undefined && { column }),
  });
  if (place.sheet !== undefined && place.spreadsheet === run.workplace.document.id) run.touch(place.sheet);
}

function ownerOf(document: SpreadsheetDocument, id: number): SpreadsheetDocument | Sheet | undefined {
  return [document, ...document.sheets].find((each) => each.metadata.some((mark) => mark.id === id));
}

export function updateMark(change: Of<'changeMark'>, run: Run): void {
  const document = documentOf(change.spreadsheet, run);
  const owner = ownerOf(document, change.id);
  const old = owner?.metadata.find((mark) => mark.id === change.id);
  if (!owner || !old) throw new ServiceError('The developer metadata no longer exists.');
  const { place: to, ...set } = change.set;
  if (!to) {
    owner.metadata = owner.metadata.map((mark) => (mark === old ? { ...mark, ...set } : mark));
    return;
  }
  const place = markPlace(to, run);
  owner.metadata = owner.metadata.filter((mark) => mark !== old);
  listOf(place, run).metadata.push({
    ...without({ ...old, ...set }, 'row', 'column'),
    ...(place.row !== undefined && { row: place.row }),
    ...(place.column !== undefined && { column: place.column }),
  });
}

export function removeMark(change: Of<'removeMark'>, run: Run): void {
  const owner = ownerOf(documentOf(change.spreadsheet, run), change.id);
  if (!owner) throw new ServiceError('The developer metadata no longer exists.');
  owner.metadata = owner.metadata.filter((mark) => mark.id !== change.id);
}

function typeOf(mark: Metadata, onSheet: boolean): NonNullable<MarkQuery['type']> {
  if (!onSheet) return 'SPREADSHEET';
  return mark.row !== undefined ? 'ROW' : mark.column !== undefined ? 'COLUMN' : 'SHEET';
}

function isWithin(mark: Metadata, area: Rect | undefined, intersecting: boolean): boolean {
  if (!area) return true;
  if (mark.row !== undefined) return mark.row >= area.top && mark.row <= area.bottom;
  if (mark.column !== undefined) return mark.column >= area.left && mark.column <= area.right;
  return intersecting;
}

/** Marks in a spreadsheet, on a sheet or in a range, with their places. */
export function findMarks({ place, query }: Commands['marks.find']['in'], run: Run): MarkWire[] {
  const document = documentOf(place.spreadsheet, run);
  const area = 'area' in place ? blockOf(place, run).rect : undefined;
  const sheets =
    place.sheet === undefined
      ? document.sheets
      : [sheetOf({ spreadsheet: place.spreadsheet, sheet: place.sheet }, run).sheet];
  const found: MarkWire[] = [];
  const collect = (marks: readonly Metadata[], sheet: Sheet | undefined) => {
    for (const mark of marks) {
      if (mark.key.startsWith(HOST_MARK)) continue;
      if (query.id !== undefined && mark.id !== query.id) continue;
      if (query.key !== undefined && mark.key !== query.key) continue;
      if (query.value !== undefined && mark.value !== query.value) continue;
      if (query.visibility !== undefined && mark.visibility !== query.visibility) continue;
      if (query.type !== undefined && typeOf(mark, sheet !== undefined) !== query.type) continue;
      if (!isWithin(mark, area, query.intersecting === true)) continue;
      found.push({
        ...mark,
        place: {
          spreadsheet: document.id,
          ...(sheet && { sheet: sheet.id }),
          ...(mark.row !== undefined && { row: mark.row }),
          ...(mark.column !== undefined && { column: mark.column }),
        },
        ...(sheet && { sheetName: sheet.name }),
      });
    }
  };
  if (place.sheet === undefined || query.intersecting === true) collect(document.metadata, undefined);
  for (const sheet of sheets) collect(sheet.metadata, sheet);
  return found;
}

export function addProtection({ sheet: ref, range }: Commands['protection.add']['in'], run: Run): Protection {
  const { sheet } = sheetOf(ref, run);
  const area = range && blockOf(range, run).rect;
  if (!area) {
    const old = sheet.protections.find((protection) => !protection.range);
    if (old) return old;
  }
  const made: Protection = {
    id: String(run.workplace.nextId()),
    ...(area && { range: area }),
    description: '',
    warningOnly: false,
    editors: [...run.workplace.state.users],
  };
  sheet.protections.push(made);
  if (ref.spreadsheet === run.workplace.document.id) run.touch(ref.sheet, true);
  return made;
}

export function listProtections(
  { spreadsheet, sheet, type }: Commands['protection.list']['in'],
  run: Run,
): Commands['protection.list']['out'] {
  const document = documentOf(spreadsheet, run);
  const sheets = sheet === undefined ? document.sheets : [sheetOf({ spreadsheet, sheet }, run).sheet];
  return sheets.flatMap((each) =>
    each.protections
      .filter((protection) => (protection.range !== undefined) === (type === 'RANGE'))
      .map((protection) => ({
        face: faceOf(each),
        protection,
        editable: mayEdit({ document, sheet: each }, protection.range, run),
      })),
  );
}

/** The owner and the one who runs the script always stay editors, whatever is asked. */
export function changeProtection(change: Of<'changeProtection'> | Of<'removeProtection'>, run: Run): void {
  const place = sheetOf(change.sheet, run);
  const { sheet } = place;
  const old = sheet.protections.find((protection) => protection.id === change.id);
  if (!old) throw new ServiceError('The protection no longer exists.');
  if (!mayEdit(place, old.range, run)) throw new ServiceError('You do not have permission to change this protection.');
  if (change.kind === 'removeProtection') {
    sheet.protections = sheet.protections.filter((protection) => protection !== old);
    return;
  }
  const owner = run.workplace.state.users[0];
  const editors = change.set.editors && [
    ...new Set([...(owner === undefined ? [] : [owner]), run.user, ...change.set.editors]),
  ];
  sheet.protections = sheet.protections.map((protection) =>
    protection === old ? { ...protection, ...change.set, ...(editors && { editors }) } : protection,
  );
}

export function changeChart(change: Of<'chart'> | Of<'removeChart'>, run: Run): void {
  const { sheet } = sheetOf(change.sheet, run);
  if (change.kind === 'removeChart') {
    if (!sheet.charts.some((chart) => chart.id === change.id)) throw new ServiceError('The chart no longer exists.');
    sheet.charts = sheet.charts.filter((chart) => chart.id !== change.id);
    return;
  }
  if (change.how === 'insert') {
    const made: Chart = { ...change.chart, id: run.workplace.nextId() };
    sheet.charts = [...sheet.charts, made];
    return;
  }
  const { id } = change.chart;
  if (id === null || !sheet.charts.some((chart) => chart.id === id))
    throw new ServiceError('The chart no longer exists.');
  sheet.charts = sheet.charts.map((chart) => (chart.id === id ? { ...change.chart, id } : chart));
}

export function createFilter({ range }: Commands['filter.create']['in'], run: Run): { rect: Rect } {
  const { sheet, rect } = blockOf(range, run);
  if (sheet.filter) throw new ServiceError("You can't create a filter in a sheet that already has a filter.");
  sheet.filter = { range: rect, hidden: {} };
  if (range.spreadsheet === run.workplace.document.id) run.touch(sheet.id, true);
  return { rect };
}

export function getFilter({ sheet: ref }: Commands['filter.get']['in'], run: Run): Commands['filter.get']['out'] {
  const { filter } = sheetOf(ref, run).sheet;
  if (!filter) return null;
  return {
    rect: filter.range,
    hidden: Object.entries(filter.hidden).map(([column, values]) => [Number(column), values]),
  };
}

export function changeFilter(change: Of<'filter'>, run: Run): void {
  const { sheet } = sheetOf(change.sheet, run);
  if (!sheet.filter) throw new ServiceError('The filter no longer exists.');
  if (change.remove === true) {
    delete sheet.filter;
    return;
  }
  if (change.column === undefined) return;
  const others = without(sheet.filter.hidden, change.column);
  sheet.filter = { ...sheet.filter, hidden: change.hidden ? { ...others, [change.column]: change.hidden } : others };
}

/** Rows that the filter hides. */
export function filteredRows(sheet: Sheet, locale: string): Set<number> {
  const rows = new Set<number>();
  const { filter } = sheet;
  if (!filter) return rows;
  for (const [column, values] of Object.entries(filter.hidden)) {
    const hidden = new Set(values);
    const index = Number(column);
    eachCell(sheet, { ...filter.range, top: filter.range.top + 1, left: index, right: index }, (cell, row) => {
      if (hidden.has(displayValue(cell, locale))) rows.add(row);
    });
  }
  return rows;
}

export function addBanding({ range, banding }: Commands['banding.add']['in'], run: Run): Banding {
  const { sheet, rect } = blockOf(range, run);
  if (sheet.bandings?.some((other) => overlaps(other.range, rect))) {
    throw new ServiceError(
      'You cannot add alternating background colors to a range that already has alternating background colors.',
    );
  }
  const made: Banding = { ...banding, id: run.workplace.nextId(), range: rect };
  sheet.bandings = [...(sheet.bandings ?? []), made];
  if (range.spreadsheet === run.workplace.document.id) run.touch(sheet.id, true);
  return made;
}

export function listBandings(
  request: Commands['banding.list']['in'],
  run: Run,
): { face: SheetFace; banding: Banding }[] {
  const within = request.range && blockOf(request.range, run);
  const sheets = within
    ? [within.sheet]
    : request.sheet
      ? [sheetOf(request.sheet, run).sheet]
      : documentOf(request.spreadsheet ?? '', run).sheets;
  return sheets.flatMap((sheet) =>
    (sheet.bandings ?? [])
      .filter((banding) => !within || overlaps(banding.range, within.rect))
      .map((banding) => ({ face: faceOf(sheet), banding })),
  );
}

export function changeBanding(change: Of<'changeBanding'>, run: Run): void {
  const { sheet } = sheetOf(change.sheet, run);
  const old = sheet.bandings?.find((banding) => banding.id === change.id);
  if (!old) throw new ServiceError('The banding no longer exists.');
  const rest = (sheet.bandings ?? []).filter((banding) => banding !== old);
  sheet.bandings = change.remove === true ? rest : [...rest, { ...old, ...change.set }];
}

/** The sheet that a named range lies on, for listings. */
export function listNames(
  { spreadsheet, sheet }: Commands['names.list']['in'],
  run: Run,
): Commands['names.list']['out'] {
  const document = documentOf(spreadsheet, run);
  return document.namedRanges.flatMap((named) => {
    const on = sheetWithId(document, named.sheetId);
    if (!on || (sheet !== undefined && on.id !== sheet)) return [];
    return [{ name: named.name, face: faceOf(on), rect: named.rect }];
  });
}
