/**
 * google.script.* for the add-on's HTML on the local host: the same calls as at Google, carried to the page by messages.
 */
import { toArguments } from './arguments';
import type { FromFrame, ToFrame } from './protocol';

type Handler = (...args: unknown[]) => void;

interface Handlers {
  readonly success?: Handler;
  readonly failure?: Handler;
  readonly userObject?: unknown;
}

const waiting = new Map<number, Handlers>();
let lastCall = 0;

function send(message: FromFrame): void {
  // The page may be called 127.0.0.1 or localhost; nothing in these messages is secret from who frames us, and the
  // policy of this document lets only the page frame it.
  window.parent.postMessage(message, '*');
}

window.addEventListener('message', (event: MessageEvent<ToFrame>) => {
  if (event.source !== window.parent) return;
  const reply = event.data;
  const handlers = waiting.get(reply.id);
  if (!handlers) return;
  waiting.delete(reply.id);
  const { success, failure, userObject } = handlers;
  if (reply.ok) {
    success?.(reply.value, userObject);
    return;
  }
  const error = Object.assign(new Error(reply.message), { name: reply.name });
  if (failure) failure(error, userObject);
  else console.error('Uncaught', error);
});

function call(functionName: string, args: readonly unknown[], handlers: Handlers): void {
  const plain = toArguments(args);
  const id = ++lastCall;
  waiting.set(id, handlers);
  send({ kind: 'run', id, functionName, args: plain });
}

/** A runner carries its handlers along; each `with…` gives a new one, so that calls do not disturb each other. */
function runner(handlers: Handlers): object {
  const setters: Readonly<Record<string, (value: never) => object>> = {
    withSuccessHandler: (success: Handler) => runner({ ...handlers, success: checked(success) }),
    withFailureHandler: (failure: Handler) => runner({ ...handlers, failure: checked(failure) }),
    withUserObject: (userObject: unknown) => runner({ ...handlers, userObject }),
  };
  return new Proxy(
    {},
    {
      get: (_target, name) => {
        if (typeof name !== 'string' || name === 'then') return undefined;
        if (Object.hasOwn(setters, name)) return setters[name];
        // Names that end with an underscore are private to the server half.
        if (name.endsWith('_')) return undefined;
        return (...args: unknown[]): void => call(name, args, handlers);
      },
    },
  );
}

function checked(handler: unknown): Handler {
  if (typeof handler !== 'function') throw new TypeError('A handler is a function.');
  return handler as Handler;
}

const script = {
  run: runner({}),
  host: {
    close: (): void => send({ kind: 'close' }),
    setHeight: (pixels: number): void => send({ kind: 'height', pixels }),
    setWidth: (pixels: number): void => send({ kind: 'width', pixels }),
    editor: { focus: (): void => send({ kind: 'focus-editor' }) },
    origin: location.origin,
  },
};
Object.defineProperty(window, 'google', { value: Object.freeze({ script: Object.freeze(script) }), writable: false });

// Forms do not leave the frame: at Google too the add-on handles them itself, and here nothing may leave at all.
window.addEventListener('submit', (event) => event.preventDefault(), true);
