/**
 * What Apps Script keeps beside a spreadsheet and an .xlsx file has no place for: properties, triggers, sent letters,
 * forms and their answers. Plain JSON, so that the store can keep it as one part of the file.
 *
 * Texts chosen by people or by the add-on are never keys of an object: such maps are lists of pairs.
 */

/** A map as a list of pairs, in the order of insertion. */
export type Entries = [key: string, value: string][];

/** An installable trigger. Times are milliseconds since 1970 of the host's clock. */
export interface TriggerRecord {
  readonly id: string;
  readonly functionName: string;
  readonly event: 'CLOCK' | 'ON_OPEN' | 'ON_EDIT' | 'ON_CHANGE' | 'ON_FORM_SUBMIT';
  /** The id of the spreadsheet, or of the form, that fires it; absent on a clock trigger. */
  readonly sourceId?: string;
  /** What a clock trigger was built with, as its builder's calls named it, e.g. `{everyDays: 1, atHour: 7}`. */
  readonly schedule?: Readonly<Record<string, number | string>>;
  /** Who installed it: it runs as this user and only this user sees it. */
  readonly owner: string;
  /** When a clock trigger is due next; absent where it never comes again. */
  nextRun?: number;
}

/** A letter that MailApp accepted. Nothing leaves the computer: the page shows the outbox. */
export interface MailRecord {
  readonly id: string;
  readonly at: number;
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  readonly replyTo: string;
  readonly fromName: string;
  readonly subject: string;
  readonly body: string;
  readonly htmlBody: string;
  readonly attachments: readonly { readonly name: string; readonly contentType: string; readonly base64: string }[];
}

/** One item of a form; `type` is a name of FormApp.ItemType. Keys that its type lacks are absent. */
export interface FormItemRecord {
  readonly id: number;
  readonly type: string;
  title: string;
  helpText: string;
  required?: boolean;
  choices?: string[];
  /** Where each choice leads: the id of a page, or a name of PageNavigationType; absent: straight on. */
  leads?: (number | string)[];
  /** «Другое» is offered. */
  otherOption?: boolean;
  /** Of a page: where the page before it leads, as in `leads`. */
  goTo?: number | string;
  /** Of a grid. */
  rows?: string[];
  columns?: string[];
  /** Of a scale. */
  bounds?: [lower: number, upper: number];
  labels?: [lower: string, upper: string];
  /** Of a date: whether the year is asked. */
  includesYear?: boolean;
  /** A text's rule, as its builder's call named it, e.g. `{rule: 'requireNumber', args: []}`. */
  validation?: { readonly rule: string; readonly args: readonly (string | number)[]; readonly helpText: string };
}

export interface FormResponseRecord {
  readonly id: string;
  at: number;
  readonly email: string;
  /** Answers by item id; a check box has a list, a grid one text a row (`null` where the row is blank). */
  answers: { readonly itemId: number; readonly response: string | (string | null)[] | (string[] | null)[] }[];
}

export interface FormRecord {
  readonly id: string;
  title: string;
  description: string;
  confirmationMessage: string;
  acceptingResponses: boolean;
  collectsEmail: boolean;
  allowsResponseEdits: boolean;
  limitedToOneResponse: boolean;
  requiresLogin: boolean;
  progressBar: boolean;
  shuffleQuestions: boolean;
  publishingSummary: boolean;
  showLinkToRespondAgain: boolean;
  closedMessage: string;
  items: FormItemRecord[];
  responses: FormResponseRecord[];
  /** The spreadsheet that receives the answers, and the sheet that was made for them. */
  destination?: { readonly spreadsheetId: string; readonly sheetId: number };
}

/** What was used of a day's quotas; the day is `YYYY-MM-DD` in UTC. */
export interface QuotaUse {
  day: string;
  mail: number;
  fetch: number;
  properties: number;
  created: number;
  triggerMs: number;
}

export interface HostState {
  readonly version: 1;
  readonly scriptId: string;
  /** E-mail of the person at this computer. */
  activeUser: string;
  /** E-mails of those who may edit the spreadsheet. */
  users: string[];
  properties: {
    document: Entries;
    script: Entries;
    user: { readonly email: string; entries: Entries }[];
  };
  triggers: TriggerRecord[];
  outbox: MailRecord[];
  forms: FormRecord[];
  quota: QuotaUse;
  /** The last number given to a thing of this state or of the document (sheet, metadata, chart, item). */
  lastId: number;
}

/** The state of a spreadsheet that no add-on has touched yet. */
export function emptyHostState(activeUser = 'curator@school.example'): HostState {
  return {
    version: 1,
    scriptId: 'local-script',
    activeUser,
    users: [activeUser],
    properties: { document: [], script: [], user: [] },
    triggers: [],
    outbox: [],
    forms: [],
    quota: { day: '', mail: 0, fetch: 0, properties: 0, created: 0, triggerMs: 0 },
    lastId: 0,
  };
}
