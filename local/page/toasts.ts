/**
 * Short messages at the lower edge that go by themselves, unless the mouse or the focus is on them.
 */
import { el, icon } from './element';

/** Google's default. */
const DEFAULT_SECONDS = 5;
/** More at once would cover the table; the oldest goes. */
const MOST = 4;

export interface Toast {
  readonly title?: string;
  readonly message: string;
  /** Below zero: until it is closed. */
  readonly seconds?: number;
  readonly action?: { readonly label: string; readonly run: () => void };
}

export class Toasts {
  readonly element = el('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' });

  show({ title = '', message, seconds = DEFAULT_SECONDS, action }: Toast): void {
    const cross = el('button', { class: 'icon-button', type: 'button', 'aria-label': 'Закрыть' }, icon('close'));
    const toast = el(
      'div',
      { class: 'toast' },
      el('div', { class: 'toast-text' }, title ? el('strong', {}, title) : null, el('span', {}, message)),
      cross,
    );
    const close = (): void => {
      clearTimeout(timer);
      toast.remove();
    };
    if (action) {
      const button = el('button', { class: 'link-button', type: 'button' }, action.label);
      button.addEventListener('click', () => {
        close();
        action.run();
      });
      cross.before(button);
    }
    cross.addEventListener('click', close);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const start = (): void => {
      if (seconds >= 0) timer = setTimeout(close, Math.max(1, seconds) * 1_000);
    };
    const hold = (): void => clearTimeout(timer);
    toast.addEventListener('pointerenter', hold);
    toast.addEventListener('pointerleave', start);
    toast.addEventListener('focusin', hold);
    toast.addEventListener('focusout', start);
    this.element.append(toast);
    while (this.element.children.length > MOST) this.element.firstElementChild?.remove();
    start();
  }
}
