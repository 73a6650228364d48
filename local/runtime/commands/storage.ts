/** Properties, cache and locks: what an add-on keeps between runs, and how runs keep out of each other's way. */
import type { Entries } from '../../document/host-state';
import type { Run } from '../run';
import { ServiceError } from '../service-error';
import type { Commands, PropertyStore } from '../port';
import type { MaybePromise } from '../workplace';
import { whenReady } from '../workplace';
import { spendQuota } from './quota';

const VALUE_BYTES = 9 * 1024;
const STORE_BYTES = 500 * 1024;
const CACHE_KEY = 250;
const CACHE_BYTES = 100 * 1024;
const CACHE_SECONDS = 600;
const CACHE_LONGEST = 21_600;
const CACHE_ENTRIES = 1000;

function entriesOf(store: PropertyStore, run: Run): { list: Entries; replace: (list: Entries) => void } {
  const { properties } = run.workplace.state;
  if (store !== 'user') {
    return { list: properties[store], replace: (list) => void (properties[store] = list) };
  }
  let own = properties.user.find((each) => each.email === run.user);
  if (!own) {
    own = { email: run.user, entries: [] };
    properties.user.push(own);
  }
  const found = own;
  return { list: found.entries, replace: (list) => void (found.entries = list) };
}

const bytes = (text: string) => Buffer.byteLength(text, 'utf8');

/** Reads or changes a store of properties. Sizes are bytes of UTF-8, keys included in the size of the store. */
export function properties(request: Commands['properties']['in'], run: Run): Commands['properties']['out'] {
  spendQuota(run, 'properties', 1);
  const { list, replace } = entriesOf(request.store, run);
  let map = new Map(list);
  if (request.set) {
    if (request.only === true) map = new Map();
    for (const [key, value] of request.set) {
      if (bytes(value) > VALUE_BYTES) throw new ServiceError('Argument too large: value');
      map.set(key, value);
    }
    let size = 0;
    for (const [key, value] of map) size += bytes(key) + bytes(value);
    if (size > STORE_BYTES)
      throw new ServiceError(
        'You have exceeded the property storage quota. Please remove some properties and try again.',
      );
    replace([...map]);
  }
  if (request.remove !== undefined && map.delete(request.remove)) replace([...map]);
  if (request.clear === true) {
    map = new Map();
    replace([]);
  }
  return {
    value: request.get === undefined ? null : (map.get(request.get) ?? null),
    entries: request.all === true ? [...map] : [],
  };
}

/** The cache: shared by runs, lost with the host, never promised for longer than asked. */
export function cache(request: Commands['cache']['in'], run: Run): Commands['cache']['out'] {
  const { workplace } = run;
  const name = request.store === 'user' ? `user:${run.user}` : request.store;
  const map = workplace.caches.get(name) ?? new Map<string, { value: string; until: number }>();
  workplace.caches.set(name, map);
  const now = run.clock;
  for (const [key, value] of request.put ?? []) {
    if (key.length > CACHE_KEY) throw new ServiceError('Argument too large: key');
    if (bytes(value) > CACHE_BYTES) throw new ServiceError('Argument too large: value');
    const seconds = Math.min(request.seconds ?? CACHE_SECONDS, CACHE_LONGEST);
    map.delete(key);
    map.set(key, { value, until: now + seconds * 1000 });
    const oldest = map.size > CACHE_ENTRIES ? map.keys().next().value : undefined;
    if (oldest !== undefined) map.delete(oldest);
  }
  for (const key of request.remove ?? []) map.delete(key);
  return (request.get ?? []).flatMap((key) => {
    const entry = map.get(key);
    return entry && entry.until > now ? [[key, entry.value] as const] : [];
  });
}

function lockKey(store: PropertyStore, run: Run): string {
  if (store === 'document') return `document:${run.workplace.document.id}`;
  return store === 'user' ? `user:${run.user}` : 'script';
}

/**
 * Takes, gives back or checks a lock. A held lock is waited for: in real time where the carrier can wait, and on the
 * virtual clock by as long as the call was ready to.
 */
export function lock(request: Commands['lock']['in'], run: Run): MaybePromise<boolean> {
  const { locks, settings } = run.workplace;
  const key = lockKey(request.store, run);
  if (request.action === 'check') return locks.holds(key, run.id);
  if (request.action === 'release') {
    if (locks.holds(key, run.id) && run.hasPendingWrites) run.dirtyReleases += 1;
    locks.release(key, run.id);
    return true;
  }
  if (locks.acquire(key, run.id)) return true;
  const wait = request.wait ?? 0;
  const real = run.canWait ? Math.min(wait, settings.realLockWait) : 0;
  const began = performance.now();
  return whenReady(real > 0 ? locks.wait(key, run.id, real) : false, (got) => {
    run.charge(got ? Math.min(wait, performance.now() - began) : wait);
    return got;
  });
}
