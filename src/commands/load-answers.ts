/**
 * «Загрузить ответы из файла»: answers of another form service, read into rows where the file was chosen. Nothing of the
 * file is kept beside what enters the banks and «Карантин»; loaded again it changes nothing.
 */
import { roleWords, type AnswersFile, type AnswersPreview, type MadeFile } from '../banks-contract';
import { execute } from '../command';
import type { Outcome } from '../outcome';
import { encodeText } from '../platform/encode-text';
import { withLock } from '../platform/lock';
import type { Role } from '../people/participant';
import { guessRole, matchColumns, questionTitles } from '../questionnaires/answer-fields';
import { headerRow, readAnswers, type TakenSheet } from '../questionnaires/answers';
import { printKey } from '../questionnaires/code-key';
import { Refusal, refusal } from '../refusal';
import { Workbook } from '../workbook/workbook';
import { isAnonymous } from './anonymous';
import { readAnswerSheets } from './collect-answers';
import { compareAnswers, takeAnswers, type Taken } from './take-answers';

const loadTitle = 'Загрузить ответы из файла';

export interface LoadOutcome extends Outcome {
  /** The key code – name, where the workbook holds codes only. */
  readonly file?: MadeFile;
}

export function loadAnswers(file: AnswersFile | undefined): LoadOutcome {
  let key: MadeFile | undefined;
  const outcome = execute({
    title: loadTitle,
    run: (workbook, edition) => {
      if (!file) throw refusal('answers-file-missing');
      const anonymous = isAnonymous(workbook);
      const taken = takeAnswers(workbook, edition, sheetsWith(workbook, file, anonymous), anonymous);
      if (anonymous) key = keyOf(taken);
      return key === undefined ? taken.messages : [...taken.messages, keyAdvice];
    },
  });
  return key === undefined ? outcome : { ...outcome, file: key };
}

const keyAdvice =
  'Имён в таблице нет. Сохраните файл-ключ «код – ФИО» у себя: в таблице его нет и второй раз он не создаётся.';

/** What the file would change; nothing is written. */
export function previewAnswers(file: AnswersFile): AnswersPreview {
  const at = headerRow(file.rows);
  const headers = (file.rows[at] ?? file.rows[0] ?? []).map((header) => header.trim());
  const sample = file.rows.slice(at + 1, at + 4);
  let role: Role | undefined;
  try {
    role = roleOf(file, headers);
    const taking = role;
    const messages = withLock(loadTitle, () => {
      const workbook = new Workbook();
      const anonymous = isAnonymous(workbook);
      const { result } = compareAnswers(workbook, sheetsWith(workbook, file, anonymous), anonymous);
      const { append, updated } = result.banks[taking];
      const held = result.refused.length + result.crowded.length;
      return [
        `Новых строк: ${append.length}, обновится: ${updated}.`,
        ...(held === 0 ? [] : [`Уйдёт в карантин: ${held}.`]),
        ...(result.proposals.length === 0 ? [] : [`Возможных повторов: ${result.proposals.length}.`]),
        ...(anonymous ? ['Имена, телефоны и адреса в таблицу не попадут.'] : []),
      ];
    });
    return { ok: true, messages, role: roleWords[role], ...columnsOf(headers, role), sample };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const said = role === undefined ? {} : { role: roleWords[role] };
    return { ok: false, messages: [error.message], ...said, ...columnsOf(headers, role ?? 'mentee'), sample };
  }
}

function columnsOf(headers: readonly string[], role: Role): Pick<AnswersPreview, 'columns' | 'questions'> {
  const { places } = matchColumns(headers, role);
  const titles = questionTitles(role);
  const questionAt = new Map<number, string>();
  for (const [field, columns] of places) for (const at of columns) questionAt.set(at, titles.get(field) ?? '');
  return {
    columns: headers.map((header, at) => ({ header, question: questionAt.get(at) ?? '' })),
    questions: [...new Set(titles.values())],
  };
}

/** The answers sheets that are there, and the file. @throws Refusal */
function sheetsWith(workbook: Workbook, file: AnswersFile, anonymous: boolean): TakenSheet[] {
  const headers = file.rows[headerRow(file.rows)] ?? file.rows[0] ?? [];
  const role = roleOf(file, headers);
  const read = readAnswers(file.rows, role, { from: 'file', anonymous });
  if (!read)
    throw refusal(
      'answers-header-missing',
      headers.filter((header) => header.trim() !== ''),
    );
  if (read.answers.length === 0) throw refusal('answers-empty');
  return [...readAnswerSheets(workbook, anonymous), { ...read, role, place: 'файл' }];
}

/** @throws Refusal where the role is not told, or told otherwise than by the headers */
function roleOf({ role }: AnswersFile, headers: readonly string[]): Role {
  const guessed = guessRole(headers);
  if (role === undefined || role.trim() === '') {
    if (!guessed)
      throw refusal(
        'answers-role-missing',
        headers.filter((header) => header.trim() !== ''),
      );
    return guessed;
  }
  const word = role.trim().toLowerCase();
  const said = (['mentee', 'mentor'] as const).find((each) => word.startsWith(roleWords[each].slice(0, -1)));
  if (!said) throw refusal('answers-role-unknown', role);
  if (guessed && guessed !== said) throw refusal('answers-role-conflict', roleWords[said], roleWords[guessed]);
  return said;
}

function keyOf({ result }: Taken): MadeFile | undefined {
  const text = printKey(result.newcomers);
  return text === undefined ? undefined : { name: 'Ключ кодов.csv', base64: encodeText(text) };
}
