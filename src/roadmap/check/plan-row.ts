/** A row of a plan as the checker sees it, and a finding about it. */
import type { FindingParams, FindingColumn, FindingCode } from '../findings/finding';
import { describeFinding, type FindingText } from '../findings/catalogue';
import type { Stage } from '../stage';

export interface PlanRow {
  /** The row's number on the sheet, from 1; only carried through. */
  readonly line: number;
  readonly number: string;
  readonly activity: string;
  /** As typed; of a vertically merged cell, the text of the cell it is merged with. */
  readonly deadline: string;
  readonly responsible: string;
  readonly result: string;
  /** A stage or group heading: no deadline, responsible or result is expected. */
  readonly heading: boolean;
  /** The canonical stage that the sheet says; undefined where it is still to be read. */
  readonly stage?: Stage;
  /** «Отметка о выполнении», as typed. */
  readonly mark: string;
  /** Days that a person typed in place of those read from the text (ISO); they win. */
  readonly ownDays?: { readonly start?: string; readonly end?: string };
}

/** A ready text for one cell of the row, which mends the finding. */
export interface Repair {
  readonly column: FindingColumn;
  readonly text: string;
}

export interface Finding extends FindingText {
  /** The row's number on the sheet; 0 for the plan as a whole. */
  readonly line: number;
  readonly number: string;
  readonly repair?: Repair;
}

/** Puts a finding about a row into words. */
export function finding<Code extends FindingCode>(
  row: { readonly line: number; readonly number: string },
  code: Code,
  params: FindingParams[Code],
  repair?: string,
): Finding {
  const words = describeFinding(code, params);
  return {
    ...words,
    line: row.line,
    number: row.number,
    ...(repair === undefined ? {} : { repair: { column: words.column, text: repair } }),
  };
}
