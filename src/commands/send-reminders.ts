/**
 * «Напоминания ▸ Отправить»: letters to the people who answer for rows of the plan whose deadline is near or missed. One
 * letter a person and day at most; what broke off half-way is shown as doubtful and left to people.
 */
import type { Outcome } from '../outcome';
import { moment, today } from '../platform/clock';
import { agrees } from '../platform/dialogs';
import { remainingMail, sendMail } from '../platform/mail';
import { Refusal } from '../refusal';
import type { Colleague } from '../roadmap/reminders/addressees';
import { hasNews, keyOf, wasBegun, type LetterKey } from '../roadmap/reminders/ledger';
import { remindersOf, subject, wordsOf, type ReminderLetter, type Reminders } from '../roadmap/reminders/letters';
import { listed, listedLines } from '../russian/listed';
import { lettersSheet } from '../workbook/letter-sheet';
import { hashText } from '../workbook/memory';
import { Settings } from '../workbook/settings';
import { Workbook } from '../workbook/workbook';
import { readPlanNow } from './check-plan';
import { LetterLedger } from './letter-ledger';
import { readStaff } from './staff';

export const remindersTitle = 'Отправить напоминания';

/** Milliseconds after which no further letter is begun: a run may last six minutes. */
const longestRun = 240_000;

/** Sends on a person's word, who is asked first. */
export const sendReminders = (): Outcome => guarded(() => send(true));

/** The daily run: nobody is there to be asked, and only letters that tell something new go. */
export const sendRemindersByItself = (): Outcome => guarded(() => send(false));

function guarded(work: () => Outcome): Outcome {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return outcome(false, [error.message], 0);
    throw error;
  }
}

const outcome = (ok: boolean, messages: readonly string[], letters: number): Outcome => ({
  command: remindersTitle,
  ok,
  messages,
  changed: letters === 0 ? {} : { [lettersSheet.name]: letters },
});

interface Planned {
  readonly letter: ReminderLetter;
  readonly key: LetterKey;
}

function send(asked: boolean): Outcome {
  const started = Date.now();
  const workbook = new Workbook();
  const settings = Settings.read(workbook);
  const day = today(workbook.spreadsheet);
  const plan = readPlanNow(workbook);
  const reminders = remindersOf(plan.rows, plan.readings, readStaff(workbook, settings));
  const ledger = new LetterLedger(workbook, remindersTitle);
  const doubtful = ledger.doubtful();
  const known = ledger.keys();
  const planned = reminders.letters.map((letter): Planned => ({ letter, key: keyOf(letter, day, hashText) }));
  const fresh = planned.filter(({ letter, key }) => !wasBegun(key, known) && (asked || hasNews(key, letter, known)));
  const notes = [...notesOf(reminders), ...doubtfulNote(doubtful)];
  if (fresh.length === 0) return outcome(true, [nothingToSend(planned.length), ...notes], 0);
  const quota = remainingMail();
  if (quota < 1) return outcome(true, [noQuota(0, fresh.length), ...notes], 0);
  if (asked && !agrees(remindersTitle, questionAbout(fresh.length, quota))) {
    return outcome(true, ['Отменено, письма не отправлялись.'], 0);
  }
  const organisation = settings.text('Краткое название') || settings.text('Организация');
  const when = moment(workbook.spreadsheet);
  let [sent, failed, begun] = [0, 0, 0];
  for (const { letter, key } of fresh) {
    if (begun >= quota || Date.now() - started > longestRun) break;
    if (!ledger.claim(key, { to: lineOf(letter.to), about: aboutOf(letter), when })) continue;
    begun++;
    const gone = sendMail({ to: letter.to.email, subject, ...wordsOf(letter, organisation) });
    ledger.settle(key, gone ? 'отправлено' : 'сомнительно');
    if (gone) sent++;
    else failed++;
  }
  const left = fresh.length - begun;
  const messages = [
    `Отправлено писем: ${sent}.`,
    ...(failed === 0
      ? []
      : [
          `Неясно, ушли ли письма: ${failed}. Они отмечены на листе «${lettersSheet.name}» словом «сомнительно»; сами они повторно не отправятся.`,
        ]),
    ...(left === 0
      ? []
      : [begun >= quota ? noQuota(begun, left) : `Не успели отправить писем: ${left}. Выберите команду ещё раз.`]),
    ...notes,
  ];
  return outcome(true, messages, begun);
}

const nothingToSend = (planned: number): string =>
  planned === 0
    ? 'Писать некому: близких и пропущенных сроков у сотрудников с адресом нет.'
    : 'Сегодня все письма уже отправлены; одному человеку за день уходит не больше одного.';

const questionAbout = (letters: number, quota: number): string =>
  `Письма о близких и пропущенных сроках получат сотрудники: ${letters}. Сегодня почта ещё пропустит писем: ${quota}. Отправить?`;

const noQuota = (begun: number, left: number): string =>
  `${begun === 0 ? 'Суточный запас писем исчерпан' : 'Запас писем на сегодня кончился'}, не отправлено: ${left}. Выберите команду завтра: уйдут только эти письма и то, что добавится.`;

function aboutOf({ duties }: ReminderLetter): string {
  const count = (reason: string): number => duties.filter((duty) => duty.reason === reason).length;
  return (['просрочено', 'скоро'] as const)
    .filter((reason) => count(reason) > 0)
    .map((reason) => `${reason}: ${count(reason)}`)
    .join(', ');
}

/** A post and a row, no name. */
function lineOf({ post, role, line }: Colleague): string {
  const who = post || role || 'Сотрудник';
  return line === 0 ? `${who} («Настройки»)` : `${who} («Сотрудники», строка ${line})`;
}

function notesOf({ withoutEmail, unclaimed }: Reminders): string[] {
  return [
    ...(withoutEmail.length === 0
      ? []
      : [`Нет годного адреса на листе «Сотрудники»: ${withoutEmail.map(lineOf).join('; ')}.`]),
    ...(unclaimed.length === 0 ? [] : [`Ответственный не найден среди сотрудников, № п/п: ${listed(unclaimed, 20)}.`]),
  ];
}

function doubtfulNote(lines: readonly number[]): string[] {
  if (lines.length === 0) return [];
  return [
    `Неясно, ушли ли прежние письма: лист «${lettersSheet.name}», ${listedLines(lines, 20)}. Спросите адресатов; сами эти письма повторно не отправятся.`,
  ];
}
