/**
 * The guest's end of the port. The carrier leaves one hidden object in the new context; it is taken here, before any
 * line of the add-on runs, and is not to be found by it.
 */
import type { Boot, Commands, Crossing, FreeCommands, Op, Reply } from '../runtime/port';
import type { Change } from '../runtime/change';

interface Carrier {
  readonly boot: string;
  readonly call: (crossing: string) => string;
}

const CARRIER = Symbol.for('local-host.carrier');
const holder = globalThis as unknown as Record<symbol, Carrier>;
const carrier = holder[CARRIER] as Carrier;
// eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the add-on must not find the carrier
delete holder[CARRIER];

export const boot = JSON.parse(carrier.boot) as Boot;

/** The execution's time as of the last crossing, in milliseconds since 1970. */
let clock = boot.clock;

export function executionTime(): number {
  return clock;
}

/** What Apps Script throws. */
export class Exception extends Error {
  override readonly name: string = 'Exception';
}

function cross(crossing: Crossing): unknown {
  const reply = JSON.parse(carrier.call(JSON.stringify(crossing))) as Reply;
  clock = reply.clock;
  if ('ok' in reply) return reply.ok;
  throw new Exception('killed' in reply ? reply.killed : reply.error.message);
}

/** One service call; `method` is `Class.method` of the reference. */
export function call<K extends Op>(method: string, op: K, request: Commands[K]['in']): Commands[K]['out'] {
  return cross({ method, op, request }) as Commands[K]['out'];
}

let collected: Change[] | undefined;

/** Runs writes that cross together, as one call. */
export function changeTogether(method: string, work: () => void): void {
  const changes: Change[] = [];
  collected = changes;
  try {
    work();
  } finally {
    collected = undefined;
  }
  cross({ method, op: 'change', request: { kind: 'list', changes } satisfies Change });
}

/** A write that answers nothing. */
export function change(method: string, request: Change): void {
  if (collected) {
    collected.push(request);
    return;
  }
  cross({ method, op: 'change', request });
}

/** Asks the host something that is no service call. */
export function ask<K extends keyof FreeCommands>(
  op: K,
  request: FreeCommands[K]['in'],
  method = '',
): FreeCommands[K]['out'] {
  return cross({ method, op, request }) as FreeCommands[K]['out'];
}

/** Throws when a call that answers without crossing is closed in this mode. */
export function gate(method: string): void {
  if (boot.authMode !== 'FULL') ask('gate', null, method);
}
