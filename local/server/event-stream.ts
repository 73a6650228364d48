/**
 * Server-sent events to every open page. Written over a plain stream: the page reads it with fetch, because
 * EventSource cannot carry the token in a header.
 */
import type { PageEvent } from './wire';

const encoder = new TextEncoder();
/** A comment now and then lets both sides notice a dead connection. */
const HEARTBEAT_MS = 10_000;
/** Unread events beyond this mean a page that hangs; it is cut off and asks for everything again when it comes back. */
const MAX_BACKLOG = 1_000;

type Sink = ReadableStreamDefaultController<Uint8Array>;

/** The open pages. `close` ends every stream. */
export class EventStreams {
  private readonly sinks = new Set<Sink>();
  /** The sidebar that the add-on has opened: a page that comes later shows it too. */
  private sidebar: PageEvent | undefined;
  private readonly heartbeat = setInterval(() => this.write(': \n\n'), HEARTBEAT_MS);

  constructor() {
    this.heartbeat.unref();
  }

  /** Number of pages that listen. */
  get size(): number {
    return this.sinks.size;
  }

  /** A new listener's stream; it starts with `hello`, after which nothing is missed. */
  open(): ReadableStream<Uint8Array> {
    let own: Sink | undefined;
    return new ReadableStream<Uint8Array>(
      {
        start: (sink) => {
          own = sink;
          this.sinks.add(sink);
          sink.enqueue(encoder.encode(frame({ type: 'hello' })));
          if (this.sidebar) sink.enqueue(encoder.encode(frame(this.sidebar)));
        },
        cancel: () => {
          if (own) this.sinks.delete(own);
        },
      },
      { highWaterMark: MAX_BACKLOG },
    );
  }

  send(event: PageEvent): void {
    if (event.type === 'view' && event.view.kind === 'sidebar') this.sidebar = event;
    this.write(frame(event));
  }

  close(): void {
    clearInterval(this.heartbeat);
    for (const sink of this.sinks) sink.close();
    this.sinks.clear();
  }

  private write(text: string): void {
    const bytes = encoder.encode(text);
    for (const sink of this.sinks) {
      if ((sink.desiredSize ?? 0) > 0) {
        sink.enqueue(bytes);
      } else {
        this.sinks.delete(sink);
        sink.error(new Error('The page does not read its events.'));
      }
    }
  }
}

/** JSON has no line breaks outside its escapes, so one `data:` line holds any event. */
function frame(event: PageEvent): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}
