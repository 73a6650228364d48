/**
 * One command at a time: who works under the document's lock says so in a property, and who is refused reads it there.
 */
import { refusal } from '../refusal';
import { keepProperty, keptProperty } from './document-property';

/** How long a command waits for another one, in milliseconds. */
const patience = 10_000;

const propertyName = 'running';

/** Who holds the lock; written under it, and read only when the lock is refused, so that it is never out of date. */
interface Holder {
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/** The lock's holder is the execution, and writing who it is takes a call: it is written once. */
let announced = '';

/**
 * Runs the work under the document's lock. The work itself makes its writes stand. What comes after it is the end of the
 * execution, with which Google gives the lock back; it is given back here when the work fails or `goesOn` says that the
 * execution waits for a person.
 * @throws Refusal `busy` when another command holds the lock; nothing was done then
 */
export function underLock<T>(title: string, work: () => T, goesOn: (result: T) => boolean): T {
  const lock = take(title);
  let done = false;
  try {
    const result = work();
    done = !goesOn(result);
    return result;
  } finally {
    if (!done) lock.releaseLock();
  }
}

/**
 * Runs a part of a longer work under the document's lock; makes its writes stand and gives the lock back.
 * @throws Refusal `busy` when another command holds it; nothing was done then
 */
export function withLock<T>(title: string, work: () => T): T {
  const lock = take(title);
  try {
    const result = work();
    SpreadsheetApp.flush();
    return result;
  } finally {
    lock.releaseLock();
  }
}

function take(title: string): GoogleAppsScript.Lock.Lock {
  // Outside a document there is no document lock.
  const lock = (LockService.getDocumentLock() as GoogleAppsScript.Lock.Lock | null) ?? LockService.getScriptLock();
  if (!lock.tryLock(patience)) throw refusal('busy', holder());
  if (announced !== title) keepProperty(propertyName, JSON.stringify({ title, since: Date.now() } satisfies Holder));
  announced = title;
  return lock;
}

/** «Проверить сроки и ответственных», с 12:05; '' where nobody has said. */
function holder(): string {
  const kept = keptProperty(propertyName);
  if (kept === null) return '';
  const { title, since } = JSON.parse(kept) as Holder;
  const zone = SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone();
  return `: «${title}», с ${Utilities.formatDate(new Date(since), zone, 'HH:mm')}`;
}
