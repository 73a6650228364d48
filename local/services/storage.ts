/** PropertiesService, CacheService and LockService. */
import type { PropertyStore } from '../runtime/port';
import { refuseLacking, serviceNamed } from './lacking';
import { Exception, call, gate } from './port';
import { text } from './text';

class Properties implements GoogleAppsScript.Properties.Properties {
  constructor(private readonly store: PropertyStore) {}

  getProperty(key: string): string | null {
    return call('Properties.getProperty', 'properties', { store: this.store, get: text(key) }).value;
  }
  getProperties(): { [key: string]: string } {
    return Object.fromEntries(call('Properties.getProperties', 'properties', { store: this.store, all: true }).entries);
  }
  getKeys(): string[] {
    return call('Properties.getKeys', 'properties', { store: this.store, all: true }).entries.map(([key]) => key);
  }
  setProperty(key: string, value: string): this {
    call('Properties.setProperty', 'properties', { store: this.store, set: [[text(key), text(value)]] });
    return this;
  }
  setProperties(properties: { [key: string]: string }, deleteAllOthers = false): this {
    const set = Object.entries(properties).map(([key, value]): [string, string] => [key, text(value)]);
    call('Properties.setProperties', 'properties', { store: this.store, set, only: deleteAllOthers });
    return this;
  }
  deleteProperty(key: string): this {
    call('Properties.deleteProperty', 'properties', { store: this.store, remove: text(key) });
    return this;
  }
  deleteAllProperties(): this {
    call('Properties.deleteAllProperties', 'properties', { store: this.store, clear: true });
    return this;
  }
}

refuseLacking(Properties, 'Properties.Properties');

function propertiesOf(method: string, store: PropertyStore): Properties {
  gate(`PropertiesService.${method}`);
  return new Properties(store);
}

export const PropertiesService: GoogleAppsScript.Properties.PropertiesService = serviceNamed(
  'Properties.PropertiesService',
  {
    getDocumentProperties: () => propertiesOf('getDocumentProperties', 'document'),
    getScriptProperties: () => propertiesOf('getScriptProperties', 'script'),
    getUserProperties: () => propertiesOf('getUserProperties', 'user'),
  },
);

class Cache implements GoogleAppsScript.Cache.Cache {
  constructor(private readonly store: PropertyStore) {}

  get(key: string): string | null {
    return call('Cache.get', 'cache', { store: this.store, get: [text(key)] })[0]?.[1] ?? null;
  }
  getAll(keys: string[]): { [key: string]: string } {
    return Object.fromEntries(call('Cache.getAll', 'cache', { store: this.store, get: keys.map(String) }));
  }
  put(key: string, value: string, expirationInSeconds?: number): void {
    call('Cache.put', 'cache', {
      store: this.store,
      put: [[text(key), text(value)]],
      ...(expirationInSeconds !== undefined && { seconds: expirationInSeconds }),
    });
  }
  putAll(values: { [key: string]: unknown }, expirationInSeconds?: number): void {
    const put = Object.entries(values).map(([key, value]): [string, string] => [key, String(value)]);
    call('Cache.putAll', 'cache', {
      store: this.store,
      put,
      ...(expirationInSeconds !== undefined && { seconds: expirationInSeconds }),
    });
  }
  remove(key: string): void {
    call('Cache.remove', 'cache', { store: this.store, remove: [text(key)] });
  }
  removeAll(keys: string[]): void {
    call('Cache.removeAll', 'cache', { store: this.store, remove: keys.map(String) });
  }
}

refuseLacking(Cache, 'Cache.Cache');

function cacheOf(method: string, store: PropertyStore): Cache {
  gate(`CacheService.${method}`);
  return new Cache(store);
}

export const CacheService: GoogleAppsScript.Cache.CacheService = serviceNamed('Cache.CacheService', {
  getDocumentCache: () => cacheOf('getDocumentCache', 'document'),
  getScriptCache: () => cacheOf('getScriptCache', 'script'),
  getUserCache: () => cacheOf('getUserCache', 'user'),
});

class Lock implements GoogleAppsScript.Lock.Lock {
  constructor(private readonly store: PropertyStore) {}

  hasLock(): boolean {
    return call('Lock.hasLock', 'lock', { store: this.store, action: 'check' });
  }
  releaseLock(): void {
    call('Lock.releaseLock', 'lock', { store: this.store, action: 'release' });
  }
  tryLock(timeoutInMillis: number): boolean {
    return call('Lock.tryLock', 'lock', { store: this.store, action: 'acquire', wait: timeoutInMillis });
  }
  waitLock(timeoutInMillis: number): void {
    if (!call('Lock.waitLock', 'lock', { store: this.store, action: 'acquire', wait: timeoutInMillis })) {
      throw new Exception('Lock timeout: another process was holding the lock for too long.');
    }
  }
}

refuseLacking(Lock, 'Lock.Lock');

function lockOf(method: string, store: PropertyStore): Lock {
  gate(`LockService.${method}`);
  return new Lock(store);
}

export const LockService: GoogleAppsScript.Lock.LockService = serviceNamed('Lock.LockService', {
  getDocumentLock: () => lockOf('getDocumentLock', 'document'),
  getScriptLock: () => lockOf('getScriptLock', 'script'),
  getUserLock: () => lockOf('getUserLock', 'user'),
});
