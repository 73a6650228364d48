/** One command at a time: the lock is taken, the work is done and flushed, the lock is given back. */
import { refusal } from '../refusal';

/** How long a command waits for another one, in milliseconds. */
const patience = 10_000;

/** Runs the work under the document's lock. @throws Refusal `busy` when another command holds it; nothing was done then. */
export function withLock<T>(work: () => T): T {
  // Outside a document there is no document lock.
  const lock = (LockService.getDocumentLock() as GoogleAppsScript.Lock.Lock | null) ?? LockService.getScriptLock();
  if (!lock.tryLock(patience)) throw refusal('busy', '');
  try {
    const result = work();
    SpreadsheetApp.flush();
    return result;
  } finally {
    lock.releaseLock();
  }
}
