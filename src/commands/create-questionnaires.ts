/**
 * «Создать анкеты»: the five questionnaires as forms whose answers come to this workbook. Run again it brings the forms to
 * what «Вопросы анкет» says now; it never makes a second set.
 */
import type { Command } from '../command';
import { adoptForm, createForm, keepForm, keptForm, mayBeOrphaned, openForm, type KeptForm } from '../platform/forms';
import { settleForm } from '../platform/settle-form';
import { planForm } from '../questionnaires/form-plan';
import { readQuestions, type QuestionRow, type ReadQuestions } from '../questionnaires/question-rows';
import type { Questionnaire } from '../questionnaires/questionnaire';
import { questionnaires } from '../questionnaires/questionnaires';
import { withoutNames } from '../questionnaires/without-names';
import { refusal } from '../refusal';
import type { Edition } from '../workbook/edition';
import { answersSheetOf } from '../workbook/participant-sheets';
import { questionsSheet } from '../workbook/schema';
import { Settings } from '../workbook/settings';
import type { Table, Workbook } from '../workbook/workbook';
import { linkAnswers } from './link-answers';

/** Time after which no further form is begun, in milliseconds: a run may last six minutes. */
const longest = 200_000;

export const createQuestionnaires: Command = {
  title: 'Создать анкеты',
  question: (workbook) => {
    const kept = questionnaires.map(({ id }) => keptForm(id));
    if (kept.every((form) => form === undefined) && !asksCodes(workbook)) return aboutNames;
    const gone = questionnaires.filter((_, index) => {
      const form = kept[index];
      return form !== undefined && openForm(form.id) === undefined;
    });
    return gone.length === 0 ? undefined : aboutGone(gone);
  },
  run: (workbook, edition) => {
    const started = Date.now();
    const table = workbook.read(questionsSheet);
    const read = readQuestions(table ? rowsOn(table) : []);
    if (read.problems.length > 0) throw refusal('questions-wrong', questionsSheet.name, read.problems);
    const coded = asksCodes(workbook);
    const said = keepQuestions(workbook, edition, table, read);
    edition.finish();
    const done: Record<'made' | 'changed' | 'same' | 'left', string[]> = { made: [], changed: [], same: [], left: [] };
    for (const questionnaire of read.questionnaires) {
      const late = Date.now() - started > longest;
      const how = late
        ? 'left'
        : makeForm(workbook, edition, coded ? withoutNames(questionnaire) : questionnaire, said);
      done[how].push(`«${questionnaire.title}»`);
    }
    return [
      ...sentence('Созданы анкеты', done.made),
      ...sentence('Обновлены анкеты', done.changed),
      ...sentence('Без изменений', done.same),
      ...(done.left.length === 0
        ? []
        : [`Времени не хватило: ${done.left.join(', ')}. Запустите команду ещё раз, она продолжит с этого места.`]),
      ...said,
      ...(done.made.length > 0 ? ['Ссылки и QR-коды для объявления — в панели куратора, раздел «Анкеты».'] : []),
    ];
  },
};

const sentence = (what: string, titles: readonly string[]): string[] =>
  titles.length === 0 ? [] : [`${what}: ${titles.join(', ')}.`];

const aboutNames =
  'Анкеты спросят фамилии и телефоны, ответы попадут в эту таблицу. Если она хранится в Google, учтите: с 01.07.2025 ' +
  'первичная запись персональных данных граждан России в базы за рубежом запрещена (152-ФЗ, ст. 18, ч. 5). ' +
  'Чтобы анкеты спрашивали коды вместо фамилий, выберите сначала «Персональные данные ▸ Режим и памятка». ' +
  'Создать анкеты с фамилиями?';

const aboutGone = (gone: readonly Questionnaire[]): string =>
  `Не открываются: ${gone.map(({ title }) => `«${title}»`).join(', ')}. Их удалили, или они принадлежат другому ` +
  'сотруднику. Создать новые? Прежние ответы останутся в таблице. Если анкеты не удаляли, нажмите «Отмена» и попросите ' +
  'повторить команду того, кто их создал.';

const aboutOrphan = ({ title }: Questionnaire): string =>
  `Прошлый запуск прервался, когда создавалась «${title}»: на Google Диске (в программе на этом компьютере — среди её анкет) ` +
  'могла остаться пустая анкета с этим названием. В ней нет вопросов, и ответы из неё никуда не попадают: если она есть, удалите её.';

function asksCodes(workbook: Workbook): boolean {
  return Settings.read(workbook).text('Режим персональных данных').toLowerCase() === 'коды';
}

function rowsOn(table: Table): QuestionRow[] {
  return table.rows.map((row) => ({
    line: row.line,
    questionnaire: row.text('Анкета'),
    title: row.text('Вопрос'),
    type: row.text('Тип'),
    choices: row.text('Варианты'),
    help: row.text('Подсказка'),
    required: row.text('Обязательный'),
  }));
}

/** The sheet of questions: made at first, later given back the rows that the banks cannot do without. */
function keepQuestions(workbook: Workbook, edition: Edition, table: Table | undefined, read: ReadQuestions): string[] {
  const records = read.returned.map(({ questionnaire, title, type, choices, help, required }) => ({
    Анкета: questionnaire,
    Вопрос: title,
    Тип: type,
    Варианты: choices,
    Подсказка: help,
    Обязательный: required,
  }));
  if (!table) {
    const rows = records.map((record) => Object.values(record));
    edition.addTable(questionsSheet, rows, workbook.sheetNames().length);
    return [`Вопросы анкет записаны на лист «${questionsSheet.name}»: их можно изменить и повторить команду.`];
  }
  if (records.length === 0) return [];
  edition.append(table, records);
  const named = read.returned.map(({ questionnaire, title }) => `«${title}» (${questionnaire})`).join(', ');
  return [
    `На лист «${questionsSheet.name}» возвращены вопросы, по которым надстройка находит ответы: ${named}. ` +
      'Чтобы задать такой вопрос другими словами, измените столбец «Подсказка».',
  ];
}

/** Makes or updates one form and links it; adds to `said` what the curator should know. */
function makeForm(
  workbook: Workbook,
  edition: Edition,
  questionnaire: Questionnaire,
  said: string[],
): 'made' | 'changed' | 'same' {
  const { id } = questionnaire;
  const schema = answersSheetOf[id];
  const plan = planForm(questionnaire);
  if (mayBeOrphaned(id)) said.push(aboutOrphan(questionnaire));
  const known = keptForm(id) ?? adopted(workbook, id);
  const there = known && openForm(known.id);
  const { form, kept: before } = known && there ? { form: there, kept: known } : createForm(id, plan);
  const { kept, changed } = settleForm(id, form, plan, before);
  const linked = linkAnswers(workbook, edition, form, kept, schema);
  if (linked.aside !== undefined) said.push(`Прежний лист «${schema.name}» теперь называется «${linked.aside}».`);
  if (linked.sheet === undefined) said.push(`Лист «${schema.name}» ещё не появился: повторите команду через минуту.`);
  else if (linked.sheet !== kept.sheet) keepForm(id, { ...kept, sheet: linked.sheet });
  if (!there) return 'made';
  return changed || linked.sheet !== known.sheet ? 'changed' : 'same';
}

/** In a copy of the workbook nothing is kept, but its sheets still name their forms. */
function adopted(workbook: Workbook, id: Questionnaire['id']): KeptForm | undefined {
  const sheet = workbook.sheetNamed(answersSheetOf[id].name);
  const url = sheet?.getFormUrl();
  return url ? adoptForm(id, url) : undefined;
}
