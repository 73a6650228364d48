/** A range: where it lies and what its cells hold. Making one costs nothing; its bounds may wait for the first crossing. */
import { formatA1 } from '../../document/a1';
import type { Rect, ValidationRule } from '../../document/model';
import type { BlockPart, RangeRef, RichTextWire } from '../../runtime/change';
import { Exception, call, change } from '../port';
import { RichTextHandle } from './rich-text';
import { checkShape, fromWire, toWire } from './values';
import type { SheetShape } from './shapes';

type Area = RangeRef['area'];

function isRect(area: Area): area is Rect {
  return area !== 'data' && area.bottom !== undefined && area.right !== undefined;
}

export class RangeContent {
  constructor(
    /** The sheet's handle. */
    protected readonly on: SheetShape,
    private area: Area,
  ) {}

  /** How the range crosses. */
  get ref(): RangeRef {
    return { ...this.on.ref, area: this.area };
  }

  /** The corner, known even before the bounds are. */
  protected get corner(): { top: number; left: number } {
    return this.area === 'data' ? { top: 0, left: 0 } : this.area;
  }

  /** Bounds; asks for them when they are still open. */
  protected rect(method: string): Rect {
    if (!isRect(this.area)) this.area = call(`Range.${method}`, 'block.facts', { range: this.ref }).rect;
    return this.area as Rect;
  }

  protected read(method: string, part: BlockPart, single = false): readonly (readonly unknown[])[] {
    const reply = call(`Range.${method}`, 'block.read', { range: this.ref, part, single });
    if (!single || !isRect(this.area)) this.area = reply.rect;
    return reply.grid;
  }

  /** One value for every cell. */
  protected fill(method: string, part: BlockPart, value: unknown): this {
    change(`Range.${method}`, { kind: 'fill', range: this.ref, part, value });
    return this;
  }

  /** A value for each cell; `encode` makes it ready to cross. */
  protected write(
    method: string,
    part: BlockPart,
    grid: readonly (readonly unknown[])[],
    encode: (value: unknown) => unknown,
  ): this {
    const known = isRect(this.area) ? this.area : undefined;
    checkShape(grid, known && known.bottom - known.top + 1, known && known.right - known.left + 1, `Range.${method}`);
    change(`Range.${method}`, { kind: 'block', range: this.ref, part, grid: grid.map((row) => row.map(encode)) });
    return this;
  }

  getA1Notation(): string {
    if (this.area !== 'data' && !isRect(this.area)) {
      const { top, left, bottom, right } = this.area;
      const open = formatA1({ top, left, bottom: bottom ?? top, right: right ?? left });
      const [from = '', to = from] = open.split(':');
      if (bottom === undefined && top === 0) return `${from.replace(/\d/g, '')}:${to.replace(/\d/g, '')}`;
      if (right === undefined && left === 0) return `${from.replace(/\D/g, '')}:${to.replace(/\D/g, '')}`;
    }
    return formatA1(this.rect('getA1Notation'));
  }
  getRow(): number {
    return this.corner.top + 1;
  }
  getRowIndex(): number {
    return this.corner.top + 1;
  }
  getColumn(): number {
    return this.corner.left + 1;
  }
  getLastRow(): number {
    return this.rect('getLastRow').bottom + 1;
  }
  getLastColumn(): number {
    return this.rect('getLastColumn').right + 1;
  }
  getNumRows(): number {
    const rect = this.rect('getNumRows');
    return rect.bottom - rect.top + 1;
  }
  getNumColumns(): number {
    const rect = this.rect('getNumColumns');
    return rect.right - rect.left + 1;
  }
  getHeight(): number {
    return this.getNumRows();
  }
  getWidth(): number {
    return this.getNumColumns();
  }
  getGridId(): number {
    return this.on.ref.sheet;
  }
  isStartRowBounded(): boolean {
    return true;
  }
  isStartColumnBounded(): boolean {
    return true;
  }
  isEndRowBounded(): boolean {
    return this.area === 'data' || this.area.bottom !== undefined;
  }
  isEndColumnBounded(): boolean {
    return this.area === 'data' || this.area.right !== undefined;
  }

  getValues(): unknown[][] {
    return fromWire(this.read('getValues', 'values'));
  }
  getValue(): unknown {
    return fromWire(this.read('getValue', 'values', true))[0]?.[0];
  }
  getDisplayValues(): string[][] {
    return this.read('getDisplayValues', 'displayValues') as string[][];
  }
  getDisplayValue(): string {
    return this.read('getDisplayValue', 'displayValues', true)[0]?.[0] as string;
  }
  getFormulas(): string[][] {
    return this.read('getFormulas', 'formulas') as string[][];
  }
  getFormula(): string {
    return this.read('getFormula', 'formulas', true)[0]?.[0] as string;
  }
  getNotes(): string[][] {
    return this.read('getNotes', 'notes') as string[][];
  }
  getNote(): string {
    return this.read('getNote', 'notes', true)[0]?.[0] as string;
  }
  getRichTextValues(): (RichTextHandle | null)[][] {
    return this.read('getRichTextValues', 'richText').map(
      (row) => row.map((cell) => cell && new RichTextHandle(cell as RichTextWire)) as (RichTextHandle | null)[],
    );
  }
  getRichTextValue(): RichTextHandle | null {
    const cell = this.read('getRichTextValue', 'richText', true)[0]?.[0] as RichTextWire | null;
    return cell && new RichTextHandle(cell);
  }
  protected readRules(method: string, single: boolean): (ValidationRule | null)[][] {
    return this.read(method, 'validations', single) as (ValidationRule | null)[][];
  }

  setValues(values: readonly (readonly unknown[])[]): this {
    return this.write('setValues', 'values', values, toWire);
  }
  setValue(value: unknown): this {
    return this.fill('setValue', 'values', toWire(value));
  }
  setFormulas(formulas: readonly (readonly string[])[]): this {
    return this.write('setFormulas', 'formulas', formulas, String);
  }
  setFormula(formula: string): this {
    return this.fill('setFormula', 'formulas', formula);
  }
  setNotes(notes: readonly (readonly (string | null)[])[]): this {
    return this.write('setNotes', 'notes', notes, (note) => note ?? null);
  }
  setNote(note: string | null): this {
    return this.fill('setNote', 'notes', note);
  }
  setRichTextValues(values: readonly (readonly GoogleAppsScript.Spreadsheet.RichTextValue[])[]): this {
    return this.write('setRichTextValues', 'richText', values, richWire);
  }
  setRichTextValue(value: GoogleAppsScript.Spreadsheet.RichTextValue): this {
    return this.fill('setRichTextValue', 'richText', richWire(value));
  }
  clearContent(): this {
    return this.clearing('clearContent', { contentsOnly: true });
  }
  clearFormat(): this {
    return this.clearing('clearFormat', { formatOnly: true });
  }
  clearNote(): this {
    return this.clearing('clearNote', { commentsOnly: true });
  }
  clearDataValidations(): this {
    return this.clearing('clearDataValidations', { validationsOnly: true });
  }
  clear(options?: ClearOptions): this {
    return this.clearing('clear', options);
  }

  private clearing(method: string, options: ClearOptions | undefined): this {
    if (options?.skipFilteredRows === true)
      throw new Error('not supported by the local host: Range.clear with skipFilteredRows');
    change(`Range.${method}`, { kind: 'clear', range: this.ref, what: clearWhat(options) });
    return this;
  }
}

export interface ClearOptions {
  readonly commentsOnly?: boolean;
  readonly contentsOnly?: boolean;
  readonly formatOnly?: boolean;
  readonly validationsOnly?: boolean;
  readonly skipFilteredRows?: boolean;
}

/** What a clear takes away: everything but notes and rules when nothing is named. */
export function clearWhat(options: ClearOptions | undefined): {
  content: boolean;
  format: boolean;
  notes: boolean;
  validations: boolean;
} {
  const {
    commentsOnly: notes = false,
    contentsOnly: content = false,
    formatOnly: format = false,
    validationsOnly: validations = false,
  } = options ?? {};
  if (!notes && !content && !format && !validations)
    return { content: true, format: true, notes: false, validations: false };
  return { content, format, notes, validations };
}

function richWire(value: unknown): RichTextWire {
  if (!(value instanceof RichTextHandle)) {
    throw new Exception("The parameters don't match the method signature for SpreadsheetApp.Range.setRichTextValues.");
  }
  if (value.getText() === '') throw new Exception('Illegal argument: a rich text value must have text.');
  const { value: text, runs, link } = value.wire;
  return { value: text, ...(runs && { runs }), ...(link !== undefined && { link }) };
}
