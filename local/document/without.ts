/** A copy of an object that lacks some of its keys. */
export function without<T extends object, K extends keyof T>(object: T, ...keys: readonly K[]): Omit<T, K> {
  const copy = { ...object };
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the keys are the type's own
  for (const key of keys) delete copy[key];
  return copy;
}
