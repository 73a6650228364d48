/** Raised when a sheet is no longer what the command has read: the command starts again from what stands there. */
export class SheetChanged extends Error {
  constructor(
    readonly sheet: string,
    /** Addresses of cells that were written over by mistake and hold again what stood there; none before the first write. */
    readonly restored: readonly string[] = [],
  ) {
    super(`sheet changed: ${sheet}`);
    this.name = 'SheetChanged';
  }
}
