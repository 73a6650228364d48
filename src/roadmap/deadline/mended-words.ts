/** Slips of the keyboard and of scanning: which word of deadlines a strange one was meant to be. */
import { editDistance } from '../../people/edit-distance';
import { knownWords } from './lexicon';
import type { Word } from './words';

const SHORTEST_MENDED = 6;

/** Beginnings of real words too near to those of deadlines to be slips of them. */
const NEVER_MENDED = [
  'карт',
  'групп',
  'первич',
  'работ',
  'порядок',
  'истори',
  'переход',
  'лечен',
  'печен',
  'сечен',
  'точен',
  'стечен',
  'значен',
  'четверо',
  'четверк',
  'завер',
  'включит',
  'учен',
  'учетн',
  'средне',
  'рождествен',
  'поздн',
  'периодичес',
  'нежели',
  'кварт',
  'артел',
  'половин',
  'вызов',
  'продолжен',
  'немедлен',
  'трафик',
  'графи',
  'янтар',
  'дикар',
  'ноздр',
  'притяжен',
  'распиван',
  'тереть',
  'воскресен',
  'октябрьск',
  'ноябрьск',
  'декабрьск',
  'сентябрьск',
  'апрельск',
  'августовск',
  'январск',
  'февральск',
  'мартовск',
  'учебно',
  'основ',
  'строк',
  'урок',
];

function isNeverMended(text: string): boolean {
  return NEVER_MENDED.some((stem) => text.startsWith(stem));
}

/** Every way to take one letter out: two words one slip apart share one of these (the idea of SymSpell). */
function* shortened(text: string): Iterable<string> {
  yield text;
  for (let i = 0; i < text.length; i++) yield text.slice(0, i) + text.slice(i + 1);
}

const MENDED_CLASSES = ['month', 'weekday', 'unit', 'seasonal'];

/** Words a deadline turns on; mending to others would change more than it helps. */
const MENDED_WORDS = new Set([
  'ежедневно',
  'еженедельно',
  'ежемесячно',
  'ежеквартально',
  'ежечетвертно',
  'ежегодно',
  'регулярно',
  'постоянно',
  'систематически',
  'непрерывно',
  'согласно',
  'позднее',
  'включительно',
  'начиная',
  'незамедлительно',
  'своевременно',
  'график',
  'расписание',
  'циклограмма',
  'согласование',
  'договоренность',
  'соответствие',
  'течение',
  'протяжение',
  'необходимость',
  'надобность',
  'потребность',
  'окончание',
  'учебный',
  'каждый',
  'запрос',
]);

function mayBeMeant(word: Word): boolean {
  return MENDED_CLASSES.includes(word.class) || MENDED_WORDS.has(word.lemma);
}

let neighbours: Map<string, string> | undefined;

function slipIndex(): Map<string, string> {
  if (neighbours) return neighbours;
  neighbours = new Map();
  for (const [text, word] of knownWords()) {
    if (text.length < SHORTEST_MENDED - 1 || !mayBeMeant(word)) continue;
    for (const key of shortened(text)) if (!neighbours.has(key) || key === text) neighbours.set(key, text);
  }
  return neighbours;
}

const LONG_MONTH = /^(январ|феврал|сентябр|октябр|ноябр|декабр|август|апрел)/;

let longMonths: string[] | undefined;

/** A month two slips away: months are long and unlike other words, so more may be forgiven there. */
function distantMonth(text: string): string | undefined {
  if (text.length < 6 || text.length > 11) return undefined;
  longMonths ??= [...knownWords().keys()].filter((word) => word.length >= 6 && LONG_MONTH.test(word));
  let best: string | undefined;
  for (const month of longMonths) {
    if (best === undefined && month.charAt(0) === text.charAt(0) && editDistance(text, month, 2) <= 2) best = month;
  }
  return best;
}

/** Slips in short words, which are too near to each other for a rule. */
const KNOWN_SLIPS = new Map(
  Object.entries({
    маи: 'май',
    мйа: 'май',
    майь: 'май',
    маай: 'май',
    мартт: 'март',
    матр: 'март',
    марть: 'март',
    мрат: 'март',
    аперль: 'апрель',
    июньь: 'июнь',
    ииюнь: 'июнь',
    ииюль: 'июль',
    июл: 'июль',
    юнь: 'июнь',
    юль: 'июль',
    иьнь: 'июнь',
    агуст: 'август',
    ноябр: 'ноябрь',
    теччении: 'течение',
    гда: 'года',
    гоад: 'года',
    недля: 'неделя',
    грфик: 'график',
  }),
);

/** The known word this one was meant to be; undefined when none is near enough. */
export function mendedWord(text: string): string | undefined {
  if (isNeverMended(text)) return undefined;
  const known = KNOWN_SLIPS.get(text);
  if (known !== undefined) return known;
  if (text.length < SHORTEST_MENDED || text.length > 20) return undefined;
  const index = slipIndex();
  for (const key of shortened(text)) {
    const near = index.get(key);
    if (near !== undefined && near !== text && editDistance(text, near, 1) <= 1) return near;
  }
  return distantMonth(text);
}
