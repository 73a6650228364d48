/**
 * What the grammar builds before any year is known: atoms («первая декада октября»), elements (an atom or a list of
 * them with prepositions, or a phrase without days) and the kinds of a finished deadline.
 */

/** See workbook.md: what kind of deadline a cell holds. */
export type DeadlineKind =
  | 'deadline'
  | 'range'
  | 'date'
  | 'from'
  | 'multi'
  | 'continuous'
  | 'by-schedule'
  | 'recurring'
  | 'as-needed'
  | 'relative'
  | 'empty'
  | 'unreadable';

/** A stretch of the calendar with a name. `month` and `season` lie in a calendar year, the rest in a school year. */
export type Base =
  | { type: 'month'; n: number }
  | { type: 'season'; n: number }
  | { type: 'calendar-quarter'; n: number }
  | { type: 'half'; n: number }
  | { type: 'year' }
  | { type: 'feast'; month: number; day: number }
  | { type: 'term'; family: TermFamily; n: number }
  | { type: 'school-year' };

/** Families of school terms; holidays are numbered by season (1 winter – 4 autumn). */
export type TermFamily = 'quarter' | 'trimester' | 'half' | 'holidays';

/** A part of a base; `n` is -1 for the last one. */
export interface Selector {
  type:
    | 'day'
    | 'decade'
    | 'week'
    | 'half'
    | 'third'
    | 'weekday'
    | 'first-weeks'
    | 'last-weeks'
    | 'first-days'
    | 'last-days';
  n: number;
  /** For `weekday`: 1 Monday – 7 Sunday. */
  weekday?: number;
}

/** The year as printed: a calendar year, or a school year by its first year. */
export interface YearRef {
  year?: number;
  schoolYear?: number;
  /** «2020-2025 годы»: the last year. */
  lastYear?: number;
}

/** One named stretch of days as printed; missing parts are taken from its neighbours, then from the period. */
export interface Atom {
  /** Tokens it was read from, end excluded. */
  from: number;
  to: number;
  /** A number whose unit stands further on: «1» of «с 1 по 15 октября». */
  bare?: number;
  /** The bare number is a Roman one. */
  roman?: boolean;
  /** The bare number is a season: «осенние» of «осенние и весенние каникулы». */
  seasonal?: boolean;
  selector?: Selector;
  base?: Base;
  year?: YearRef;
  /** School years after the plan's own: «следующего учебного года». */
  shift?: number;
  /** A year taken from a neighbour that has none printed either. */
  assumedYear?: number;
  /** A year in digits alone, without «год». */
  bareYear?: boolean;
  /** Had to be repaired to be read. */
  malformed?: boolean;
  /** The printed words allow another reading: «09.23» may be an hour. */
  doubtful?: boolean;
  /** A month in digits with its year: «10.2026»; a number before it may be a month too. */
  numericMonth?: boolean;
  /** No such day or month: 31.11, 00.13. */
  impossible?: boolean;
  /** «___ сентября»: the day was left blank. */
  blankDay?: boolean;
}

export type Preposition =
  'from' | 'since' | 'not-before' | 'after' | 'until' | 'before' | 'by' | 'through' | 'within' | 'in';
export type Connector = 'dash' | 'comma' | 'and' | 'or' | 'slash' | 'open' | 'none';

/** An atom in a chain: how it hangs on the one before, and its own preposition. */
export interface Link {
  connector: Connector;
  preposition?: Preposition;
  /** «включительно», «не позднее»: the end is in beyond doubt. */
  inclusive: boolean;
  atom: Atom;
}
