/**
 * Reads what a browser has sent of a form: each field is checked against its question, so that nothing but answers that
 * the form offers goes on.
 */
import type { FormItemRecord } from '../../document/host-state';
import { wrongCount, wrongText } from './rules';

/** Answers by the id of their question; a question without an answer has none. */
export type Answers = ReadonlyMap<number, string | readonly string[]>;

export interface ReadAnswer {
  readonly answer?: string | readonly string[];
  /** What is wrong, in words for who fills the form in. */
  readonly error?: string;
}

/** Well under the 50,000 characters of a cell. */
const LONGEST = 10_000;

export const fieldOf = (item: FormItemRecord): string => `q${item.id}`;
/** The field for an answer of one's own, and the value that chooses it. */
export const otherFieldOf = (item: FormItemRecord): string => `q${item.id}-other`;
export const OTHER = '__other__';

const REQUIRED = 'Это обязательный вопрос.';
const CHOOSE = 'Выберите один из вариантов.';
const WRITE_OWN = 'Впишите свой вариант или снимите отметку «Другое».';

/** Kinds of items that the page can show. */
const kinds: ReadonlyMap<string, (item: FormItemRecord, fields: URLSearchParams) => ReadAnswer> = new Map([
  ['TEXT', readText],
  ['PARAGRAPH_TEXT', readText],
  ['MULTIPLE_CHOICE', readChoice],
  ['LIST', readChoice],
  ['CHECKBOX', readTicks],
  ['SCALE', readMark],
  ['DATE', readDate],
  ['TIME', readTime],
]);

const silent = new Set(['SECTION_HEADER', 'PAGE_BREAK', 'IMAGE', 'VIDEO']);

/** Whether the page can ask this; what is no question at all it can. */
export const canAsk = (item: FormItemRecord): boolean => silent.has(item.type) || kinds.has(item.type);

/** The answer to one question. A blank one is no answer; whether it may be blank is told as an error. */
export function readAnswer(item: FormItemRecord, fields: URLSearchParams): ReadAnswer {
  const read = kinds.get(item.type)?.(item, fields) ?? {};
  if (read.answer === undefined && read.error === undefined && item.required === true && kinds.has(item.type)) {
    return { error: REQUIRED };
  }
  return read;
}

function readText(item: FormItemRecord, fields: URLSearchParams): ReadAnswer {
  const sent = (fields.get(fieldOf(item)) ?? '').replace(/\r\n?/g, '\n');
  const answer = item.type === 'TEXT' ? sent.replace(/\n/g, ' ') : sent;
  if (answer.trim() === '') return {};
  if (answer.length > LONGEST) return { error: `Слишком длинно: не больше ${LONGEST} знаков.` };
  const error = wrongText(answer, item.validation);
  return error === undefined ? { answer } : { error };
}

function readChoice(item: FormItemRecord, fields: URLSearchParams): ReadAnswer {
  const chosen = fields.get(fieldOf(item)) ?? '';
  const own = item.otherOption === true ? (fields.get(otherFieldOf(item)) ?? '').trim() : '';
  if (own.length > LONGEST) return { error: `Слишком длинно: не больше ${LONGEST} знаков.` };
  if (own !== '' && chosen !== '' && chosen !== OTHER) {
    return { error: 'Отмечен вариант и вписан свой: оставьте что-то одно.' };
  }
  if (own !== '') return { answer: own };
  if (chosen === '') return {};
  if (chosen === OTHER && item.otherOption === true) return { error: WRITE_OWN };
  return item.choices?.includes(chosen) === true ? { answer: chosen } : { error: CHOOSE };
}

function readTicks(item: FormItemRecord, fields: URLSearchParams): ReadAnswer {
  const ticked = new Set(fields.getAll(fieldOf(item)));
  const own = item.otherOption === true ? (fields.get(otherFieldOf(item)) ?? '').trim() : '';
  if (own.length > LONGEST) return { error: `Слишком длинно: не больше ${LONGEST} знаков.` };
  if (ticked.delete(OTHER) && own === '') {
    return { error: item.otherOption === true ? WRITE_OWN : 'Отметьте варианты из списка.' };
  }
  const offered = item.choices ?? [];
  if ([...ticked].some((choice) => !offered.includes(choice))) return { error: 'Отметьте варианты из списка.' };
  // In the order of the form, as Google joins them.
  const answer = [...offered.filter((choice) => ticked.has(choice)), ...(own === '' ? [] : [own])];
  if (answer.length === 0) return {};
  const error = wrongCount(answer.length, item.validation);
  return error === undefined ? { answer } : { error };
}

function readMark(item: FormItemRecord, fields: URLSearchParams): ReadAnswer {
  const answer = fields.get(fieldOf(item)) ?? '';
  if (answer === '') return {};
  const [lower, upper] = boundsOf(item);
  const mark = Number(answer);
  return /^\d{1,2}$/.test(answer) && mark >= lower && mark <= upper
    ? { answer: String(mark) }
    : { error: `Выберите оценку от ${lower} до ${upper}.` };
}

/** Ends of a scale; a scale of a script that named none has these. */
export function boundsOf(item: FormItemRecord): readonly [lower: number, upper: number] {
  return item.bounds ?? [1, 5];
}

function readDate(item: FormItemRecord, fields: URLSearchParams): ReadAnswer {
  const answer = fields.get(fieldOf(item)) ?? '';
  if (answer === '') return {};
  const at = new Date(`${answer}T00:00:00Z`);
  const real = /^\d{4}-\d{2}-\d{2}$/.test(answer) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(answer);
  return real ? { answer } : { error: 'Такого дня нет.' };
}

function readTime(item: FormItemRecord, fields: URLSearchParams): ReadAnswer {
  const answer = fields.get(fieldOf(item)) ?? '';
  if (answer === '') return {};
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(answer) ? { answer } : { error: 'Время записывают так: 14:30.' };
}
