/**
 * The charts of the sheet that is looked at, laid over the grid at their cells. They let the mouse through: what is under
 * them can be scrolled and clicked as ever.
 */
import type { ChartSheet } from '../../document/chart-table';
import type { Chart, WireSheet } from '../../server/wire';
import { el } from '../element';
import type { Grid } from '../grid/grid';
import { loadDrawer, type DrawnChart } from './drawn-chart';

/** Pixels that the scroll bars take at the edges of the table. */
const SCROLL_BAR = 12;

interface Shown {
  readonly figure: HTMLElement;
  drawn?: DrawnChart;
}

export class ChartLayer {
  readonly element = el('div', { class: 'chart-layer' });
  private shown: { readonly chart: Chart; readonly view: Shown }[] = [];
  /** What is drawn now: charts and their data as JSON. */
  private drawn = '';
  private waiting = 0;

  constructor(
    private readonly grid: Grid,
    private readonly locale: string,
    private readonly fail: (error: unknown) => void,
  ) {}

  /** Draws anew what has changed and puts everything in its place, at the next frame. */
  refresh(): void {
    if (this.waiting !== 0 || !this.element.isConnected) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = 0;
      this.draw().catch(this.fail);
    });
  }

  /** Puts the charts where their cells are now. */
  private place(): void {
    const { origin, zoom } = this.grid.view.beginnings();
    const frozen = this.shown.some(({ chart: { anchor } }) => this.grid.view.isFrozen(anchor.row, anchor.column));
    const corner = frozen ? origin.header : origin.body;
    // The grid's parts stand in one frame with the canvas: the layer begins where its cells do.
    const canvas = this.grid.view.canvasBox();
    const frame = this.element.offsetParent?.getBoundingClientRect() ?? canvas;
    Object.assign(this.element.style, {
      left: `${canvas.x - frame.x + corner.x}px`,
      top: `${canvas.y - frame.y + corner.y}px`,
      width: `${canvas.width - corner.x - SCROLL_BAR}px`,
      height: `${canvas.height - corner.y - SCROLL_BAR}px`,
    });
    for (const { chart, view } of this.shown) {
      const cell = this.grid.view.cell(chart.anchor.row, chart.anchor.column);
      const left = (cell.x + chart.anchor.dx) * zoom - corner.x;
      const top = (cell.y + chart.anchor.dy) * zoom - corner.y;
      view.figure.style.transform = `translate(${left}px, ${top}px) scale(${zoom})`;
    }
  }

  private async draw(): Promise<void> {
    const sheet = this.grid.sheet(this.grid.activeSheetId());
    const charts = sheet?.charts ?? [];
    const state = JSON.stringify([sheet?.id, charts, charts.map((chart) => this.dataOf(chart))]);
    if (state !== this.drawn) {
      this.drawn = state;
      for (const { view } of this.shown) view.drawn?.destroy();
      this.shown = charts.map((chart) => ({ chart, view: { figure: figureOf(chart) } }));
      this.element.replaceChildren(...this.shown.map(({ view }) => view.figure));
      if (charts.length > 0) {
        const { drawChart, describeChart } = await loadDrawer();
        for (const { chart, view } of this.shown) {
          if (view.drawn) continue;
          const looks = { sheetOf: this.sheetOf, locale: this.locale };
          view.drawn = drawChart(view.figure, chart, looks);
          view.figure.setAttribute('aria-label', describeChart(chart, looks));
        }
      }
    }
    this.place();
  }

  private readonly sheetOf = (id: number): ChartSheet | undefined => {
    const sheet = this.grid.sheet(id);
    return sheet && chartSheet(sheet);
  };

  private dataOf({ ranges }: Chart): unknown {
    return ranges.map(({ sheetId, rect }) =>
      this.grid
        .sheet(sheetId)
        ?.rows.slice(rect.top, rect.bottom + 1)
        .map((row) => row?.slice(rect.left, rect.right + 1)),
    );
  }
}

function figureOf({ width, height }: Chart): HTMLElement {
  const figure = el('figure', { class: 'chart', role: 'img' });
  Object.assign(figure.style, { width: `${width}px`, height: `${height}px` });
  return figure;
}

function chartSheet(sheet: WireSheet): ChartSheet {
  return {
    name: sheet.name,
    rowCount: sheet.rowCount,
    columnCount: sheet.columnCount,
    cell: (row, column) => {
      const cell = sheet.rows[row]?.[column];
      if (!cell) return undefined;
      const { value } = cell;
      const style = cell.style === undefined ? undefined : sheet.styles[cell.style];
      return { ...(value === undefined ? {} : { value }), ...(style ? { style } : {}) };
    },
  };
}
