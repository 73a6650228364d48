/** Gives the sheets back what the sidecar keeps of them, at the places where it is now. */
import { ensureCell } from '../../document/cells';
import type { Chart, Metadata, Rect, Sheet } from '../../document/model';
import type { XmlElement } from '../xml/xml-reader';
import { child } from '../xml/xml-reader';
import type { SheetRect } from './addresses';
import { areaOf, clipRect } from './addresses';
import type { Budget } from './budget';
import type { Anchored, CellExtra, ChartSidecar, SheetSidecar } from './sidecar';
import { witnessOf } from './sidecar';

/** Where anchored things are now. */
export class Anchors {
  /** `places`: by the name of the anchor; empty where the file has lost all of them. */
  constructor(private readonly places: ReadonlyMap<string, SheetRect | undefined>) {}

  /** The rectangle; undefined where its rows or columns were deleted. */
  rect(anchored: Anchored): Rect | undefined {
    return this.places.size === 0 ? anchored.rect : this.places.get(anchored.anchor)?.rect;
  }

  /** The file's name of the sheet on which the place is now; undefined where the file does not say. */
  sheetName(anchored: Anchored): string | undefined {
    return this.places.get(anchored.anchor)?.sheet;
  }
}

/** `sheetNamed` finds a sheet by its name in the file. */
export function restoreSheet(
  sheet: Sheet,
  known: SheetSidecar,
  anchors: Anchors,
  sheetNamed: (fileName: string) => Sheet | undefined,
  budget: Budget,
): void {
  if (known.formUrl !== undefined) sheet.formUrl = known.formUrl;
  for (const { anchor, ...mark } of known.metadata ?? []) {
    const rect = anchor === undefined ? undefined : anchors.rect(anchor);
    if (anchor !== undefined && rect === undefined) continue;
    const home = anchor === undefined ? undefined : sheetNamed(anchors.sheetName(anchor) ?? '');
    (home ?? sheet).metadata.push(movedMark(mark, rect));
  }
  for (const { anchor, ...protection } of known.protections ?? []) {
    const rect = anchor === undefined ? undefined : anchors.rect(anchor);
    const range = rect === undefined ? undefined : clipRect(rect, sheet.rowCount, sheet.columnCount);
    if (anchor === undefined || range !== undefined)
      sheet.protections.push({ ...protection, ...(range !== undefined && { range }) });
  }
  for (const extra of known.cells ?? []) restoreCell(sheet, extra);
  restoreRules(sheet, known, budget);
}

function movedMark(mark: Metadata, rect: Rect | undefined): Metadata {
  if (rect === undefined) return mark;
  if (mark.row !== undefined) return { ...mark, row: rect.top };
  return mark.column === undefined ? mark : { ...mark, column: rect.left };
}

function restoreCell(sheet: Sheet, { row, column, witness, formula, link, runs }: CellExtra): void {
  const shown = sheet.rows[row]?.[column];
  if (row >= sheet.rowCount || column >= sheet.columnCount || witnessOf(shown?.value) !== witness) return;
  const cell = ensureCell(sheet, row, column);
  if (formula !== undefined) cell.formula ??= formula;
  if (link !== undefined) cell.link = link;
  if (runs !== undefined) cell.runs = runs;
}

function restoreRules(sheet: Sheet, known: SheetSidecar, budget: Budget): void {
  for (const { rule, rects } of known.validations ?? []) {
    for (const rect of rects) {
      const inside = clipRect(rect, sheet.rowCount, sheet.columnCount);
      if (inside === undefined || !budget.take('validated', areaOf(inside))) continue;
      for (let row = inside.top; row <= inside.bottom; row += 1) {
        for (let column = inside.left; column <= inside.right; column += 1)
          ensureCell(sheet, row, column).validation ??= rule;
      }
    }
  }
  (known.conditionalRules ?? []).forEach(({ before, rule }, index) =>
    sheet.conditionalRules.splice(before + index, 0, rule),
  );
}

/** A chart of ours where the drawing has it now: a person may have moved it in Excel. */
export function restoreChart(chart: ChartSidecar, drawn: XmlElement, anchors: Anchors): Chart {
  const from = child(drawn, 'from');
  const size = child(drawn, 'ext');
  const number = (name: string): number => Math.max(0, Number(child(from, name)?.text ?? 0) || 0);
  return {
    ...chart,
    ranges: chart.ranges.flatMap(({ sheetId, anchor }) => {
      const rect = anchors.rect(anchor);
      return rect === undefined ? [] : [{ sheetId, rect }];
    }),
    ...(from !== undefined && {
      anchor: { row: number('row'), column: number('col'), dx: pixels(number('colOff')), dy: pixels(number('rowOff')) },
    }),
    ...(size !== undefined && {
      width: pixels(Number(size.attributes.get('cx')) || 0),
      height: pixels(Number(size.attributes.get('cy')) || 0),
    }),
  };
}

/** English metric units -> pixels. */
function pixels(units: number): number {
  return Math.round(units / 9525);
}
