/**
 * Everything that a search for pairs depends on, read from the workbook: banks, answers after the group meeting, pairs
 * that stand on «Пары» (with what a person has changed there by hand), settings, and what the last search remembered.
 */
import { NameIndex, type Meant } from '../pairing/name-index';
import { pairStatuses, type PairStatus } from '../pairing/pair-words';
import type { PreferenceAnswer } from '../pairing/preferences';
import type { PairingInput, StandingPair } from '../pairing/search';
import { pairKey } from '../pairing/wishes';
import type { Mentee, Mentor, Participant } from '../people/participant';
import { today } from '../platform/clock';
import { refusal } from '../refusal';
import { hashText, recallPairing, type PairingMemory } from '../workbook/memory';
import { pairsSheet } from '../workbook/pair-sheets';
import { menteeBankSheet, mentorBankSheet, nameTitle, preferencesSheet } from '../workbook/participant-sheets';
import { Settings } from '../workbook/settings';
import type { Table, Workbook } from '../workbook/workbook';
import { readMentees, readMentors, type Bank } from './banks';
import { readPairRows, type TypedPair } from './pairs-table';

/** Raised when the rules or the score change, so that pairs found by older ones are known to be so. */
const rulesVersion = 1;

/** A row of «Пары» with the people it means. */
export interface PairRow extends StandingPair {
  /** Row of the sheet, from 1; 0 for a pair that stands on no row yet. */
  readonly line: number;
  /** The row as it stands. */
  readonly row: TypedPair;
  /** Put together by a person: the add-on never proposed these two. */
  readonly byHand: boolean;
}

/** Of a pair that stands on no row yet. */
export const noRow: TypedPair = {
  line: 0,
  code: '',
  mentorName: '',
  menteeName: '',
  mentorCode: '',
  menteeCode: '',
  form: '',
  statusText: '',
  held: false,
  endReason: '',
  order: '',
};

export interface PairingInputs extends PairingInput {
  readonly menteeBank: Bank<Mentee>;
  readonly mentorBank: Bank<Mentor>;
  readonly pairsTable: Table | undefined;
  readonly pairs: readonly PairRow[];
  readonly workbookSettings: Settings;
  readonly memory: PairingMemory | undefined;
  /** Names may stand in the sheets; false in the mode «Коды». */
  readonly showNames: boolean;
}

/** @throws Refusal where the banks are missing, a code stands twice, or a row of «Пары» cannot be understood */
export function readPairingInputs(workbook: Workbook): PairingInputs {
  const menteeBank = readMentees(workbook);
  const mentorBank = readMentors(workbook);
  if (!menteeBank?.people.length || !mentorBank?.people.length) {
    throw refusal('banks-missing', [
      ...(menteeBank?.people.length ? [] : [menteeBankSheet.name]),
      ...(mentorBank?.people.length ? [] : [mentorBankSheet.name]),
    ]);
  }
  refuseRepeatedCodes(menteeBank);
  refuseRepeatedCodes(mentorBank);
  const settings = Settings.read(workbook);
  const memory = recallPairing(workbook);
  const pairsTable = workbook.read(pairsSheet);
  return {
    menteeBank,
    mentorBank,
    mentees: menteeBank.people,
    mentors: mentorBank.people,
    answers: readAnswers(workbook.read(preferencesSheet)),
    pairsTable,
    pairs: pairsTable ? readRows(pairsTable, menteeBank.people, mentorBank.people, memory) : [],
    settings: settings.pairing(),
    workbookSettings: settings,
    memory,
    showNames: !/^коды$/i.test(settings.text('Режим персональных данных')),
    today: today(workbook.spreadsheet),
  };
}

/** A hash of what the search depends on: other pairs can come out only when it differs. */
export function stampOf(inputs: PairingInputs): number {
  const byCode = (a: { readonly code: string }, b: { readonly code: string }): number => (a.code < b.code ? -1 : 1);
  const people = (list: readonly Participant[]): unknown[] =>
    [...list].sort(byCode).map((person) => ({ ...person, line: 0 }));
  const standing = inputs.pairs
    .filter(({ status, held }) => status !== 'предложена' || held)
    .map(({ mentor, mentee, status, end, endReason }) => [mentor, mentee, status, end ?? '', endReason].join('\t'))
    .sort();
  const answers = inputs.answers.map((answer) => ({ ...answer, line: 0 }));
  return hashText(
    JSON.stringify([rulesVersion, people(inputs.mentees), people(inputs.mentors), answers, standing, inputs.settings]),
  );
}

function refuseRepeatedCodes({ table, people }: Bank<Participant>): void {
  const lines = new Map<string, number[]>();
  for (const { code, line } of people) if (code !== '') lines.set(code, [...(lines.get(code) ?? []), line]);
  for (const [code, where] of lines) if (where.length > 1) throw refusal('code-repeated', table.name, code, where);
}

function readAnswers(table: Table | undefined): PreferenceAnswer[] {
  return (table?.rows ?? []).map((row) => ({
    line: row.line,
    name: row.text(nameTitle).trim(),
    role: row.text('Вы наставник или наставляемый'),
    choices: ['Предпочтение 1', 'Предпочтение 2', 'Предпочтение 3'].map((title) => row.text(title).trim()),
    refused: row.text('С кем не хотели бы работать').trim(),
  }));
}

function readRows(
  table: Table,
  mentees: readonly Mentee[],
  mentors: readonly Mentor[],
  memory: PairingMemory | undefined,
): PairRow[] {
  const reader = new RowReader(new NameIndex(mentees), new NameIndex(mentors), memory);
  return readPairRows(table).flatMap((row) => {
    const read = reader.read(row);
    return read ? [read] : [];
  });
}

/** Whom the cells of one role in a row can mean: by the code, and by the name where it says somebody else. */
interface Sides {
  readonly byCode: string;
  readonly byName: string;
}

class RowReader {
  private readonly proposed: ReadonlySet<string>;

  constructor(
    private readonly mentees: NameIndex,
    private readonly mentors: NameIndex,
    private readonly memory: PairingMemory | undefined,
  ) {
    this.proposed = new Set(memory?.proposed.map(([, mentor, mentee]) => pairKey(mentor, mentee)));
  }

  /** @throws Refusal `pair-unclear` for a proposal, `pair-status-unknown` */
  read(row: TypedPair): PairRow | undefined {
    if (row.status === undefined && row.statusText !== '') throw refusal('pair-status-unknown', row.line, pairStatuses);
    const status: PairStatus = row.status ?? 'предложена';
    const common = { line: row.line, row, status, ...(row.end ? { end: row.end } : {}), endReason: row.endReason };
    if (status !== 'предложена') {
      // What was decided is history: the codes say it, whoever is still in the banks.
      const mentor = row.mentorCode || codeOf(this.mentors.meant(row.mentorName));
      const mentee = row.menteeCode || codeOf(this.mentees.meant(row.menteeName));
      return { ...common, mentor, mentee, held: false, byHand: false };
    }
    const mentor = this.sides(this.mentors, row.mentorCode, row.mentorName, row.line, 'Наставник');
    const mentee = this.sides(this.mentees, row.menteeCode, row.menteeName, row.line, 'Наставляемый');
    if (!mentor || !mentee) return undefined;
    const chosen = this.choose(row.line, mentor, mentee);
    return { ...common, ...chosen, held: row.held || chosen.byHand };
  }

  private sides(people: NameIndex, code: string, name: string, line: number, column: string): Sides | undefined {
    if (code === '' && name === '') return undefined;
    const byCode = code === '' ? undefined : people.meant(code);
    const byName = name === '' ? undefined : people.meant(name);
    if (code !== '' && byCode?.kind !== 'person')
      throw refusal(
        'pair-unclear',
        line,
        `Код ${column === 'Наставник' ? 'наставника' : 'наставляемого'}`,
        'такого кода нет в банке',
      );
    if (byCode?.kind === 'person') {
      return { byCode: byCode.code, byName: byName?.kind === 'person' ? byName.code : byCode.code };
    }
    if (byName?.kind === 'person' && !byName.guessed) return { byCode: byName.code, byName: byName.code };
    const found = byName?.kind === 'several' ? 'так зовут нескольких' : 'такого имени нет в банке';
    throw refusal('pair-unclear', line, column, found);
  }

  /** Of the name and the code of one person that say different people, the one that a person has typed counts. */
  private choose(line: number, mentor: Sides, mentee: Sides): { mentor: string; mentee: string; byHand: boolean } {
    const options = [
      { mentor: mentor.byCode, mentee: mentee.byCode },
      { mentor: mentor.byName, mentee: mentee.byCode },
      { mentor: mentor.byCode, mentee: mentee.byName },
      { mentor: mentor.byName, mentee: mentee.byName },
    ];
    const [first = { mentor: '', mentee: '' }] = options;
    const known = (pair: { mentor: string; mentee: string }): boolean =>
      this.proposed.has(pairKey(pair.mentor, pair.mentee));
    const typed = options.filter((option) => !known(option));
    const isOne = options.every(
      (option) => pairKey(option.mentor, option.mentee) === pairKey(first.mentor, first.mentee),
    );
    if (isOne) return { ...first, byHand: this.memory !== undefined && typed.length > 0 };
    // Two proposals of the add-on itself: the row was being written when the last search was broken off.
    if (typed.length === 0 || (known(first) && known(options[3] ?? first))) return { ...first, byHand: false };
    const news = new Map(typed.map((option) => [pairKey(option.mentor, option.mentee), option]));
    const [only] = news.values();
    if (news.size === 1 && only) return { ...only, byHand: true };
    const column = mentor.byCode === mentor.byName ? 'Наставляемый' : 'Наставник';
    throw refusal('pair-unclear', line, column, 'имя и код называют разных людей');
  }
}

const codeOf = (meant: Meant): string => (meant.kind === 'person' ? meant.code : '');
