/** What the panel and the server say to each other; plain JSON, because nothing else crosses google.script.run. */
import type { Severity } from './roadmap/findings/severity';

/** Raised when a change of the shapes below makes an open panel of the last version useless. */
export const panelVersion = 1;

/** A row of «Проверка» as the panel lists it. */
export interface PanelFinding {
  /** «№» of the row; how the panel names it back. */
  readonly number: number;
  /** Row of «Дорожная карта»; 0 for the plan as a whole. */
  readonly line: number;
  readonly item: string;
  readonly column: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly proposal: string;
  /** Whether one click can mend it. */
  readonly repairable: boolean;
  readonly decision: string;
  readonly comment: string;
}

export interface PanelState {
  readonly version: number;
  /** Names of the sheets that are there, out of those the panel's steps depend on. */
  readonly has: {
    readonly roadmap: boolean;
    readonly source: boolean;
    readonly settings: boolean;
    readonly findings: boolean;
  };
  /** Rows by status; absent without a roadmap. */
  readonly progress?: {
    readonly activities: number;
    readonly byStatus: readonly (readonly [status: string, count: number])[];
  };
  readonly findings: readonly PanelFinding[];
  /** Title of the command that can be undone. */
  readonly undo?: string;
}

/** A questionnaire as the panel shows it. */
export interface PanelQuestionnaire {
  readonly title: string;
  /** Where its answers land. */
  readonly sheet: string;
  /** Whether it stands as the last run wanted it; false also where that run was broken off. */
  readonly whole: boolean;
  /** Id of its form; absent until it is made. */
  readonly form?: string;
}

/** A figure of «Сводка» or «Показатели», as shown there. */
export interface PanelFigure {
  /** Row of its sheet. */
  readonly line: number;
  readonly words: string;
  readonly value: string;
  /** '' where there is none. */
  readonly of: string;
  readonly percent: string;
}

/** What «Итоги» shows; empty lists until the summary is made. */
export interface PanelReports {
  /** «на 10.02.2027»; '' without a summary. */
  readonly day: string;
  readonly figures: readonly PanelFigure[];
  readonly shares: readonly (PanelFigure & { readonly goal: string; readonly verdict: string })[];
  /** Stages whose marks the data contradict. */
  readonly contradictions: readonly (PanelFigure & { readonly why: string })[];
}

/** The commands that the panel's buttons run. */
export type PanelCommand =
  | 'createRoadmap'
  | 'readPlan'
  | 'checkPlan'
  | 'rollOverPlan'
  | 'createQuestionnaires'
  | 'collectAnswers'
  | 'updateSummary'
  | 'formPairs'
  | 'approvePairs'
  | 'undoLast';
