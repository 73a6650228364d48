/**
 * Finds the heights of rows with wrapped text. The grid measures text only where it is told to; a plan without it
 * shows the first line of every cell. The first screenful is measured at once, the rest while the browser is idle.
 */
import { ICommandService } from '@univerjs/core';
import type { Injector } from '@univerjs/core';
import { IRenderManagerService, SheetSkeletonManagerService } from '@univerjs/preset-sheets-core';
import { FROM_HOST } from './person-edits';

/** Rows of one go: a few milliseconds of measuring. */
const CHUNK = 120;

interface Task {
  readonly subUnitId: string;
  readonly from: number;
  readonly to: number;
}

export class RowFitter {
  private tasks: Task[] = [];
  private waiting = false;

  constructor(
    private readonly injector: Injector,
    private readonly unitId: string,
  ) {}

  /** Measures rows `from`..`to` of a sheet, both included. */
  fit(subUnitId: string, from: number, to: number): void {
    if (to < from) return;
    const chunkEnd = Math.min(to, from + CHUNK - 1);
    const measured = this.measure({ subUnitId, from, to: chunkEnd });
    if (!measured) this.tasks.push({ subUnitId, from, to });
    else if (chunkEnd < to) this.tasks.push({ subUnitId, from: chunkEnd + 1, to });
    this.schedule();
  }

  /** Forgets what waits for a sheet that is gone. */
  drop(subUnitId: string): void {
    this.tasks = this.tasks.filter((task) => task.subUnitId !== subUnitId);
  }

  private schedule(): void {
    if (this.waiting || this.tasks.length === 0) return;
    this.waiting = true;
    const later =
      typeof requestIdleCallback === 'function' ? requestIdleCallback : (go: () => void) => setTimeout(go, 30);
    later(() => {
      this.waiting = false;
      const task = this.tasks.shift();
      if (task) this.fit(task.subUnitId, task.from, task.to);
    });
  }

  /** False where the grid has not laid the sheet out yet. */
  private measure({ subUnitId, from, to }: Task): boolean {
    const skeleton = this.injector
      .get(IRenderManagerService)
      .getRenderById(this.unitId)
      ?.with(SheetSkeletonManagerService)
      .ensureSkeleton(subUnitId);
    if (!skeleton) return false;
    // All columns are named, or a row whose first cell is merged would count as having nothing to measure.
    const range = { startRow: from, endRow: to, startColumn: 0, endColumn: skeleton.getColumnCount() - 1 };
    const rowsAutoHeightInfo = skeleton
      .calculateAutoHeightInRange([range])
      .filter(({ row, autoHeight }) => autoHeight !== undefined && skeleton.worksheet.getRowHeight(row) !== autoHeight);
    if (rowsAutoHeightInfo.length === 0) return true;
    this.injector
      .get(ICommandService)
      .syncExecuteCommand(
        'sheet.mutation.set-worksheet-row-auto-height',
        { unitId: this.unitId, subUnitId, rowsAutoHeightInfo },
        FROM_HOST,
      );
    return true;
  }
}
