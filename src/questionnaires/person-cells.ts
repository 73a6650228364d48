/**
 * The cells of one row as its answers want them, beside what stands there. What the intake wrote itself follows the
 * answers; what a person has changed stays, and the difference is said.
 */
import { foldedKey } from '../people/text-folding';
import type { Role } from '../people/participant';
import { compareNames } from '../people/name-comparison';
import type { Answer } from './answers';
import { bankCells, nameTitles, shownValue, type BankValue, type Told } from './bank-cells';
import type { BankPerson } from './bank-person';
import { fitCell } from './fit-cell';
import { printMoment, readMoment } from './moment';
import { cellPrint } from './print';
import { remarks, type Remark } from './remarks';
import { printMark, type SourceMark } from './source-mark';
import { inTime, tellTogether } from './told';

export interface RowChanges {
  readonly values: ReadonlyMap<string, BankValue>;
  /** «Источник» as it has to be. */
  readonly source: string;
  readonly conflicts: readonly Remark[];
  /** Answers too long for a cell. */
  readonly cut: readonly Remark[];
  /** What the answers say together; absent where none are to be seen. */
  readonly told?: Told;
  /** Whether the answers to be seen are all there is to go by; otherwise earlier remarks stand. */
  readonly current: boolean;
}

/** Print of a cell that a person filled before any answer came: no text has it but by chance. */
const foreign = 'zzz';

/** What the answers of the person change in the row; undefined where nobody has answered. */
export function rowChanges(
  person: BankPerson,
  role: Role,
  { today, anonymous }: { readonly today: string; readonly anonymous: boolean },
): RowChanges | undefined {
  const answers = inTime(person.answers);
  const last = answers[answers.length - 1];
  if (!last) return person.lenders.length === 0 ? undefined : lentChanges(person, role);
  const { mark } = person;
  const told = tellTogether(answers, today);
  const seen = mark?.ids ?? [];
  const fresh = answers.some(({ id }) => !seen.includes(id));
  const whole = seen.every((id) => answers.some((answer) => answer.id === id));
  const later = mark?.moment === undefined || last.moment === undefined || last.moment >= mark.moment;
  const values = new Map<string, BankValue>();
  const conflicts: Remark[] = [];
  const cut: Remark[] = [];
  let prints = '';
  let consentKept = false;
  const consentSaid = told.consentBy !== undefined && (whole || isNew(told.consentBy, mark));
  bankCells[role].forEach(({ title, value, consent, personal }, at) => {
    const said = personal && anonymous ? null : value(told);
    const want = typeof said === 'string' ? fitCell(said) : said;
    if (want !== said) cut.push(remarks.cut(title));
    const [shown, typed] = [shownValue(want), person.row?.text(title) ?? ''];
    const before = mark ? mark.cells.slice(at * 3, at * 3 + 3) : typed === '' ? cellPrint('') : foreign;
    const now = cellPrint(typed);
    const own = before === now || !person.row;
    let print = before;
    if (sameText(typed, shown)) print = now;
    else if (mark?.begun === true && before === cellPrint(shown)) values.set(title, want);
    else if (
      own &&
      (consent ? consentSaid && !consentKept : shown !== '') &&
      fresh &&
      (consent || whole || later || typed === '')
    ) {
      values.set(title, want);
      print = cellPrint(shown);
    } else if (!own && shown !== '') {
      if (consent) consentKept = true;
      if (differs(title, typed, shown, role)) {
        conflicts.push(
          remarks.conflict(title, shown, last.moment === undefined ? '' : printMoment(last.moment).slice(0, 10)),
        );
      }
    }
    if (shown === '' && typed === '') {
      const lent = lentText(person, title);
      if (lent !== '') {
        values.set(title, lentValue(title, lent));
        print = cellPrint(lent);
      }
    }
    prints += print === '' ? foreign : print;
  });
  const isAsBefore = mark?.cells === prints && !mark.begun && !fresh && person.joined.length === 0;
  const source =
    isAsBefore && person.row
      ? person.row.text('Источник')
      : sourceOf(answers, last, mark, person.joined, prints, fresh);
  return { values, source, conflicts, cut, told, current: fresh || whole };
}

/**
 * Whether the answer is none of those that the row came from. An older yes must not come back over a later no whose answer
 * is not to be seen any more.
 */
function isNew({ id, moment }: Answer, mark: SourceMark | undefined): boolean {
  if (mark === undefined) return true;
  return moment === undefined || mark.moment === undefined ? !mark.ids.includes(id) : moment >= mark.moment;
}

/** What a joined row has where this one is blank. */
function lentText({ lenders }: BankPerson, title: string): string {
  return lenders.map(({ row }) => row?.text(title) ?? '').find((text) => text !== '') ?? '';
}

function lentValue(title: string, shown: string): BankValue {
  if (title === 'Мест всего' && /^\d{1,3}$/.test(shown)) return Number(shown);
  const day = title === 'Дата согласия' ? readMoment(shown, 'day-first') : undefined;
  return day === undefined ? shown : { day: day.slice(0, 10) };
}

/** The answers of both rows are not to be seen any more: blanks are filled, nothing is replaced. */
function lentChanges(person: BankPerson, role: Role): RowChanges {
  const values = new Map<string, BankValue>();
  let prints = '';
  bankCells[role].forEach(({ title }, at) => {
    const typed = person.row?.text(title) ?? '';
    const lent = typed === '' ? lentText(person, title) : '';
    if (lent !== '') values.set(title, lentValue(title, lent));
    const before = person.mark?.cells.slice(at * 3, at * 3 + 3) ?? '';
    prints += lent === '' ? before || foreign : cellPrint(lent);
  });
  const { mark } = person;
  const lender = person.lenders.find((each) => each.mark)?.mark;
  const origin = mark ?? lender;
  const source = origin
    ? printMark({ ...origin, ids: [...new Set([...(mark?.ids ?? []), ...person.joined])], cells: prints, begun: false })
    : '';
  return { values, source, conflicts: [], cut: [], current: false };
}

function sourceOf(
  answers: readonly Answer[],
  last: Answer,
  mark: SourceMark | undefined,
  joined: readonly string[],
  cells: string,
  fresh: boolean,
): string {
  const ids = [...new Set([...answers.map(({ id }) => id).reverse(), ...joined])];
  const known = mark?.ids ?? [];
  const newer = !mark || (fresh && (mark.moment ?? '') <= (last.moment ?? '9999'));
  const all = newer
    ? [...ids, ...known.filter((id) => !ids.includes(id))]
    : [...known, ...ids.filter((id) => !known.includes(id))];
  const moment = newer ? last.moment : mark.moment;
  return printMark({
    origin: newer ? originOf(last) : mark.origin,
    ...(moment === undefined ? {} : { moment }),
    ids: all,
    cells,
    begun: false,
  });
}

function originOf({ from, line }: Answer): string {
  return from === 'file' ? `файл, строка ${line},` : 'анкета';
}

/** Line breaks are of one kind once they are in a sheet. */
function sameText(a: string, b: string): boolean {
  return a === b || a.replace(/\r\n?/g, '\n') === b.replace(/\r\n?/g, '\n');
}

/** Whether a person would call it another answer. */
function differs(title: string, typed: string, shown: string, role: Role): boolean {
  if (foldedKey(typed) === foldedKey(shown)) return false;
  return title !== nameTitles[role] || compareNames(typed, shown).verdict === 'different';
}
