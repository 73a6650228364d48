/**
 * The spreadsheet on the page: Univer's grid, kept equal to the host's document. Everything the host changes is put in
 * as differences; everything the person changes comes out through `onEdits`.
 */
import { ICommandService, IPermissionService, IUndoRedoService, LifecycleStages } from '@univerjs/core';
import type { Injector, Univer } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/lib/facade';
import { WorkbookRenameSheetPermission } from '@univerjs/preset-sheets-core';
import type { LineChange, PageState, PersonEdit, Rect, WireSheet } from '../../server/wire';
import { isAllowed, isReading } from './command-policy';
import { isLineCommand, lineChange } from './line-commands';
import type { LineCommand } from './line-commands';
import { createUniver } from './create-univer';
import { GridView, type ActiveSheet } from './grid-view';
import { readPasted } from './pasted-table';
import { Pasting } from './pasting';
import { FROM_HOST, PersonEdits } from './person-edits';
import { RowFitter } from './row-fitter';
import { placeKey, rulesTakenAway, sheetChanges } from './sheet-changes';
import { toConditionalRules, toNotes, toValidations } from './univer-rules';
import { gridSheetId, toRect, toWorksheet } from './univer-sheet';
import { UNIT, workbookData } from './workbook-data';

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
  private readonly pasting: Pasting;
  /** The active sheet as it is painted. */
  readonly view: GridView;
  /** Sheets that were not looked at yet: their rows are measured when they are. */
  private readonly unmeasured = new Set<number>();
  private locked = false;
  /** The table is on the screen. */
  readonly rendered: Promise<void>;

  constructor(
    container: HTMLElement,
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
    const activeSheet = (): ActiveSheet => this.workbook().getActiveSheet();
    this.view = new GridView(api, container, activeSheet);
    this.pasting = new Pasting(api, activeSheet, {
      onTexts: (sheetId, inputs) => this.edits.expectTyped(sheetId, inputs),
      onRefused: hooks.onRefused,
    });
    for (const sheet of state.sheets) this.unmeasured.add(sheet.id);
    const active = state.sheets.find((sheet) => sheet.id === state.activeSheetId && !sheet.hidden);
    if (active) this.activate(active.id);
    this.rendered = new Promise((resolve) => {
      this.api.addEvent(this.api.Event.LifeCycleChanged, ({ stage }) => {
        if (stage !== LifecycleStages.Rendered) return;
        // A second click on a tab would open a field for its new name. Before this stage the grid puts its own rights in.
        this.injector.get(IPermissionService).updatePermissionPoint(new WorkbookRenameSheetPermission(UNIT).id, false);
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
    void this.view.reveal(cell.row, cell.column);
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
    const before = this.shown.get(sheetId);
    // The grid would keep the rules for a sheet of the same number, and offer to undo what was typed into this one.
    if (before) for (const { id, params } of rulesTakenAway(UNIT, before)) this.mutate(id, params);
    this.injector.get(IUndoRedoService).clearUndoRedo(UNIT);
    this.mutate('sheet.mutation.remove-sheet', { subUnitId, subUnitName: before?.name ?? '' });
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
        if (!this.locked) this.pasting.paste(readPasted(htmlContent, textContent));
      } else if (id === 'univer.command.paste') {
        event.cancel = true;
        if (!this.locked) void this.pasting.pasteFromClipboard();
      } else if (id === 'univer.command.cut') {
        event.cancel = true;
        void this.pasting.cut();
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
}
