/**
 * Honesty about what the host lacks: a method that the reference knows and the host does not throws, saying so.
 * A name that the reference does not know either stays undefined, as in Apps Script.
 */
import knownMethods from './known-methods.json';

const known = new Map<string, readonly string[]>(Object.entries(knownMethods));

/** What stands behind everything of one interface; `name` as in the list, e.g. `Spreadsheet.Range`. */
function lackingOf(name: string): object {
  const shown = name.split('.')[1] ?? name;
  return new Proxy(Object.prototype, {
    get(target, key, receiver) {
      if (typeof key === 'string' && known.get(name)?.includes(key) === true) {
        return () => {
          throw new Error(`not supported by the local host: ${shown}.${key}`);
        };
      }
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
}

/** Puts the refusals under a class, so that they answer only for what neither it nor its parents have. */
export function refuseLacking(made: { readonly prototype: object }, name: string): void {
  let last = made.prototype;
  for (
    let next = Object.getPrototypeOf(last) as object;
    next !== Object.prototype;
    next = Object.getPrototypeOf(last) as object
  )
    last = next;
  Object.setPrototypeOf(last, lackingOf(name));
}

/** The same for a service that is one object. */
export function serviceNamed<T extends object>(name: string, service: T): T {
  return Object.setPrototypeOf(service, lackingOf(name)) as T;
}
