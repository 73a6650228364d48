/**
 * Which of the grid's commands a person may use here. The document keeps values that people type; looks, sizes of the
 * sheet and rules belong to the add-on. A command that the document could not keep is refused before it does anything,
 * so that the page never shows what the file will not hold.
 */

/** Commands that change what the document keeps, or only what is on the screen. */
const ALLOWED = new Set([
  // Values: typing, emptying, filling, ticking.
  'sheet.command.set-range-values',
  'sheet.command.clear-selection-content',
  'sheet.command.auto-clear-content',
  'sheet.command.auto-fill',
  'sheet.command.refill',
  'sheet.command.copy-down',
  'sheet.command.copy-right',
  'sheet.command.toggle-cell-checkbox',
  'sheets-formula.command.quick-sum',
  'formula.command.insert-function',
  // Moving about.
  'sheet.command.change-zoom-ratio',
  'sheet.command.set-zoom-ratio',
  'sheet.command.expand-selection',
  'sheet.command.move-selection',
  'sheet.command.move-selection-enter-tab',
  'sheet.command.scroll-to-cell',
  'sheet.command.scroll-view',
  'sheet.command.scroll-view-reset',
  'sheet.command.select-all',
  'sheet.command.select-range',
  'sheet.command.set-scroll-relative',
  'sheet.command.set-worksheet-activate',
  // Own view of a sheet: kept until the page is closed.
  'sheet.command.delta-column-width',
  'sheet.command.delta-row-height',
  'sheet.command.set-col-auto-width',
  'sheet.command.set-col-is-auto-width',
  'sheet.command.set-row-is-auto-height',
  'sheet.command.set-worksheet-col-width',
  'sheet.command.set-row-height',
  'sheet.command.set-filter-criteria',
  'sheet.command.clear-filter-criteria',
  'sheet.command.re-calc-filter',
  'sheet.command.toggle-note-popup',
]);

/** Looks of single letters inside a cell: shortcuts of the cell editor. */
const EDITOR_LOOKS =
  /^(?:doc\.command\.(?:set-inline-format|.*list.*|align.*|.*heading.*)|sheet\.command\.set-range-(?:bold|italic|underline|stroke))/;

/** Panels of the grid that edit what the document would not keep. */
const PANELS = new Set([
  'sheet.operation.add-note-popup',
  'sheet.operation.rename-sheet',
  'data-validation.operation.open-validation-panel',
  'data-validation.operation.toggle-validation-panel',
  'sheet.operation.open.conditional.formatting.panel',
  'sheet.operation.open.numfmt.panel',
  'sheet-permission.operation.openDialog',
  'sheet-permission.operation.openPanel',
]);

/** Whether the grid may carry a command out. Mutations and inner operations are parts of allowed commands. */
export function isAllowed(id: string): boolean {
  if (PANELS.has(id) || EDITOR_LOOKS.test(id)) return false;
  return !/^(?:sheet|sheets|data-validation)\.command\./.test(id) || ALLOWED.has(id);
}

/** What stays possible in a locked grid: moving about and copying. */
export function isReading(id: string): boolean {
  return (
    !/\.(?:set-range-values|clear-selection-content|auto-clear-content|auto-fill|refill|copy-down|copy-right|toggle-cell-checkbox|quick-sum|set-cell-edit-visible(?:-f2)?|undo|redo)$/.test(
      id,
    ) || id.includes('.mutation.')
  );
}
