/**
 * The spreadsheet on the page: Univer's grid, kept equal to the host's document. Everything the host changes is put in
 * as differences; everything the person changes comes out through `onEdits`.
 */
import { CellValueType, ICommandService, IUndoRedoService, LifecycleStages, LocaleType } from '@univerjs/core';
import type { ICellData, Injector, IResources, IWorkbookData, Univer } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/lib/facade';
import type { LineChange, PageState, PersonEdit, Rect, WireSheet } from '../../server/wire';
import { isAllowed } from './command-policy';
import { isLineCommand, lineChange } from './line-commands';
import type { LineCommand } from './line-commands';
import { createUniver } from './create-univer';
import { readPasted } from './pasted-table';
import type { PastedTable } from './pasted-table';
import { FROM_HOST, PersonEdits } from './person-edits';
import { RowFitter } from './row-fitter';
import { placeKey, sheetChanges } from './sheet-changes';
import { toConditionalRules, toNotes, toValidations } from './univer-rules';
import { gridSheetId, toRect, toWorksheet } from './univer-sheet';
import { DEFAULT_STYLE } from './univer-styles';

const UNIT = 'workbook';

/** Pixels at the lower and right edge that scroll bars and tabs cover. */
const EDGE = { right: 18, bottom: 90 };

/** How far to scroll so that a stretch lies between two edges; its beginning counts more than its end. */
function pull(from: number, length: number, low: number, high: number): number {
  if (from < low) return from - low;
  const over = from + length - high;
  return over > 0 ? Math.min(over, from - low) : 0;
}

export interface GridHooks {
  /** What the person changed; resolves when the host has taken it, rejects where it refused. */
  readonly onEdits: (edits: readonly PersonEdit[]) => Promise<void>;
  /** The person went to another sheet or other cells; `selection` tells where. */
  readonly onSelect: () => void;
  /** The host's state of a sheet is wanted anew. */
  readonly onStale: (sheetId: number) => void;
  /** Rows or columns put in or taken out; absent where the host cannot. */
  readonly onLines?: (change: LineChange) => void;
  /** The grid was scrolled, zoomed, or shows another sheet: what lies over it must move. */
  readonly onView: () => void;
  /** A paste that the sheet has no room for, and the like: a message for the person. */
  readonly onRefused: (message: string) => void;
}

export class Grid {
  readonly api: FUniver;
  private readonly univer: Univer;
  private readonly injector: Injector;
  private readonly shown = new Map<number, WireSheet>();
  /** Cells on their way to the host, with the number of edits of each: `sheetId!row:column`. */
  private readonly pending = new Map<string, number>();
  /** Cells the person changed since the host last told their state. */
  private readonly touched = new Set<string>();
  private readonly edits: PersonEdits;
  private readonly fitter: RowFitter;
  /** Sheets that were not looked at yet: their rows are measured when they are. */
  private readonly unmeasured = new Set<number>();
  private locked = false;
  /** The table is on the screen. */
  readonly rendered: Promise<void>;

  constructor(
    private readonly container: HTMLElement,
    state: PageState,
    private readonly hooks: GridHooks,
  ) {
    const { univer, api } = createUniver(container, { lines: hooks.onLines !== undefined });
    this.univer = univer;
    this.api = api;
    this.injector = univer.__getInjector();
    for (const sheet of state.sheets) this.shown.set(sheet.id, sheet);
    api.createWorkbook(workbookData(state));
    this.watchCommands();
    this.watchContainer();
    this.edits = new PersonEdits({
      injector: this.injector,
      unitId: UNIT,
      onEdits: (edits) => void this.send(edits),
    });
    this.fitter = new RowFitter(this.injector, UNIT);
    for (const sheet of state.sheets) this.unmeasured.add(sheet.id);
    const active = state.sheets.find((sheet) => sheet.id === state.activeSheetId && !sheet.hidden);
    if (active) this.activate(active.id);
    this.rendered = new Promise((resolve) => {
      this.api.addEvent(this.api.Event.LifeCycleChanged, ({ stage }) => {
        if (stage !== LifecycleStages.Rendered) return;
        this.measureActive();
        resolve();
      });
    });
  }

  /** Number of cells on their way to the host. */
  get pendingCells(): number {
    return this.pending.size;
  }

  sheet(sheetId: number): WireSheet | undefined {
    return this.shown.get(sheetId);
  }

  activeSheetId(): number {
    return Number(this.workbook().getActiveSheet().getSheetId());
  }

  /** Where the person is. */
  selection(): { sheetId: number; selection: Rect } {
    const range = this.workbook().getActiveSheet().getSelection()?.getActiveRange()?.getRange();
    const selection = range ? toRect(range) : { top: 0, left: 0, bottom: 0, right: 0 };
    return { sheetId: this.activeSheetId(), selection };
  }

  /** While locked the grid can be read and nothing else. */
  setLocked(locked: boolean): void {
    this.locked = locked;
  }

  /** Shows a sheet, and where a cell is given scrolls to it and selects it. */
  activate(sheetId: number, cell?: { readonly row: number; readonly column: number }): void {
    const sheet = this.workbook().getSheetBySheetId(gridSheetId(sheetId));
    if (!sheet) return;
    this.workbook().setActiveSheet(sheet);
    if (!cell) return;
    sheet.getRange(cell.row, cell.column).activate();
    this.reveal(sheetId, cell.row, cell.column);
  }

  /** Shows a sheet and scrolls as far as a cell needs to be seen; the selection stays. */
  reveal(sheetId: number, row: number, column: number): void {
    if (this.activeSheetId() !== sheetId) this.activate(sheetId);
    const sheet = this.workbook().getActiveSheet();
    const cell = this.cellOnScreen(row, column);
    const frozen = this.cellOnScreen(sheet.getFrozenRows(), sheet.getFrozenColumns(), false);
    const { clientWidth, clientHeight } = this.container;
    const offsetX =
      column < sheet.getFrozenColumns() ? 0 : pull(cell.x, cell.width, frozen.x, clientWidth - EDGE.right);
    const offsetY = row < sheet.getFrozenRows() ? 0 : pull(cell.y, cell.height, frozen.y, clientHeight - EDGE.bottom);
    if (offsetX !== 0 || offsetY !== 0) {
      void this.api.executeCommand('sheet.command.set-scroll-relative', { offsetX, offsetY });
    }
  }

  /**
   * Where a cell of the active sheet is drawn, in pixels from the corner of the grid's canvas.
   *
   * @param scrolled whether the scroll counts; frozen lines stay where they are
   */
  cellOnScreen(row: number, column: number, scrolled = true): { x: number; y: number; width: number; height: number } {
    const sheet = this.workbook().getActiveSheet();
    const { x, y, width, height } = sheet.getRange(row, column).getCellRect();
    // The grid's scroll is as many lines from the sheet's beginning as its state says, frozen lines or not.
    const { sheetViewStartRow, sheetViewStartColumn, offsetX, offsetY } = sheet.getScrollState();
    const beginning = sheet.getRange(0, 0).getCellRect();
    const first = sheet.getRange(sheetViewStartRow, sheetViewStartColumn).getCellRect();
    const dx = scrolled && column >= sheet.getFrozenColumns() ? first.x - beginning.x + offsetX : 0;
    const dy = scrolled && row >= sheet.getFrozenRows() ? first.y - beginning.y + offsetY : 0;
    return { x: x - dx, y: y - dy, width, height };
  }

  /** Where the table is painted, in pixels of the window: under the line of formulas. */
  canvasBox(): DOMRect {
    const areas = Array.from(this.container.querySelectorAll('canvas'), (canvas) => canvas.getBoundingClientRect());
    const [largest] = areas.sort((a, b) => b.width * b.height - a.width * a.height);
    return largest ?? this.container.getBoundingClientRect();
  }

  /** Where cells begin on the canvas, right under the headings of columns and after the frozen lines; and the zoom. */
  view(): { origin: Record<'header' | 'body', { x: number; y: number }>; zoom: number } {
    const sheet = this.workbook().getActiveSheet();
    const zoom = sheet.getZoom();
    const at = ({ x, y }: { x: number; y: number }): { x: number; y: number } => ({ x: x * zoom, y: y * zoom });
    const first = this.cellOnScreen(0, 0, false);
    const body = this.cellOnScreen(sheet.getFrozenRows(), sheet.getFrozenColumns(), false);
    return { origin: { header: at(first), body: at(body) }, zoom };
  }

  /** Whether the cell stays where it is while the rest is scrolled. */
  isFrozen(row: number, column: number): boolean {
    const sheet = this.workbook().getActiveSheet();
    return row < sheet.getFrozenRows() || column < sheet.getFrozenColumns();
  }

  focus(): void {
    void this.api.executeCommand('sheet.operation.set-selections', {
      unitId: UNIT,
      subUnitId: this.workbook().getActiveSheet().getSheetId(),
      selections: this.workbook()
        .getActiveSheet()
        .getSelection()
        ?.getActiveRangeList()
        .map((range) => ({ range: range.getRange(), primary: null, style: null })),
    });
  }

  /** Whether something stands in the lines that a change takes out. */
  hasContent({ sheetId, axis, at, count }: LineChange): boolean {
    const inside = (index: number): boolean => index >= at && index < at + count;
    const rows = this.shown.get(sheetId)?.rows ?? [];
    return rows.some((row, rowIndex) =>
      row?.some((cell, column) => inside(axis === 'rows' ? rowIndex : column) && (cell?.value ?? '') !== ''),
    );
  }

  /** Takes new states of some sheets; what the person is typing or has not sent yet stays. */
  update(sheets: readonly WireSheet[]): void {
    for (const after of sheets) {
      const before = this.shown.get(after.id);
      if (before) this.apply(before, after);
    }
  }

  /** Takes the whole document: sheets that came, went or changed their order as well. */
  replace(sheets: readonly WireSheet[]): void {
    const wanted = new Set(sheets.map((sheet) => sheet.id));
    sheets.forEach((sheet, index) => {
      if (!this.shown.has(sheet.id)) this.insert(sheet, index);
    });
    for (const id of [...this.shown.keys()]) if (!wanted.has(id)) this.remove(id, sheets);
    sheets.forEach((sheet, toOrder) => {
      const fromOrder = this.order().indexOf(gridSheetId(sheet.id));
      if (fromOrder === toOrder) return;
      this.mutate('sheet.mutation.set-worksheet-order', { subUnitId: gridSheetId(sheet.id), fromOrder, toOrder });
    });
    this.update(sheets);
  }

  dispose(): void {
    this.univer.dispose();
  }

  workbook(): NonNullable<ReturnType<FUniver['getActiveWorkbook']>> {
    const workbook = this.api.getActiveWorkbook();
    if (!workbook) throw new Error('The grid has no workbook.');
    return workbook;
  }

  private order(): string[] {
    return this.workbook()
      .getSheets()
      .map((sheet) => sheet.getSheetId());
  }

  private mutate(id: string, params: object): void {
    this.injector.get(ICommandService).syncExecuteCommand(id, { unitId: UNIT, ...params }, FROM_HOST);
  }

  private apply(before: WireSheet, after: WireSheet): void {
    const prefix = `${after.id}!`;
    const own = (keys: Iterable<string>): Set<string> => {
      const places = [...keys].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
      return new Set(places);
    };
    const pending = own(this.pending.keys());
    const edited = this.editedCell();
    if (edited?.startsWith(prefix)) {
      // The grid would throw away what is being typed. The cell gets its due when the typing ends.
      pending.add(edited.slice(prefix.length));
      this.touched.add(edited);
    }
    const changes = sheetChanges({ unitId: UNIT, before, after, pending, touched: own(this.touched) });
    for (const { id, params } of changes.mutations) this.mutate(id, params);
    for (const key of [...this.touched]) {
      if (key.startsWith(prefix) && !pending.has(key.slice(prefix.length))) this.touched.delete(key);
    }
    this.shown.set(after.id, after);
    // What the add-on moved about must not be overwritten by undoing an older input at its old place.
    if (changes.foreign > 0) this.injector.get(IUndoRedoService).clearUndoRedo(UNIT);
    const [first, last] = [changes.rows[0], changes.rows.at(-1)];
    if (first !== undefined && last !== undefined) this.fitRows(after.id, first, last);
  }

  /** The cell whose editor is open, as `sheetId!row:column`. */
  private editedCell(): string | null {
    const workbook = this.workbook();
    if (!workbook.isCellEditing()) return null;
    const cell = workbook.getActiveSheet().getActiveCell();
    return cell ? `${cell.getSheetId()}!${placeKey(cell.getRow(), cell.getColumn())}` : null;
  }

  private insert(sheet: WireSheet, index: number): void {
    this.mutate('sheet.mutation.insert-sheet', { index, sheet: toWorksheet(sheet) });
    const subUnitId = gridSheetId(sheet.id);
    for (const rule of toValidations(sheet)) {
      this.mutate('data-validation.mutation.addRule', { subUnitId, rule, source: 'patched' });
    }
    for (const rule of [...toConditionalRules(sheet)].reverse()) {
      this.mutate('sheet.mutation.add-conditional-rule', { subUnitId, rule });
    }
    for (const note of toNotes(sheet)) {
      this.mutate('sheet.mutation.update-note', {
        sheetId: subUnitId,
        row: note.row,
        col: note.col,
        note,
        silent: true,
      });
    }
    this.shown.set(sheet.id, sheet);
    this.unmeasured.add(sheet.id);
  }

  private remove(sheetId: number, remaining: readonly WireSheet[]): void {
    if (this.activeSheetId() === sheetId) {
      const next = remaining.find((sheet) => !sheet.hidden);
      if (next) this.activate(next.id);
    }
    const subUnitId = gridSheetId(sheetId);
    this.mutate('sheet.mutation.remove-sheet', { subUnitId, subUnitName: this.shown.get(sheetId)?.name ?? '' });
    this.shown.delete(sheetId);
    this.unmeasured.delete(sheetId);
    this.fitter.drop(subUnitId);
  }

  private fitRows(sheetId: number, from: number, to: number): void {
    if (!this.unmeasured.has(sheetId)) this.fitter.fit(gridSheetId(sheetId), from, to);
  }

  private measureActive(): void {
    const sheetId = this.activeSheetId();
    if (this.unmeasured.delete(sheetId)) this.fitRows(sheetId, 0, (this.shown.get(sheetId)?.rows.length ?? 0) - 1);
  }

  /** The grid ticks a box with 1 and 0; the document holds true and false. */
  private ticked(edit: PersonEdit): PersonEdit {
    if (edit.input !== 1 && edit.input !== 0) return edit;
    const sheet = this.shown.get(edit.sheetId);
    const rule = sheet?.rows[edit.row]?.[edit.column]?.validation;
    const isBox = rule !== undefined && sheet?.validations[rule]?.criteria === 'CHECKBOX';
    return isBox && sheet.validations[rule]?.args.length === 0 ? { ...edit, input: edit.input === 1 } : edit;
  }

  private async send(typed: readonly PersonEdit[]): Promise<void> {
    const edits = typed.map((edit) => this.ticked(edit));
    const keys = edits.map((edit) => `${edit.sheetId}!${placeKey(edit.row, edit.column)}`);
    for (const key of keys) {
      this.pending.set(key, (this.pending.get(key) ?? 0) + 1);
      this.touched.add(key);
    }
    try {
      await this.hooks.onEdits(edits);
    } finally {
      for (const key of keys) {
        const left = (this.pending.get(key) ?? 1) - 1;
        if (left === 0) this.pending.delete(key);
        else this.pending.set(key, left);
      }
    }
  }

  private watchCommands(): void {
    this.api.addEvent(this.api.Event.BeforeCommandExecute, (event) => {
      const { id } = event;
      const params: unknown = event.params;
      if (id === 'sheet.command.paste-by-short-key') {
        event.cancel = true;
        const { htmlContent = '', textContent = '' } = (params ?? {}) as { htmlContent?: string; textContent?: string };
        this.paste(readPasted(htmlContent, textContent));
      } else if (id === 'univer.command.paste') {
        event.cancel = true;
        void this.pasteFromClipboard();
      } else if (id === 'univer.command.cut') {
        event.cancel = true;
        void this.cut();
      } else if (isLineCommand(id)) {
        event.cancel = true;
        this.changeLines(id, params);
      } else if (!isAllowed(id) || (this.locked && !isReading(id))) {
        event.cancel = true;
      }
    });
    this.api.addEvent(this.api.Event.CommandExecuted, ({ id }) => {
      this.hooks.onView();
      if (id === 'sheet.operation.set-selections') this.hooks.onSelect();
    });
    this.api.addEvent(this.api.Event.ActiveSheetChanged, () => {
      this.measureActive();
      this.hooks.onSelect();
    });
    this.api.addEvent(this.api.Event.SheetEditEnded, ({ worksheet }) => {
      const sheetId = Number(worksheet.getSheetId());
      if ([...this.touched].some((key) => key.startsWith(`${sheetId}!`))) this.hooks.onStale(sheetId);
    });
  }

  private watchContainer(): void {
    // A double click on a tab would open a field for its new name.
    document.addEventListener(
      'dblclick',
      (event) => {
        const onTab = event.target instanceof Element && event.target.closest('[data-u-comp="slide-tab-bar"]');
        if (onTab) event.stopPropagation();
      },
      true,
    );
    // Escape reaches the field inside the drop-down, and goes no further by itself.
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape') void this.api.executeCommand('sheet.operation.hide-data-validation-dropdown', {});
      },
      true,
    );
  }

  private changeLines(id: LineCommand, params: unknown): void {
    const sheet = this.workbook().getActiveSheet();
    const range = sheet.getSelection()?.getActiveRange()?.getRange();
    if (!range || this.locked) return;
    const asked = (params as { value?: unknown } | undefined)?.value;
    const change = lineChange(id, Number(sheet.getSheetId()), toRect(range), typeof asked === 'number' ? asked : null);
    this.hooks.onLines?.(change);
  }

  private async cut(): Promise<void> {
    if (await this.api.executeCommand('univer.command.copy')) {
      await this.api.executeCommand('sheet.command.clear-selection-content');
    }
  }

  private async pasteFromClipboard(): Promise<void> {
    try {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string): Promise<string> =>
        item?.types.includes(type) ? (await item.getType(type)).text() : '';
      this.paste(readPasted(await read('text/html'), await read('text/plain')));
    } catch {
      this.hooks.onRefused('Браузер не дал прочитать буфер обмена. Нажмите Ctrl+V.');
    }
  }

  /** Puts texts at the selection; one text fills all of it. */
  private paste(table: PastedTable): void {
    const sheet = this.workbook().getActiveSheet();
    const selection = sheet.getSelection()?.getActiveRange()?.getRange();
    const width = Math.max(0, ...table.map((row) => row.length));
    if (this.locked || !selection || width === 0) return;
    const single = table.length === 1 && width === 1;
    const height = single ? selection.endRow - selection.startRow + 1 : table.length;
    const across = single ? selection.endColumn - selection.startColumn + 1 : width;
    if (selection.startRow + height > sheet.getMaxRows() || selection.startColumn + across > sheet.getMaxColumns()) {
      this.hooks.onRefused('Вставка не помещается на листе: выберите ячейку выше или левее.');
      return;
    }
    const value: Record<number, Record<number, ICellData>> = {};
    const inputs = new Map<string, string>();
    for (let r = 0; r < height; r++) {
      for (let c = 0; c < across; c++) {
        const text = (single ? table[0]?.[0] : table[r]?.[c]) ?? '';
        const [row, column] = [selection.startRow + r, selection.startColumn + c];
        (value[row] ??= {})[column] = { v: text, t: text === '' ? null : CellValueType.STRING, p: null, f: null };
        inputs.set(placeKey(row, column), text);
      }
    }
    this.edits.expectTyped(sheet.getSheetId(), inputs);
    void this.api.executeCommand('sheet.command.set-range-values', {
      unitId: UNIT,
      subUnitId: sheet.getSheetId(),
      range: {
        ...selection,
        endRow: selection.startRow + height - 1,
        endColumn: selection.startColumn + across - 1,
      },
      value,
    });
  }
}

/** What stays possible in a locked grid: moving about and copying. */
function isReading(id: string): boolean {
  return (
    !/\.(?:set-range-values|clear-selection-content|auto-clear-content|auto-fill|refill|copy-down|copy-right|toggle-cell-checkbox|quick-sum|set-cell-edit-visible(?:-f2)?|undo|redo)$/.test(
      id,
    ) || id.includes('.mutation.')
  );
}

function workbookData(state: PageState): Partial<IWorkbookData> {
  const { sheets } = state;
  const bySheet = (of: (sheet: WireSheet) => unknown): string =>
    JSON.stringify(Object.fromEntries(sheets.map((sheet) => [gridSheetId(sheet.id), of(sheet)])));
  const notes = (sheet: WireSheet): object => {
    const rows: Record<number, Record<number, object>> = {};
    for (const note of toNotes(sheet)) (rows[note.row] ??= {})[note.col] = note;
    return rows;
  };
  const resources: IResources = [
    { name: 'SHEET_DATA_VALIDATION_PLUGIN', data: bySheet(toValidations) },
    { name: 'SHEET_CONDITIONAL_FORMATTING_PLUGIN', data: bySheet(toConditionalRules) },
    { name: 'SHEET_NOTE_PLUGIN', data: bySheet(notes) },
  ];
  return {
    id: UNIT,
    name: state.documentName,
    locale: LocaleType.RU_RU,
    defaultStyle: DEFAULT_STYLE,
    styles: {},
    sheetOrder: sheets.map((sheet) => gridSheetId(sheet.id)),
    sheets: Object.fromEntries(sheets.map((sheet) => [gridSheetId(sheet.id), toWorksheet(sheet)])),
    resources,
  };
}
