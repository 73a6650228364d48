/**
 * Calling the add-on's functions from outside, by the rules of the caller: a menu click brings nothing and takes
 * nothing back; google.script.run carries plain data both ways; a trigger brings an event.
 */
import type { Entry, Outcome } from '../runtime/port';
import { AuthMode } from './script';
import { RangeHandle } from './spreadsheet/range';
import { SpreadsheetHandle } from './spreadsheet/spreadsheet';
import { UserHandle } from './user';
import { boot } from './port';

/** What google.script.run cannot carry back. */
function firstUncarriable(value: unknown): string | undefined {
  switch (typeof value) {
    case 'function':
      return 'a function';
    case 'symbol':
      return 'a symbol';
    case 'bigint':
      return 'a BigInt';
    case 'object': {
      if (value === null) return undefined;
      if (value instanceof Date) return 'a Date';
      if (Array.isArray(value)) return value.map(firstUncarriable).find((found) => found !== undefined);
      const proto: unknown = Object.getPrototypeOf(value);
      if (proto !== Object.prototype && proto !== null) return 'an object that is not plain';
      return Object.values(value)
        .map(firstUncarriable)
        .find((found) => found !== undefined);
    }
    default:
      return undefined;
  }
}

interface EventWire {
  readonly sheet?: { readonly id: number; readonly name: string };
  readonly rect?: { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };
  readonly user?: string;
  readonly [key: string]: unknown;
}

function eventFrom(wire: EventWire): Record<string, unknown> {
  const { sheet, rect, user, ...rest } = wire;
  const source = new SpreadsheetHandle(boot.spreadsheetId);
  return {
    ...rest,
    authMode: AuthMode[boot.authMode],
    ...(rest.timezone === undefined && { source }),
    ...(user !== undefined && { user: new UserHandle(user) }),
    ...(sheet && rect && { range: new RangeHandle(source.sheetHandle(sheet), rect) }),
  };
}

function failure(error: unknown): Outcome {
  if (error instanceof Error) {
    return {
      ok: false,
      error: { name: error.name, message: error.message, ...(error.stack !== undefined && { stack: error.stack }) },
    };
  }
  return { ok: false, error: { name: 'Error', message: String(error) } };
}

/** Calls a function; a promise it returns is waited for, as far as microtasks carry it. */
function enter(entry: Entry, done: (outcome: Outcome) => void): void {
  const target = (globalThis as unknown as Record<string, unknown>)[entry.functionName];
  const isPrivate = entry.via === 'client' && entry.functionName.endsWith('_');
  if (typeof target !== 'function' || isPrivate) {
    done({ ok: false, error: { name: 'Exception', message: `Script function not found: ${entry.functionName}` } });
    return;
  }
  const finish = (value: unknown) => {
    if (entry.via !== 'client') {
      done({ ok: true });
      return;
    }
    const bad = firstUncarriable(value);
    if (bad !== undefined) {
      done({
        ok: false,
        error: {
          name: 'Exception',
          message: `The script completed but it returned ${bad}, which google.script.run cannot carry.`,
        },
      });
      return;
    }
    done({ ok: true, value: value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown) });
  };
  try {
    const args = entry.via === 'trigger' ? [eventFrom((entry.args[0] ?? {}) as EventWire)] : entry.args;
    const value = (target as (...args: unknown[]) => unknown)(...args);
    if (value instanceof Promise) value.then(finish, (error: unknown) => done(failure(error)));
    else finish(value);
  } catch (error) {
    done(failure(error));
  }
}

/** What the carrier calls with the entry as JSON; the outcome is left for it, once there is one. */
export function openEntrance(scope: Record<symbol, unknown>): void {
  const outcome = Symbol.for('local-host.outcome');
  const entrance = Symbol.for('local-host.enter');
  const open = (entry: string) => {
    enter(JSON.parse(entry) as Entry, (result) => {
      Object.defineProperty(scope, outcome, { value: JSON.stringify(result), configurable: true });
    });
  };
  Object.defineProperty(scope, entrance, { value: open, configurable: true });
}
