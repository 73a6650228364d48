/**
 * «Замечания» of a bank's row: what the intake has to say about it, each on a line of its own behind a bullet, beside
 * what people write there. The words are here together; a sentence is known again by its pattern, so that what a person
 * has added behind it is never lost.
 */

import { longestText } from './fit-cell';

const bullet = '• ';

/** What the sentence is about, and so when it is taken back. */
export type RemarkKind =
  /** The row's own cells: read anew every time. */
  | 'cells'
  /** The answer: stays until the answer is read again or the cell is filled. */
  | 'answer'
  /** Other rows: read anew every time. */
  | 'people';

export interface Remark {
  readonly kind: RemarkKind;
  readonly text: string;
}

const cells = (text: string): Remark => ({ kind: 'cells', text });

export const remarks = {
  name: cells('ФИО записано неполно или неясно: нужны фамилия и имя.'),
  year: cells('Год рождения записан неясно: нужны четыре цифры.'),
  schoolClass: cells('Класс записан неясно.'),
  phone: cells('Телефон записан с ошибкой: нужны 10 цифр после +7 или 8.'),
  landline: cells('Указан городской телефон без кода города.'),
  email: cells('Адрес почты записан с ошибкой.'),
  contact: cells('Нет контактных данных.'),
  noConsent: cells('Нет отметки о согласии.'),
  refused: cells('Согласие не дано.'),
  noRepresentative: cells('Несовершеннолетний без представителя: согласие подписывает родитель или опекун.'),
  unknownAge: cells('Неясно, есть ли участнику 18 лет: нет ни года рождения, ни класса.'),
  unclearConsent: (typed: string): Remark =>
    answer(`О согласии отвечено неясно: «${short(typed)}». Впишите «да» или «нет».`),
  capacity: (typed: string): Remark => answer(`Готов взять «${short(typed)}»: в «Мест всего» записано большее число.`),
  unclearCapacity: (typed: string): Remark =>
    answer(`Сколько наставляемых готов взять, неясно: «${short(typed)}». Впишите число в «Мест всего».`),
  cut: (title: string): Remark =>
    answer(`«${title}»: ответ длиннее, чем вмещает ячейка, в таблице его начало. Целиком он там, где был дан.`),
  ownRepresentative: { kind: 'answer', text: 'Законным представителем назван сам участник.' } as Remark,
  teacherRepresentative: {
    kind: 'answer',
    text: 'Законным представителем назван педагог: нужен родитель или опекун.',
  } as Remark,
  mentorWords: { kind: 'answer', text: 'Похоже, что это анкета наставника: проверьте роль.' } as Remark,
  menteeWords: { kind: 'answer', text: 'Похоже, что это анкета наставляемого: проверьте роль.' } as Remark,
  conflict: (title: string, typed: string, when: string): Remark =>
    answer(
      `«${title}»: в анкете${when === '' ? '' : ` от ${when}`} указано «${short(typed)}», в таблице оставлено ваше исправление.`,
    ),
  proposal: (code: string, doubt: string): Remark =>
    people(`Возможно, это ${code} (${doubt}). Допишите в эту ячейку «объединить с ${code}» или «разные люди».`),
  moreAlike: (count: string): Remark => people(`Похожих строк ещё: ${count}. Решите сначала о названных.`),
  doubledCode: (code: string, line: string): Remark =>
    people(
      `Код ${code} уже стоит в строке ${line}. Если это тот же человек, удалите лишнюю строку; если другой, сотрите код в этой, и при сборе ответов она получит новый.`,
    ),
  withdrawn: people(
    'Согласие отозвано, поэтому новый ответ не внесён. Если согласие дано снова, очистите «Дата отзыва» и повторите «Собрать ответы».',
  ),
  cannotMerge: (code: string): Remark => people(`Объединить с ${code} нельзя: оба кода уже стоят на листе «Пары».`),
  noRoomToMerge: (code: string): Remark =>
    people(`Объединить с ${code} нельзя: всё, что записано в двух строках, в одну не поместится. Строки оставлены.`),
  bothRoles: (code: string): Remark => people(`Этот же человек есть в другом банке: ${code}.`),
  namesake: (code: string): Remark => people(`Полный тёзка: ${code}, это другой человек.`),
} as const;

function answer(text: string): Remark {
  return { kind: 'answer', text };
}
function people(text: string): Remark {
  return { kind: 'people', text };
}

const longestQuote = 120;
/** A quotation inside a remark: one line, cut where it is long. */
function short(typed: string): string {
  const line = typed.replace(/\s/g, ' ').trim();
  return line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line;
}

/** Every sentence with its changing parts left open, the sentences of one kind together. */
const patterns: readonly (readonly [RemarkKind, RegExp])[] = Object.values(remarks).map((entry) => {
  const remark = typeof entry === 'function' ? entry('\u0001', '\u0001', '\u0001') : entry;
  const source = remark.text
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(' от \u0001', '(?: от [\\d.]{1,12})?')
    .replace(/\u0001/g, '.{0,200}?');
  return [remark.kind, new RegExp(`^${source}`)];
});

export interface KnownRemarks {
  /** What people wrote. */
  readonly people: string[];
  /** What the intake wrote before. */
  readonly own: readonly Remark[];
}

/** Takes the cell apart. */
export function readRemarks(text: string): KnownRemarks {
  if (text === '') return { people: [], own: [] };
  const typed: string[] = [];
  const own: Remark[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const sentence = line.startsWith(bullet) ? line.slice(bullet.length) : undefined;
    const found = sentence === undefined ? undefined : patternOf(sentence);
    if (sentence === undefined || !found) {
      typed.push(line);
      continue;
    }
    own.push({ kind: found.kind, text: sentence.slice(0, found.length) });
    const added = sentence.slice(found.length).trim();
    if (added !== '') typed.push(added);
  }
  return { people: typed, own };
}

function patternOf(sentence: string): { kind: RemarkKind; length: number } | undefined {
  for (const [kind, pattern] of patterns) {
    const match = pattern.exec(sentence);
    if (match) return { kind, length: match[0].length };
  }
  return undefined;
}

/** The cell: what people wrote, then the intake's sentences, as many as find room. */
export function printRemarks(typed: readonly string[], own: readonly Remark[]): string {
  let text = typed.join('\n');
  for (const sentence of new Set(own.map((remark) => bullet + remark.text))) {
    const longer = text === '' ? sentence : `${text}\n${sentence}`;
    if (longer.length <= longestText) text = longer;
  }
  return text;
}

/** What the curator has decided about the row. */
export interface Decision {
  /** Code of the row with which this one is to be joined. */
  readonly mergeWith?: string;
  /** The row is a person of its own, whoever looks alike. */
  readonly apart: boolean;
}

const decisionWords = /объедин[а-яё]{1,6}\s{1,3}с\s{1,3}[НнМмHhMm]\s?[-–—]?\s?\d{1,6}[.!]?/gi;

/** The lines without a decision that was carried out. */
export function withoutDecision(typed: readonly string[]): string[] {
  return typed.map((line) => line.replace(decisionWords, '').trim()).filter((line) => line !== '');
}

export function readDecision(typed: readonly string[]): Decision {
  const text = typed.join('\n').toLowerCase().replace(/ё/g, 'е');
  const code = /объедин[а-я]{1,6}\s{1,3}с\s{1,3}([нмhm])\s?[-–—]?\s?(\d{1,6})/.exec(text);
  const letter = code?.[1] === 'м' || code?.[1] === 'm' ? 'М' : 'Н';
  return {
    ...(code ? { mergeWith: `${letter}-${(code[2] ?? '').padStart(3, '0')}` } : {}),
    apart: /разные\s{1,3}люди|другой\s{1,3}человек/.test(text),
  };
}

/** The doubts that the row's remarks name. */
export function proposalsIn({ own }: KnownRemarks): { with: string; doubt: string }[] {
  return own.flatMap(({ text }) => {
    const found = /^Возможно, это ([НМ]-\d{3,6}) \((.{0,200}?)\)\. Допишите/.exec(text);
    return found ? [{ with: found[1] ?? '', doubt: found[2] ?? '' }] : [];
  });
}
