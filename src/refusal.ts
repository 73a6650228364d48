/**
 * Everything that the add-on declines to do, in one catalogue: each entry says what was expected, what was found
 * and what the curator can do. A refusal is thrown before anything is written.
 */
import { listed } from './russian/listed';

/** Stable names of the refusals; tests and scripts rely on them. */
export type RefusalCode = keyof typeof refusals;

/** An error that a person can meet. `message` is Russian and complete. */
export class Refusal extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
  }
}

const list = (items: readonly string[], most = Infinity): string =>
  items.length
    ? listed(
        items.map((item) => `«${item}»`),
        most,
      )
    : 'ничего';

const refusals = {
  'sheet-missing': (sheet: string, found: readonly string[], advice: string) =>
    `Нужен лист «${sheet}», а в таблице есть: ${list(found)}. ${advice}`,
  'sheet-ambiguous': (sheet: string, found: readonly string[]) =>
    `Лист «${sheet}» не найден по имени, а по заголовкам столбцов подходят сразу несколько: ${list(found)}. Назовите нужный лист «${sheet}» и повторите.`,
  'column-missing': (sheet: string, column: string, found: readonly string[]) =>
    `На листе «${sheet}» нет столбца «${column}». Найдены заголовки: ${list(found)}. Верните заголовок столбца и повторите.`,
  'header-missing': (sheet: string, lines: number) =>
    `На листе «${sheet}» не найдена таблица плана: ожидалась строка заголовков, в которой есть «Мероприятие» (или «Содержание деятельности») и «Срок» либо «Ответственный». Просмотрено строк: ${lines}. Проверьте, что план вставлен вместе с «шапкой» таблицы.`,
  'sheet-empty': (sheet: string) =>
    `Лист «${sheet}» пуст: ожидался план мероприятий с заголовками столбцов. Вставьте план (Ctrl+V) на этот лист и повторите.`,
  'plan-without-rows': (sheet: string) =>
    `На листе «${sheet}» есть заголовки столбцов, но под ними нет ни одного мероприятия. Проверьте, что план вставлен целиком.`,
  'source-missing': (found: readonly string[]) =>
    `Не найден план для разбора: ожидался лист «Исходный план» или открытый лист со вставленным планом, а в таблице есть: ${list(found)}. Вставьте план на новый лист и повторите.`,
  'setting-missing': (name: string, example: string) =>
    `На листе «Настройки» не заполнен параметр «${name}»: ожидалось, например, «${example}», найдено: пусто. Впишите значение и повторите.`,
  'setting-wrong': (name: string, expected: string, found: string) =>
    `На листе «Настройки» параметр «${name}» записан как «${found}», а ожидалось: ${expected}. Исправьте значение и повторите.`,
  'setting-unknown': (name: string, known: readonly string[]) =>
    `Нет параметра «${name}». Известные параметры: ${list(known)}.`,
  'answers-file-missing': () =>
    'Нужен файл с ответами: .csv или .xlsx. Выберите его в панели куратора, раздел «Банки», или укажите при запуске: --from ответы.csv.',
  'answers-role-missing': (found: readonly string[]) =>
    `По заголовкам непонятно, чьи это ответы: наставляемых или наставников. Найдены заголовки: ${list(found, 20)}. Укажите роль.`,
  'answers-role-conflict': (said: string, found: string) =>
    `Указана роль «${said}», а заголовки файла из анкеты для роли «${found}». Проверьте файл и роль. Ничего не записано.`,
  'answers-role-unknown': (found: string) =>
    `Роль указана как «${found}», а ожидалось: «наставник» или «наставляемый».`,
  'answers-header-missing': (found: readonly string[]) =>
    `В файле не найдена строка заголовков: ожидались «Фамилия, имя, отчество» и другие вопросы анкеты. Первая строка файла: ${list(found, 20)}. Укажите, в каком столбце что стоит, или исправьте заголовки.`,
  'answers-empty': () => 'В файле есть заголовки, но под ними нет ни одного ответа. Выгрузите ответы заново.',
  busy: (holder: string) =>
    `Сейчас с таблицей уже работает другая команда надстройки${holder}. Ничего не изменено; повторите через минуту.`,
  'changed-meanwhile': (sheet: string, restored: readonly string[]) =>
    [
      `Пока команда работала, лист «${sheet}» изменили несколько раз подряд. Работа не закончена; повторите, когда правка закончится.`,
      ...restored,
    ].join(' '),
  'text-not-kept': (sheet: string, cells: readonly string[]) =>
    `Таблица не сохранила текст как текст на листе «${sheet}»: ${list(cells)}. Эти ячейки оставлены пустыми, чтобы не исказить данные; сообщите об этом разработчику.`,
  'nothing-to-undo': () => 'Отменять нечего: надстройка ещё ничего не меняла или последнее действие уже отменено.',
  'panel-outdated': () =>
    'Панель открыта давно и не подходит к нынешней надстройке. Закройте её и откройте снова из меню «Наставничество».',
  'finding-gone': () => 'Этого замечания уже нет на листе «Проверка»: план проверили заново. Обновите панель.',
  'questions-wrong': (sheet: string, problems: readonly string[]) =>
    `На листе «${sheet}» не всё понятно, анкеты не изменены. ${problems
      .slice(0, 10)
      .map((problem) => `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`)
      .join(' ')}${problems.length > 10 ? ` И ещё замечаний: ${problems.length - 10}.` : ''} Исправьте и повторите.`,
  'nothing-to-print': (sheet: string) =>
    `На листе «${sheet}» печатать нечего: ожидались заполненные ячейки, а лист пуст. Откройте другой лист и повторите.`,
  'pdf-denied': () =>
    'Файл PDF не создан: ожидался документ, а получена страница входа в учётную запись Google. Обновите страницу таблицы, войдите в свою учётную запись и повторите. Запасной путь: «Файл ▸ Скачать ▸ PDF».',
  'pdf-failed': (found: string) =>
    `Файл PDF не создан: ожидался документ, получено: ${found}. Повторите через несколько минут. Запасной путь: «Файл ▸ Скачать ▸ PDF».`,
  'pairs-not-approved': (found: number) =>
    `Для приказа нужны утверждённые пары, а на листе «Пары» пар со статусом «утверждена» нет (всего пар: ${found}). Утвердите пары командой «Пары ▸ Утвердить предложенные» и повторите.`,
  'pairs-without-consent': (found: number) =>
    `Для документа нужны пары, в которых оба участника дали согласие на обработку персональных данных, а таких нет (всего пар: ${found}). Отметьте согласия в банках: «Согласие», «Дата согласия», «Кто подписал», — и повторите.`,
  'pair-unknown': (found: string, known: readonly string[]) =>
    `Нужен код пары с листа «Пары», ${found === '' ? 'а пара не выбрана' : `а найдено: «${found}»`}. Есть пары: ${list(known, 20)}. Встаньте на строку пары на листе «Пары» или впишите её код и повторите.`,
  'pair-without-consent': (pair: string, lacking: readonly string[]) =>
    `План пары ${pair} не создан: нет действующего согласия на обработку персональных данных у ${list(lacking)}. Отметьте согласие в банке: «Согласие», «Дата согласия», «Кто подписал», — и повторите.`,
  'banks-missing': (absent: readonly string[]) =>
    `Для подбора пар нужны оба банка, а нет: ${list(absent)}. Соберите ответы анкет: «Анкеты ▸ Собрать ответы» или «Анкеты ▸ Загрузить ответы из файла».`,
  'code-repeated': (sheet: string, code: string, lines: readonly number[]) =>
    `На листе «${sheet}» код участника «${code}» стоит в нескольких строках: ${lines.join(', ')}. Код даётся одному человеку: исправьте его и повторите.`,
  'pair-unclear': (line: number, column: string, found: string) =>
    `На листе «Пары» в строке ${line} непонятно, кто указан в столбце «${column}»: ${found}. Впишите имя, как в банке, или код участника и повторите.`,
  'pair-status-unknown': (line: number, expected: readonly string[]) =>
    `На листе «Пары» в строке ${line} неизвестный статус. Ожидалось: ${list(expected)}. Исправьте статус и повторите.`,
  'hold-impossible': (line: number, why: string) =>
    `На листе «Пары» в строке ${line} пара закреплена или составлена вручную, но она невозможна: ${why}. Снимите закрепление, выберите другого участника или удалите строку и повторите.`,
  'nothing-to-approve': (rows: number) =>
    `Утверждать нечего: на листе «Пары» строк ${rows}, а предложенных пар нет. Выполните «Сформировать пары» и повторите.`,
  'pair-gone': () => 'Этой пары уже нет на листе «Пары» или она изменилась. Обновите панель и повторите.',
  'veto-without-reason': () =>
    'Чтобы отклонить пару, нужна причина: ожидались слова, а поле пусто. Впишите причину и повторите.',
  'pairing-contradiction': (words: string) => words,
  'key-empty': () =>
    'Ключ не создан: ожидались имена в банках, а там только коды. Ключ создаётся один раз, до перехода на коды; найдите сохранённый файл «Ключ кодов.csv».',
  'codes-missing': (rows: number) =>
    `Перейти на коды нельзя: ожидался код у каждого участника, а без кода строк: ${rows}. Выберите «Анкеты ▸ Собрать ответы», коды появятся, и повторите.`,
  'person-missing': () =>
    'Не указан участник: ожидался код, например «Н-014». Впишите код или выделите строку участника в банке и повторите.',
  'person-unknown': (code: string) =>
    `Участник с кодом «${code}» не найден: ожидался код из столбца «Код участника» банка наставляемых или банка наставников. Проверьте код и повторите.`,
  'schools-missing': () =>
    'На листе «Школы района» нет ни одной школы: ожидались строки с названием и со ссылкой на таблицу школы (или именем файла .xlsx рядом с этим). Впишите школы и повторите.',
  'audience-unknown': (found: string, known: readonly string[]) =>
    `Не понятно, для кого печатать: найдено «${found}», ожидалось одно из: ${list(known)}.`,
  'mentor-unknown': (found: string, known: readonly string[]) =>
    `Нужен код наставника, у которого есть пары на листе «Пары», ${found === '' ? 'а код не указан' : `а найдено: «${found}»`}. Есть наставники: ${list(known, 20)}. Впишите код, например «М-001», и повторите.`,
  'not-for-audience': (sheet: string, audience: 'mentor' | 'site') =>
    audience === 'mentor'
      ? `Лист «${sheet}» наставнику не печатается: на нём есть сведения о чужих парах. Для наставника подходят «Пары», «Журнал встреч» и «Индивидуальный план» его пары.`
      : `Лист «${sheet}» для сайта не печатается: на нём есть личные сведения. Для сайта подходят «Дорожная карта», «Пары», «Сводка», «Показатели» и «Муниципальный отчёт».`,
  'names-on-sheet': (sheet: string, cells: readonly string[]) =>
    `Лист «${sheet}» для сайта не напечатан: на нём названы участники без согласия на публикацию, ячейки: ${list(cells, 10)}. Уберите имена или впишите в «Замечания» банка «Согласие на распространение: да», если такое согласие подписано, и повторите.`,
} as const;

/** Makes the refusal of the given code; the arguments are the facts its message needs. */
export function refusal<Code extends RefusalCode>(code: Code, ...facts: Parameters<(typeof refusals)[Code]>): Refusal {
  const say = refusals[code] as (...facts: unknown[]) => string;
  return new Refusal(code, say(...facts));
}
