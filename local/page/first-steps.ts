/**
 * The card over a workbook in which nothing stands yet: what to do first. Each step is a menu item of the add-on; a
 * step whose item is missing is left out.
 */
import type { Menu, MenuItem, WireSheet } from '../server/wire';
import { el, icon } from './element';

interface FirstStepsHooks {
  readonly onChoose: (functionName: string, title: string) => void;
  readonly onPlan: () => void;
}

const STEPS = [
  {
    title: 'Создать по шаблону',
    text: 'Готовая дорожная карта на учебный год: этапы, мероприятия, сроки и ответственные. Останется поправить под школу.',
  },
  {
    title: 'Разобрать план',
    text: 'План уже написан? Откройте файл Word или Excel — программа прочитает мероприятия, сроки и ответственных.',
  },
  {
    title: 'Проверить сроки и ответственных',
    text: 'Пропуски, спорные даты, расхождения в должностях — списком, с подсказкой, что исправить.',
  },
] as const;

/** Whether nothing was ever put into the workbook. */
function isEmptyWorkbook(sheets: readonly WireSheet[]): boolean {
  return sheets.every((sheet) =>
    sheet.rows.every((row) => row === null || row.every((cell) => cell === null || (cell.value ?? '') === '')),
  );
}

/** Function of the menu item with a title, wherever it stands. */
export function functionTitled(menus: readonly Menu[], title: string): string | null {
  const find = (items: readonly MenuItem[]): string | null => {
    for (const item of items) {
      if (item.kind === 'item' && item.title === title) return item.functionName;
      const inside = item.kind === 'menu' ? find(item.items) : null;
      if (inside !== null) return inside;
    }
    return null;
  };
  return menus.reduce<string | null>((found, menu) => found ?? find(menu.items), null);
}

export class FirstSteps {
  readonly element = el('section', { class: 'first-steps', hidden: true, 'aria-labelledby': 'first-steps-title' });
  private dismissed = false;

  constructor(private readonly hooks: FirstStepsHooks) {}

  update(sheets: readonly WireSheet[], menus: readonly Menu[], canImport: boolean): void {
    const visible = !this.dismissed && isEmptyWorkbook(sheets);
    if (visible && this.element.hidden) this.build(menus, canImport);
    this.element.hidden = !visible;
  }

  private build(menus: readonly Menu[], canImport: boolean): void {
    const cross = el(
      'button',
      { class: 'icon-button', type: 'button', 'aria-label': 'Закрыть подсказку' },
      icon('close'),
    );
    cross.addEventListener('click', () => {
      this.dismissed = true;
      this.element.hidden = true;
    });
    const steps = STEPS.flatMap(({ title, text }) => {
      const functionName = functionTitled(menus, title);
      if (functionName === null) return [];
      const opensFile = title === 'Разобрать план' && canImport;
      const button = el('button', { class: 'button', type: 'button' }, opensFile ? 'Открыть план…' : title);
      button.addEventListener('click', () => {
        if (opensFile) this.hooks.onPlan();
        else this.hooks.onChoose(functionName, title);
      });
      return [el('li', {}, el('div', {}, el('h3', {}, title), el('p', {}, text)), button)];
    });
    steps[0]?.querySelector('button')?.classList.add('primary');
    this.element.replaceChildren(
      el('header', {}, el('h2', { id: 'first-steps-title' }, 'С чего начать'), cross),
      el('p', { class: 'lead' }, 'Таблица пока пустая. Выберите, с чего удобнее начать работу.'),
      el('ol', {}, ...steps),
      el(
        'p',
        { class: 'hint' },
        'Все действия собраны в меню «Наставничество» над таблицей. Любое из них можно отменить.',
      ),
    );
  }
}
