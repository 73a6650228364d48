/**
 * The face of the local host: everything that the page's server, the command line and the tests ask of it.
 * Behind it: `document/` (the model), `runtime/` (executions of the built add-on), `services/` (Apps Script's
 * classes inside an execution), `store/` (the .xlsx file).
 */
import type { FormRecord, FormResponseRecord, HostState } from './document/host-state';
import type { CellValue, Rect, SpreadsheetDocument } from './document/model';

/** The menu as `onOpen` built it. */
export type MenuItem =
  | { readonly kind: 'item'; readonly title: string; readonly functionName: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'menu'; readonly title: string; readonly items: readonly MenuItem[] };

/** A question that a running execution waits on; answered by `Host.answer`. */
export interface Question {
  readonly id: string;
  readonly kind: 'alert' | 'prompt';
  readonly title: string;
  readonly text: string;
  /** `OK`, `OK_CANCEL`, `YES_NO`, `YES_NO_CANCEL` */
  readonly buttons: string;
}

export interface Answer {
  /** `OK`, `CANCEL`, `YES`, `NO` or `CLOSE` */
  readonly button: string;
  readonly text?: string;
}

/** HTML that the add-on shows: the sidebar or a modal dialog. */
export interface HtmlView {
  readonly kind: 'sidebar' | 'dialog';
  readonly title: string;
  readonly html: string;
  readonly width?: number;
  readonly height?: number;
}

/** Counts of service calls of one execution. */
export interface CallCounts {
  readonly total: number;
  readonly read: number;
  readonly write: number;
  /** Per `Class.method`. */
  readonly byMethod: Readonly<Record<string, number>>;
}

export interface ExecutionResult {
  readonly ok: boolean;
  /** What the function returned, as it crossed (JSON); undefined where it failed. */
  readonly value?: unknown;
  /** The error's name, message and, for the developer, stack; the message is what Google would show. */
  readonly error?: { readonly name: string; readonly message: string; readonly stack?: string };
  readonly calls: CallCounts;
  /** Time of the virtual clock that the calls cost, and wall-clock time, both in milliseconds. */
  readonly virtualMs: number;
  readonly ms: number;
  /** What the code wrote with console and Logger. */
  readonly log: readonly string[];
  /** Every service call in order: its method and the virtual clock (ms since the start) at which it was made. */
  readonly trace?: readonly {
    readonly n: number;
    readonly method: string;
    readonly kind: 'read' | 'write' | 'ui' | 'other';
    readonly at: number;
  }[];
  /** How often a lock was released while writes still waited in the buffer. */
  readonly dirtyReleases?: number;
}

/** What the page listens to. */
export type HostEvent =
  | { readonly type: 'changed'; readonly sheetIds: readonly number[]; readonly structure: boolean }
  | { readonly type: 'saved' }
  | { readonly type: 'trouble'; readonly message: string }
  | { readonly type: 'question'; readonly question: Question }
  | { readonly type: 'toast'; readonly title: string; readonly message: string; readonly seconds: number }
  | { readonly type: 'view'; readonly view: HtmlView }
  | { readonly type: 'activate'; readonly sheetId: number; readonly row: number; readonly column: number }
  | {
      readonly type: 'execution';
      readonly id: string;
      readonly functionName: string;
      readonly state: 'started' | 'ended';
      readonly result?: ExecutionResult;
    };

/** One cell typed by a person; `null` empties it. Text is parsed as Google parses typing (dates, numbers, formulas). */
export interface PersonEdit {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
  readonly input: CellValue | null;
}

/** Rows or columns that a person puts in or takes out. Counted from 0. */
export interface LineChange {
  readonly sheetId: number;
  readonly axis: 'rows' | 'columns';
  readonly kind: 'insert' | 'delete';
  /** The first line that goes, or the line before which new ones are put. */
  readonly at: number;
  readonly count: number;
  /** New lines look like this one (an index of before the insertion). */
  readonly like?: number;
}

/** The forms of the add-on, for those who fill them in on this computer. */
export interface FormDesk {
  /** Tells where the server shows them: scripts get the address, `/` and the form's id as the published URL. */
  publishAt(address: string): void;
  find(id: string): FormRecord | undefined;
  /**
   * Takes an answer: its row is written at once, form-submit triggers run afterwards.
   * @throws ServiceError when the form takes no answers
   */
  submit(id: string, answers: FormResponseRecord['answers']): void;
}

export interface Host {
  /** Absent: the server shows no forms. */
  readonly forms?: FormDesk;
  /** The live document; read it, change it only through the methods below. */
  readonly document: SpreadsheetDocument;
  /** Runs `onOpen` (AuthMode LIMITED) and returns the menus it built. */
  menus(): Promise<readonly { readonly title: string; readonly items: readonly MenuItem[] }[]>;
  /** Runs a top-level function of the bundle with AuthMode FULL, as a menu click or google.script.run would. */
  run(functionName: string, args?: readonly unknown[]): Promise<ExecutionResult>;
  /** Ends a running execution at its next service call. */
  stop(executionId: string): void;
  answer(questionId: string, answer: Answer): void;
  /** A person's edits: applied to the document, then the simple and installed onEdit triggers run. */
  edit(edits: readonly PersonEdit[]): Promise<void>;
  /** A person's change of the sheet's lines; then the installed onChange triggers run. Absent: the page offers none. */
  changeLines?(change: LineChange): Promise<void>;
  /**
   * What the person looks at: the sheet becomes the active one, the rectangle its selection, so that the next execution
   * finds both in `getActiveSheet` and `getActiveRange`. No event follows: the page that tells it knows already.
   */
  select?(sheetId: number, selection: Rect): void;
  on(listener: (event: HostEvent) => void): () => void;
  /** Writes the document to its file now; throws when the file changed on disk meanwhile. */
  save(): Promise<void>;
  close(): Promise<void>;
}

/** Where the host keeps its document: an .xlsx file, or nowhere in tests. */
export interface HostStore {
  /** Writes the document and what Apps Script keeps beside it; throws when the file changed on disk meanwhile. */
  save(document: SpreadsheetDocument, state: HostState): Promise<void>;
  close?(): Promise<void>;
}
