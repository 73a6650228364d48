/** What the panel's section «Пары» and the server say to each other; plain JSON. */

/** Settings as the panel tries them before they are kept. */
export interface TriedSettings {
  readonly priority: string;
  readonly threshold: number;
  /** In the order of the criteria. */
  readonly weights: readonly number[];
}

export interface PanelPerson {
  readonly code: string;
  /** '' in the mode «Коды». */
  readonly name: string;
}

export interface PanelPair {
  readonly mentor: PanelPerson;
  readonly mentee: PanelPerson;
  readonly score: number;
  readonly why: readonly {
    readonly name: string;
    readonly points: number;
    readonly why: string;
    readonly open: boolean;
  }[];
  readonly margin: string;
  readonly held: boolean;
  /** Row of «Пары» on which this very proposal stands; 0 where it stands nowhere yet. */
  readonly line: number;
  /** Mentors who may have this mentee, best first, with the score. */
  readonly others: readonly { readonly mentor: PanelPerson; readonly score: number }[];
}

export interface PanelGoals {
  readonly priority: string;
  readonly chosen: boolean;
  readonly matched: number;
  readonly score: number;
  readonly worst: number;
  /** Mutual wishes not kept. */
  readonly broken: number;
}

export interface PairsPreview {
  readonly version: number;
  /** Why nothing can be looked for yet; the rest is empty then. */
  readonly refused?: string;
  /** Rows of «Пары» that are proposals. */
  readonly proposals: number;
  readonly approved: number;
  /** Something the proposals depend on has changed since they were made. */
  readonly outdated: boolean;
  /** What forming anew would change: «Изменено 2 из 31, сумма +4.» */
  readonly change: string;
  readonly settings: TriedSettings;
  readonly criteria: readonly { readonly name: string; readonly rule: string }[];
  readonly goals: readonly PanelGoals[];
  /** Worst first; of a very large school the first hundreds. */
  readonly pairs: readonly PanelPair[];
  readonly allPairs: number;
  readonly unmatched: readonly { readonly who: PanelPerson; readonly reason: string; readonly repair: string }[];
  readonly loads: readonly {
    readonly mentor: PanelPerson;
    readonly running: number;
    readonly proposed: number;
    readonly places: number;
  }[];
  readonly wishes: {
    readonly kept: number;
    readonly broken: readonly { readonly mentor: PanelPerson; readonly mentee: PanelPerson; readonly price: string }[];
  };
  readonly shortages: readonly { readonly what: string; readonly mentees: number; readonly places: number }[];
  /** Cells in which a name could not be understood, or only by a guess. */
  readonly remarks: readonly string[];
}
