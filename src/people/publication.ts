/**
 * Consent for publication (распространение: 152-ФЗ, art. 10.1) is another one than consent for processing. It is kept in
 * words, in «Согласие» or «Замечания»: «Согласие на распространение: да», «публикация разрешена». Doubt never passes.
 */

const about = /распростран|публик/;
const given =
  /(?:^|[^\p{L}])(?:да|есть|дано|получено|подписано|даю|дал[аи]?|согласен|согласна|разрешен[оаы]?|разрешаю)(?!\p{L})|\+/u;
const denied =
  /(?:^|[^\p{L}])(?:не|нет|без|отказ\p{L}*|отозван\p{L}*|отозвал\p{L}*|запрещ\p{L}*|против|пока|ждём|ждем|только|кроме)(?!\p{L})|\?/u;

/** Longer remarks are no mark. */
const longest = 500;

/** Whether the texts say plainly that publication is allowed, and none of them that it is not. */
export function allowsPublication(texts: readonly string[]): boolean {
  const parts = texts
    .filter((text) => text.length <= longest)
    .flatMap((text) =>
      text
        .toLowerCase()
        .replace(/ё/g, 'е')
        .split(/[.;\n]/),
    )
    .filter((part) => about.test(part));
  return parts.length > 0 && parts.every((part) => given.test(part) && !denied.test(part));
}
