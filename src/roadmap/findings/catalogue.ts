// One catalogue of findings: how serious each is, which cell it is about, and its words. The checker decides whether a
// finding stands; it takes every Russian text from here, so a code reads the same everywhere.
import { counted } from '../../russian/counted';
import type { Period } from '../../calendar/school-year';
import type { FindingCode, FindingColumn, FindingParams } from './finding';
import type { Severity } from './severity';

/** A code of the catalogue. Its page in the guide is docs/guide/findings/<code>.md. */
export interface FindingEntry<P> {
  title: string;
  severity: Severity;
  /** A milder (or graver) reading of the same fault, and when it applies. */
  otherwise?: { severity: Severity; when: (params: P) => boolean };
  column: FindingColumn;
  /** Why: what was found, what was expected. */
  message: (params: P) => string;
  /** What to do; absent where only the curator can know. */
  proposal?: (params: P) => string | undefined;
}

const day = (iso: string): string => iso.split('-').reverse().join('.');
const days = ({ start, end }: Period): string => `${day(start)} – ${day(end)}`;
/** A cell may hold a page of text; a message names its beginning. */
const MOST_QUOTED = 160;
const quote = (text: string): string => {
  const line = text.slice(0, 2000).replace(/\s+/g, ' ').trim();
  return line.length > MOST_QUOTED ? `«${line.slice(0, MOST_QUOTED)}…»` : `«${line}»`;
};
const list = (texts: readonly string[]): string => texts.map(quote).join(', ');
/** Initials end with a full stop of their own. */
const sentenceEnd = (text: string): string => (text.endsWith('.') ? text : `${text}.`);
const replace = (found: string, replacement: string | undefined): string | undefined =>
  replacement === undefined ? undefined : `${quote(found)} → ${quote(replacement)}`;

/** August just before a school year is when schools prepare it: outside the period, yet usual. */
function isAugustBefore({ start, end, period }: FindingParams['deadline-outside-period']): boolean {
  const begins = start ?? end ?? '';
  return period.start.slice(5, 7) === '09' && begins.slice(0, 7) === `${period.start.slice(0, 4)}-08`;
}

const daysLeftText = (count: number): string =>
  count === 0 ? 'сегодня' : `через ${counted(count, 'день', 'дня', 'дней')}`;

/** Titles, severities and words of every code. */
export const catalogue: { readonly [C in FindingCode]: FindingEntry<FindingParams[C]> } = {
  'deadline-missing': {
    title: 'Нет срока',
    severity: 'ошибка',
    column: 'Срок',
    message: () => 'Срок не указан: ячейка пустая и не объединена с соседней.',
    proposal: ({ above }) =>
      above === undefined
        ? 'Впишите день, месяц или период с годом.'
        : `Если срок тот же, что строкой выше, впишите ${quote(above)}.`,
  },
  'responsible-missing': {
    title: 'Нет ответственного',
    severity: 'ошибка',
    column: 'Ответственный',
    message: () => 'Ответственный не указан: ячейка пустая и не объединена с соседней.',
    proposal: ({ above }) =>
      above === undefined
        ? 'Впишите должность и фамилию с инициалами.'
        : `Если отвечает тот же человек, что строкой выше, впишите ${quote(above)}.`,
  },
  'result-missing': {
    title: 'Нет результата',
    severity: 'предупреждение',
    column: 'Результат',
    message: () => 'Результат не указан, хотя в плане есть такой столбец.',
    proposal: ({ document }) =>
      document === undefined
        ? 'Напишите, что останется после мероприятия: документ, список, запись на сайте.'
        : `Например: ${quote(document)}.`,
  },
  'activity-missing': {
    title: 'Нет мероприятия',
    severity: 'ошибка',
    column: 'Мероприятие',
    message: () => 'В строке есть срок или ответственный, но не сказано, что делать.',
    proposal: () => 'Впишите мероприятие или удалите строку.',
  },
  'number-missing': {
    title: 'Нет номера',
    severity: 'предупреждение',
    column: '№ п/п',
    message: () => 'У мероприятия нет номера: на него нельзя сослаться в приказе и отчёте.',
    proposal: ({ expected }) => (expected === undefined ? undefined : `Впишите ${expected}.`),
  },
  'deadline-unreadable': {
    title: 'Срок не распознан',
    severity: 'ошибка',
    column: 'Срок',
    message: ({ found, impossible }) =>
      impossible === undefined
        ? `Срок ${quote(found)} не удалось понять: в нём не видно ни дня, ни месяца, ни периода.`
        : `В сроке ${quote(found)} назван день, которого нет в календаре: ${impossible}.`,
    proposal: ({ impossible }) =>
      impossible === undefined
        ? 'Запишите срок обычными словами: «до 15 сентября 2023 г.», «октябрь 2023 г.».'
        : 'Проверьте день и месяц.',
  },
  'deadline-malformed': {
    title: 'Срок записан с ошибкой',
    severity: 'предупреждение',
    column: 'Срок',
    message: ({ found, replacement }) =>
      `Срок ${quote(found)} записан с лишними или пропущенными знаками. Он прочитан как ${quote(replacement)}.`,
    proposal: ({ found, replacement }) => replace(found, replacement),
  },
  'deadline-wrong-year': {
    title: 'Не тот год',
    severity: 'ошибка',
    column: 'Срок',
    message: ({ found, year, period }) =>
      `В сроке ${quote(found)} стоит ${year} год, а план действует ${days(period)}. Похоже, срок остался от другого плана.`,
    proposal: ({ found, replacement }) => replace(found, replacement),
  },
  'deadline-outside-period': {
    title: 'Срок вне периода плана',
    severity: 'ошибка',
    otherwise: { severity: 'предупреждение', when: isAugustBefore },
    column: 'Срок',
    message: (params) => {
      const { found, start, end, period } = params;
      const planned = `План действует ${days(period)}.`;
      if (isAugustBefore(params))
        return `Срок ${quote(found)} захватывает август до начала учебного года. ${planned} Для подготовки это обычно.`;
      if (start !== undefined && start < period.start && end !== undefined && end >= period.start)
        return `Срок ${quote(found)} начинается ${day(start)}, раньше самого плана. ${planned}`;
      return `Срок ${quote(found)} не попадает в период плана. ${planned}`;
    },
    proposal: ({ found, replacement }) => replace(found, replacement),
  },
  'deadline-reversed': {
    title: 'Конец раньше начала',
    severity: 'ошибка',
    column: 'Срок',
    message: ({ found, start, end }) =>
      `В сроке ${quote(found)} окончание (${day(end)}) стоит раньше начала (${day(start)}).`,
    proposal: ({ found, replacement }) => replace(found, replacement) ?? 'Проверьте годы или поменяйте дни местами.',
  },
  'deadline-before-approval': {
    title: 'Срок раньше утверждения',
    severity: 'предупреждение',
    otherwise: { severity: 'сведения', when: ({ end, approval }) => end === approval },
    column: 'Срок',
    message: ({ found, end, approval }) =>
      end === approval
        ? `Срок ${quote(found)} истекает в день утверждения плана, ${day(approval)}: времени на работу не остаётся.`
        : `Срок ${quote(found)} прошёл ${day(end)}, а план утверждён ${day(approval)}: работа закончена раньше, чем поручена.`,
    proposal: ({ end, approval }) =>
      end === approval
        ? 'Если работа уже сделана, примите замечание; иначе дайте больше времени.'
        : 'Перенесите срок на время после утверждения или проверьте дату приказа.',
  },
  'deadline-out-of-order': {
    title: 'Нарушен порядок этапов',
    severity: 'ошибка',
    otherwise: { severity: 'предупреждение', when: ({ byText }) => byText === true },
    column: 'Срок',
    message: ({ found, stage, side, other, byText }) => {
      const subject = byText
        ? `В тексте мероприятия есть работа этапа ${quote(stage)}, её срок`
        : `Этап ${quote(stage)}:`;
      const against = `${quote(other.stage)} (№ ${other.number}, ${quote(other.found)})`;
      return side === 'ends-too-early'
        ? `${subject} ${quote(found)} заканчивается до того, как начнётся более ранний этап ${against}.`
        : `${subject} ${quote(found)} начинается, когда более поздний этап ${against} уже закончен.`;
    },
    proposal: ({ other }) => `Поменяйте этот срок или срок строки № ${other.number}, чтобы этапы шли по порядку.`,
  },
  'deadline-multiple': {
    title: 'Несколько сроков в ячейке',
    severity: 'предупреждение',
    column: 'Срок',
    message: ({ parts }) => `В одной ячейке несколько сроков: ${list(parts)}. Неясно, какой к какому делу относится.`,
    proposal: () => 'Разделите мероприятие на строки, у каждой свой срок.',
  },
  'deadline-year-missing': {
    title: 'Месяц без года',
    severity: 'сведения',
    column: 'Срок',
    message: ({ found, replacement }) =>
      replacement === undefined
        ? `В сроке ${quote(found)} не назван год.`
        : `В сроке ${quote(found)} не назван год. По периоду плана прочитано как ${quote(replacement)}.`,
    proposal: ({ found, replacement }) => replace(found, replacement),
  },
  'deadline-ambiguous': {
    title: 'Срок можно понять по-разному',
    severity: 'предупреждение',
    column: 'Срок',
    message: ({ found, readings }) => `Срок ${quote(found)} читается по-разному: ${list(readings)}.`,
    proposal: ({ readings }) => `Выберите одно и запишите прямо: ${readings.map(quote).join(' или ')}.`,
  },
  'deadline-vague': {
    title: 'Срок приблизительный',
    severity: 'предупреждение',
    column: 'Срок',
    message: ({ found, start, end }) =>
      start !== undefined && end !== undefined
        ? `По сроку ${quote(found)} нельзя назвать день. Для контроля взято ${days({ start, end })}.`
        : `По сроку ${quote(found)} нельзя назвать день.`,
    proposal: ({ end }) => (end === undefined ? 'Назовите день или месяц.' : `Например, «до ${day(end)}».`),
  },
  'deadline-uncontrolled': {
    title: 'Срок нельзя проконтролировать',
    severity: 'сведения',
    column: 'Срок',
    message: ({ found }) => `Срок ${quote(found)} не с чем сверить: в плане нет ни графика, ни дня.`,
    proposal: () => 'Назовите последний день или приложите график и сошлитесь на него.',
  },
  'deadline-non-working': {
    title: 'Последний день нерабочий',
    severity: 'сведения',
    column: 'Срок',
    message: ({ day: last, reason }) => `Последний день срока, ${day(last)}, нерабочий: ${reason}.`,
    proposal: ({ workingDay }) =>
      workingDay === undefined ? undefined : `Ближайший рабочий день: ${day(workingDay)}.`,
  },
  'deadline-overdue': {
    title: 'Просрочено',
    severity: 'предупреждение',
    column: 'Срок',
    message: ({ end, today }) => `Срок вышел ${day(end)}, сегодня ${day(today)}, а отметки о выполнении нет.`,
    proposal: () => 'Поставьте отметку о выполнении или перенесите срок.',
  },
  'deadline-soon': {
    title: 'Срок подходит',
    severity: 'сведения',
    column: 'Срок',
    message: ({ end, daysLeft }) => `Срок наступает ${daysLeftText(daysLeft)}: ${day(end)}.`,
  },
  'period-mismatch': {
    title: 'Назван другой учебный год',
    severity: 'ошибка',
    column: 'Мероприятие',
    message: ({ found, expected }) =>
      `Назван ${found} учебный год, а план составлен на ${expected}. Похоже, текст остался от другого плана.`,
    proposal: ({ found, expected }) => replace(found, expected),
  },
  'responsible-role-missing': {
    title: 'Человек без должности',
    severity: 'предупреждение',
    column: 'Ответственный',
    message: ({ name }) => `${name}: не указана должность.`,
    proposal: ({ name, role }) =>
      role === undefined ? 'Впишите должность перед фамилией.' : replace(name, `${role} ${name}`),
  },
  'responsible-name-missing': {
    title: 'Должность без фамилии',
    severity: 'предупреждение',
    column: 'Ответственный',
    message: ({ role, everywhere }) =>
      `${quote(role)}: ${everywhere ? 'во всём плане ' : ''}не указано, кто именно отвечает.`,
    proposal: ({ role, name }) =>
      name === undefined
        ? 'Впишите фамилию и инициалы или заполните лист «Сотрудники».'
        : replace(role, `${role} ${name}`),
  },
  'responsible-role-conflict': {
    title: 'Одна должность у разных людей',
    severity: 'предупреждение',
    column: 'Ответственный',
    message: ({ role, names }) =>
      `Должность ${quote(role)} в плане названа у разных людей: ${sentenceEnd(names.join(', '))}`,
    proposal: () => 'Проверьте, кто на самом деле занимает эту должность.',
  },
  'responsible-two-roles': {
    title: 'Один человек в двух должностях',
    severity: 'предупреждение',
    column: 'Ответственный',
    message: ({ name, roles }) => `${name} в плане назван(а) в разных должностях: ${list(roles)}.`,
    proposal: () => 'Если это совмещение или тёзки, примите замечание; иначе оставьте одну должность.',
  },
  'responsible-declined': {
    title: 'Ответственный не в именительном падеже',
    severity: 'предупреждение',
    column: 'Ответственный',
    message: ({ found }) => `${quote(found)}: фамилия или должность стоит не в именительном падеже.`,
    proposal: ({ found, replacement }) => replace(found, replacement),
  },
  'responsible-unknown': {
    title: 'Нет в списке сотрудников',
    severity: 'предупреждение',
    column: 'Ответственный',
    message: ({ name, role }) =>
      role === undefined || role === ''
        ? `На листе «Сотрудники» нет человека с такой фамилией: ${name}.`
        : `На листе «Сотрудники» нет человека с такой фамилией: ${name} (${role}).`,
    proposal: () => 'Исправьте фамилию или добавьте человека на лист «Сотрудники».',
  },
  'responsible-spelling': {
    title: 'Фамилия написана иначе',
    severity: 'предупреждение',
    column: 'Ответственный',
    message: ({ found, replacement }) => `${quote(found)} на листе «Сотрудники» пишется иначе: ${quote(replacement)}.`,
    proposal: ({ found, replacement }) => replace(found, replacement),
  },
  'organisation-variant': {
    title: 'Название организации написано иначе',
    severity: 'сведения',
    column: 'Мероприятие',
    message: ({ found, usual }) => `Здесь написано ${quote(found)}, в других местах плана ${quote(usual)}.`,
    proposal: ({ found, usual }) => replace(found, usual),
  },
  'number-duplicate': {
    title: 'Номер повторяется',
    severity: 'ошибка',
    column: '№ п/п',
    message: ({ number, row }) => `Номер ${number} уже стоит в строке ${row}.`,
    proposal: ({ number, replacement }) => replace(number, replacement),
  },
  'number-hierarchy': {
    title: 'Номер не своего раздела',
    severity: 'ошибка',
    column: '№ п/п',
    message: ({ number, section }) => `Строка стоит в разделе ${section}, а её номер ${number} начинается иначе.`,
    proposal: ({ number, replacement }) => replace(number, replacement),
  },
  'number-gap': {
    title: 'Пропущен номер',
    severity: 'сведения',
    column: '№ п/п',
    message: ({ previous, number, expected }) => `После номера ${previous} стоит ${number}, а ожидался ${expected}.`,
    proposal: ({ number, expected }) => replace(number, expected),
  },
  'number-format': {
    title: 'Номер записан не так, как другие',
    severity: 'сведения',
    column: '№ п/п',
    message: ({ number, replacement }) =>
      `Номер ${quote(number)} записан иначе, чем соседние: там было бы ${quote(replacement)}.`,
    proposal: ({ number, replacement }) => replace(number, replacement),
  },
  'stage-missing': {
    title: 'Нет этапа',
    severity: 'предупреждение',
    column: 'Этап',
    message: ({ stage, model }) =>
      `В плане нет ни одного мероприятия этапа ${quote(stage)}, а модель ${quote(model)} его требует.`,
    proposal: ({ stage }) => `Добавьте мероприятие этапа ${quote(stage)} или поправьте столбец «Этап», если оно есть.`,
  },
  'text-noise': {
    title: 'Лишние знаки в тексте',
    severity: 'сведения',
    column: 'Мероприятие',
    message: ({ found }) => `В тексте остались лишние знаки или разорванные слова: ${quote(found)}.`,
    proposal: ({ found, replacement }) => replace(found, replacement),
  },
  'evidence-missing': {
    title: 'Выполнение не подтверждается',
    severity: 'предупреждение',
    column: 'Отметка о выполнении',
    message: ({ mark, lacking }) => `Стоит отметка ${quote(mark)}, но ${lacking}.`,
    proposal: () => 'Внесите недостающие записи или снимите отметку.',
  },
};

/** Every code, in the order of the catalogue. */
export const findingCodes = Object.keys(catalogue) as FindingCode[];

/** A finding in words, ready for a row of «Проверка». */
export interface FindingText {
  code: FindingCode;
  severity: Severity;
  column: FindingColumn;
  title: string;
  message: string;
  proposal: string;
  /** Slug of the guide's page: docs/guide/findings/<page>.md. */
  page: string;
}

/** Puts one finding into words; `proposal` is '' where only the curator can know what to do. */
export function describeFinding<C extends FindingCode>(code: C, params: FindingParams[C]): FindingText {
  const entry: FindingEntry<FindingParams[C]> = catalogue[code];
  return {
    code,
    severity: entry.otherwise?.when(params) ? entry.otherwise.severity : entry.severity,
    column: 'column' in params ? params.column : entry.column,
    title: entry.title,
    message: entry.message(params),
    proposal: entry.proposal?.(params) ?? '',
    page: code,
  };
}
