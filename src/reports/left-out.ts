/** How documents speak of people whom they leave out, and of what may not leave the school. */

/** Ends the point of an order by which people are told. */
export const CONSENT_NOTE = 'Приложение с фамилиями на сайте не размещать.';

/** Under a list: how many are not in it and why; names nobody. */
export function leftOutNote(count: number, what: 'pairs' | 'people'): string {
  const whom = what === 'pairs' ? 'пар, в которых нет' : 'участников, у которых нет';
  return `Не включено ${whom} действующего согласия на обработку персональных данных: ${count}.`;
}
