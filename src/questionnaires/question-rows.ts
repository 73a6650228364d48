/**
 * The questionnaires as rows of «Вопросы анкет», where a school changes them: a row a question, in the order in which
 * they are asked.
 */
import { consentTitle, firstPreferenceTitle, nameTitle, roleTitle } from './question-titles';
import { typeWords } from './question-types';
import { foldTitle, type Question, type Questionnaire, type QuestionType } from './questionnaire';
import { questionnaires } from './questionnaires';

/** A row of the sheet: what its cells show. */
export interface QuestionRow {
  /** Row of the sheet, from 1. */
  readonly line: number;
  readonly questionnaire: string;
  readonly title: string;
  readonly type: string;
  readonly choices: string;
  readonly help: string;
  readonly required: string;
}

export interface ReadQuestions {
  readonly questionnaires: readonly Questionnaire[];
  /** Rows that the school has taken out or retitled and that the add-on cannot do without; they are asked all the same. */
  readonly returned: readonly QuestionRow[];
  /** What cannot be understood, in words for the curator; nothing may be made while there is any. */
  readonly problems: readonly string[];
}

const otherWord = 'Другое';
const typesWithChoices: readonly QuestionType[] = ['radio', 'list', 'checkbox'];
/** Without these an answer belongs to nobody or means nothing. */
const neverSkipped = new Set([nameTitle, roleTitle, consentTitle, firstPreferenceTitle].map(foldTitle));
/** Longer titles make no header. */
const longestTitle = 300;

/** The rows of a questionnaire, `line` left at 0. */
export function rowsOf(questionnaire: Questionnaire): QuestionRow[] {
  return questionnaire.questions.map((question) => rowOf(questionnaire, question));
}

function rowOf(questionnaire: Questionnaire, question: Question): QuestionRow {
  return {
    line: 0,
    questionnaire: questionnaire.title,
    title: question.title,
    type: question.type === 'code' ? typeWords.short : typeWords[question.type],
    choices: [...question.choices, ...(question.other ? [otherWord] : [])].join('\n'),
    help: question.help,
    required: question.type === 'section' ? '' : question.required ? 'да' : 'нет',
  };
}

/** Reads the rows of the sheet into the questionnaires. */
export function readQuestions(rows: readonly QuestionRow[]): ReadQuestions {
  const problems: string[] = [];
  const filled = rows.filter(({ questionnaire, title, type }) =>
    [questionnaire, title, type].some((text) => text.trim() !== ''),
  );
  const known = new Map(questionnaires.map((each) => [foldTitle(each.title), each]));
  const sorted = new Map<Questionnaire, Question[]>(questionnaires.map((each) => [each, []]));
  for (const row of filled) {
    const owner = known.get(foldTitle(row.questionnaire));
    if (!owner) {
      const names = questionnaires.map(({ title }) => `«${title}»`).join(', ');
      problems.push(`строка ${row.line}: анкеты «${row.questionnaire}» нет, есть ${names}`);
      continue;
    }
    const question = readRow(row);
    const asked = sorted.get(owner) ?? [];
    if (typeof question === 'string') {
      problems.push(`строка ${row.line}: ${question}`);
      continue;
    }
    if (asked.some(({ title }) => foldTitle(title) === foldTitle(question.title))) {
      problems.push(`строка ${row.line}: вопрос «${question.title}» в анкете «${owner.title}» уже есть`);
      continue;
    }
    asked.push(question);
  }
  const returned: QuestionRow[] = [];
  const read = questionnaires.map((owner): Questionnaire => {
    const own = sorted.get(owner) ?? [];
    const missing = missingFrom(owner, own);
    returned.push(...missing.map((question) => rowOf(owner, question)));
    const questions = [...own, ...missing];
    checkSections(owner, questions, problems);
    return { ...owner, questions: questions.filter(({ type }) => type !== 'skip') };
  });
  return { questionnaires: read, returned, problems };
}

/** Of a questionnaire without a row everything is missing, else only what the add-on looks for. */
function missingFrom(owner: Questionnaire, own: readonly Question[]): Question[] {
  const present = new Set(own.map(({ title }) => foldTitle(title)));
  const needed = new Set(owner.fixed.map(foldTitle));
  return owner.questions.filter(({ title }) => {
    const key = foldTitle(title);
    return !present.has(key) && (own.length === 0 || needed.has(key));
  });
}

/** The question of a row, or what is wrong with it. */
function readRow(row: QuestionRow): Question | string {
  const title = row.title.trim().replace(/\s+/g, ' ');
  if (title === '') return 'не вписан вопрос';
  if (title.length > longestTitle) return `вопрос длиннее ${longestTitle} знаков`;
  const type = readType(row.type);
  if (!type) {
    const words = Object.values(typeWords).map((word) => `«${word}»`);
    return `тип «${row.type.trim()}» неизвестен, ожидалось: ${words.join(', ')}`;
  }
  const lines = splitChoices(row.choices);
  const choices = lines.filter((choice) => !isOther(choice));
  const other = typesWithChoices.includes(type) && choices.length < lines.length;
  if (typesWithChoices.includes(type) && choices.length === 0) {
    return `у вопроса «${title}» нет вариантов: впишите каждый с новой строки`;
  }
  if (type === 'list' && other) {
    return `в списке нельзя вписать своё: для «Другое» выберите тип «${typeWords.radio}»`;
  }
  if (type === 'skip' && neverSkipped.has(foldTitle(title))) {
    return `без вопроса «${title}» ответы нельзя учесть, его нужно задавать`;
  }
  return {
    title,
    type,
    help: row.help.trim(),
    required: type !== 'section' && /^\s*(да|\+|1|обязат)/i.test(row.required),
    choices: type === 'scale' ? choices.slice(0, 2) : choices,
    other,
  };
}

function readType(text: string): Exclude<QuestionType, 'code'> | undefined {
  const key = foldType(text);
  const words = Object.entries(typeWords) as [Exclude<QuestionType, 'code'>, string][];
  return words.find(([, word]) => foldType(word) === key || (key !== '' && foldType(word).startsWith(key)))?.[0];
}

const foldType = (text: string): string => foldTitle(text).replace(/[–—-]/g, '');

/** Each choice on a line of its own; a semicolon parts them too. Of equal ones the first counts. */
function splitChoices(text: string): string[] {
  const choices = text
    .split(/[\n\r;]/)
    .map((choice) => choice.trim().replace(/\s+/g, ' '))
    .filter((choice) => choice !== '');
  return [...new Set(choices)];
}

const isOther = (choice: string): boolean => /^друг(ое|ой|ая)[\s.…:]*$/i.test(choice);

/** A section for some only needs the question that tells them apart. */
function checkSections(owner: Questionnaire, questions: readonly Question[], problems: string[]): void {
  const role = questions.find(({ title }) => foldTitle(title) === foldTitle(roleTitle));
  for (const { title, type, choices } of questions) {
    if (type !== 'section' || choices.length === 0) continue;
    const unknown = role?.type === 'radio' ? choices.filter((choice) => !role.choices.includes(choice)) : choices;
    if (unknown.length === 0) continue;
    const named = unknown.map((choice) => `«${choice}»`).join(', ');
    problems.push(
      `анкета «${owner.title}», раздел «${title}»: в столбце «Варианты» ожидались ответы на вопрос «${roleTitle}» (тип «${typeWords.radio}»), найдено: ${named}`,
    );
  }
}
