// Tells by its words alone that a line is a heading of a plan, the statement of a task, or the end of the page.
import { oneLine } from './clean-text';

// A heading longer than this has the task and the result in it, which begin with words of their own.
const MAX_HEADING = 300;

const ORDINAL = '(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят)[а-яё]{1,4}';
const SECTION_WORDS = 'этап|раздел|блок|направление|модуль|часть|глава|подраздел';
const HEADING = new RegExp(
  [
    `^(?:${SECTION_WORDS})\\s{0,3}(?:№\\s?)?(?:\\d{1,2}|[IVXLІХ]{1,6})(?=[\\s.:,)–-]|$)`,
    `^(?:\\d{1,2}|[IVXLІХ]{1,6})(?:-?й|-?ый|-?ий|-?ая|-?ое)?[.)]?\\s(?:${SECTION_WORDS})(?=[\\s.:,(–-]|$)`,
    `^${ORDINAL}\\s(?:${SECTION_WORDS})(?=[\\s.:,(–-]|$)`,
    `^(?:${SECTION_WORDS})\\s?[:«"]`,
    '^[а-яё-]{4,30}[иыо]й (?:этап|период)(?=[\\s.:,(–-]|$)',
    '^[IVXLІХ]{1,6}\\.\\s?[А-ЯЁA-Z«]',
  ].join('|'),
  'i',
);
// «V.» must be Roman, «в.» is a letter of a list: the last pattern counts in capitals only.
const ROMAN_START = /^[IVXLІХ]{1,6}\.\s?[А-ЯЁ«]/;

const NUMBERED_TASK = /^(?:задача|цель)\s{0,3}(?:№\s?)?\d{1,2}(?=[\s.:,)–-]|$)/i;
const STATEMENT = /^(?:цел[ьи]|задач[аи]|(?:ожидаемы[йе]|планируемы[йе])?\s?результаты?)\s{0,3}:/i;
const STATEMENT_INSIDE =
  /([^\n])[ \t]{1,5}(?=(?:Цель|Цели|Задача|Задачи|Результат|Результаты|Ожидаемый результат|Ожидаемые результаты):)/g;

const END_OF_PAGE = new RegExp(
  '^(?:(?:куратор|директор|заведующ|руководител|исполнител|исп\\.|составил|разработал|разработчик|председател|секретар|методист|' +
    'заместител|зам\\.|и\\.\\s?о\\.|начальник|ответственн|педагог|социальный|социальн|с [а-яё\\s]{4,40}ознакомлен|с приказом|с планом|ознакомлен|согласован|' +
    'утвержд|примечани|приложени|подпис|м\\.\\s?п\\.|тел\\.|телефон|дата|стр(?:аница|\\.)|лист)|\\*|_{3}|«_)',
  'i',
);

const MONTH_ALONE =
  /^(?:январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь)(?:\s{1,3}20\d\d)?(?:\s{0,2}(?:года|г\.?))?[.:]?$/i;

/** «Этап 1.», «Раздел II», «Подготовительный этап», «III. …», «Задача 2». */
export function isHeadingText(text: string): boolean {
  if (text === '' || text.length > 4 * MAX_HEADING) return false;
  const start = text.slice(0, MAX_HEADING);
  if (NUMBERED_TASK.test(start) || isMonthAlone(text)) return true;
  return HEADING.test(start) && (ROMAN_START.test(start) || !/^[IVXLІХ]{1,6}\.\s?[А-ЯЁA-Z«]/i.test(start));
}

/** «Цель: …», «Задача: …», «Результат: …»: it speaks about the heading above it. */
export function isStatement(text: string): boolean {
  return STATEMENT.test(text.slice(0, 60));
}

/** «Сентябрь», «МАЙ 2024 г.»: a heading of a plan by months. */
export function isMonthAlone(text: string): boolean {
  return MONTH_ALONE.test(text.slice(0, 60));
}

/** A heading that holds its task or its result. */
export function holdsStatement(text: string): boolean {
  return withStatementsOnLines(text.slice(0, 4 * MAX_HEADING))
    .split('\n')
    .slice(1)
    .some(isStatement);
}

/** Words that stand below a table: a signature, a note, a page number. */
export function isEndOfPage(text: string): boolean {
  return END_OF_PAGE.test(text.slice(0, 60));
}

/** «- 2 -», «Страница 3», «стр. 2 из 5»: the number of a page, printed across the table. */
export function isPageNumber(text: string): boolean {
  return (
    text.length <= 30 &&
    /^(?:[-–—]\s?\d{1,3}\s?[-–—]|(?:страница|стр\.?|лист|с\.)\s?\d{1,3}(?:\s?(?:из|\/)\s?\d{1,3})?)$/i.test(text)
  );
}

/** Sets the task and the result of a heading on their own lines, as they stood before the cell was flattened. */
export function withStatementsOnLines(text: string): string {
  return text.replace(STATEMENT_INSIDE, '$1\n');
}

/** The name of a heading, without its task and result. */
export function headingTitle(text: string): string {
  const end = text.indexOf('\n');
  return oneLine(end < 0 ? text : text.slice(0, end));
}

/** In capitals throughout, as headings were typed before there was bold. */
export function isInCapitals(text: string): boolean {
  const letters = text.slice(0, MAX_HEADING).replace(/[^А-ЯЁа-яёA-Za-z]/g, '');
  return letters.length >= 4 && letters === letters.toUpperCase();
}
