/** «Откуда»: the sheet and the rows that a figure was counted from, in words and as a link within the workbook. */
import type { RowRef, SourceSheet } from '../reports/tally';
import { listedLines } from '../russian/listed';
import { meetingLogSheet, pairsSheet } from '../workbook/pair-sheets';
import {
  menteeAnswersSheet,
  menteeBankSheet,
  mentorAnswersSheet,
  mentorBankSheet,
  monitoringSheets,
  preferencesSheet,
} from '../workbook/participant-sheets';
import { roadmapSheet } from '../workbook/schema';
import type { SheetSchema } from '../workbook/sheet-schema';
import type { Workbook } from '../workbook/workbook';

const schemaOf: Readonly<Record<SourceSheet, SheetSchema>> = {
  mentees: menteeBankSheet,
  mentors: mentorBankSheet,
  pairs: pairsSheet,
  meetings: meetingLogSheet,
  roadmap: roadmapSheet,
  menteeAnswers: menteeAnswersSheet,
  mentorAnswers: mentorAnswersSheet,
  preferences: preferencesSheet,
  monitoring1: monitoringSheets[0],
  monitoring2: monitoringSheets[1],
};

/** A figure with nothing to lead to. */
const nowhere = 'строк нет';
/** So many stretches of rows are named; more are cut off with their number. */
const mostNamed = 8;

export interface Source {
  readonly text: string;
  /** `#gid=…&range=…`, the address that a spreadsheet gives its own cells; '' where there is none. */
  readonly link: string;
}

/** Makes sources; each sheet is looked up once. */
export class SourceLinks {
  private readonly known = new Map<SourceSheet, { name: string; id: number } | undefined>();

  constructor(private readonly workbook: Workbook) {}

  of(rows: readonly RowRef[]): Source {
    const sheets = [...new Set(rows.map(({ sheet }) => sheet))];
    if (sheets.length === 0) return { text: nowhere, link: '' };
    const parts = sheets.map((sheet) => {
      const lines = rows.filter((row) => row.sheet === sheet).map(({ line }) => line);
      return `${this.placeOf(sheet)?.name ?? schemaOf[sheet].name}: ${listedLines(lines, mostNamed)}`;
    });
    const [first] = sheets;
    const place = first && this.placeOf(first);
    const lines = rows.filter(({ sheet }) => sheet === first).map(({ line }) => line);
    return {
      text: parts.join('; '),
      link: place ? `#gid=${place.id}&range=A${Math.min(...lines)}` : '',
    };
  }

  private placeOf(sheet: SourceSheet): { name: string; id: number } | undefined {
    if (!this.known.has(sheet)) {
      const found = this.workbook.find(schemaOf[sheet]);
      this.known.set(sheet, found && { name: this.workbook.grid(found).name, id: found.getSheetId() });
    }
    return this.known.get(sheet);
  }
}
