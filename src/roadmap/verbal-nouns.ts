/**
 * Plans name their work by nouns («изучение опыта») or by infinitives («изучить опыт»). The words of the field are kept
 * as stems of the nouns; this room leads an infinitive to them, by the alternations of Russian verbs.
 */

/** Verbs whose nouns no rule makes: beginnings of the infinitive, and the stem of the noun. */
const irregular: readonly (readonly [verb: RegExp, noun: string])[] = [
  [/^(?:подобр|подбир)/, 'подбор'],
  [/^(?:отобр|отбир)/, 'отбор'],
  [/^(?:выбра|выбир)/, 'выбор'],
  [/^(?:собра|собира)/, 'сбор'],
  [/^(?:набра|набира)/, 'набор'],
  [/^(?:найти|искать|отыска|разыска)/, 'поиск'],
  [/^(?:про)?анализир/, 'анализ'],
  [/^(?:помоч|помога)/, 'помощ'],
  [/^встре(?:т|ч)/, 'встреч'],
  [/^оцен/, 'оценк'],
  [/^провер/, 'проверк'],
  [/^поддерж/, 'поддержк'],
  [/^подготов/, 'подготовк'],
  [/^разраб/, 'разработк'],
  [/^запус/, 'запуск'],
  [/^обмен/, 'обмен'],
  [/^опубликов|^публикова/, 'публикац'],
  [/^(?:про)?консультир/, 'консультац'],
  [/^координир/, 'координац'],
  [/^систематизир/, 'систематизац'],
  [/^актуализир/, 'актуализац'],
  [/^(?:с)?организ/, 'организац'],
  [/^реализ/, 'реализац'],
  [/^мотивир/, 'мотивац'],
  [/^транслир/, 'трансляц'],
  [/^преми/, 'премир'],
  [/^(?:про)?инструктир/, 'инструктаж'],
  [/^(?:про)?контролир/, 'контрол'],
  [/^выступ/, 'выступлен'],
  [/^(?:обуча|обучи|учить|научить)/, 'обучен'],
  [/^выяв/, 'выявлен'],
  [/^заключ/, 'заключен'],
];

/** Consonants before «-ить» and what they turn into before «-ение». */
const alternations: readonly (readonly [consonant: string, into: readonly string[]])[] = [
  ['ст', ['щ']],
  ['б', ['бл']],
  ['п', ['пл']],
  ['в', ['вл']],
  ['м', ['мл']],
  ['ф', ['фл']],
  ['т', ['щ', 'ч']],
  ['д', ['жд', 'ж']],
  ['с', ['ш']],
  ['з', ['ж']],
];

/** Stems of the nouns that name what an infinitive (lower case, without «ё») tells to do; none for any other word. */
export function nounsOf(word: string): readonly string[] {
  const verb = word.replace(/ся$|сь$/, '');
  if (!/(?:[аеиыоуюя]ть|сти|чь|йти)$/.test(verb) || verb.length < 5) return [];
  const nouns = irregular.flatMap(([start, noun]) => (start.test(verb) ? [noun] : []));
  if (verb.endsWith('ить')) {
    const base = verb.slice(0, -3);
    const [consonant, into] = alternations.find(([end]) => base.endsWith(end)) ?? ['', ['']];
    for (const other of into) nouns.push(`${base.slice(0, base.length - consonant.length)}${other}ен`);
  } else if (/[ая]ть$/.test(verb)) nouns.push(`${verb.slice(0, -2)}н`);
  else if (verb.endsWith('вести')) nouns.push(`${verb.slice(0, -3)}ден`);
  else if (verb.endsWith('сти')) nouns.push(`${verb.slice(0, -2)}ен`);
  return nouns;
}
