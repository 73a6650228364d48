/**
 * «Режим и памятка»: what the law asks, in plain words, and the choice between names and codes. Going over to codes takes
 * the names out of the whole workbook; the key «код – ФИО» is made from the banks first and is for the school to keep.
 */
import type { MadeFile } from '../banks-contract';
import { execute, type Command } from '../command';
import type { Outcome } from '../outcome';
import { readSigners } from '../people/consent-words';
import { knownPeople } from '../people/known-people';
import type { Participant } from '../people/participant';
import { changeProperties } from '../platform/document-property';
import { showMemo } from '../platform/dialogs';
import { offerDownload } from '../platform/download';
import { encodeText } from '../platform/encode-text';
import { deleteFormAnswers, formAnswers } from '../platform/form-answers';
import { keyText, type KeyRow } from '../questionnaires/code-key';
import { refusal } from '../refusal';
import type { Edition } from '../workbook/edition';
import { forgetUndo } from '../workbook/memory';
import { Settings } from '../workbook/settings';
import { changeCells } from '../workbook/whole-sheet';
import { Workbook } from '../workbook/workbook';
import { isAnonymous } from './anonymous';
import { readMentees, readMentors } from './banks';
import { CodesPlan } from './codes-plan';
import { memo, rememberMemo } from './memo';
import { writeSettings } from './save-settings';
import { readStaff } from './staff';
import { roomsOf } from './workbook-rooms';

const modeTitle = 'Режим и памятка';
const modeSetting = 'Режим персональных данных';

/** The outcome; `file` is the key where one was made. */
export interface ModeOutcome extends Outcome {
  readonly file?: MadeFile;
}

const participantsOf = (workbook: Workbook): Participant[] => [
  ...(readMentees(workbook)?.people ?? []),
  ...(readMentors(workbook)?.people ?? []),
];

const isNamed = ({ name, contact }: Participant): boolean => name !== '' || contact !== '';

/** The menu item: the memo, and where the settings say «Коды» while names are still there, the going over. */
export function personalDataMode(): ModeOutcome {
  const workbook = new Workbook();
  const named = participantsOf(workbook).filter(isNamed).length;
  const codes = isAnonymous(workbook);
  if (codes && named > 0) return goOverToCodes(true);
  showMemo();
  rememberMemo();
  const now = codes ? 'Режим: «Коды», имён в банках нет.' : `Режим: «ФИО», участников с именами: ${named}.`;
  const how = codes
    ? []
    : [
        `Перейти на коды: впишите «Коды» на листе «Настройки» в параметр «${modeSetting}» и выберите эту команду ещё раз, или откройте в панели раздел «Данные».`,
      ];
  return { command: modeTitle, ok: true, messages: [now, ...how, ...memo], changed: {} };
}

/** The key of everybody who still has a name in the banks. @throws Refusal `key-empty` */
export function codeKey(): MadeFile {
  const file = keyOf(participantsOf(new Workbook()));
  if (!file) throw refusal('key-empty');
  return file;
}

/** Takes the names out; `asked`: a person is asked first, as from the menu. */
export function goOverToCodes(asked: boolean): ModeOutcome {
  let key: MadeFile | undefined;
  const command: Command = {
    title: modeTitle,
    ...(asked ? { question } : {}),
    run: (workbook, edition) => {
      const made = key === undefined && keyOf(participantsOf(workbook));
      if (made) {
        key = made;
        // Before the first name goes: a run that is broken off must not take the only key with it.
        if (asked) offerDownload(modeTitle, handing, made);
      }
      return takeNamesOut(workbook, edition);
    },
  };
  const outcome = execute(command);
  return key === undefined || !outcome.ok ? outcome : { ...outcome, file: key };
}

const handing =
  'Сохраните файл-ключ «код – ФИО» на школьном компьютере, не в облаке: второй раз он не создаётся. Имена и контакты в это время удаляются из таблицы.';

const question = (): string =>
  [
    'В настройках выбран режим «Коды», а имена и контакты ещё в таблице. Сейчас они будут удалены из банков, ответов, пар, документов и из ответов в формах; останутся коды.',
    'Вернуть имена сможет только файл-ключ «код – ФИО». Он откроется для скачивания: сохраните его на школьном компьютере, не в облаке. Отменить это действие нельзя.',
    'Продолжить?',
  ].join('\n\n');

function keyOf(participants: readonly Participant[]): MadeFile | undefined {
  const text = keyText(
    participants.map(({ code, name, contact, consent }): KeyRow => [
      code,
      name,
      readSigners(consent.signedBy).name === '' ? '' : consent.signedBy,
      contact,
    ]),
  );
  return text === undefined ? undefined : { name: 'Ключ кодов.csv', base64: encodeText(text) };
}

function takeNamesOut(workbook: Workbook, edition: Edition): string[] {
  const participants = participantsOf(workbook);
  const uncoded = participants.filter(({ code, name }) => code === '' && name !== '').length;
  if (uncoded > 0) throw refusal('codes-missing', uncoded);
  const settings = Settings.read(workbook);
  const plan = new CodesPlan(
    knownPeople(
      participants,
      readStaff(workbook, settings).map(({ name }) => name),
    ),
  );
  const rooms = roomsOf(workbook);
  for (const room of rooms) {
    const changes = plan.changes(room, false);
    if (changes.clear.length + changes.write.length + changes.notes.length === 0) continue;
    workbook.confirm(room.whole);
    // Codes first: by contacts that are already gone, nobody could tell two namesakes apart.
    changeCells(room.whole.sheet, { ...changes, clear: [] });
    changeCells(room.whole.sheet, { clear: changes.clear, write: [], notes: [] });
    edition.changed.set(
      room.whole.name,
      new Set([...changes.clear, ...changes.write, ...changes.notes].map(({ row }) => row)).size,
    );
  }
  for (const { kind, whole } of rooms)
    if (kind === 'answers')
      deleteFormAnswers(
        whole.sheet,
        formAnswers(whole.sheet).map(({ id }) => id),
      );
  changeProperties((text) => plan.scrub(text));
  if (!isAnonymous(workbook)) writeSettings(new Map([[modeSetting, 'Коды']])).run(workbook, edition);
  forgetUndo(workbook);
  // As long as a bank has the names, a run that was broken off can be finished.
  workbook.writeOut();
  for (const room of rooms) {
    if (room.kind !== 'bank' || !room.table) continue;
    const table = workbook.reread(room.table);
    const { clear } = plan.changes({ ...room, table, whole: { ...room.whole, texts: table.texts } }, true);
    if (clear.length > 0) changeCells(table.sheet, { clear, write: [], notes: [] });
  }
  rememberMemo();
  return [
    `Режим «Коды»: имена и контакты удалены, участников: ${participants.length}. Отменить это нельзя.`,
    'Сохраните файл-ключ «код – ФИО» на школьном компьютере: второй раз он не создаётся.',
    'Имена людей, которых нет в банках, программа не знает: просмотрите свободные тексты. Копии таблицы, историю версий и корзину удалите сами.',
  ];
}
