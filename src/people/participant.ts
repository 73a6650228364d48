/**
 * A person of the programme as a bank's row says it, and whether the law lets anything be done with the row: the
 * consent gate that pairs, letters, summaries by name and documents pass everybody through.
 */
import type { Gender } from './grammar';

export type Role = 'mentee' | 'mentor';

/** What the bank keeps about consent; texts as typed, days ISO. */
export interface ConsentRecord {
  /** «Согласие» */
  readonly given: string;
  /** «Дата согласия» */
  readonly day?: string;
  /** «Кто подписал» */
  readonly signedBy: string;
  /** «Дата отзыва» */
  readonly withdrawn?: string;
}

interface Person {
  /** Row of the bank's sheet, from 1. */
  readonly line: number;
  /** «Н-014», «М-003»; '' until the intake has given one. */
  readonly code: string;
  /** As typed; '' in the mode without names. */
  readonly name: string;
  readonly contact: string;
  readonly birthYear?: number;
  /** ISO, where the bank has a whole date and not the year alone. */
  readonly birthDay?: string;
  /** Class, post or place of work or study, as typed. */
  readonly position: string;
  /** «Основной запрос наставляемого» or «Основные компетенции наставника». */
  readonly topics: string;
  readonly interests: string;
  readonly form: string;
  readonly time: string;
  readonly format: string;
  /** «Дата вхождения в программу», ISO. */
  readonly entered?: string;
  /** «Дата завершения программы», ISO. */
  readonly finished?: string;
  readonly consent: ConsentRecord;
  /** «Состояние», lower case; '' counts as «кандидат». */
  readonly state: string;
  readonly gender?: Gender;
}

export interface Mentee extends Person {
  readonly role: 'mentee';
  /** «Желаемый наставник», as typed. */
  readonly wishedMentor: string;
}

export interface Mentor extends Person {
  readonly role: 'mentor';
  readonly achievements: string;
  /** «Желаемый возраст наставляемых», as typed. */
  readonly wishedAge: string;
  /** «Ресурс времени на программу наставничества», as typed. */
  readonly hours: string;
  /** «Мест всего»; undefined where nothing readable stands. */
  readonly places?: number;
}

export type Participant = Mentee | Mentor;
