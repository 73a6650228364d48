/**
 * The add-on's own HTML on the page: one sidebar at the right, and modal windows.
 */
import type { FramedView } from '../server/wire';
import { openDialog } from './dialog';
import type { OpenDialog } from './dialog';
import { el, icon } from './element';
import { FrameBridge } from './frame-bridge';
import type { FrameHooks } from './frame-bridge';

/** Google's sidebar is 300 wide and takes no other width; a little air is spared for Russian words. */
const SIDEBAR_WIDTH = { least: 300, most: 360, usual: 320 };
const DIALOG = { width: 600, height: 420 };

export class Views {
  readonly element = el('aside', { class: 'sidebar', hidden: true });
  private sidebar: FrameBridge | null = null;
  private dialog: { readonly window: OpenDialog; readonly bridge: FrameBridge } | null = null;

  constructor(private readonly hooks: Pick<FrameHooks, 'run' | 'focusEditor'>) {}

  /** Shows a view in the place of the one of its kind. */
  show(view: FramedView): void {
    if (view.kind === 'sidebar') this.showSidebar(view);
    else this.showDialog(view);
  }

  closeSidebar(): void {
    this.sidebar?.dispose();
    this.sidebar = null;
    this.element.replaceChildren();
    this.element.hidden = true;
  }

  private showSidebar({ title, url, width }: FramedView): void {
    this.closeSidebar();
    const bridge = new FrameBridge(url, title, {
      ...this.hooks,
      close: () => {
        if (this.sidebar === bridge) this.closeSidebar();
      },
      resize: () => undefined,
    });
    this.sidebar = bridge;
    const cross = el('button', { class: 'icon-button', type: 'button', 'aria-label': 'Закрыть панель' }, icon('close'));
    cross.addEventListener('click', () => {
      this.closeSidebar();
      this.hooks.focusEditor();
    });
    const { least, most, usual } = SIDEBAR_WIDTH;
    this.element.style.width = `${Math.min(most, Math.max(least, width ?? usual))}px`;
    this.element.setAttribute('aria-label', title);
    this.element.replaceChildren(el('header', { class: 'sidebar-head' }, el('h2', {}, title), cross), bridge.element);
    this.element.hidden = false;
  }

  private showDialog({ title, url, width = DIALOG.width, height = DIALOG.height }: FramedView): void {
    this.closeDialog();
    const bridge = new FrameBridge(url, title, {
      ...this.hooks,
      close: () => {
        if (this.dialog?.bridge === bridge) this.closeDialog();
      },
      resize: (size) => resize(bridge.element, size),
    });
    resize(bridge.element, { width, height });
    const window = openDialog({
      title,
      content: [bridge.element],
      className: 'framed',
      onDismiss: () => {
        bridge.dispose();
        this.dialog = null;
      },
    });
    this.dialog = { window, bridge };
  }

  private closeDialog(): void {
    this.dialog?.window.close();
    this.dialog?.bridge.dispose();
    this.dialog = null;
  }
}

function resize(frame: HTMLElement, { width, height }: { width?: number; height?: number }): void {
  if (width !== undefined) frame.style.width = `${Math.max(200, width)}px`;
  if (height !== undefined) frame.style.height = `${Math.max(80, height)}px`;
}
