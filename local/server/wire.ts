/**
 * What crosses between the page and its server. The page imports the types alone, the server builds the values;
 * everything is plain JSON.
 */
import type { Answer, HtmlView, LineChange, MenuItem, PersonEdit, Question } from '../host';
import type {
  Cell,
  CellStyle,
  CellValue,
  Chart,
  ConditionalRule,
  Filter,
  Rect,
  Sheet,
  ValidationRule,
} from '../document/model';

export type {
  Answer,
  CellStyle,
  CellValue,
  Chart,
  ConditionalRule,
  Filter,
  LineChange,
  MenuItem,
  PersonEdit,
  Question,
  Rect,
  ValidationRule,
};

/** A cell whose style and validation are numbers in the lists of its sheet: thousands of cells share a few of them. */
export interface WireCell extends Omit<Cell, 'style' | 'validation'> {
  style?: number;
  validation?: number;
}

/** A sheet as the page shows it; marks, protections and page setup stay at home. */
export interface WireSheet extends Omit<Sheet, 'rows' | 'metadata' | 'protections' | 'print'> {
  /** `null` stands for an empty cell or row. */
  rows: (readonly (WireCell | null)[] | null)[];
  styles: CellStyle[];
  validations: ValidationRule[];
}

export interface Menu {
  readonly title: string;
  readonly items: readonly MenuItem[];
}

/** An execution that runs now. `source` is what the person clicked: the page names it by its menu title. */
export interface RunningExecution {
  readonly id: string;
  readonly functionName: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

/** A letter that the add-on would have sent; the local host keeps it. */
export interface Letter {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/** Everything that a page needs to draw itself: `GET /api/state`. */
export interface PageState {
  /** What the program is opened over, e.g. `school.xlsx`. */
  readonly fileName: string;
  readonly documentName: string;
  readonly locale: string;
  readonly activeSheetId: number;
  readonly sheets: readonly WireSheet[];
  readonly namedRanges: readonly { readonly name: string; readonly sheetId: number; readonly rect: Rect }[];
  readonly menus: readonly Menu[];
  readonly running: readonly RunningExecution[];
  readonly questions: readonly Question[];
  /** The last trouble that nothing has mended since. */
  readonly trouble: string | null;
  readonly saved: boolean;
  readonly canImport: boolean;
  readonly canChangeLines: boolean;
  readonly letters: number;
  /** Origin of the sidebar's frames. */
  readonly frameOrigin: string;
}

/** What a page that is open already asks anew: `GET /api/sheets`. */
export interface SheetsReply {
  readonly sheets: readonly WireSheet[];
  readonly letters: number;
}

/** HTML of the add-on, served from another origin than the page's. */
export interface FramedView extends Omit<HtmlView, 'html'> {
  readonly url: string;
}

/** What the page hears over `GET /api/events`. */
export type PageEvent =
  | { readonly type: 'hello' }
  | { readonly type: 'changed'; readonly sheetIds: readonly number[]; readonly structure: boolean }
  | { readonly type: 'saved' }
  | { readonly type: 'trouble'; readonly message: string }
  | { readonly type: 'question'; readonly question: Question }
  | { readonly type: 'answered'; readonly questionId: string }
  | { readonly type: 'toast'; readonly title: string; readonly message: string; readonly seconds: number }
  | { readonly type: 'view'; readonly view: FramedView }
  | { readonly type: 'activate'; readonly sheetId: number; readonly row: number; readonly column: number }
  | { readonly type: 'started'; readonly execution: RunningExecution }
  | { readonly type: 'ended'; readonly id: string; readonly functionName: string; readonly failure: Failure | null };

/** Why an execution failed: the message is for the person, the rest for whoever mends it. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly details: string;
}

/** The answer of `POST /api/run` and `POST /api/rpc`. */
export type RunReply =
  | { readonly ok: true; readonly value: unknown; readonly ms: number }
  | { readonly ok: false; readonly failure: Failure; readonly ms: number };

/** The body of every refusal. */
export interface ErrorReply {
  readonly error: { readonly code: string; readonly message: string };
}

/** Bodies of the state-changing calls, by path. */
export interface Requests {
  '/api/edit': { edits: readonly PersonEdit[] };
  '/api/lines': LineChange;
  '/api/run': { functionName: string };
  '/api/rpc': { functionName: string; args: readonly unknown[] };
  '/api/answer': { questionId: string; answer: Answer };
  '/api/stop': { executionId: string };
  '/api/select': { sheetId: number; selection: Rect };
  '/api/import': { name: string; base64: string };
  '/api/save': Record<string, never>;
}
