/**
 * Answers into banks: the one function behind the menu, the trigger, the daily timer and files. From the answers that
 * are to be seen now and the banks as they stand it tells what has to change so that the banks say what the answers say;
 * told again with nothing new, it changes nothing.
 */
import { readConsent } from '../people/consent-words';
import type { Role } from '../people/participant';
import type { Answer } from './answers';
import { nameTitles, shownValue, type BankValue } from './bank-cells';
import { peopleOf, type BankPerson, type BankRow } from './bank-person';
import type { Newcomer } from './code-key';
import { codeNumber, printCode, readCode, type HighestCodes } from './codes';
import { doubledCodes, doubledRemarks, type DoubledCode } from './doubled-codes';
import { goneTitles, joinRows } from './join-rows';
import { assignAnswers } from './find-person';
import { rowChanges, type RowChanges } from './person-cells';
import type { PersonIndex } from './person-index';
import { printRemarks, readDecision, remarks, type Remark } from './remarks';
import { answerRemarks, cellRemarks, stillHolds } from './row-remarks';
import { resemblance } from './same-person';
import { erasedIds } from './source-mark';

export type { BankRow } from './bank-person';

export interface CellPatch {
  /** Row of the sheet, from 1. */
  readonly line: number;
  readonly title: string;
  readonly value: BankValue;
}

export interface BankResult {
  /** New rows by column titles. */
  readonly append: readonly Readonly<Record<string, BankValue>>[];
  readonly patch: readonly CellPatch[];
  /** Cells of joined rows to be emptied, once everything else stands. */
  readonly clear: readonly CellPatch[];
  /** Rows whose cells an answer has changed. */
  readonly updated: number;
  /** Rows that were there without a code and have one now. */
  readonly coded: number;
}

export interface Proposal {
  readonly role: Role;
  /** The later row, which asks. */
  readonly code: string;
  /** The row that it may be one with. */
  readonly with: string;
  readonly doubt: string;
}

export interface Reconciled {
  readonly banks: Readonly<Record<Role, BankResult>>;
  readonly proposals: readonly Proposal[];
  /** Answers that cannot enter: nobody is named. */
  readonly refused: readonly Answer[];
  /** Answers that cannot enter: their row holds as many as it can. */
  readonly crowded: readonly Answer[];
  /** Prints of the answers that are in the banks now, without the name. */
  readonly entered: ReadonlyMap<string, string>;
  readonly highest: HighestCodes;
  readonly conflicts: number;
  /** Codes that stand in several rows of a bank. */
  readonly doubled: readonly DoubledCode[];
  /** People whom an answer has added. */
  readonly newcomers: readonly Newcomer[];
}

export interface ReconcileInput {
  readonly answers: readonly Answer[];
  readonly banks: Readonly<Record<Role, readonly BankRow[]>>;
  /** The highest codes ever given. */
  readonly highest: HighestCodes;
  /** Codes that stand on «Пары». */
  readonly paired?: ReadonlySet<string>;
  /** The mode without names: who a person is never reaches the sheets. */
  readonly anonymous: boolean;
  /** ISO */
  readonly today: string;
}

const roles: readonly Role[] = ['mentee', 'mentor'];

export function reconcile(input: ReconcileInput): Reconciled {
  const { today } = input;
  const rows = roles.flatMap((role) => input.banks[role]);
  const erased = new Set(rows.flatMap((row) => erasedIds(row.text('Источник'))));
  const known = input.answers.filter(({ id }) => !erased.has(id));
  const refused = known.filter((answer) => !isNamed(answer));
  const highest = { ...input.highest };
  const sides = roles.map((role) => {
    const { people, gone } = joinRows(peopleOf(input.banks[role], role, today), input.paired ?? new Set());
    const answers = known.filter((answer) => answer.role === role && isNamed(answer));
    const { index, crowded } = assignAnswers(people, answers, today);
    const coded = giveCodes(people, role, highest);
    return { role, people, gone, index, coded, crowded, doubled: doubledCodes(people, role) };
  });
  const proposals: Proposal[] = [];
  let conflicts = 0;
  const results = sides.map((side, at): [Role, BankResult] => {
    const other = sides[1 - at];
    const made = bankResult(side, other?.index, proposals, input);
    conflicts += made.conflicts;
    return [side.role, made.result];
  });
  const entered = new Map<string, string>();
  for (const { people } of sides)
    for (const { code, answers } of people) for (const { nameless } of answers) entered.set(nameless, code);
  return {
    banks: Object.fromEntries(results) as Record<Role, BankResult>,
    proposals,
    refused,
    crowded: sides.flatMap(({ crowded }) => crowded),
    entered,
    highest,
    conflicts,
    doubled: sides.flatMap(({ doubled }) => doubled),
    newcomers: sides.flatMap(({ people }) =>
      people.flatMap(({ row, code, answers: [answer] }) => (row || !answer ? [] : [{ code, answer }])),
    ),
  };
}

/** A name holds a letter or a digit at least; whatever else it is, a curator can see and mend it in the bank. */
export function isNamed(answer: Answer): boolean {
  return /[\p{L}\p{N}]/u.test(answer.text('name')) || readCode(answer.text('code'), answer.role) !== undefined;
}

function giveCodes(people: readonly BankPerson[], role: Role, highest: Record<Role, number>): number {
  let coded = 0;
  for (const person of people) {
    if (person.code !== '') {
      highest[role] = Math.max(highest[role], codeNumber(person.code));
      continue;
    }
    highest[role] += 1;
    person.code = printCode(role, highest[role]);
    if (person.row) coded += 1;
  }
  return coded;
}

interface Side {
  readonly role: Role;
  readonly people: readonly BankPerson[];
  readonly gone: readonly BankPerson[];
  readonly index: PersonIndex<BankPerson>;
  readonly coded: number;
  readonly doubled: readonly DoubledCode[];
}

function bankResult(
  { role, people, gone, index, coded, doubled }: Side,
  others: PersonIndex<BankPerson> | undefined,
  proposals: Proposal[],
  input: ReconcileInput,
): { result: BankResult; conflicts: number } {
  const append: Record<string, BankValue>[] = [];
  const patch: CellPatch[] = [];
  const twiceSaid = doubledRemarks(doubled);
  let updated = 0;
  let conflicts = 0;
  let number = Math.max(0, ...people.map(({ row }) => Number(row?.text('№')) || 0));
  for (const person of people) {
    const twice = twiceSaid.get(person.row?.line ?? 0) ?? [];
    if (person.row && isWithdrawn(person.row)) {
      patch.push(...withdrawnPatch(person, person.row, twice));
      continue;
    }
    const changes = rowChanges(person, role, input);
    conflicts += changes?.conflicts.length ?? 0;
    const shown = shownAfter(person, changes);
    const said = [
      ...twice,
      ...peopleRemarks(person, role, index, others, proposals),
      ...answersSay(person, role, changes, shown, input),
      ...cellRemarks(shown, role, input),
    ];
    const note = printRemarks(person.remarks.people, said) || null;
    if (person.row) {
      const { row } = person;
      const values: [string, BankValue][] = [...(changes?.values ?? [])];
      if (values.length > 0) updated += 1;
      if (row.text('Код участника').trim() === '') values.push(['Код участника', person.code]);
      if (changes) values.push(['Источник', changes.source]);
      values.push(['Замечания', note]);
      for (const [title, value] of values) {
        if (row.text(title) !== shownValue(value)) patch.push({ line: row.line, title, value });
      }
    } else if (changes) {
      number += 1;
      append.push({
        '№': number,
        ...Object.fromEntries(changes.values),
        'Код участника': person.code,
        Состояние: 'кандидат',
        Источник: changes.source,
        Замечания: note,
      });
    }
  }
  const clear = goneTitles(role).flatMap((title) =>
    gone.flatMap(({ row }) => (row && row.text(title) !== '' ? [{ line: row.line, title, value: null }] : [])),
  );
  return { result: { append, patch, clear, updated, coded }, conflicts };
}

/** «Дата отзыва» is filled, however its day is written, or «Согласие» itself says so. */
function isWithdrawn(row: BankRow): boolean {
  return row.text('Дата отзыва').trim() !== '' || readConsent(row.text('Согласие')) === 'withdrawn';
}

/**
 * Whoever has withdrawn the consent gets nothing from answers any more, not even a quotation in a remark, until a person
 * takes the withdrawal back; then the answers that came since are taken like new ones.
 */
function withdrawnPatch(
  { mark, answers, remarks: known, code }: BankPerson,
  row: BankRow,
  twice: readonly Remark[],
): CellPatch[] {
  const waits = answers.some(({ id }) => mark?.ids.includes(id) !== true);
  const note = printRemarks(known.people, [...twice, ...(waits ? [remarks.withdrawn] : [])]) || null;
  const values: [string, BankValue][] = [
    ['Код участника', row.text('Код участника').trim() === '' ? code : row.text('Код участника')],
    ['Замечания', note],
  ];
  return values.flatMap(([title, value]) =>
    row.text(title) === shownValue(value) ? [] : [{ line: row.line, title, value }],
  );
}

/** What the row shows once the changes are in it. */
function shownAfter({ row }: BankPerson, changes: RowChanges | undefined): (title: string) => string {
  return (title) => {
    const value = changes?.values.get(title);
    return value === undefined ? (row?.text(title) ?? '') : shownValue(value);
  };
}

function answersSay(
  person: BankPerson,
  role: Role,
  changes: RowChanges | undefined,
  shown: (title: string) => string,
  { anonymous }: ReconcileInput,
): Remark[] {
  const before = person.remarks.own.filter((remark) => remark.kind === 'answer' && stillHolds(remark, shown));
  if (changes?.current !== true || !changes.told) return before;
  return [...changes.conflicts, ...changes.cut, ...answerRemarks(changes.told, role, anonymous)].filter((remark) =>
    stillHolds(remark, shown),
  );
}

/** Who else the person may be. The later row asks, so that each doubt is said once. */
function peopleRemarks(
  person: BankPerson,
  role: Role,
  index: PersonIndex<BankPerson>,
  others: PersonIndex<BankPerson> | undefined,
  proposals: Proposal[],
): Remark[] {
  const { apart } = readDecision(person.remarks.people);
  const found: Remark[] = person.inseparable === undefined ? [] : [person.inseparable];
  const mine = codeNumber(person.code);
  const alike: { code: string; doubt: string; weight: number }[] = [];
  for (const near of apart ? [] : index.near(person.facts)) {
    if (near === person || codeNumber(near.code) >= mine) continue;
    const { verdict, doubt, weight } = resemblance(person.facts, near.facts);
    if (verdict === 'different') continue;
    alike.push({ code: near.code, doubt: doubt === '' ? 'имя и данные совпадают' : doubt, weight });
  }
  alike.sort((a, b) => b.weight - a.weight || codeNumber(a.code) - codeNumber(b.code));
  for (const { code, doubt } of alike.slice(0, mostDoubts)) {
    proposals.push({ role, code: person.code, with: code, doubt });
    found.push(remarks.proposal(code, doubt));
  }
  if (alike.length > mostDoubts) found.push(remarks.moreAlike(String(alike.length - mostDoubts)));
  const roles = [...(others?.near(person.facts) ?? [])].filter(
    (near) => resemblance(person.facts, near.facts).verdict === 'same',
  );
  found.push(...roles.slice(0, mostDoubts).map(({ code }) => remarks.bothRoles(code)));
  return found;
}

/** So many rows that may be the same person are named; nobody reads more, and a cell has its bounds. */
const mostDoubts = 5;

/** Titles that a bank cannot do without for the intake. */
export const intakeTitles = (role: Role): string[] => [nameTitles[role], 'Код участника', 'Источник', 'Замечания'];
