/** Builds the menu from its data; only this and the dialogs may run where the document is closed to the script. */
import { menu, menuTitle, type MenuEntry } from '../menu';

type Menu = GoogleAppsScript.Base.Menu;

export function buildMenu(): void {
  const ui = SpreadsheetApp.getUi();
  const add = (target: Menu, entry: MenuEntry | 'separator'): Menu => {
    if (entry === 'separator') return target.addSeparator();
    if ('call' in entry) return target.addItem(entry.title, entry.call);
    return target.addSubMenu(entry.items.reduce(add, ui.createMenu(entry.title)));
  };
  menu.reduce(add, ui.createMenu(menuTitle)).addToUi();
}
