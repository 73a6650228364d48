/**
 * Catches what a person changes in the grid, cell by cell, whatever the way: typing, pasting, deleting, filling, undoing.
 *
 * What was typed goes to the host letter by letter as it was typed, because the host reads it as Google would
 * («1.09» is a date there, and not everywhere). What comes out of the grid's own memory (undo, fill) is a value already:
 * a text of it is marked with an apostrophe, so that «10-2» does not turn into a date on its way back.
 */
import { CellValueType, ICommandService, UndoCommandId } from '@univerjs/core';
import type { ICellData, ICommandInfo, IExecutionOptions, Injector, Nullable } from '@univerjs/core';
import { AFTER_CELL_EDIT, SheetInterceptorService } from '@univerjs/preset-sheets-core';
import type { PersonEdit } from '../../server/wire';
import { placeKey } from './sheet-changes';
import { plainText } from './univer-cells';

/** Marks the page's own changes of the grid, which are no edits. */
export const FROM_HOST = { onlyLocal: true, fromHost: true } as const;

interface Options {
  readonly injector: Injector;
  readonly unitId: string;
  /** Called once for all the cells of one action. */
  readonly onEdits: (edits: readonly PersonEdit[]) => void;
}

interface SetRangeValues {
  readonly unitId?: string;
  readonly subUnitId?: string;
  readonly cellValue?: Record<number, Record<number, Nullable<ICellData>>>;
}

/** Ahead of the grid's own number parser. */
const FIRST = 1_000;

export class PersonEdits {
  private readonly typed = new Map<string, string>();
  /** The cell whose input waits for the verdict of its validation rule. */
  private judged: string | null = null;
  private readonly held = new Map<string, PersonEdit>();
  /** Cells whose input was refused: the grid is about to put the old value back, which is no edit. */
  private readonly refused = new Set<string>();
  private batch = new Map<string, PersonEdit>();
  private scheduled = false;

  constructor(private readonly options: Options) {
    const { injector } = options;
    const interceptors = injector.get(SheetInterceptorService);
    interceptors.writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
      priority: FIRST,
      handler: (cell, { subUnitId, row, col }, next) => {
        const key = cellKey(subUnitId, row, col);
        this.judged = key;
        if (!cell) return next(cell);
        const raw = rawInput(cell);
        this.typed.set(key, raw);
        // Formulas go on through the grid's own machinery; any other text stands as typed until the host has read it.
        if (cell.f) return next(cell);
        return { ...cell, v: raw.replace(/^'/, ''), p: null, f: null, t: raw === '' ? null : CellValueType.STRING };
      },
    });
    // The grid's own judges of input answer late and let nobody after them speak, so the question itself is wrapped.
    const judge = interceptors.onValidateCell.bind(interceptors);
    interceptors.onValidateCell = async (workbook, worksheet, row, col) => {
      const accepted = await judge(workbook, worksheet, row, col);
      this.release(cellKey(worksheet.getSheetId(), row, col), accepted !== false);
      return accepted ?? true;
    };
    injector.get(ICommandService).onCommandExecuted((command, how) => this.look(command, how));
  }

  /** Tells what the coming change puts into cells: used for pasted text, which is read like typing. */
  expectTyped(sheetId: string, inputs: ReadonlyMap<string, string>): void {
    for (const [place, input] of inputs) this.typed.set(`${sheetId}!${place}`, input);
  }

  private look(command: Readonly<ICommandInfo>, how?: IExecutionOptions): void {
    if (command.id !== 'sheet.mutation.set-range-values') {
      // Whatever was typed is told by the change that follows at once; an undo later must not find it.
      if (command.id === UndoCommandId) this.typed.clear();
      return;
    }
    if (how?.onlyLocal || how?.['fromFormula']) return;
    const { unitId, subUnitId, cellValue } = (command.params ?? {}) as SetRangeValues;
    if (unitId !== this.options.unitId || subUnitId === undefined || !cellValue) return;
    for (const [row, cells] of Object.entries(cellValue)) {
      for (const [column, cell] of Object.entries(cells)) this.note(subUnitId, Number(row), Number(column), cell);
    }
  }

  private note(subUnitId: string, row: number, column: number, cell: Nullable<ICellData>): void {
    const key = cellKey(subUnitId, row, column);
    if (this.refused.delete(key)) return;
    const typed = this.typed.get(key);
    this.typed.delete(key);
    const input = typed ?? storedInput(cell);
    if (input === undefined) return;
    const edit = { sheetId: Number(subUnitId), row, column, input: input === '' ? null : input };
    if (this.judged === key) this.held.set(key, edit);
    else this.queue(key, edit);
  }

  private release(key: string, accepted: boolean): void {
    if (this.judged === key) this.judged = null;
    const edit = this.held.get(key);
    this.held.delete(key);
    if (!accepted) this.refused.add(key);
    else if (edit) this.queue(key, edit);
  }

  /** One action of a person may be several changes of the grid in a row; they go to the host as one. */
  private queue(key: string, edit: PersonEdit): void {
    this.batch.set(key, edit);
    if (this.scheduled) return;
    this.scheduled = true;
    queueMicrotask(() => {
      this.scheduled = false;
      const edits = [...this.batch.values()];
      this.batch = new Map();
      this.options.onEdits(edits);
    });
  }
}

function cellKey(subUnitId: string, row: number, column: number): string {
  return `${subUnitId}!${placeKey(row, column)}`;
}

/** The letters that a person left in the cell editor. */
function rawInput(cell: ICellData): string {
  if (typeof cell.f === 'string' && cell.f !== '') return cell.f;
  if (cell.p) return plainText(cell.p);
  if (cell.v === undefined || cell.v === null) return '';
  // The editor has eaten the apostrophe that says «this is text».
  return cell.t === CellValueType.FORCE_STRING ? `'${String(cell.v)}` : String(cell.v);
}

/** A cell that the grid put there by itself; undefined where only its looks changed. */
function storedInput(cell: Nullable<ICellData>): PersonEdit['input'] | undefined {
  if (!cell) return null;
  if (cell.f) return cell.f;
  if (cell.p) return asText(plainText(cell.p));
  if (!('v' in cell)) return 'p' in cell || 'f' in cell ? null : undefined;
  if (cell.v === undefined || cell.v === null) return null;
  if (cell.t === CellValueType.BOOLEAN) return cell.v === 1 || cell.v === true;
  return typeof cell.v === 'string' ? asText(cell.v) : cell.v;
}

/** Only what might be read as something else needs the mark. */
function asText(text: string): string {
  return /^['=+\-@]|\d|^(?:true|false|истина|ложь)$/i.test(text) ? `'${text}` : text;
}
