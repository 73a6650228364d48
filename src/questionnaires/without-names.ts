/**
 * The questionnaires in the mode «Коды»: names, contacts, representatives and wished names never reach the spreadsheet,
 * people are known by the code that the curator has given them.
 */
import { codeTitle, nameTitle } from './question-titles';
import { foldTitle, type Question, type Questionnaire } from './questionnaire';

/** Not asked: contacts, and those whose answer is another person's name. */
const unasked = new Set(['Законный представитель', 'Контактные данные', 'Желаемый наставник'].map(foldTitle));
/** Another person is named by a code. */
const othersCode = new Set(
  ['Предпочтение 1', 'Предпочтение 2', 'Предпочтение 3', 'С кем не хотели бы работать'].map(foldTitle),
);
const name = foldTitle(nameTitle);

const warning = 'Не пишите имён, фамилий, телефонов и адресов.';

export function withoutNames(questionnaire: Questionnaire): Questionnaire {
  return {
    ...questionnaire,
    description: `${questionnaire.description} Имена и телефоны не нужны: вместо них — код, который дал куратор.`,
    questions: questionnaire.questions.flatMap(coded),
  };
}

function coded(question: Question): Question[] {
  const key = foldTitle(question.title);
  if (key === name)
    return [
      { ...question, title: codeTitle, type: 'code', help: 'Код дал куратор, например Н-014. Фамилию не пишите.' },
    ];
  if (unasked.has(key) || question.type === 'phone') return [];
  if (othersCode.has(key))
    return [{ ...question, type: 'code', help: 'Код человека, например М-003. Фамилию не пишите.' }];
  if (question.type !== 'paragraph') return [question];
  return [{ ...question, help: question.help === '' ? warning : `${question.help} ${warning}` }];
}
