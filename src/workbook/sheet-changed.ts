/** Raised before the first write when a sheet is no longer what the command has read: the command starts again. */
export class SheetChanged extends Error {
  constructor(readonly sheet: string) {
    super(`sheet changed: ${sheet}`);
    this.name = 'SheetChanged';
  }
}
