/** How a sheet of the add-on is described: its columns, the names under which it is found, what to do when it is not there. */

/**
 * How a cell is stored: `text` is never parsed, `day` is a real date shown as dd.mm.yyyy, `number` a whole number, `figure`
 * any number, or words where there is none, `flag` a checkbox.
 */
export type ColumnKind = 'text' | 'day' | 'number' | 'figure' | 'flag';

export interface Column {
  readonly title: string;
  readonly kind: ColumnKind;
  /** pixels */
  readonly width: number;
  /** Further header words under which the column is found. */
  readonly accepted?: readonly string[];
  /** Allowed values, offered as a list; other text stays possible. */
  readonly choices?: readonly string[];
}

export interface SheetSchema {
  readonly name: string;
  /** Further names under which the sheet is found. */
  readonly acceptedNames?: readonly string[];
  readonly columns: readonly Column[];
  /** Columns without which the sheet is no such sheet; also what it is recognised by when it was renamed. */
  readonly required: readonly string[];
  /** What to do when the sheet is missing. */
  readonly advice: string;
  /**
   * Choices are offered when the sheet is written again, not when it is made: for a command that has no service call left
   * the first time.
   */
  readonly lateChoices?: true;
}

/** Width of a new column in pixels; setting it again would be one more call. */
export const defaultWidth = 100;

export const text = (title: string, width = defaultWidth, more: Partial<Column> = {}): Column => ({
  title,
  kind: 'text',
  width,
  ...more,
});
export const day = (title: string): Column => ({ title, kind: 'day', width: defaultWidth });
export const number = (title: string, width = defaultWidth): Column => ({ title, kind: 'number', width });
export const figure = (title: string, width = defaultWidth): Column => ({ title, kind: 'figure', width });
export const flag = (title: string, width = defaultWidth): Column => ({ title, kind: 'flag', width });
