/**
 * What google.script.run takes: primitives, plain objects and arrays of them, or a form alone. The rest throws at once,
 * as it does at Google, so that a call that works here works there (HtmlService reference, "google.script.run").
 */

/** Copies the arguments of a call into plain JSON values. */
export function toArguments(args: readonly unknown[]): unknown[] {
  return args.map((value, index) => {
    if (value instanceof HTMLFormElement) {
      if (args.length > 1) throw illegal(String(index));
      return formValues(value);
    }
    return plain(value, String(index), new Set());
  });
}

function illegal(property: string): TypeError {
  return new TypeError(`Failed due to illegal value in property: ${property}`);
}

/** Undefined becomes null in arrays and vanishes from objects; numbers that JSON lacks become null. */
function plain(value: unknown, property: string, above: ReadonlySet<object>): unknown {
  switch (typeof value) {
    case 'undefined':
      return null;
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'bigint':
    case 'function':
    case 'symbol':
      throw illegal(property);
    case 'object':
      break;
  }
  if (value === null) return null;
  if (above.has(value)) throw illegal(property);
  const inside = new Set(above).add(value);
  if (Array.isArray(value)) return Array.from(value as unknown[], (item, index) => plain(item, String(index), inside));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw illegal(property);
  const copy: [string, unknown][] = [];
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined) copy.push([key, plain(item, key, inside)]);
  }
  return Object.fromEntries(copy);
}

/** A form crosses as its fields by name; fields of one name become a list. Files cannot cross here. */
function formValues(form: HTMLFormElement): Record<string, string | string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string') throw illegal(name);
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]));
}
