// The ways a pairing problem can be wrong, each with a code for programs and a message for the curator.

/** What can be wrong with a problem given to `assign`. */
export type AssignmentErrorCode =
  | 'problem-malformed'
  | 'mentor-duplicate'
  | 'mentee-duplicate'
  | 'mentor-unknown'
  | 'mentee-unknown'
  | 'capacity-invalid'
  | 'score-invalid'
  | 'lock-forbidden'
  | 'lock-twice'
  | 'lock-over-capacity'
  | 'arithmetic-overflow'
  | 'proof-failed';

const messages: Record<AssignmentErrorCode, (...details: string[]) => string> = {
  'problem-malformed': (part, expected) =>
    `Задача подбора составлена неверно: на месте «${part}» ожидается ${expected}. Исправьте данные и повторите подбор.`,
  'mentor-duplicate': (id) =>
    `Код наставника «${id}» встречается дважды. Дайте каждому наставнику свой код и повторите подбор.`,
  'mentee-duplicate': (id) =>
    `Код наставляемого «${id}» встречается дважды. Дайте каждому наставляемому свой код и повторите подбор.`,
  'mentor-unknown': (id, where) =>
    `В ${where} назван наставник «${id}», которого нет среди участников подбора. Проверьте код или уберите строку.`,
  'mentee-unknown': (id, where) =>
    `В ${where} назван наставляемый «${id}», которого нет среди участников подбора. Проверьте код или уберите строку.`,
  'capacity-invalid': (id, found) =>
    `Число мест наставника «${id}» должно быть целым и не меньше нуля, а указано «${found}».`,
  'score-invalid': (mentor, mentee, found) =>
    `Балл пары «${mentor}» – «${mentee}» должен быть целым и не меньше нуля, а получен «${found}».`,
  'lock-forbidden': (mentor, mentee) =>
    `Пара «${mentor}» – «${mentee}» и закреплена, и запрещена. Снимите закрепление или запрет.`,
  'lock-twice': (mentee, first, second) =>
    `Наставляемый «${mentee}» закреплён дважды: за «${first}» и за «${second}». Оставьте одно закрепление.`,
  'lock-over-capacity': (mentor, locked, places) =>
    `За наставником «${mentor}» закреплено ${locked}, а мест у него ${places}. Добавьте места или снимите закрепление.`,
  'arithmetic-overflow': (pairs, cost) =>
    `Баллы слишком велики для точного счёта (пар до ${pairs}, наибольшая величина ${cost}). ` +
    'Уменьшите баллы, например до шкалы от 0 до 100.',
  'proof-failed': (fault) =>
    `Подбор не прошёл собственную проверку (${fault}). Пары не изменены; сообщите об этом разработчику.`,
};

/** A problem that has no meaning; `message` tells the curator what was found and what to do. */
export class AssignmentError extends Error {
  override readonly name = 'AssignmentError';

  /** @param details the ids and numbers the message names */
  constructor(
    readonly code: AssignmentErrorCode,
    readonly details: readonly string[],
  ) {
    super(messages[code](...details));
  }
}
