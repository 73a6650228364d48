/**
 * A frame with the add-on's HTML, and the page's half of its conversation. The frame is of another origin: it has
 * Google's sandbox keywords, and still neither the token nor the page is within its reach.
 */
import type { RunReply } from '../server/wire';
import { el } from './element';
import type { FromFrame, ToFrame } from './frame/protocol';

/** HtmlService's keywords (Apps Script guide "HTML Service: Restrictions"). */
const SANDBOX =
  'allow-same-origin allow-forms allow-scripts allow-popups allow-downloads allow-modals allow-popups-to-escape-sandbox';

/** Connections to one server are few; what the frame asks beyond this waits. */
const MOST_AT_ONCE = 3;

export interface FrameHooks {
  readonly run: (functionName: string, args: readonly unknown[]) => Promise<RunReply>;
  readonly close: () => void;
  readonly resize: (size: { width?: number; height?: number }) => void;
  readonly focusEditor: () => void;
}

export class FrameBridge {
  readonly element: HTMLIFrameElement;
  private readonly origin: string;
  private readonly queue: Extract<FromFrame, { kind: 'run' }>[] = [];
  private running = 0;
  private readonly listener = (event: MessageEvent<unknown>): void => this.take(event);

  constructor(
    url: string,
    title: string,
    private readonly hooks: FrameHooks,
  ) {
    this.origin = new URL(url).origin;
    this.element = el('iframe', { class: 'frame', src: url, title, sandbox: SANDBOX, referrerpolicy: 'no-referrer' });
    window.addEventListener('message', this.listener);
  }

  dispose(): void {
    window.removeEventListener('message', this.listener);
    this.element.remove();
  }

  private take(event: MessageEvent<unknown>): void {
    if (event.source !== this.element.contentWindow || event.origin !== this.origin) return;
    const message = readMessage(event.data);
    switch (message?.kind) {
      case 'run':
        this.queue.push(message);
        this.pump();
        break;
      case 'close':
        this.hooks.close();
        break;
      case 'height':
        this.hooks.resize({ height: message.pixels });
        break;
      case 'width':
        this.hooks.resize({ width: message.pixels });
        break;
      case 'focus-editor':
        this.hooks.focusEditor();
        break;
      case undefined:
        break;
    }
  }

  private pump(): void {
    while (this.running < MOST_AT_ONCE) {
      const message = this.queue.shift();
      if (!message) return;
      this.running++;
      void this.run(message).finally(() => {
        this.running--;
        this.pump();
      });
    }
  }

  private async run({ id, functionName, args }: Extract<FromFrame, { kind: 'run' }>): Promise<void> {
    let reply: ToFrame;
    try {
      const result = await this.hooks.run(functionName, args);
      reply = result.ok
        ? { kind: 'reply', id, ok: true, value: result.value }
        : { kind: 'reply', id, ok: false, name: result.failure.name, message: result.failure.message };
    } catch (error) {
      const message = error instanceof Error ? error.message : 'Не удалось выполнить действие.';
      reply = { kind: 'reply', id, ok: false, name: 'Error', message };
    }
    this.element.contentWindow?.postMessage(reply, this.origin);
  }
}

/** The frame's scripts may send anything; only the messages of the protocol count. */
function readMessage(data: unknown): FromFrame | null {
  if (typeof data !== 'object' || data === null || !('kind' in data)) return null;
  const message = data as Record<string, unknown>;
  switch (message['kind']) {
    case 'run': {
      const { id, functionName, args } = message;
      const valid = typeof id === 'number' && typeof functionName === 'string' && Array.isArray(args);
      return valid ? { kind: 'run', id, functionName, args: args as unknown[] } : null;
    }
    case 'height':
    case 'width': {
      const { pixels } = message;
      if (typeof pixels !== 'number' || !Number.isFinite(pixels)) return null;
      return { kind: message['kind'], pixels };
    }
    case 'close':
    case 'focus-editor':
      return { kind: message['kind'] };
    default:
      return null;
  }
}
