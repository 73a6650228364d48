/** The memo on personal data: what the law asks, told once in a workbook by the first command that touches people. */
import type { Outcome } from '../outcome';
import { keepProperty, keptProperty } from '../platform/document-property';

/** The memo in a few sentences. */
export const memo: readonly string[] = [
  'Имена, телефоны и запросы участников — персональные данные, за них отвечает школа (152-ФЗ).',
  'С 01.07.2025 записывать такие данные граждан России сразу в зарубежные базы нельзя; Google Таблицы и Формы обычно относят к таким. Если таблица открыта в Google, выберите режим «Коды» или ведите её файлом на школьном компьютере.',
  'Согласие — отдельный документ; за ребёнка подписывает законный представитель. Без согласия участник не попадает в пары, письма и документы.',
  'Памятка не заменяет юриста.',
];

const toldProperty = 'memo told';

/** The memo was shown. */
export const rememberMemo = (): void => {
  keepProperty(toldProperty, 'yes');
};

/** Whether the memo was shown in this workbook. */
export const knowsMemo = (): boolean => (keptProperty(toldProperty) ?? '') !== '';

/** The outcome of a command that touches people; the first one says plainly what the law asks. */
export function withMemo<Said extends Outcome>(outcome: Said): Said {
  if (!outcome.ok || knowsMemo()) return outcome;
  rememberMemo();
  return {
    ...outcome,
    messages: [...outcome.messages, ...memo, 'Подробнее: «Персональные данные ▸ Режим и памятка».'],
  };
}
