/**
 * «Пары ▸ Утвердить предложенные»: proposals become approved pairs with their days, the banks learn who works with whom,
 * «Журнал встреч» gets the meetings, and the order is prepared. What was approved by hand is completed in the same way,
 * so that a run that was broken off is finished by the next one.
 */
import type { Command } from '../command';
import { absenceOf } from '../pairing/eligibility';
import { placesUnlessSaid } from '../pairing/profile';
import { isRunning } from '../pairing/search';
import { planMeetings } from '../pairing/meeting-plan';
import { refusal } from '../refusal';
import { schoolYearOf, schoolYearPeriod, type Period } from '../calendar/school-year';
import type { CellInput } from '../workbook/cell';
import type { CellChange } from '../workbook/cell-changes';
import type { Edition } from '../workbook/edition';
import { meetingLogSheet, pairsSheet } from '../workbook/pair-sheets';
import type { Workbook } from '../workbook/workbook';
import { bankChanges, type ActivePair } from './pairs-in-banks';
import { writePairOrder } from './pair-order';
import { readPairingInputs, type PairingInputs, type PairRow } from './pairing-inputs';
import { readMeetings } from './pairs-table';
import { termsOf } from './terms-of';

export const approvePairs: Command = {
  title: 'Утвердить предложенные',
  run: (workbook, edition) => {
    workbook.require(pairsSheet);
    const inputs = readPairingInputs(workbook);
    const proposals = inputs.pairs.filter(({ status }) => status === 'предложена');
    const approved = inputs.pairs.filter((pair) => isRunning(pair, inputs.today));
    if (proposals.length + approved.length === 0) throw refusal('nothing-to-approve', inputs.pairs.length);
    const { passed, stopped } = admit(inputs, proposals, approved);
    const active = [...approved, ...passed].map((pair) => activePair(inputs, pair));
    const log = readMeetings(workbook);
    const banks = bankChanges(inputs, active);
    for (const table of [inputs.menteeBank.table, inputs.mentorBank.table, log?.table, inputs.pairsTable])
      if (table) workbook.confirm(table);
    edition.patchCells(inputs.menteeBank.table, banks.mentees, rowsIn(banks.mentees));
    edition.patchCells(inputs.mentorBank.table, banks.mentors, rowsIn(banks.mentors));
    const meetings = writeMeetings(workbook, edition, inputs, active, log);
    if (inputs.pairsTable) edition.patchCells(inputs.pairsTable, pairChanges(inputs, active), passed.length);
    edition.verify();
    const order =
      active.length === 0
        ? []
        : writePairOrder(
            workbook,
            edition,
            inputs.workbookSettings,
            active.map(({ row, ...days }) => ({
              ...row.row,
              status: 'утверждена',
              mentorCode: row.mentor,
              menteeCode: row.mentee,
              start: days.start,
              end: days.end,
            })),
          );
    edition.finish();
    return [
      `Утверждено пар: ${passed.length}. Всего действующих: ${active.length}.`,
      ...stopped,
      ...banks.kept,
      ...(meetings === 0 ? [] : [`В «Журнал встреч» добавлено встреч: ${meetings}.`]),
      ...order,
    ];
  },
};

/** Proposals that may be approved today, and in words those that may not. */
function admit(
  { mentees, mentors, today }: PairingInputs,
  proposals: readonly PairRow[],
  approved: readonly PairRow[],
): { passed: PairRow[]; stopped: string[] } {
  const people = { mentee: byCode(mentees), mentor: byCode(mentors) };
  const taken = new Map<string, number>();
  const paired = new Set(approved.map(({ mentee }) => mentee));
  for (const { mentor } of approved) taken.set(mentor, (taken.get(mentor) ?? 0) + 1);
  const passed: PairRow[] = [];
  const stopped: string[] = [];
  for (const pair of proposals) {
    const mentee = people.mentee.get(pair.mentee);
    const mentor = people.mentor.get(pair.mentor);
    const places = mentor?.places ?? placesUnlessSaid;
    const used = taken.get(pair.mentor) ?? 0;
    const words =
      (mentee && absenceOf(mentee, today)?.words) ??
      (mentor && absenceOf(mentor, today)?.words) ??
      (paired.has(pair.mentee) ? 'у наставляемого уже есть утверждённая пара' : undefined) ??
      (used >= places ? `у наставника заняты все места: ${used} из ${places}` : undefined);
    if (words !== undefined) {
      stopped.push(`Не утверждена пара в строке ${pair.line}: ${words}.`);
      continue;
    }
    passed.push(pair);
    paired.add(pair.mentee);
    taken.set(pair.mentor, used + 1);
  }
  return { passed, stopped };
}

const byCode = <Person extends { readonly code: string }>(people: readonly Person[]): Map<string, Person> =>
  new Map(people.map((person) => [person.code, person]));

/** @throws Refusal `setting-wrong` where the programme's period is over */
function activePair({ workbookSettings, today }: PairingInputs, row: PairRow): ActivePair {
  const period = workbookSettings.period();
  const start = row.row.start ?? (period && period.start > today ? period.start : today);
  const end = row.row.end ?? period?.end ?? schoolYearPeriod(schoolYearOf(start)).end;
  if (end < start) throw refusal('setting-wrong', 'Конец периода', `день не раньше начала пары (${start})`, end);
  return { row, start, end };
}

function pairChanges(inputs: PairingInputs, active: readonly ActivePair[]): CellChange[] {
  const names = { mentor: byCode(inputs.mentors), mentee: byCode(inputs.mentees) };
  return active.flatMap(({ row, start, end }) => {
    const cell = (title: string, value: CellInput): CellChange => ({ line: row.line, title, value });
    const name = (role: 'mentor' | 'mentee', code: string): CellInput =>
      (inputs.showNames && names[role].get(code)?.name) || null;
    return [
      ...(row.status === 'утверждена'
        ? []
        : [
            cell('Код наставника', row.mentor),
            cell('Код наставляемого', row.mentee),
            cell('Наставник', name('mentor', row.mentor)),
            cell('Наставляемый', name('mentee', row.mentee)),
            cell('Статус', 'утверждена'),
          ]),
      ...(row.row.start === undefined ? [cell('Дата начала', { day: start })] : []),
      ...(row.row.end === undefined ? [cell('Дата завершения', { day: end })] : []),
    ];
  });
}

/** Meetings of the pairs that have none in the log; answers how many were added. */
function writeMeetings(
  workbook: Workbook,
  edition: Edition,
  { workbookSettings }: PairingInputs,
  active: readonly ActivePair[],
  log: ReturnType<typeof readMeetings>,
): number {
  const logged = new Set(log?.meetings.map(({ pairCode }) => pairCode));
  const planned = new Map<string, ReturnType<typeof planMeetings>>();
  const plan = ({ start, end }: Period): ReturnType<typeof planMeetings> => {
    const key = `${start}/${end}`;
    const known = planned.get(key);
    if (known) return known;
    const holidays = termsOf(workbookSettings, schoolYearOf(start)).filter(({ name }) => /каникулы/i.test(name));
    const made = planMeetings({ start, end }, holidays);
    planned.set(key, made);
    return made;
  };
  const records = active
    .filter(({ row }) => row.row.code !== '' && !logged.has(row.row.code))
    .flatMap(({ row, start, end }) => plan({ start, end }).map(({ kind, day }) => ({ code: row.row.code, kind, day })));
  if (records.length === 0) return 0;
  const first = log?.table.rows.filter((row) => row.text('Код пары').trim() !== '').length ?? 0;
  const rows = records.map(({ code, kind, day }, index): Record<string, CellInput> => ({
    '№': first + index + 1,
    'Код пары': code,
    'Вид встречи': kind,
    'Дата по плану': { day },
    Статус: 'запланирована',
  }));
  if (log) edition.append(log.table, rows);
  else
    edition.addTable(
      meetingLogSheet,
      rows.map((row) => meetingLogSheet.columns.map(({ title }) => row[title] ?? null)),
      workbook.sheetNames().length,
    );
  return rows.length;
}

const rowsIn = (changes: readonly CellChange[]): number => new Set(changes.map(({ line }) => line)).size;
