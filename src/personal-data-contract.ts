/** What the panel's section «Данные» and the server say to each other; plain JSON, codes instead of names. */

/** A participant of whom something has to be done. */
export interface PersonalCase {
  /** «Н-014»; '' where the intake has given none yet. */
  readonly code: string;
  /** In words, for a curator. */
  readonly reason: string;
  readonly sheet: string;
  /** Row of the sheet, from 1. */
  readonly line: number;
}

export interface PersonalState {
  readonly mode: 'ФИО' | 'Коды';
  /** Participants in the banks, and how many of them still have a name or a contact there. */
  readonly people: number;
  readonly named: number;
  /** Whether the memo was shown in this workbook. */
  readonly told: boolean;
  readonly withoutConsent: readonly PersonalCase[];
  readonly overdue: readonly PersonalCase[];
}
