/**
 * Blank forms of consent, each a document of its own (156-ФЗ; 152-ФЗ, articles 9 and 10.1): an adult, a representative for
 * a minor, and publication. What only the person may write is left as lines; the forms promise nothing in law.
 */
import { caption, gap, paragraph, table, title, type Block, type DocumentText } from './document';

const consentName = 'Согласие';
const representativeConsentName = 'Согласие представителя';
const publicationConsentName = 'Согласие на публикацию';

export interface ConsentFacts {
  /** The operator of the data; '' leaves a line. */
  readonly organisation: string;
  /** «2026-2027»; '' where it is not known. */
  readonly schoolYear: string;
}

/** Of the form with a table; the others are all paragraphs, in one column. */
const widths = [36, 190, 150, 264] as const;
const column = [640] as const;
const line = '______________________________________________________________________________';

const advice =
  'Образец. До применения согласуйте его с юристом или учредителем. Бумага хранится в организации; в таблицу вносятся только дата и то, кто подписал.';

/** What the programme keeps of a person and nothing beyond it. */
const categories = [
  'фамилия, имя, отчество',
  'год рождения',
  'класс, должность, место работы или учёбы',
  'контактные данные (телефон, электронная почта)',
  'запрос, интересы, компетенции и результаты участия в программе наставничества',
] as const;

const actions =
  'сбор, запись, систематизация, накопление, хранение, уточнение, использование, передача внутри организации, блокирование, удаление и уничтожение';

const operator = ({ organisation }: ConsentFacts): string => organisation || line;

const signatures: readonly Block[] = [
  gap,
  paragraph('«___» ______________ 20___ г.                    ______________ / ________________________'),
  caption('(подпись)                         (фамилия, инициалы)                   ', 'right'),
  gap,
  caption(advice, 'left'),
];

function terms(facts: ConsentFacts, subject: string): Block[] {
  const year = facts.schoolYear === '' ? '' : ` в ${facts.schoolYear} учебном году`;
  return [
    paragraph(`Оператор: ${operator(facts)}, адрес: ${line}`),
    paragraph(
      `Цель обработки: участие ${subject} в программе наставничества${year}: подбор наставнической пары, встречи, учёт результатов.`,
    ),
    paragraph(`Перечень данных: ${categories.join('; ')}.`),
    paragraph(
      `Действия с данными: ${actions}; способ обработки — смешанный. Распространение данных этим согласием не разрешается.`,
    ),
    paragraph(
      'Срок: до окончания участия в программе наставничества, но не дольше одного учебного года после её завершения. Согласие можно отозвать в любое время письменным заявлением на имя руководителя организации.',
    ),
  ];
}

/** All three forms. */
export function consentForms(facts: ConsentFacts): DocumentText[] {
  const adult: Block[] = [
    title('СОГЛАСИЕ\nна обработку персональных данных'),
    gap,
    paragraph(`Я, ${line}`),
    caption('(фамилия, имя, отчество)'),
    paragraph(`проживающий(ая) по адресу: ${line}`),
    paragraph(`документ, удостоверяющий личность (вид, номер, кем и когда выдан): ${line}\n${line}`),
    paragraph('даю согласие на обработку моих персональных данных на следующих условиях.'),
    ...terms(facts, 'наставника или наставляемого'),
    ...signatures,
  ];
  const representative: Block[] = [
    title('СОГЛАСИЕ\nродителя (законного представителя)\nна обработку персональных данных несовершеннолетнего'),
    gap,
    paragraph(`Я, ${line}`),
    caption('(фамилия, имя, отчество родителя, опекуна, попечителя)'),
    paragraph(`проживающий(ая) по адресу: ${line}`),
    paragraph(`документ, удостоверяющий личность (вид, номер, кем и когда выдан): ${line}\n${line}`),
    paragraph(`документ, подтверждающий полномочия представителя: ${line}`),
    paragraph(`как законный представитель несовершеннолетнего(ей) ${line}`),
    caption('(фамилия, имя, отчество, год рождения, класс)'),
    paragraph('даю согласие на обработку его (её) персональных данных на следующих условиях.'),
    ...terms(facts, 'несовершеннолетнего'),
    paragraph('Согласен(на), старше 14 лет: ______________ / ________________________'),
    caption('(подпись, фамилия и инициалы несовершеннолетнего)', 'right'),
    ...signatures,
  ];
  const publication: Block[] = [
    title('СОГЛАСИЕ\nна обработку персональных данных,\nразрешённых для распространения'),
    gap,
    paragraph(`Я, ${line}`),
    caption('(фамилия, имя, отчество; за несовершеннолетнего — его законный представитель)'),
    paragraph(`контактные данные (телефон, электронная почта или почтовый адрес): ${line}`),
    paragraph(`за несовершеннолетнего(юю): ${line}`),
    caption('(фамилия, имя, отчество, класс; заполняет законный представитель)'),
    paragraph(`разрешаю оператору (${operator(facts)}), адрес: ${line}`),
    paragraph('размещать на сайте организации (адрес сайта): __________________________________________'),
    paragraph('сведения об участии в программе наставничества в объёме, отмеченном в таблице.'),
    table(
      ['№', 'Данные', 'Разрешаю (да, нет)', 'Условия и запреты'],
      ['фамилия, имя, отчество', 'класс, должность', 'фотография', 'рассказ о работе пары, отзыв'].map(
        (name, index) => [index + 1, name, '', ''],
      ),
      { centred: [0] },
    ),
    gap,
    paragraph('Данные, против которых не стоит «да», не размещаются.'),
    paragraph(
      'Согласие действует до «___» ______________ 20___ г. Его можно отозвать в любое время: по требованию размещение прекращается.',
    ),
    ...signatures,
  ];
  return [
    { name: consentName, widths: column, blocks: adult },
    { name: representativeConsentName, widths: column, blocks: representative },
    { name: publicationConsentName, widths, blocks: publication },
  ];
}
