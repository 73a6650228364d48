/** A pair as «Пары» keeps it; a group is a mentor with several pairs. */
import type { MeetingKind, PairStatus } from './pair-words';

export interface Pair {
  /** Row of the sheet, from 1. */
  readonly line: number;
  /** «Код пары», for example «П-007». */
  readonly code: string;
  readonly mentorName: string;
  readonly menteeName: string;
  readonly mentorCode: string;
  readonly menteeCode: string;
  readonly form: string;
  /** 0-100; undefined where nothing readable stands. */
  readonly score?: number;
  /** Undefined where a person has typed something else. */
  readonly status?: PairStatus;
  /** «Закрепить»: keep the pair when pairs are formed again. */
  readonly held: boolean;
  /** ISO days. */
  readonly start?: string;
  readonly end?: string;
  readonly endReason: string;
  readonly order: string;
}

/** A row of «Журнал встреч». */
export interface Meeting {
  readonly line: number;
  readonly pairCode: string;
  readonly kind?: MeetingKind;
  /** ISO days. */
  readonly planned?: string;
  readonly held?: string;
  readonly minutes?: number;
  readonly topic: string;
  readonly result: string;
  readonly mentorFeedback: string;
  readonly menteeFeedback: string;
  readonly status: string;
}
