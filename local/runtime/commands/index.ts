/** The table of commands: who answers each, what kind of call it is, and what it costs on the virtual clock. */
import { zipSync } from 'fflate';
import type { Run } from '../run';
import type { CallKind } from '../faults';
import type { Commands, Op } from '../port';
import type { Costs, MaybePromise } from '../workplace';
import * as forms from './forms';
import * as grid from './grid';
import * as people from './people';
import * as spreadsheets from './spreadsheets';
import * as storage from './storage';
import * as things from './things';
import { sheetOf } from '../places';

type Handler<K extends Op> = (request: Commands[K]['in'], run: Run) => MaybePromise<Commands[K]['out']>;

const handlers: { [K in Exclude<Op, 'change'>]: Handler<K> } = {
  flush: () => null,
  'sheets.list': grid.listSheets,
  'sheets.find': grid.findSheet,
  'sheets.insert': grid.insertSheet,
  'sheet.facts': grid.sheetFacts,
  'sheet.line': grid.lineFacts,
  'block.read': grid.readBlock,
  'block.facts': grid.blockFacts,
  'block.find': grid.findText,
  'block.duplicates': grid.removeDuplicates,
  append: grid.appendRow,
  locate: grid.locate,
  'marks.find': things.findMarks,
  'names.list': things.listNames,
  'protection.add': things.addProtection,
  'protection.list': things.listProtections,
  'rules.list': ({ sheet }, run) => sheetOf(sheet, run).sheet.conditionalRules,
  'charts.list': ({ sheet }, run) => sheetOf(sheet, run).sheet.charts,
  'filter.get': things.getFilter,
  'filter.create': things.createFilter,
  'banding.add': things.addBanding,
  'banding.list': things.listBandings,
  selection: grid.currentSelection,
  'spreadsheet.facts': spreadsheets.spreadsheetFacts,
  'spreadsheet.open': spreadsheets.openSpreadsheet,
  'spreadsheet.create': spreadsheets.createSpreadsheet,
  properties: storage.properties,
  cache: storage.cache,
  lock: storage.lock,
  'ui.menu': people.addMenu,
  'ui.ask': people.ask,
  'ui.show': people.showView,
  'ui.toast': people.toast,
  'triggers.list': people.listTriggers,
  'triggers.add': people.addTrigger,
  'triggers.remove': people.removeTrigger,
  session: people.session,
  mail: people.sendMail,
  'mail.quota': people.mailQuota,
  fetch: people.fetchAll,
  'forms.create': forms.createForm,
  'forms.open': forms.readForm,
  'forms.change': forms.changeForm,
  'forms.item': forms.changeItem,
  'forms.read': forms.readForm,
  'forms.responses': forms.formResponses,
  'forms.destination': forms.setDestination,
  file: ({ name }, run) => run.workplace.files.get(`${name}.html`) ?? null,
  sleep: ({ ms }, run) => {
    run.charge(ms);
    return null;
  },
  zip: ({ files }) =>
    Buffer.from(
      zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, Buffer.from(bytes, 'base64')]))),
    ).toString('base64'),
};

/** Who answers an operation. */
export function commandFor(op: Exclude<Op, 'change'>): (request: never, run: Run) => MaybePromise<unknown> {
  return handlers[op];
}

const WRITES = new Set<Op>([
  'change',
  'sheets.insert',
  'append',
  'block.duplicates',
  'protection.add',
  'filter.create',
  'banding.add',
  'spreadsheet.create',
  'triggers.add',
  'triggers.remove',
  'mail',
  'forms.create',
  'forms.change',
  'forms.item',
  'forms.destination',
]);
const OTHERS = new Set<Op>(['flush', 'lock', 'cache', 'session', 'sleep', 'zip', 'file', 'fetch', 'mail.quota']);

/** Whether a call reads, writes, speaks to a person, or none of these. */
export function kindOf(op: Op, request: unknown): CallKind {
  if (op.startsWith('ui.')) return 'ui';
  if (WRITES.has(op)) return 'write';
  if (OTHERS.has(op)) return 'other';
  if (op === 'properties') {
    const { set, remove, clear } = request as Commands['properties']['in'];
    return set !== undefined || remove !== undefined || clear === true ? 'write' : 'read';
  }
  if (op === 'block.find')
    return (request as Commands['block.find']['in']).replaceWith === undefined ? 'read' : 'write';
  if (op === 'forms.responses') {
    const { removeAll, remove, submit } = request as Commands['forms.responses']['in'];
    return removeAll === true || remove !== undefined || submit !== undefined ? 'write' : 'read';
  }
  return 'read';
}

/** Milliseconds of the virtual clock. */
export function costOf(op: Op, request: unknown, costs: Costs): number {
  if (op === 'mail') return costs.mail;
  if (op === 'fetch') return costs.fetch * (request as Commands['fetch']['in']).requests.length;
  const kind = kindOf(op, request);
  return kind === 'read' ? costs.read : kind === 'write' ? costs.write : costs.other;
}

/** Operations that see the spreadsheet, and so must find what was written before them; a fetch from outside does not. */
export function flushesBefore(op: Op): boolean {
  return /^(flush|sheets\.|sheet\.|block\.|append|locate|marks\.|names\.|protection\.|rules\.|charts\.|filter\.|banding\.|selection|spreadsheet\.|ui\.(ask|show)|forms\.destination)/.test(
    op,
  );
}
