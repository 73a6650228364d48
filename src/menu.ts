/** The menu «Наставничество»: titles and the functions of main.ts that they call. */

export type MenuEntry =
  { readonly title: string; readonly call: string } | { readonly title: string; readonly items: readonly MenuEntry[] };

export const menuTitle = 'Наставничество';

export const menu: readonly (MenuEntry | 'separator')[] = [
  { title: 'Панель куратора', call: 'openPanel' },
  'separator',
  {
    title: 'Дорожная карта',
    items: [
      { title: 'Создать по шаблону', call: 'createRoadmap' },
      { title: 'Разобрать план', call: 'readPlan' },
      { title: 'Проверить сроки и ответственных', call: 'checkPlan' },
      { title: 'Перенести на новый учебный год', call: 'rollOverPlan' },
    ],
  },
  'separator',
  { title: 'Сформировать пары', call: 'formPairs' },
  { title: 'Пары', items: [{ title: 'Утвердить предложенные', call: 'approvePairs' }] },
  'separator',
  {
    title: 'Анкеты',
    items: [
      { title: 'Создать анкеты', call: 'createQuestionnaires' },
      { title: 'Собрать ответы', call: 'collectAnswers' },
      { title: 'Загрузить ответы из файла', call: 'loadAnswers' },
    ],
  },
  'separator',
  { title: 'Обновить сводку', call: 'updateSummary' },
  {
    title: 'Документы',
    items: [
      { title: 'Приказ о парах', call: 'makePairOrder' },
      { title: 'Индивидуальный план', call: 'makeIndividualPlan' },
      { title: 'Согласие', call: 'makeConsentForms' },
      { title: 'Муниципальный отчёт', call: 'makeMunicipalReport' },
      { title: 'Отчёт куратора', call: 'makeCuratorReport' },
    ],
  },
  'separator',
  { title: 'Экспорт в PDF', call: 'exportPdf' },
  'separator',
  {
    title: 'Напоминания',
    items: [
      { title: 'Отправить', call: 'sendReminders' },
      { title: 'Включить', call: 'turnOnReminders' },
      { title: 'Выключить', call: 'turnOffReminders' },
    ],
  },
  {
    title: 'Персональные данные',
    items: [
      { title: 'Режим и памятка', call: 'personalDataMode' },
      { title: 'Отозвать согласие и удалить данные', call: 'eraseParticipant' },
    ],
  },
  'separator',
  { title: 'Отменить последнее действие', call: 'undoLast' },
  { title: 'Проверка среды', call: 'probeEnvironment' },
  { title: 'Справка', call: 'showHelp' },
];
