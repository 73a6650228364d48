/** What the panel's section «Банки» and the server say to each other; plain JSON. */
import type { Role } from './people/participant';

/** The role as people say it; also `--role` of the command line. */
export const roleWords: Readonly<Record<Role, string>> = { mentee: 'наставляемый', mentor: 'наставник' };

/** A file with answers, read into rows where it was chosen. */
export interface AnswersFile {
  readonly rows: readonly (readonly string[])[];
  /** «наставник» or «наставляемый»; told by the headers where it is not given. */
  readonly role?: string;
}

/** A file that a command has made for a person to keep. */
export interface MadeFile {
  readonly name: string;
  readonly base64: string;
}

/** What a file would change. */
export interface AnswersPreview {
  readonly ok: boolean;
  /** Why not, or what would be done. */
  readonly messages: readonly string[];
  readonly role?: string;
  /** Headers as the file has them, and the question each answers; '' where it is not known. */
  readonly columns: readonly { readonly header: string; readonly question: string }[];
  /** Questions to choose from. */
  readonly questions: readonly string[];
  /** The first answers, cell by cell. */
  readonly sample: readonly (readonly string[])[];
}

/** A doubt whether two rows are one person. */
export interface PanelProposal {
  readonly code: string;
  readonly with: string;
  readonly doubt: string;
}

export interface PanelHeld {
  /** Row of «Карантин». */
  readonly line: number;
  readonly when: string;
  readonly reason: string;
  readonly advice: string;
}

export interface BanksState {
  readonly version: number;
  readonly counts: readonly {
    readonly role: Role;
    /** Answers on the sheet; absent without one. */
    readonly answers?: number;
    /** People in the bank; absent without one. */
    readonly people?: number;
    readonly withConsent: number;
  }[];
  /** Answers that are not in the banks yet. */
  readonly waiting: number;
  readonly expected: { readonly total: number; readonly missing: readonly string[] } | null;
  readonly held: readonly PanelHeld[];
  readonly proposals: readonly PanelProposal[];
  /** «22.11.2026 07:20»; '' before the first time. */
  readonly collected: string;
  readonly schedule: { readonly on: boolean; readonly since: string; readonly mine: boolean };
}
