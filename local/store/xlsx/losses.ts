/** What a file holds and the model cannot: counted while reading, named before the first save over the file. */

export class Losses {
  private readonly counts = new Map<string, number>();

  /** `what` is a Russian noun phrase in the plural, e.g. «рисунки». */
  add(what: string, count = 1): void {
    if (count > 0) this.counts.set(what, (this.counts.get(what) ?? 0) + count);
  }

  /** E.g. `рисунки (3)`, in the order in which they were met. */
  list(): string[] {
    return [...this.counts].map(([what, count]) => (count === 1 ? what : `${what} (${count})`));
  }
}
