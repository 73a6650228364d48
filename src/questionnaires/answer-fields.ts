/**
 * What the questionnaires of mentees and mentors ask, and the words by which a question is known again after it was
 * renamed, moved, split in two or exported by another service. Titles are exact; the other words are tried after them.
 */
import type { Role } from '../people/participant';
import { foldedKey } from '../people/text-folding';

export type Field =
  | 'moment'
  | 'code'
  | 'name'
  | 'surname'
  | 'given'
  | 'patronymic'
  | 'position'
  | 'birthYear'
  | 'representative'
  | 'contact'
  | 'topics'
  | 'details'
  | 'achievements'
  | 'interests'
  | 'form'
  | 'wishedAge'
  | 'places'
  | 'hours'
  | 'time'
  | 'format'
  | 'wishedMentor'
  | 'consent';

interface FieldWords {
  readonly field: Field;
  readonly title: Readonly<Partial<Record<Role, string>>>;
  readonly words: RegExp;
  readonly but?: RegExp;
}

const both = (title: string): Record<Role, string> => ({ mentee: title, mentor: title });

/** In the order in which they are tried: the narrower words first. */
const fields: readonly FieldWords[] = [
  {
    field: 'moment',
    title: both('Отметка времени'),
    words: /^(отметка времени|timestamp|дата и время|(время|дата) (заполнен|создан|отправ|ответ)|submitted)/,
  },
  { field: 'code', title: both('Код участника'), words: /^код( участника)?$/ },
  {
    field: 'consent',
    title: both('Согласие на обработку персональных данных'),
    words: /соглас.*(персональн|обработк)/,
    but: /фото|видео|распростран|публикац/,
  },
  {
    field: 'name',
    title: both('Фамилия, имя, отчество'),
    words: /^(ваши |твои |укажите )?(фио|ф\. ?и\. ?о)|фамили.*имя|имя.*фамили|как (вас|тебя) зовут/,
    but: /представит|родит|наставник|руководит/,
  },
  { field: 'surname', title: {}, words: /^(ваша |твоя )?фамилия$/ },
  { field: 'given', title: {}, words: /^(ваше |твое )?имя$/ },
  { field: 'patronymic', title: {}, words: /^(ваше |твое )?отчество/ },
  { field: 'representative', title: both('Законный представитель'), words: /представител|родител|опекун/ },
  {
    field: 'wishedMentor',
    title: { mentee: 'Желаемый наставник' },
    words: /(желаем|хотел|предпочит|каким|кого).*наставник|наставник.*(хотел|желаем)/,
  },
  {
    field: 'wishedAge',
    title: { mentor: 'Желаемый возраст наставляемых' },
    words: /возраст.*(наставляем|подопечн)|(желаем|предпочт).*возраст/,
  },
  {
    field: 'places',
    title: { mentor: 'Сколько наставляемых готовы взять' },
    words: /(сколько|количество|число).*(наставляем|подопечн|человек|учеников)/,
  },
  {
    field: 'hours',
    title: { mentor: 'Ресурс времени, часов в неделю' },
    words: /ресурс.*времен|час.*недел|сколько.*(времен|час)/,
  },
  { field: 'birthYear', title: both('Год рождения'), words: /(год|дата|день).*рожд|рождения/ },
  { field: 'details', title: { mentee: 'Подробнее о запросе' }, words: /подробн/ },
  {
    field: 'topics',
    title: { mentee: 'Основной запрос', mentor: 'Основные компетенции' },
    words: /запрос|компетенц|(нужна|нужна ли).*помощь|чем.*помочь|чему.*науч/,
  },
  { field: 'achievements', title: { mentor: 'Достижения' }, words: /достижен/ },
  { field: 'interests', title: both('Интересы'), words: /интерес|увлечен|хобби/ },
  { field: 'form', title: both('Форма наставничества'), words: /форма.*наставнич|^форма$/ },
  { field: 'format', title: both('Формат встреч'), words: /формат/ },
  { field: 'time', title: both('Удобное время'), words: /удобн.*врем|когда.*удобн|врем.*(встреч|занят)/ },
  {
    field: 'position',
    title: { mentee: 'Класс или должность', mentor: 'Класс, должность или место работы' },
    words: /класс|должност|место (работ|учеб)|^группа$|^курс$/,
    but: /руководител/,
  },
  { field: 'contact', title: both('Контактные данные'), words: /контакт|телефон|почт|e-?mail|для связи|мессендж/ },
];

/** Columns that other services add and nobody needs to be told of. */
const service = /^(№|n|id|ip|ид|номер|ключ|статус|балл|score|длительность|время выполнения)/;

/** Fields that may stand in several columns at once; of every other field the last filled column counts. */
const joined: ReadonlySet<Field> = new Set(['contact', 'representative']);

export interface AnswerColumns {
  /** Places from 0. */
  readonly places: ReadonlyMap<Field, readonly number[]>;
  /** Headers of questions that are not known, as typed. */
  readonly unknown: readonly string[];
}

/** A question is no longer than this; what a column is named beyond it says nothing more. */
const longestQuestion = 300;

/** A header as it is compared. */
const foldQuestion = (header: string): string =>
  foldedKey(header.slice(0, longestQuestion))
    .replace(/[«»"*:?!]/g, '')
    .replace(/\.$/, '')
    .trim();

/** Which column answers which question. */
export function matchColumns(headers: readonly string[], role: Role): AnswerColumns {
  const folded = headers.map(foldQuestion);
  const places = new Map<Field, number[]>();
  const taken = new Set<number>();
  const take = (field: Field, at: number): void => {
    places.set(field, [...(places.get(field) ?? []), at]);
    taken.add(at);
  };
  for (const { field, title } of fields) {
    const wanted = title[role] === undefined ? undefined : foldQuestion(title[role]);
    folded.forEach((header, at) => {
      if (header !== '' && header === wanted) take(field, at);
    });
  }
  const exact = new Set(places.keys());
  folded.forEach((header, at) => {
    if (header === '' || taken.has(at)) return;
    const found = fields.find(({ words, but }) => words.test(header) && but?.test(header) !== true);
    // A second consent asks for something else: the exact question alone is about personal data.
    if (found && !(exact.has(found.field) && found.field === 'consent')) take(found.field, at);
  });
  const unknown = headers.filter(
    (header, at) => !taken.has(at) && header.trim() !== '' && !service.test(folded[at] ?? ''),
  );
  return { places, unknown };
}

/** What the row answers to the question; '' where nothing. Kept to the letter but for answers in several columns. */
export function fieldText(cells: readonly string[], { places }: AnswerColumns, field: Field): string {
  const columns = places.get(field);
  if (columns === undefined) return '';
  const [only = 0] = columns;
  // One question has one column, nearly always.
  if (columns.length === 1) return isBlank(cells[only]) ? '' : (cells[only] ?? '');
  const filled = columns.map((at) => cells[at] ?? '').filter((text) => !isBlank(text));
  if (filled.length < 2) return filled[0] ?? '';
  return joined.has(field) ? [...new Set(filled)].join(', ') : (filled[filled.length - 1] ?? '');
}

const isBlank = (text = ''): boolean => text === '' || text.trim() === '';

/** Which questionnaire the headers belong to; undefined where they tell neither or both. */
export function guessRole(headers: readonly string[]): Role | undefined {
  const folded = headers.map(foldQuestion);
  const count = (role: Role): number => {
    const titles = fields.flatMap(({ title }) => {
      const own = title[role];
      return own === undefined || own === title[role === 'mentee' ? 'mentor' : 'mentee'] ? [] : [foldQuestion(own)];
    });
    const words =
      role === 'mentee'
        ? /запрос|желаем.*наставник|нужна.*помощь/
        : /компетенц|сколько наставляем|возраст наставляем|достижен|ресурс/;
    return folded.filter((header) => titles.includes(header) || words.test(header)).length;
  };
  const [mentee, mentor] = [count('mentee'), count('mentor')];
  if (mentee === mentor) return undefined;
  return mentee > mentor ? 'mentee' : 'mentor';
}

/** The questions that a column can be named after, by the field they fill. */
export function questionTitles(role: Role): Map<Field, string> {
  return new Map(fields.flatMap(({ field, title }) => (title[role] === undefined ? [] : [[field, title[role]]])));
}
