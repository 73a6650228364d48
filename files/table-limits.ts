/** How much of a table in a stranger's file is taken in: counted while it is read, so that a small file cannot unfold. */
import { RefusedFile } from './refused-file';

/** Rows of the largest table that is read. */
export const rowLimit = 100_000;
/** Columns, as many as a sheet of Excel has. */
const columnLimit = 16_384;
/** Cells, blank ones too: five thousand answers of a hundred questions. */
const cellLimit = 500_000;
/** Characters of all cells together. */
const textLimit = 16 * 1024 * 1024;

export class TableLimits {
  private rows = 0;
  private cells = 0;
  private columns = 0;
  private text = 0;

  /** Counts the next cell of the row at hand. @throws RefusedFile */
  cell(text: string): void {
    this.cells += 1;
    this.columns += 1;
    this.text += text.length;
    if (this.columns > columnLimit) throw new RefusedFile('too-big', `В таблице больше ${columnLimit} столбцов.`);
    if (this.cells > cellLimit) throw new RefusedFile('too-big', `В таблице больше ${cellLimit} ячеек.`);
    if (this.text > textLimit) throw new RefusedFile('too-big', 'В ячейках таблицы больше 16 МБ текста.');
  }

  /** Counts a row; the cells after it are those of the next. @throws RefusedFile */
  row(): void {
    this.rows += 1;
    this.columns = 0;
    if (this.rows > rowLimit) throw new RefusedFile('too-big', `В таблице больше ${rowLimit} строк.`);
  }
}
