/**
 * Honesty about what the host lacks: a method that the reference knows and the host does not throws, saying so.
 * A name that the reference does not know either stays undefined, as in Apps Script.
 */
import knownMethods from './known-methods.json';

const known = new Map<string, readonly string[]>(Object.entries(knownMethods));
/** Names of interfaces, e.g. `Spreadsheet.Range`, by the object that stands for them. */
const names = new Map<object, string>();

function nameOf(object: object): string | undefined {
  for (
    let next: object | null = object;
    next !== null && next !== refusals;
    next = Object.getPrototypeOf(next) as object | null
  ) {
    const name = names.get(next);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** Stands at the end of every chain of prototypes, so that it answers only for what nobody before it has. */
const refusals: object = new Proxy(Object.prototype, {
  get(target, key, receiver: object) {
    if (typeof key === 'string' && key !== 'constructor') {
      const name = nameOf(receiver);
      if (name !== undefined && known.get(name)?.includes(key) === true) {
        return () => {
          throw new Error(`not supported by the local host: ${name.slice(name.indexOf('.') + 1)}.${key}`);
        };
      }
    }
    return Reflect.get(target, key, receiver) as unknown;
  },
});

/** Methods of every interface that has been put here, its parents' methods too; for the table of coverage. */
export function implementedMethods(): Map<string, Set<string>> {
  const methods = new Map<string, Set<string>>();
  for (const [object, name] of names) {
    const own = methods.get(name) ?? new Set<string>();
    methods.set(name, own);
    for (
      let next: object | null = object;
      next !== null && next !== refusals;
      next = Object.getPrototypeOf(next) as object | null
    ) {
      for (const key of Object.getOwnPropertyNames(next)) if (key !== 'constructor') own.add(key);
    }
  }
  return methods;
}

/** Puts the refusals of an interface under a class. */
export function refuseLacking(made: { readonly prototype: object }, name: string): void {
  names.set(made.prototype, name);
  let last = made.prototype;
  for (;;) {
    const next = Object.getPrototypeOf(last) as object;
    if (next === refusals) return;
    if (next === Object.prototype) break;
    last = next;
  }
  Object.setPrototypeOf(last, refusals);
}

/** The same for a service that is one object. */
export function serviceNamed<T extends object>(name: string, service: T): T {
  names.set(service, name);
  return Object.setPrototypeOf(service, refusals) as T;
}
