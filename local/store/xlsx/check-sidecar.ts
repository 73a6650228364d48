/**
 * A file may come from anywhere, so its sidecar is checked field by field: what is not of the right shape is left out,
 * and the rest stays. The state is taken whole or not at all.
 */
import type { HostState } from '../../document/host-state';
import type { Rect } from '../../document/model';
import { fileGrid } from './addresses';
import type { Anchored, CellExtra, ChartSidecar, LongText, SheetSidecar, Sidecar } from './sidecar';

type Json = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const bool: Check = (value) => typeof value === 'boolean';
const index: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const integer: Check = (value) => Number.isSafeInteger(value);
const finite: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const scalar: Check = (value) => text(value) || bool(value) || finite(value);
const record: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && words.includes(value);
const shape = (fields: Readonly<Record<string, Check>>): Check => {
  const checks = Object.entries(fields);
  return (value) => record(value) && checks.every(([key, check]) => check((value as Json)[key]));
};

const row: Check = (value) => index(value) && (value as number) < fileGrid.rows;
const column: Check = (value) => index(value) && (value as number) < fileGrid.columns;
const corners = shape({ top: row, left: column, bottom: row, right: column });
const rect: Check = (value) =>
  corners(value) && (value as Rect).top <= (value as Rect).bottom && (value as Rect).left <= (value as Rect).right;
const anchored = shape({ anchor: text, rect });
const mark = shape({
  id: integer,
  key: text,
  value: text,
  visibility: oneOf('DOCUMENT', 'PROJECT'),
  row: maybe(row),
  column: maybe(column),
  anchor: maybe(anchored),
});
const protection = shape({
  id: text,
  description: text,
  warningOnly: bool,
  editors: listOf(text),
  anchor: maybe(anchored),
});
const chart = shape({
  id: integer,
  type: oneOf('BAR', 'COLUMN', 'LINE', 'PIE', 'AREA', 'SCATTER', 'TIMELINE'),
  ranges: listOf(shape({ sheetId: integer, anchor: anchored })),
  anchor: shape({ row, column, dx: finite, dy: finite }),
  width: finite,
  height: finite,
  options: record,
});
const runs = listOf(shape({ start: index, end: index, style: record, link: maybe(text) }));
const extra = shape({ row, column, witness: text, formula: maybe(text), link: maybe(text), runs: maybe(runs) });
const validation = shape({
  criteria: text,
  args: listOf((value) => scalar(value) || listOf(text)(value)),
  allowInvalid: bool,
  showDropdown: maybe(bool),
  helpText: maybe(text),
});
const conditional = shape({ ranges: listOf(rect), criteria: text, args: listOf(scalar), style: record });
const sheet = shape({
  fileName: text,
  name: text,
  id: integer,
  rowCount: index,
  columnCount: index,
  formUrl: maybe(text),
});
const namedRange = shape({ name: text, sheetId: integer, rect });
const longText = shape({ number: index, text, runs: maybe(runs) });
/** Forms are shown to whoever opens their address: nothing in them may be of another kind than the page takes it for. */
const lead: Check = (value) => text(value) || integer(value);
const formItem = shape({
  id: integer,
  type: text,
  title: text,
  helpText: text,
  required: maybe(bool),
  choices: maybe(listOf(text)),
  leads: maybe(listOf(lead)),
  otherOption: maybe(bool),
  goTo: maybe(lead),
  rows: maybe(listOf(text)),
  columns: maybe(listOf(text)),
  bounds: maybe(pairOf((value) => index(value) && (value as number) <= 10)),
  labels: maybe(pairOf(text)),
  includesYear: maybe(bool),
  validation: maybe(shape({ rule: text, args: listOf((value) => text(value) || finite(value)), helpText: text })),
});
const form = shape({
  id: text,
  title: text,
  description: text,
  confirmationMessage: text,
  closedMessage: text,
  acceptingResponses: bool,
  showLinkToRespondAgain: bool,
  items: listOf(formItem),
  responses: listOf(shape({ id: text, at: finite, email: text, answers: listOf(record) })),
  destination: maybe(shape({ spreadsheetId: text, sheetId: integer })),
});
const state = shape({
  version: (value) => value === 1,
  scriptId: text,
  activeUser: text,
  users: listOf(text),
  properties: shape({
    document: listOf(pair),
    script: listOf(pair),
    user: listOf(shape({ email: text, entries: listOf(pair) })),
  }),
  triggers: listOf(shape({ id: text, functionName: text, event: text, owner: text })),
  outbox: listOf(shape({ id: text, at: finite, to: text, subject: text, attachments: listOf(record) })),
  forms: listOf(form),
  quota: shape({ day: text, mail: finite, fetch: finite, properties: finite, created: finite, triggerMs: finite }),
  lastId: index,
});

function pairOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.length === 2 && value.every(check);
}

function pair(value: unknown): boolean {
  return pairOf(text)(value);
}

/** The sidecar with what is sound in it; undefined where it is of another version or no sidecar at all. */
export function checkSidecar(
  value: unknown,
): { readonly sidecar: Omit<Sidecar, 'state'>; readonly state: HostState | undefined } | undefined {
  if (!record(value) || (value as Json).version !== 1) return undefined;
  const json = value as Json;
  if (![json.id, json.name, json.locale, json.timeZone].every(text)) return undefined;
  return {
    sidecar: {
      version: 1,
      id: json.id as string,
      name: json.name as string,
      locale: json.locale as string,
      timeZone: isTimeZone(json.timeZone as string) ? (json.timeZone as string) : 'Europe/Moscow',
      metadata: sound(json.metadata, mark),
      sheets: sound<Json>(json.sheets, sheet).map(checkSheet),
      namedRanges: sound(json.namedRanges, namedRange),
      longTexts: sound<LongText>(json.longTexts, longText),
      longHelp: sound(json.longHelp, pair),
    },
    state: state(json.state) ? (json.state as HostState) : undefined,
  };
}

function checkSheet(json: Json): SheetSidecar {
  return {
    fileName: json.fileName as string,
    name: json.name as string,
    id: json.id as number,
    rowCount: json.rowCount as number,
    columnCount: json.columnCount as number,
    ...(json.formUrl !== undefined && { formUrl: json.formUrl as string }),
    metadata: sound(json.metadata, mark),
    protections: sound(json.protections, protection),
    charts: sound<ChartSidecar>(json.charts, chart),
    cells: sound<CellExtra>(json.cells, extra),
    validations: sound(json.validations, shape({ rule: validation, rects: listOf(rect) })),
    conditionalRules: sound(json.conditionalRules, shape({ before: index, rule: conditional })),
  };
}

/** The items of a list that pass; the type is what the check stands for. */
function sound<T = Anchored>(list: unknown, check: Check): T[] {
  return Array.isArray(list) ? (list.filter(check) as T[]) : [];
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
