/**
 * The upper edge of the page: which file this is, whether it is saved, and what is done with files.
 */
import { el, icon, show } from './element';

export type SaveState =
  | { readonly kind: 'saved'; readonly at: Date | null }
  | { readonly kind: 'saving' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'trouble' };

export interface AppBarHooks {
  readonly onPlan: (file: File) => void;
  readonly onDownload: () => void;
  readonly onLetters: () => void;
}

/** What «Открыть план…» takes. */
const PLAN_TYPES = '.docx,.txt,.csv,.tsv,.xlsx';

export class AppBar {
  readonly element: HTMLElement;
  private readonly name = el('h1', { class: 'file-name' });
  private readonly state = el('span', {
    class: 'save-state',
    role: 'status',
    title: 'Таблица хранится в файле на этом компьютере',
  });
  private readonly letters = el(
    'button',
    { class: 'button', type: 'button' },
    icon('letter'),
    el('span', {}, 'Письма'),
  );
  private readonly lettersCount = el('span', { class: 'count' });
  private readonly plan = el(
    'button',
    { class: 'button', type: 'button' },
    icon('file'),
    el('span', {}, 'Открыть план…'),
  );
  private readonly picker = el('input', { type: 'file', accept: PLAN_TYPES, hidden: true, 'aria-label': 'Файл плана' });

  /**
   * @param menu stands under the name of the file
   * @param progress stands beside the buttons
   */
  constructor(hooks: AppBarHooks, menu: HTMLElement, progress: HTMLElement) {
    const download = el(
      'button',
      { class: 'button', type: 'button' },
      icon('download'),
      el('span', {}, 'Скачать .xlsx'),
    );
    download.addEventListener('click', hooks.onDownload);
    this.letters.append(this.lettersCount);
    this.letters.addEventListener('click', hooks.onLetters);
    this.plan.addEventListener('click', () => this.pickPlan());
    this.picker.addEventListener('change', () => {
      const file = this.picker.files?.[0];
      // The same file may be chosen again after it was mended.
      this.picker.value = '';
      if (file) hooks.onPlan(file);
    });
    this.element = el(
      'header',
      { class: 'app-bar' },
      el('img', { class: 'app-icon', src: 'icon.svg', alt: '', width: 40, height: 40 }),
      el('div', { class: 'app-title' }, el('div', { class: 'app-name' }, this.name, this.state), menu),
      progress,
      el('div', { class: 'app-actions' }, this.letters, this.plan, download),
      this.picker,
    );
    this.setLetters(0);
  }

  setFile(fileName: string, canImport: boolean): void {
    this.name.textContent = fileName;
    this.name.title = fileName;
    document.title = fileName === '' ? 'Кабинет куратора' : `${fileName} — кабинет куратора`;
    show(this.plan, canImport);
  }

  setLetters(count: number): void {
    show(this.letters, count > 0);
    this.lettersCount.textContent = String(count);
  }

  setState(state: SaveState): void {
    this.state.dataset['state'] = state.kind;
    this.state.replaceChildren(...stateParts(state));
  }

  /** Opens the computer's window for choosing a file. */
  pickPlan(): void {
    this.picker.click();
  }
}

function stateParts(state: SaveState): (Node | string)[] {
  switch (state.kind) {
    case 'saved': {
      const time = state.at?.toLocaleTimeString('ru-RU', { hour: '2-digit', minute: '2-digit' });
      return [icon('check'), time === undefined ? 'Сохранено' : `Сохранено в ${time}`];
    }
    case 'saving':
      return [el('span', { class: 'spinner', 'aria-hidden': 'true' }), 'Сохраняем…'];
    case 'offline':
      return [icon('warning'), 'Нет связи с программой'];
    case 'trouble':
      return [icon('warning'), 'Не сохранено'];
  }
}
