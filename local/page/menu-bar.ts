/**
 * The menus that the add-on built, with nested ones, for mouse and keyboard: arrows move, Enter opens or runs, Escape
 * goes back, a letter jumps (WAI-ARIA Authoring Practices, menu bar).
 */
import type { Menu, MenuItem } from '../server/wire';
import { el, icon } from './element';

/** Runs what a person chose. */
export type OnChoose = (functionName: string, title: string) => void;

export class MenuBar {
  readonly element = el('div', { class: 'menu-bar', role: 'menubar', 'aria-label': 'Меню' });
  private readonly open: { readonly opener: HTMLElement; readonly panel: HTMLElement }[] = [];

  constructor(private readonly choose: OnChoose) {
    this.element.addEventListener('keydown', (event) => this.onKey(event));
    document.addEventListener('pointerdown', (event) => {
      if (!(event.target instanceof Node) || !this.element.contains(event.target)) this.closeTo(0);
    });
    window.addEventListener('blur', () => this.closeTo(0));
  }

  set menus(menus: readonly Menu[]) {
    this.closeTo(0);
    const tops = menus.map((menu, index) => {
      const opener = el(
        'button',
        {
          class: 'menu-top',
          type: 'button',
          role: 'menuitem',
          'aria-haspopup': 'menu',
          'aria-expanded': 'false',
          tabindex: index === 0 ? 0 : -1,
        },
        menu.title,
        icon('down'),
      );
      opener.addEventListener('click', () => {
        if (this.open[0]?.opener === opener) this.closeTo(0);
        else this.show(opener, menu.items, 0);
      });
      opener.addEventListener('pointerenter', () => {
        if (this.open.length > 0 && this.open[0]?.opener !== opener) this.show(opener, menu.items, 0);
      });
      return el('div', { class: 'menu-place', role: 'none' }, opener);
    });
    this.element.replaceChildren(...tops);
  }

  /** Opens a panel below its opener (depth 0) or beside it. */
  private show(opener: HTMLElement, items: readonly MenuItem[], depth: number): void {
    this.closeTo(depth);
    const panel = el('div', { class: 'menu-panel', role: 'menu', 'aria-label': opener.textContent });
    panel.append(...items.map((item) => this.itemElement(item, depth)));
    opener.after(panel);
    opener.setAttribute('aria-expanded', 'true');
    this.open.push({ opener, panel });
    place(panel, opener, depth > 0);
  }

  private itemElement(item: MenuItem, depth: number): HTMLElement {
    if (item.kind === 'separator') return el('div', { class: 'menu-line', role: 'separator' });
    if (item.kind === 'item') {
      const button = el('button', { class: 'menu-item', type: 'button', role: 'menuitem', tabindex: -1 }, item.title);
      button.addEventListener('click', () => {
        this.closeTo(0, true);
        this.choose(item.functionName, item.title);
      });
      button.addEventListener('pointerenter', () => {
        this.closeTo(depth + 1);
        button.focus();
      });
      return button;
    }
    const opener = el(
      'button',
      {
        class: 'menu-item',
        type: 'button',
        role: 'menuitem',
        tabindex: -1,
        'aria-haspopup': 'menu',
        'aria-expanded': 'false',
      },
      item.title,
      icon('chevron'),
    );
    const show = (): void => {
      if (this.open[depth + 1]?.opener !== opener) this.show(opener, item.items, depth + 1);
    };
    opener.addEventListener('click', show);
    opener.addEventListener('pointerenter', () => {
      opener.focus();
      show();
    });
    return el('div', { class: 'menu-place', role: 'none' }, opener);
  }

  /** Closes panels deeper than `depth`; the focus goes back to the opener where it stood inside. */
  private closeTo(depth: number, refocus = false): void {
    while (this.open.length > depth) {
      const last = this.open.pop();
      if (!last) return;
      if (refocus && last.panel.contains(document.activeElement)) last.opener.focus();
      last.panel.remove();
      last.opener.setAttribute('aria-expanded', 'false');
    }
  }

  private onKey(event: KeyboardEvent): void {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at.getAttribute('role') !== 'menuitem') return;
    const depth = this.open.findIndex(({ panel }) => itemsOf(panel).includes(at));
    const handled = depth === -1 ? this.onTopKey(event.key, at) : this.onPanelKey(event.key, at, depth);
    if (handled) event.preventDefault();
  }

  private onTopKey(key: string, at: HTMLElement): boolean {
    const tops = Array.from(this.element.querySelectorAll<HTMLElement>('.menu-top'));
    if (key === 'ArrowLeft' || key === 'ArrowRight') {
      const next = step(tops, at, key === 'ArrowRight' ? 1 : -1);
      if (this.open.length > 0) next.click();
      next.focus();
      return true;
    }
    if (key === 'ArrowDown' || key === 'Enter' || key === ' ') {
      if (this.open[0]?.opener !== at) at.click();
      this.focusFirst(0);
      return true;
    }
    if (key !== 'Escape') return false;
    this.closeTo(0);
    return true;
  }

  private onPanelKey(key: string, at: HTMLElement, depth: number): boolean {
    const items = itemsOf(this.open[depth]?.panel);
    const opensMore = at.getAttribute('aria-haspopup') === 'menu';
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp':
        step(items, at, key === 'ArrowDown' ? 1 : -1).focus();
        return true;
      case 'Home':
        items[0]?.focus();
        return true;
      case 'End':
        items.at(-1)?.focus();
        return true;
      case 'ArrowRight':
        if (!opensMore) return false;
        at.click();
        this.focusFirst(depth + 1);
        return true;
      case 'Enter':
      case ' ':
        at.click();
        if (opensMore) this.focusFirst(depth + 1);
        return true;
      case 'ArrowLeft':
        if (depth === 0) return false;
        this.closeTo(depth, true);
        return true;
      case 'Escape':
        this.closeTo(depth, true);
        return true;
      case 'Tab':
        this.closeTo(0, true);
        return false;
      default:
        return jump(items, at, key);
    }
  }

  private focusFirst(depth: number): void {
    itemsOf(this.open[depth]?.panel)[0]?.focus();
  }
}

function itemsOf(panel: HTMLElement | undefined): HTMLElement[] {
  return Array.from(
    panel?.querySelectorAll<HTMLElement>(':scope > .menu-item, :scope > .menu-place > .menu-item') ?? [],
  );
}

function step(items: readonly HTMLElement[], at: HTMLElement, by: 1 | -1): HTMLElement {
  return items[(items.indexOf(at) + by + items.length) % items.length] ?? at;
}

/** The next item that begins with the letter. */
function jump(items: readonly HTMLElement[], at: HTMLElement, key: string): boolean {
  if (key.length !== 1) return false;
  const from = items.indexOf(at) + 1;
  const match = [...items.slice(from), ...items.slice(0, from)].find((item) =>
    (item.textContent || '').toLocaleLowerCase('ru').startsWith(key.toLocaleLowerCase('ru')),
  );
  match?.focus();
  return match !== undefined;
}

/**
 * Below its opener, or beside it and to the other side where the window ends. Fixed to the window, because a long menu
 * scrolls and would cut off the panels inside it.
 */
function place(panel: HTMLElement, opener: HTMLElement, beside: boolean): void {
  const from = opener.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const room = 8;
  const right = beside ? from.right - 2 : from.left;
  const fits = right + width <= window.innerWidth - room;
  const left = fits ? right : Math.max(room, beside ? from.left - width + 2 : window.innerWidth - room - width);
  const top = Math.max(room, Math.min(beside ? from.top - 6 : from.bottom + 4, window.innerHeight - room - height));
  panel.style.left = `${left}px`;
  panel.style.top = `${top}px`;
}
