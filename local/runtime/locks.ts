/** Locks between executions. A lock belongs to an execution, is never passed on, and ends with its execution. */

interface Waiter {
  readonly owner: string;
  readonly granted: () => void;
}

export class Locks {
  private readonly holders = new Map<string, string>();
  private readonly waiters = new Map<string, Waiter[]>();

  /** Takes the lock when it is free or already the owner's. */
  acquire(key: string, owner: string): boolean {
    const holder = this.holders.get(key);
    if (holder !== undefined && holder !== owner) return false;
    this.holders.set(key, owner);
    return true;
  }

  /** Resolves to true when the lock was passed over within `ms` of real time. */
  wait(key: string, owner: string, ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const queue = this.waiters.get(key) ?? [];
      this.waiters.set(key, queue);
      const waiter: Waiter = {
        owner,
        granted: () => {
          clearTimeout(timer);
          resolve(true);
        },
      };
      const timer = setTimeout(() => {
        this.waiters.set(
          key,
          (this.waiters.get(key) ?? []).filter((each) => each !== waiter),
        );
        resolve(false);
      }, ms);
      queue.push(waiter);
    });
  }

  holds(key: string, owner: string): boolean {
    return this.holders.get(key) === owner;
  }

  /** Gives the lock to the next in line. Releasing what one does not hold does nothing. */
  release(key: string, owner: string): void {
    if (this.holders.get(key) !== owner) return;
    const next = this.waiters.get(key)?.shift();
    if (next) {
      this.holders.set(key, next.owner);
      next.granted();
    } else this.holders.delete(key);
  }

  /** Everything an execution holds or waits for ends with it. */
  releaseAll(owner: string): void {
    for (const [key, queue] of this.waiters)
      this.waiters.set(
        key,
        queue.filter((waiter) => waiter.owner !== owner),
      );
    for (const [key, holder] of [...this.holders]) if (holder === owner) this.release(key, owner);
  }
}
