/**
 * Turns the live document into what the page draws. Styles and validation rules are listed once a sheet: a plan of
 * ten thousand rows has a handful of them, and repeating each in every cell made the page wait for megabytes.
 */
import type { Cell, Sheet } from '../document/model';
import type { WireCell, WireSheet } from './wire';

/** Numbers values by what they hold. Cells share style objects, so most answers come without looking inside. */
class Pool<T extends object> {
  readonly list: T[] = [];
  private readonly byIdentity = new Map<T, number>();
  private readonly byContent = new Map<string, number>();

  numberOf(value: T): number {
    const known = this.byIdentity.get(value);
    if (known !== undefined) return known;
    const content = JSON.stringify(value);
    let number = this.byContent.get(content);
    if (number === undefined) {
      number = this.list.push(value) - 1;
      this.byContent.set(content, number);
    }
    this.byIdentity.set(value, number);
    return number;
  }
}

/** A sheet for the page: what it shows, without marks, protections and page setup. */
export function sheetSnapshot(sheet: Sheet): WireSheet {
  const styles = new Pool<NonNullable<Cell['style']>>();
  const validations = new Pool<NonNullable<Cell['validation']>>();
  const wireCell = (cell: Cell): WireCell => {
    const { style, validation, ...rest } = cell;
    const wire: WireCell = rest;
    if (style) wire.style = styles.numberOf(style);
    if (validation) wire.validation = validations.numberOf(validation);
    return wire;
  };
  // Array.from sees the holes of a sparse array; map would skip them and leave them holes.
  const rows = Array.from(sheet.rows, (row: Sheet['rows'][number] | undefined) =>
    row?.some((cell) => cell !== undefined)
      ? Array.from(row, (cell: Cell | undefined) => (cell ? wireCell(cell) : null))
      : null,
  );
  return {
    id: sheet.id,
    name: sheet.name,
    rowCount: sheet.rowCount,
    columnCount: sheet.columnCount,
    rows,
    styles: styles.list,
    validations: validations.list,
    merges: sheet.merges,
    frozenRows: sheet.frozenRows,
    frozenColumns: sheet.frozenColumns,
    hidden: sheet.hidden,
    tabColor: sheet.tabColor,
    columnWidths: sheet.columnWidths,
    rowHeights: sheet.rowHeights,
    hiddenRows: sheet.hiddenRows,
    hiddenColumns: sheet.hiddenColumns,
    conditionalRules: sheet.conditionalRules,
    charts: sheet.charts,
    filter: sheet.filter,
    formUrl: sheet.formUrl,
  };
}
