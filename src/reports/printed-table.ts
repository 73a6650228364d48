/** Sheets of the workbook as documents: what is printed of them, in lines of a table and ready for paper. */
import { gap, paragraph, sides, table, title, type Block, type DocumentText } from './document';

export interface PrintedColumn {
  readonly title: string;
  /** pixels on the screen */
  readonly width: number;
}

/** Width of the text on an A4 page on its side, in pixels. */
const sideways = 980;
const upright = 660;

/** Wider tables lie on their side. */
export const widestUpright = 700;

/** A plain list under its title. */
export function printedList(
  name: string,
  heading: readonly string[],
  columns: readonly PrintedColumn[],
  rows: readonly (readonly string[])[],
  remarks: readonly string[] = [],
): DocumentText {
  return {
    name,
    widths: fitted(columns),
    blocks: [
      ...heading.map((text, index) => (index === 0 ? title(text) : paragraph(text, { align: 'center' }))),
      gap,
      table(
        columns.map((column) => column.title),
        rows,
      ),
      ...remarks.map((text) => paragraph(text, { size: 10 })),
    ],
  };
}

export interface PrintedPlanRow {
  readonly heading: boolean;
  /** Number, activity, deadline, responsible, result. */
  readonly cells: readonly string[];
}

export interface PrintedPlan {
  readonly approvalLeft: string;
  readonly approvalRight: string;
  readonly title: readonly string[];
  readonly columns: readonly PrintedColumn[];
  readonly rows: readonly PrintedPlanRow[];
  /** What stands under the table. */
  readonly below: readonly string[];
}

/** A roadmap with its approval block; headings of stages across the page. */
export function printedPlan(name: string, plan: PrintedPlan): DocumentText {
  const { approvalLeft, approvalRight, columns } = plan;
  const approval: Block[] =
    approvalLeft + approvalRight === '' ? [] : [sides(approvalLeft, approvalRight, Math.ceil(columns.length / 2)), gap];
  return {
    name,
    widths: fitted(columns),
    blocks: [
      ...approval,
      ...plan.title.map((line) => paragraph(line, { align: 'center', bold: true })),
      ...(plan.title.length === 0 ? [] : [gap]),
      table(
        columns.map((column) => column.title),
        plan.rows.map(({ heading, cells }) =>
          heading
            ? [
                cells
                  .filter((cell) => cell.trim() !== '')
                  .join('. ')
                  .replace(/\.\.\s/g, '. '),
              ]
            : cells,
        ),
        { centred: [0] },
      ),
      ...(plan.below.length === 0 ? [] : [gap]),
      ...plan.below.map((line) => paragraph(line)),
    ],
  };
}

function fitted(columns: readonly PrintedColumn[]): number[] {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const page = whole > widestUpright ? sideways : upright;
  return columns.map(({ width }) => Math.round((width / whole) * page));
}
