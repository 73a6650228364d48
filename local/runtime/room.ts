/**
 * A fresh room for one execution: a bare context, the services, the add-on. Both carriers use it; it knows neither the
 * document nor the host, only how to pass a text through the port and get a text back.
 */
import vm from 'node:vm';
import type { AddOn } from './add-on';
import type { Boot, Entry, Outcome } from './port';

/** Compiled once, run in every new room. */
export interface RoomScripts {
  readonly guest: vm.Script;
  readonly addOn: readonly vm.Script[];
}

const CARRIER = Symbol.for('local-host.carrier');
const ENTRY = Symbol.for('local-host.entry');
const OUTCOME = Symbol.for('local-host.outcome');
const ENTER = new vm.Script("globalThis[Symbol.for('local-host.enter')](globalThis[Symbol.for('local-host.entry')])", {
  filename: 'local-host-entry.js',
});

export function compileRoom(guestScript: string, addOn: Pick<AddOn, 'scripts'>): RoomScripts {
  return {
    guest: new vm.Script(guestScript, { filename: 'apps-script-services.js' }),
    addOn: addOn.scripts.map(({ name, source }) => new vm.Script(source, { filename: name })),
  };
}

function failure(error: unknown): Outcome {
  // The error is of the room's realm: instanceof cannot know it.
  const {
    name = 'Error',
    message = String(error),
    stack,
  } = (typeof error === 'object' && error !== null ? error : {}) as Partial<Error>;
  return { ok: false, error: { name, message, ...(stack !== undefined && { stack }) } };
}

/** An ordinary global object: one made of an object of ours asks it for every name, and loops crawl. */
const GLOBAL = vm.constants.DONT_CONTEXTIFY;

/** Loads the add-on and runs one of its functions to the end of its microtasks. */
export function runInRoom(scripts: RoomScripts, boot: Boot, entry: Entry, call: (crossing: string) => string): Outcome {
  const context = vm.createContext(GLOBAL, { microtaskMode: 'afterEvaluate', name: 'Apps Script' }) as Record<
    symbol,
    unknown
  >;
  context[CARRIER] = { boot: JSON.stringify(boot), call };
  context[ENTRY] = JSON.stringify(entry);
  try {
    scripts.guest.runInContext(context);
    for (const script of scripts.addOn) script.runInContext(context);
    ENTER.runInContext(context);
  } catch (error) {
    return failure(error);
  }
  const outcome = context[OUTCOME];
  return typeof outcome === 'string' ? (JSON.parse(outcome) as Outcome) : { ok: true };
}
