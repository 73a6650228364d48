/** Enumerations as Apps Script has them: one object a name, equal only to itself, printed as its name. */

export class EnumValue {
  constructor(
    private readonly text: string,
    private readonly place: number,
  ) {}

  name(): string {
    return this.text;
  }

  ordinal(): number {
    return this.place;
  }

  compareTo(other: EnumValue): number {
    return this.place - other.place;
  }

  toString(): string {
    return this.text;
  }

  toJSON(): string {
    return this.text;
  }
}

/** Makes an enumeration; `T` is its type in the reference. */
export function makeEnum<T>(...names: readonly (keyof T & string)[]): T {
  return Object.freeze(
    Object.fromEntries(names.map((name, place) => [name, Object.freeze(new EnumValue(name, place))])),
  ) as T;
}

/** The value of an enumeration that has this name. */
export function enumNamed(all: object, name: string): unknown {
  return new Map<string, unknown>(Object.entries(all)).get(name);
}
