/**
 * Which sheet is which, for going over all of them: each sheet of the workbook with what its rows are about. Sheets that the
 * add-on does not know are gone over too, as texts.
 */
import type { SheetSchema } from '../workbook/sheet-schema';
import { meetingLogSheet, pairsSheet, unmatchedSheet } from '../workbook/pair-sheets';
import {
  menteeAnswersSheet,
  menteeBankSheet,
  mentorAnswersSheet,
  mentorBankSheet,
  monitoringSheets,
  preferencesSheet,
  quarantineSheet,
} from '../workbook/participant-sheets';
import { destructionActSheet } from '../workbook/act-sheet';
import { lettersSheet } from '../workbook/letter-sheet';
import {
  assignmentsSheet,
  findingsSheet,
  memorySheetName,
  roadmapSheet,
  rollOverSheet,
  settingsSheet,
  sourceSheetName,
  staffSheet,
} from '../workbook/schema';
import { readWhole, type WholeSheet } from '../workbook/whole-sheet';
import type { Table, Workbook } from '../workbook/workbook';

/**
 * `employment`: sheets where staff are named as staff, on another ground than consent. `papers`: documents made for a pair or
 * a person. `record`: the add-on's own notes without names. `other`: anything else.
 */
export type RoomKind =
  'bank' | 'answers' | 'pairs' | 'unmatched' | 'log' | 'quarantine' | 'employment' | 'papers' | 'record' | 'other';

export interface Room {
  readonly kind: RoomKind;
  readonly whole: WholeSheet;
  /** Where the sheet could be read through its schema. */
  readonly table?: Table;
}

const kinds: readonly (readonly [SheetSchema, RoomKind])[] = [
  [menteeBankSheet, 'bank'],
  [mentorBankSheet, 'bank'],
  [menteeAnswersSheet, 'answers'],
  [mentorAnswersSheet, 'answers'],
  [preferencesSheet, 'answers'],
  [monitoringSheets[0], 'answers'],
  [monitoringSheets[1], 'answers'],
  [pairsSheet, 'pairs'],
  [unmatchedSheet, 'unmatched'],
  [meetingLogSheet, 'log'],
  [quarantineSheet, 'quarantine'],
  [destructionActSheet, 'record'],
  [lettersSheet, 'record'],
  [settingsSheet, 'employment'],
  [staffSheet, 'employment'],
  [roadmapSheet, 'employment'],
  [assignmentsSheet, 'employment'],
  [findingsSheet, 'employment'],
  [rollOverSheet, 'employment'],
];

/** Every sheet but the memory, the hidden ones too. */
export function roomsOf(workbook: Workbook): Room[] {
  const known = new Map<number, { kind: RoomKind; schema: SheetSchema }>();
  for (const [schema, kind] of kinds) {
    const sheet = workbook.find(schema);
    if (sheet) known.set(sheet.getSheetId(), { kind, schema });
  }
  return workbook.allSheets().flatMap((sheet): Room[] => {
    const whole = readWhole(workbook, sheet);
    if (whole.name === memorySheetName) return [];
    const found = known.get(sheet.getSheetId());
    const table = found && workbook.tableOn(sheet, found.schema);
    const kind = found?.kind ?? kindByName(whole);
    return [{ kind, whole, ...(table ? { table } : {}) }];
  });
}

function kindByName({ name, texts }: WholeSheet): RoomKind {
  if (name.startsWith(roadmapSheet.name) || name.startsWith(sourceSheetName)) return 'employment';
  if (/^(?:индивидуальный план|согласие|программа)/i.test(name)) return 'papers';
  // A sheet that a form fills, whatever it is called.
  if (/^(?:отметка времени|timestamp)$/i.test(texts[0]?.[0]?.trim() ?? '')) return 'answers';
  return 'other';
}
