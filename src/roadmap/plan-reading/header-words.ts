// Knows what schools print above the columns of a plan, and tells a header cell from a cell that merely begins alike.
import type { ColumnRole } from './plan';

const LATIN = 'aceohkmptxyb';
const CYRILLIC = 'асеонкмртхув';

// A header longer than this is a sentence.
const MAX_HEADER = 90;

/** A header as it is compared: lower case, letters and № only, so that «Ответ- ственный» and «ответственный» agree. */
export function foldHeaderText(text: string): string {
  if (text.length > 4 * MAX_HEADER) return '';
  const lower = text
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[^а-яa-z№#]/g, '');
  // «N» and «NN» stand for «№»; other Latin letters are there by a slip of the keyboard.
  return lower.replace(/[aceohkmptxyb]/g, (letter) => CYRILLIC[LATIN.indexOf(letter)] ?? letter);
}

const NUMBER_HEADERS = new Set(
  [
    ...[
      '№',
      '№№',
      '№пп',
      '№№пп',
      'пп',
      '№п',
      'N',
      'NN',
      'Nпп',
      'NNпп',
      'No',
      'Noпп',
      '#',
      'номер',
      'номерпп',
      'порядковыйномер',
    ],
    ...['№этапа', '№мероприятия', '№раздела', '№строки', '№пункта', 'пункт'],
  ].map(foldHeaderText),
);

const MONTHS = [
  'январь',
  'февраль',
  'март',
  'апрель',
  'май',
  'июнь',
  'июль',
  'август',
  'сентябрь',
  'октябрь',
  'ноябрь',
  'декабрь',
];

const MONTH_ABBREVIATIONS = 'янв фев февр мар апр июн июл авг сен сент окт ноя нояб дек'.split(' ');

/** A month, alone or with its year, short or in full. */
function isMonthHeader(folded: string): boolean {
  const bare = folded.replace(/г(?:од)?$/, '');
  return (
    MONTH_ABBREVIATIONS.includes(bare) ||
    MONTHS.some((month) => folded.startsWith(month) && folded.length <= month.length + 4)
  );
}

/** The name of a month whose header is short: «сен» → «сентябрь»; any other header as it is. */
export function inFull(header: string): string {
  const folded = foldHeaderText(header);
  return (MONTH_ABBREVIATIONS.includes(folded) && MONTHS.find((month) => month.startsWith(folded))) || header;
}

// Every word a header may consist of. A cell with any other word is an ordinary cell when the table is looked for.
const VOCABULARY = [
  ...['и', 'или', 'по', 'о', 'об', 'за', 'на', 'в', 'с', 'к', 'при', 'его', 'их', 'для'],
  ...['№', 'n', 'пп', 'п', 'г', 'гг', 'год', 'года', 'лицо', 'лица', 'фио', 'должность', 'должности'],
  ...[
    'наименование',
    'наименования',
    'название',
    'названия',
    'содержание',
    'содержания',
    'перечень',
    'описание',
    'краткое',
  ],
  ...[
    'мероприятие',
    'мероприятия',
    'мероприятий',
    'мероприятию',
    'мероприятиях',
    'план',
    'плана',
    'плану',
    'пункт',
    'пункта',
  ],
  ...[
    'этап',
    'этапа',
    'этапы',
    'этапов',
    'этапу',
    'раздел',
    'раздела',
    'разделы',
    'блок',
    'блоки',
    'направление',
    'направления',
  ],
  ...[
    'деятельность',
    'деятельности',
    'деятельностью',
    'работа',
    'работы',
    'работ',
    'действие',
    'действия',
    'действий',
    'шаг',
    'шаги',
  ],
  ...['задача', 'задачи', 'цель', 'цели', 'вопрос', 'вопросы', 'тема', 'темы', 'вид', 'виды', 'форма', 'формы'],
  ...[
    'примерный',
    'примерные',
    'примерное',
    'планируемый',
    'планируемые',
    'планируемое',
    'планируемая',
    'основные',
    'основное',
  ],
  ...[
    'конкретные',
    'практические',
    'предполагаемый',
    'предполагаемые',
    'предполагаемое',
    'ожидаемый',
    'ожидаемые',
    'ожидаемое',
  ],
  ...['срок', 'сроки', 'сроков', 'срока', 'дата', 'даты', 'период', 'периоды', 'время', 'месяц', 'месяцы', 'график'],
  ...[
    'календарный',
    'календарные',
    'плановый',
    'плановые',
    'плановая',
    'начало',
    'начала',
    'окончание',
    'окончания',
    'конец',
  ],
  ...['завершение', 'завершения', 'факт', 'фактический', 'фактическая', 'фактические', 'фактически'],
  ...[
    'реализация',
    'реализации',
    'исполнение',
    'исполнения',
    'исполнении',
    'проведение',
    'проведения',
    'выполнение',
    'выполнения',
  ],
  ...['выполнении', 'выполнено', 'осуществления', 'внедрения'],
  ...[
    'ответственный',
    'ответственные',
    'ответственная',
    'ответственное',
    'ответственных',
    'отвественный',
    'отвественные',
  ],
  ...[
    'ответсвенный',
    'ответсвенные',
    'отв',
    'исполнитель',
    'исполнители',
    'исполнителя',
    'исполнителей',
    'соисполнитель',
  ],
  ...['соисполнители', 'кто', 'что', 'когда'],
  ...[
    'результат',
    'результаты',
    'результата',
    'результатов',
    'итог',
    'итоги',
    'документ',
    'документа',
    'документы',
    'документов',
  ],
  ...[
    'подтверждающий',
    'подтверждающие',
    'продукт',
    'выход',
    'показатель',
    'показатели',
    'отметка',
    'отметки',
    'статус',
    'примечание',
  ],
  ...['примечания', 'место', 'участник', 'участники', 'участников', 'целевая', 'аудитория', 'категория'],
  ...MONTHS,
  ...MONTH_ABBREVIATIONS,
];

const wordsByLength = (() => {
  const byLength = new Map<number, Set<string>>();
  for (const word of VOCABULARY) {
    const words = byLength.get(word.length) ?? new Set<string>();
    words.add(word);
    byLength.set(word.length, words);
  }
  return [...byLength];
})();

/** True when a folded text can be cut into words of headers and nothing is left. */
export function isMadeOfHeaderWords(folded: string): boolean {
  if (folded === '' || folded.length > MAX_HEADER) return false;
  const reachable = new Array<boolean>(folded.length + 1).fill(false);
  reachable[0] = true;
  for (let start = 0; start < folded.length; start++) {
    if (!reachable[start]) continue;
    for (const [length, words] of wordsByLength) {
      if (words.has(folded.slice(start, start + length))) reachable[start + length] = true;
    }
  }
  return reachable[folded.length] ?? false;
}

/** The role a header's wording suggests, also where it has words of the school's own. The order of the questions matters. */
export function suggestedRole(folded: string): ColumnRole | undefined {
  if (folded === '' || folded.length > MAX_HEADER) return undefined;
  if (NUMBER_HEADERS.has(folded)) return 'number';
  if (isMonthHeader(folded)) return 'month';
  if (
    /^(?:место|участ|категор|целев|аудитор|контингент|количеств|примечан|объем|финанс|источник|кабинет|уровень|класс)/.test(
      folded,
    )
  )
    return 'other';
  if (/^(?:отметк|выполнен|исполнение$|статус|факт)|отметка/.test(folded)) return 'mark';
  if (/ответств|отвеств|ответсв|исполнител|^отв(?:$|ет)|^кто/.test(folded)) return 'responsible';
  const half = halfOfDeadline(folded);
  if (half !== undefined) return half;
  if (/срок|^(?:дат|период|время|месяц|когда|календарн|график)/.test(folded))
    return /факт/.test(folded) ? 'mark' : 'deadline';
  if (/^(?:документ|подтвержда|реквизит)/.test(folded)) return 'document';
  if (/результат|итог|виддокумент|продукт|показател|^выход|эффект/.test(folded)) return 'result';
  if (/этап/.test(folded) && !/мероприят|содержан/.test(folded)) return 'stage';
  if (
    /^(?:наименование|название)?(?:направлени|раздел|блок|модул|задач|цел[ьи])/.test(folded) &&
    !/мероприят/.test(folded)
  )
    return 'stage';
  if (
    /мероприят|деятельност|^(?:содержани|действи|работ|вид|тем|вопрос|наименовани|названи|план|перечень|описани|шаг|что)/.test(
      folded,
    )
  )
    return 'activity';
  return undefined;
}

/** «Срок, начало», «Дата окончания», «Срок, по»: one of two columns that hold a deadline together. */
function halfOfDeadline(folded: string): ColumnRole | undefined {
  if (!/^(?:срок|дат|период|начал|окончан|конец|завершен|с$|по$)/.test(folded)) return undefined;
  const start = /начал|^с$|^(?:срок|период).*с$/.test(folded);
  const end = /окончан|конец|завершен|^по$|^(?:срок|период).*по$/.test(folded);
  if (start === end) return undefined;
  return start ? 'deadline-start' : 'deadline-end';
}

/** The role of a cell that consists of header words alone; undefined for any other cell. */
export function headerRole(text: string): ColumnRole | undefined {
  const folded = foldHeaderText(text);
  const role = suggestedRole(folded);
  if (role === undefined || role === 'number') return role;
  return isMadeOfHeaderWords(folded) ? role : undefined;
}
