/** Where things of the table are on the screen, and how far to scroll so that they are seen. */
import type { FUniver } from '@univerjs/core/lib/facade';

/** Pixels at the lower and right edge that scroll bars and tabs cover. */
const EDGE = { right: 18, bottom: 90 };

/** How far to scroll so that a stretch lies between two edges; its beginning counts more than its end. */
function pull(from: number, length: number, low: number, high: number): number {
  if (from < low) return from - low;
  const over = from + length - high;
  return over > 0 ? Math.min(over, from - low) : 0;
}

export type ActiveSheet = ReturnType<NonNullable<ReturnType<FUniver['getActiveWorkbook']>>['getActiveSheet']>;

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** The active sheet as it is painted. */
export class GridView {
  constructor(
    private readonly api: FUniver,
    private readonly container: HTMLElement,
    private readonly activeSheet: () => ActiveSheet,
  ) {}

  /** Scrolls as far as a cell needs to be seen; the selection stays. */
  async reveal(row: number, column: number): Promise<void> {
    const sheet = this.activeSheet();
    const cell = this.cell(row, column);
    const frozen = this.cell(sheet.getFrozenRows(), sheet.getFrozenColumns(), false);
    const { clientWidth, clientHeight } = this.container;
    const offsetX =
      column < sheet.getFrozenColumns() ? 0 : pull(cell.x, cell.width, frozen.x, clientWidth - EDGE.right);
    const offsetY = row < sheet.getFrozenRows() ? 0 : pull(cell.y, cell.height, frozen.y, clientHeight - EDGE.bottom);
    if (offsetX !== 0 || offsetY !== 0) {
      await this.api.executeCommand('sheet.command.set-scroll-relative', { offsetX, offsetY });
    }
  }

  /**
   * Where a cell is drawn, in pixels from the corner of the grid's canvas.
   *
   * @param scrolled whether the scroll counts; frozen lines stay where they are
   */
  cell(row: number, column: number, scrolled = true): Box {
    const sheet = this.activeSheet();
    const { x, y, width, height } = sheet.getRange(row, column).getCellRect();
    // The grid's scroll is as many lines from the sheet's beginning as its state says, frozen lines or not.
    const { sheetViewStartRow, sheetViewStartColumn, offsetX, offsetY } = sheet.getScrollState();
    const beginning = sheet.getRange(0, 0).getCellRect();
    const first = sheet.getRange(sheetViewStartRow, sheetViewStartColumn).getCellRect();
    const dx = scrolled && column >= sheet.getFrozenColumns() ? first.x - beginning.x + offsetX : 0;
    const dy = scrolled && row >= sheet.getFrozenRows() ? first.y - beginning.y + offsetY : 0;
    return { x: x - dx, y: y - dy, width, height };
  }

  /** Where the table is painted, in pixels of the window: under the line of formulas. */
  canvasBox(): DOMRect {
    const areas = Array.from(this.container.querySelectorAll('canvas'), (canvas) => canvas.getBoundingClientRect());
    const [largest] = areas.sort((a, b) => b.width * b.height - a.width * a.height);
    return largest ?? this.container.getBoundingClientRect();
  }

  /** Where cells begin on the canvas, right under the headings of columns and after the frozen lines; and the zoom. */
  beginnings(): { origin: Record<'header' | 'body', Point>; zoom: number } {
    const sheet = this.activeSheet();
    const zoom = sheet.getZoom();
    const at = ({ x, y }: Point): Point => ({ x: x * zoom, y: y * zoom });
    const first = this.cell(0, 0, false);
    const body = this.cell(sheet.getFrozenRows(), sheet.getFrozenColumns(), false);
    return { origin: { header: at(first), body: at(body) }, zoom };
  }

  /** Whether the cell stays where it is while the rest is scrolled. */
  isFrozen(row: number, column: number): boolean {
    const sheet = this.activeSheet();
    return row < sheet.getFrozenRows() || column < sheet.getFrozenColumns();
  }
}
