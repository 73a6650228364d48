/**
 * The add-on's HTML, kept for the moment when a page frames it. It is served from a port of its own, which makes it
 * another origin: Google's sandbox keywords include allow-same-origin, and on the page's origin that would hand the
 * launch token to any script in the sidebar.
 */
import { randomBytes } from 'node:crypto';
import type { HtmlView } from '../host';

/** A sidebar and a few dialogs; older ones are gone from the screen. */
const KEPT = 12;

/** Views by an address nobody can guess. */
export class Views {
  private readonly html = new Map<string, string>();

  /** Keeps a view and returns the path under which the frames' origin serves it. */
  add(view: HtmlView): string {
    const path = `/view/${randomBytes(18).toString('base64url')}`;
    this.html.set(path, view.html);
    for (const old of this.html.keys()) {
      if (this.html.size <= KEPT) break;
      this.html.delete(old);
    }
    return path;
  }

  get(path: string): string | undefined {
    return this.html.get(path);
  }
}
