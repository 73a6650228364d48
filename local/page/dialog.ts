/**
 * Windows over the page. The browser's own modal dialog keeps the focus inside and the rest of the page out of reach.
 */
import { el, icon } from './element';

export interface DialogParts {
  readonly title: string;
  readonly content: readonly Node[];
  readonly footer?: readonly HTMLElement[];
  readonly className?: string;
  /** Told once, when the window has gone by Escape or the cross; not after `close`. */
  readonly onDismiss?: () => void;
}

export interface OpenDialog {
  readonly element: HTMLDialogElement;
  readonly close: () => void;
}

let count = 0;

/** Opens a modal window; the focus goes to the element marked `autofocus`, else to the first that takes it. */
export function openDialog({ title, content, footer, className = '', onDismiss }: DialogParts): OpenDialog {
  const titleId = `dialog-${++count}`;
  const back = document.activeElement;
  const cross = el('button', { class: 'icon-button', type: 'button', 'aria-label': 'Закрыть' }, icon('close'));
  const element = el(
    'dialog',
    { class: `dialog ${className}`, 'aria-labelledby': titleId },
    el('header', { class: 'dialog-head' }, el('h2', { id: titleId }, title), cross),
    el('div', { class: 'dialog-body' }, ...content),
    footer ? el('footer', { class: 'dialog-foot' }, ...footer) : null,
  );
  let isOpen = true;
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    element.close();
    element.remove();
    if (back instanceof HTMLElement && back.isConnected) back.focus();
  };
  const dismiss = (): void => {
    if (!isOpen) return;
    close();
    onDismiss?.();
  };
  cross.addEventListener('click', dismiss);
  // `cancel` is Escape. `close` without it comes when a browser insists on a second Escape.
  element.addEventListener('cancel', (event) => {
    event.preventDefault();
    dismiss();
  });
  element.addEventListener('close', dismiss);
  // The grid listens to keys on the document; what is typed here is not for it.
  for (const type of ['keydown', 'keyup', 'keypress', 'paste', 'copy', 'cut'] as const) {
    element.addEventListener(type, (event) => event.stopPropagation());
  }
  document.body.append(element);
  element.showModal();
  element.querySelector<HTMLElement>('[autofocus]')?.focus();
  return { element, close };
}
