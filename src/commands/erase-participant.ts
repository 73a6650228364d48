/**
 * «Отозвать согласие и удалить данные»: destroys what the workbook knows of one person and leaves the code and an act. The
 * act is written first and the name in the bank goes last, so that a run that was broken off is finished by the next one.
 */
import { execute, type Command } from '../command';
import type { Outcome } from '../outcome';
import { readCode } from '../people/codes';
import { knownPeople, type KnownPerson } from '../people/known-people';
import type { Participant } from '../people/participant';
import { overdueData } from '../people/retention';
import { today } from '../platform/clock';
import { changeProperties } from '../platform/document-property';
import { asks } from '../platform/dialogs';
import { deleteFormAnswers, formAnswers } from '../platform/form-answers';
import { printErased } from '../questionnaires/source-mark';
import { Refusal, refusal } from '../refusal';
import { listed } from '../russian/listed';
import { destructionActSheet } from '../workbook/act-sheet';
import type { Edition } from '../workbook/edition';
import { forgetUndo } from '../workbook/memory';
import { menteeBankSheet, mentorBankSheet } from '../workbook/participant-sheets';
import { Settings } from '../workbook/settings';
import { changeCells, changeWhole } from '../workbook/whole-sheet';
import { Workbook } from '../workbook/workbook';
import { readMentees, readMentors } from './banks';
import { Eraser, type ErasurePlan } from './erasure-plan';
import { readStaff } from './staff';
import { roomsOf, type Room } from './workbook-rooms';

const eraseTitle = 'Отозвать согласие и удалить данные';

/** Of a destroyed row only this stays. */
const keptColumns = ['№', 'Код участника', 'Дата отзыва', 'Состояние', 'Источник'];

export interface EraseOptions {
  /** «Н-014»; asked for when it is not given. */
  readonly person?: string;
}

export function eraseParticipant({ person }: EraseOptions = {}): Outcome {
  try {
    const code = readCode(person ?? askForCode());
    if (code === undefined) throw person === undefined ? refusal('person-missing') : refusal('person-unknown', person);
    return execute(erasureOf(code));
  } catch (error) {
    if (error instanceof Refusal) return { command: eraseTitle, ok: false, messages: [error.message], changed: {} };
    throw error;
  }
}

function askForCode(): string {
  const selected = selectedCode(new Workbook());
  const hint = selected === undefined ? '' : ` Пустая строка — участник выделенной строки, ${selected}.`;
  const answer = asks(eraseTitle, `Код участника, например Н-014.${hint}`);
  if (answer === undefined) throw refusal('person-missing');
  return answer === '' ? (selected ?? '') : answer;
}

function selectedCode(workbook: Workbook): string | undefined {
  const sheet = workbook.activeSheet();
  for (const schema of [menteeBankSheet, mentorBankSheet]) {
    const table = workbook.tableOn(sheet, schema);
    const line = workbook.selectedLine();
    const row = table?.rows.find((each) => each.line === line);
    if (row) return readCode(row.text('Код участника'));
  }
  return undefined;
}

/** A person of the banks, and everybody else whom the workbook may name. */
interface Case {
  readonly participants: readonly Participant[];
  readonly people: readonly KnownPerson[];
  readonly target: number;
}

/** @throws Refusal `code-repeated`: of two rows with one code nobody but the curator can tell whose data are to go */
function caseOf(workbook: Workbook, code: string): Case {
  const banks = [readMentees(workbook), readMentors(workbook)].flatMap((bank) => bank ?? []);
  const participants = banks.flatMap((bank): readonly Participant[] => bank.people);
  const staff = readStaff(workbook, Settings.read(workbook)).map(({ name }) => name);
  const people = knownPeople(participants, staff);
  const target = people.findIndex(({ codes }) => codes.includes(code));
  if (target < 0) throw refusal('person-unknown', code);
  for (const own of people[target]?.codes ?? []) {
    for (const { table, people: inBank } of banks) {
      const lines = inBank.filter((each) => readCode(each.code) === own).map(({ line }) => line);
      if (lines.length > 1) throw refusal('code-repeated', table.name, own, lines);
    }
  }
  return { participants, people, target };
}

function erasureOf(code: string): Command {
  return {
    title: eraseTitle,
    question: (workbook) => {
      const { people, target } = caseOf(workbook, code);
      const others = (people[target]?.codes ?? []).filter((each) => each !== code);
      return [
        `Все данные участника ${code}${others.length === 0 ? '' : ` (он же ${others.join(', ')})`} будут удалены: в банках, ответах анкет, парах, журнале, документах, примечаниях и ответах форм.`,
        'Останутся код и строка в акте об уничтожении. Отменить это нельзя, и предыдущее действие отменить тоже станет нельзя: его запись хранит прежний текст ячеек.',
        'Продолжить?',
      ].join('\n\n');
    },
    run: (workbook, edition) => erase(workbook, edition, code, caseOf(workbook, code)),
  };
}

function erase(workbook: Workbook, edition: Edition, code: string, { participants, people, target }: Case): string[] {
  const day = today(workbook.spreadsheet);
  const codes = people[target]?.codes ?? [code];
  const own = participants.filter((each) => codes.includes(each.code));
  const rooms = roomsOf(workbook);
  const eraser = new Eraser(people, target, code, rooms);
  const plan = eraser.plan();
  const forms = formsOf(rooms, eraser);
  const ground = groundOf(own, day);
  const table = actTable(workbook, edition);
  const signed = new Set(table.rows.map((row) => readCode(row.text('Код участника'))));
  const fresh = codes.filter((each) => !signed.has(each));
  edition.append(
    table,
    fresh.map((each, index) => ({
      '№': table.rows.filter((row) => row.text('Код участника').trim() !== '').length + index + 1,
      'Код участника': each,
      Дата: { day },
      Основание: ground,
      'Что удалено': removedWords(plan, own, forms),
      'Кто провёл': curatorOf(workbook),
    })),
  );
  for (const { room, changes } of plan.rooms) {
    changeWhole(workbook, room.whole, changes);
    edition.changed.set(
      room.whole.name,
      new Set([...changes.clear, ...changes.write, ...changes.notes].map(({ row }) => row)).size,
    );
  }
  for (const { room, ids } of forms.deleted) deleteFormAnswers(room.whole.sheet, ids);
  for (const { whole } of rooms) {
    const name = eraser.scrub(whole.name);
    if (name !== whole.name) whole.sheet.setName(name);
  }
  changeProperties((text) => eraser.scrub(text));
  forgetUndo(workbook);
  // What goes last must not be lost alone: as long as the name stands in the bank, the erasure can be finished.
  workbook.writeOut();
  for (const each of [...codes].sort((a, b) => Number(a === code) - Number(b === code)))
    emptyBankRows(workbook, edition, rooms, each, ground, day);
  return [
    `Данные участника ${codes.join(', ')} удалены. Останутся код и строка на листе «${destructionActSheet.name}»; отменить это нельзя.`,
    ...(plan.doubts.length === 0 ? [] : [`Проверьте сами, не этот ли участник назван: ${placesOf(plan)}.`]),
    ...(forms.doubtful.length === 0 ? [] : [`Проверьте ответы в самих формах: ${forms.doubtful.join(', ')}.`]),
    ...(people[target]?.staff === true
      ? [
          'Участник есть среди сотрудников: план, поручения и список сотрудников не тронуты, они ведутся на другом основании.',
        ]
      : []),
    ...namesakeNote(people, target),
    'Удалите и то, чего таблица не видит: распечатки, скачанные файлы, копии таблицы, историю версий и корзину.',
  ];
}

const placesOf = ({ doubts }: ErasurePlan): string => listed(doubts, 30);

function groundOf(own: readonly Participant[], day: string): string {
  const withdrawn = own.some(({ consent }) => consent.withdrawn !== undefined);
  const over = !withdrawn && overdueData(own, day).length > 0;
  return over ? 'Цель обработки достигнута, срок хранения истёк' : 'Отзыв согласия на обработку персональных данных';
}

const byRetention = (ground: string): boolean => ground.startsWith('Цель обработки');

function removedWords(plan: ErasurePlan, own: readonly Participant[], forms: FormsPlan): string {
  const banks = own.map(({ role }) => `${role === 'mentee' ? menteeBankSheet.name : mentorBankSheet.name} (строк: 1)`);
  const sheets = plan.rooms.map(
    ({ room, removed }) => `${room.whole.name} (${removed === '' ? 'примечания' : removed})`,
  );
  const answers = forms.deleted.map(({ room, ids }) => `ответы формы листа «${room.whole.name}»: ${ids.length}`);
  const doubts = plan.doubts.length === 0 ? '' : ` Проверить вручную: ${placesOf(plan)}.`;
  return `${[...banks, ...sheets, ...answers, 'запись для отмены'].join('; ')}.${doubts}`;
}

function curatorOf(workbook: Workbook): string {
  const settings = Settings.read(workbook);
  return (
    [settings.text('Куратор (должность)'), settings.text('Куратор (ФИО)')].filter((part) => part !== '').join(' ') ||
    'Куратор'
  );
}

function actTable(workbook: Workbook, edition: Edition): NonNullable<ReturnType<Workbook['read']>> {
  const table = workbook.read(destructionActSheet);
  if (table) return table;
  const sheet = edition.addTable(destructionActSheet, [], workbook.sheetNames().length);
  return workbook.reread({ sheet, schema: destructionActSheet });
}

interface FormsPlan {
  readonly deleted: readonly { readonly room: Room; readonly ids: readonly string[] }[];
  /** Names of sheets. */
  readonly doubtful: readonly string[];
}

/**
 * The person's own answers go. Another person's answer that names this one cannot be changed in a form: it goes too, and its
 * row on the sheet of answers stays, with the code in place of the name.
 */
function formsOf(rooms: readonly Room[], eraser: Eraser): FormsPlan {
  const found = rooms
    .filter(({ kind }) => kind === 'answers')
    .map((room) => ({
      room,
      judged: formAnswers(room.whole.sheet).map(({ id, titles, cells }) => ({
        id,
        verdict: eraser.answer(titles, cells),
      })),
    }));
  const ids = (judged: (typeof found)[number]['judged']): string[] =>
    judged.filter(({ verdict }) => verdict === 'own' || verdict === 'names').map(({ id }) => id);
  return {
    deleted: found.flatMap(({ room, judged }) => (ids(judged).length === 0 ? [] : [{ room, ids: ids(judged) }])),
    doubtful: found
      .filter(({ judged }) => judged.some(({ verdict }) => verdict === 'doubtful'))
      .map(({ room }) => room.whole.name),
  };
}

/**
 * The row keeps its code; of a withdrawal also the day and the state. The row is looked for anew: this very command has
 * changed other rows of the sheet.
 */
function emptyBankRows(
  workbook: Workbook,
  edition: Edition,
  rooms: readonly Room[],
  code: string,
  ground: string,
  day: string,
): void {
  for (const room of rooms) {
    if (room.kind !== 'bank' || !room.table) continue;
    const table = workbook.reread(room.table);
    const row = table.rows.find((each) => readCode(each.text('Код участника')) === code);
    if (!row) continue;
    if (!byRetention(ground)) {
      const withdrawn = { line: row.line, title: 'Дата отзыва', value: { day } };
      const state = { line: row.line, title: 'Состояние', value: 'выбыл' };
      edition.patchCells(table, row.text('Дата отзыва').trim() === '' ? [withdrawn, state] : [state], 0);
    }
    edition.patchCells(
      table,
      [{ line: row.line, title: 'Источник', value: printErased(row.text('Источник')) || null }],
      0,
    );
    const kept = new Set(keptColumns.map((title) => (table.columns.get(title) ?? 0) - 1));
    const places = (table.texts[row.line - 1] ?? []).map((text, column) => ({ row: row.line - 1, column, text }));
    changeCells(table.sheet, {
      clear: places.filter(({ column, text }) => !kept.has(column) && text !== ''),
      write: [],
      notes: places.map(({ column }) => ({ row: row.line - 1, column, text: '' })),
    });
    edition.changed.set(table.name, (edition.changed.get(table.name) ?? 0) + 1);
  }
}

/** A participant of the same name may be the same person in the other role. */
function namesakeNote(people: readonly KnownPerson[], target: number): string[] {
  const name = people[target]?.name ?? '';
  const others = people.filter(
    (person, number) => number !== target && name !== '' && person.codes.length > 0 && person.name === name,
  );
  const codes = others.flatMap((person) => person.codes);
  return codes.length === 0
    ? []
    : [`Участник с тем же именем остался: ${codes.join(', ')}. Если это тот же человек, удалите и его данные.`];
}
