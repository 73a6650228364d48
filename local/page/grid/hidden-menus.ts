/**
 * Items of the grid's own menus that do what the document would not keep, or what the add-on alone does. What is left
 * in the context menu: copy, cut, paste, empty the cells, rows and columns.
 */
import { LINE_COMMANDS } from './line-commands';

const HIDDEN = [
  'sheet.menu.copy-special',
  'sheet.menu.paste-special',
  'sheet.command.insert-range-move-right-confirm',
  'sheet.command.insert-range-move-down-confirm',
  'sheet.command.delete-range-move-left-confirm',
  'sheet.command.delete-range-move-up-confirm',
  'sheet.menu.sheet-frozen',
  'sheet.column-header-menu.sheet-frozen',
  'sheet.row-header-menu.sheet-frozen',
  'sheet.contextMenu.permission',
  'sheet.contextMenu.text-to-number',
  'sheet.command.clear-selection-format',
  'sheet.command.clear-selection-all',
  'sheet.command.hide-row-confirm',
  'sheet.command.hide-col-confirm',
  'sheet.command.set-selected-rows-visible',
  'sheet.command.set-selected-cols-visible',
  'sheet.operation.add-note-popup',
  'sheet.command.delete-note',
  'sheet.command.toggle-note-popup',
  // The tabs' own menu: here only the add-on makes, names and paints sheets.
  'sheet.command.remove-sheet-confirm',
  'sheet.command.copy-sheet',
  'sheet.operation.rename-sheet',
  'sheet.command.set-tab-color',
  'sheet.command.set-worksheet-hidden',
  'ui-sheet.command.show-menu-list',
  'sheet.command.add-range-protection-from-sheet-bar',
  'sheet.command.delete-worksheet-protection-from-sheet-bar',
  'sheet.command.change-sheet-protection-from-sheet-bar',
  'sheet.command.view-sheet-permission-from-sheet-bar',
];

/** What is left in the menu of a cell when lines stay as they are: nothing of these two. */
const WITHOUT_LINES = ['sheet.menu.cell-insert', 'sheet.menu.delete', ...LINE_COMMANDS];

/**
 * For the grid's `menu` option.
 *
 * @param lines whether rows and columns can be put in and taken out
 */
export function hiddenMenus({ lines }: { readonly lines: boolean }): Record<string, { readonly hidden: true }> {
  const hidden = lines ? HIDDEN : [...HIDDEN, ...WITHOUT_LINES];
  return Object.fromEntries(hidden.map((id) => [id, { hidden: true } as const]));
}
