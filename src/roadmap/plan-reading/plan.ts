// The shape of a plan once it has been read: what stands above the table, its rows, and everything that was repaired
// or found no place, so that nothing a school wrote is dropped without a word.

/** A cell range that shows one value; 0-based, all four sides included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A plan as it stands in a sheet. Lines may differ in length: a text file gives each line split by tabs. */
export interface PlanGrid {
  readonly texts: readonly (readonly string[])[];
  readonly merges: readonly Merge[];
}

/**
 * What a source column holds. `stage` is a column of stage names beside the activities; `deadline-start` and
 * `deadline-end` are the halves of a deadline printed in two columns; `month` is one column of a calendar of crosses;
 * `own` is a column that the add-on computes itself and therefore does not read; `other` has no role here.
 */
export type ColumnRole =
  | 'number'
  | 'stage'
  | 'activity'
  | 'deadline'
  | 'deadline-start'
  | 'deadline-end'
  | 'month'
  | 'responsible'
  | 'result'
  | 'document'
  | 'mark'
  | 'own'
  | 'other';

/** One source column: its index from 0 (in a table whose cells stand on their own lines: the place of the cell in its row). */
export interface PlanColumn {
  readonly index: number;
  readonly header: string;
  readonly role: ColumnRole;
}

/** `stage` and `group` are headings of the first and of a deeper level. */
export type PlanRowKind = 'stage' | 'group' | 'activity';

/** A value that one row may take from a merged cell that begins above it. */
export type SharedField = 'number' | 'activity' | 'deadline' | 'responsible' | 'result';

/** One row of the plan. Texts are as printed apart from tags, entities, bookmarks, bullets and markdown. */
export interface PlanRow {
  /** Source line, from 0, on which the row begins. */
  readonly line: number;
  readonly number: string;
  readonly kind: PlanRowKind;
  /** Where the plan has a column of stages as well: the stage, a line break, the content. */
  readonly activity: string;
  /** Keeps its inner line breaks and spaces: they show which action a deadline belongs to. */
  readonly deadline: string;
  readonly responsible: string;
  readonly result: string;
  /** The stage that the row stands in: the first line of its heading, or its own stage cell; '' before any. */
  readonly section: string;
  /** Mark of completion and document, where the plan has such columns. */
  readonly mark: string;
  readonly document: string;
  /** Fields whose value belongs to a merged cell that begins on an earlier row. */
  readonly shared: readonly SharedField[];
}

/** What was mended on the way. */
export type RepairKind =
  | 'page-break-joined'
  | 'paragraphs-joined'
  | 'tags-removed'
  | 'bookmark-removed'
  | 'column-numbers-dropped'
  | 'header-repeated'
  | 'header-of-two-rows'
  | 'cells-on-own-lines'
  | 'heading-lines-joined'
  | 'deadline-columns-joined'
  | 'number-taken-from-text';

export interface PlanRepair {
  readonly line: number;
  readonly what: RepairKind;
}

export interface UnplacedText {
  readonly line: number;
  readonly text: string;
}

/** The approval block, line by line: «ПРИНЯТО», «СОГЛАСОВАНО» on the left; «УТВЕРЖДАЮ» or «Приложение к приказу» on the right. */
export interface Approvals {
  readonly left: readonly string[];
  readonly right: readonly string[];
}

/** What stands above the table. */
export interface PlanHead {
  /** Lines separated by line breaks; '' when there is no title. */
  readonly title: string;
  readonly organisation: string;
  readonly approvals: Approvals;
  /** The order that approves the plan; `day` is an ISO day. */
  readonly order?: { readonly number: string; readonly day: string };
  /** ISO day of the approval: that of the order, else the one under «УТВЕРЖДАЮ». */
  readonly approvedOn?: string;
  readonly head?: { readonly post: string; readonly name: string };
  /** How many lines above the table are neither title nor approval: an order, a Положение, a contents page. */
  readonly preamble: number;
}

export interface PlanReading extends PlanHead {
  /** First line of the first header row, from 0. */
  readonly headerLine: number;
  readonly columns: readonly PlanColumn[];
  readonly hasResult: boolean;
  readonly rows: readonly PlanRow[];
  readonly unplaced: readonly UnplacedText[];
  readonly repairs: readonly PlanRepair[];
}

/** Why there is no plan to read; the message is made from `facts` elsewhere. */
export interface PlanRefusal {
  readonly code: 'header-missing' | 'sheet-empty' | 'plan-without-rows';
  /** How many lines were looked at. */
  readonly facts: { readonly lines: number };
}
