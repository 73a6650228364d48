/**
 * Messages above the table that stay until they are settled: trouble with the file, a lost connection, a failed action.
 */
import { el, icon } from './element';

export interface Banner {
  readonly tone: 'warning' | 'error' | 'info';
  readonly title: string;
  readonly text?: string;
  /** For whoever mends the program; folded. */
  readonly details?: string;
  readonly actions?: readonly { readonly label: string; readonly run: () => void }[];
  /** Whether a person may close it. */
  readonly closable?: boolean;
}

export class Banners {
  readonly element = el('div', { class: 'banners' });
  private readonly shown = new Map<string, HTMLElement>();

  /** Shows a banner, or puts it in the place of the one of the same name. */
  put(name: string, banner: Banner): void {
    const { tone, title, text, details, actions = [], closable = true } = banner;
    const body = el('div', { class: 'banner-text' }, el('strong', {}, title), text ? el('span', {}, text) : null);
    if (details) {
      body.append(
        el('details', {}, el('summary', {}, 'Подробности для специалиста'), el('pre', { tabindex: 0 }, details)),
      );
    }
    const element = el(
      'section',
      { class: `banner ${tone}`, role: tone === 'info' ? 'status' : 'alert', 'data-banner': name },
      icon('warning'),
      body,
    );
    for (const { label, run } of actions) {
      const button = el('button', { class: 'button small', type: 'button' }, label);
      button.addEventListener('click', run);
      element.append(button);
    }
    if (closable) {
      const cross = el(
        'button',
        { class: 'icon-button', type: 'button', 'aria-label': 'Закрыть сообщение' },
        icon('close'),
      );
      cross.addEventListener('click', () => this.drop(name));
      element.append(cross);
    }
    const old = this.shown.get(name);
    if (old) old.replaceWith(element);
    else this.element.append(element);
    this.shown.set(name, element);
  }

  drop(name: string): void {
    this.shown.get(name)?.remove();
    this.shown.delete(name);
  }
}
