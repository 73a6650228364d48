/** What another file gives: a plain grid, as if it had been pasted into «Исходный план». What it means is the add-on's business. */
import type { Rect } from '../document/model';

export interface ImportedSheet {
  /** Texts as they were shown; rows may differ in length. */
  readonly rows: string[][];
  /** Cells that were one; the text stands in the top left cell alone. */
  readonly merges: Rect[];
  /** What the person should know, Russian sentences. */
  readonly warnings: string[];
}
