/**
 * Words as they are compared: whole words without their endings, never pieces of words, so that «математикой» meets
 * «математика» and «физика» never meets «физкультура».
 */
import { foldedKey } from '../people/text-folding';

/** A cell longer than this is read no further. */
const longestText = 5000;

/** Words that say nothing about what is asked for or offered. */
const emptyWords = new Set(
  (
    'и а но или либо в во на по с со к ко о об от до для при под над из у за без как что это мне мой моя мои я мы он она ' +
    'не нет очень более также еще есть быть хочу хотел хотела хочется нужна нужен нужно надо помощь помочь поддержка ' +
    'могу умею люблю нравится научиться научить учить обучение подготовка подготовить подготовиться готовиться ' +
    'повысить повышение улучшить улучшение развитие развить развивать освоить изучение изучать изучить разобраться ' +
    'вопрос вопросы тема темы предмет предметы предмету запрос область сфера работа класс классы класса ученик ученики ' +
    'год года лет хорошо хороший лучше больше общий общая основной основная разный разные другой другие все всё весь ' +
    'просто только можно чтобы который которая свой своя свои область время друг мочь стать'
  ).split(' '),
);

/** The ending that a noun, an adjective or a verb may lose; the longest that fits goes. */
const endings: readonly string[] = (
  'иями ями ами ией иям ием иях ого его ому ему ыми ими ать ять еть ить ый ий ой ая яя ое ее ые ие ую юю ых их ым им ом ем ам ям ах ях ов ев ей ью ия ья ии ию ию ' +
  'а я о е ы и у ю ь й'
)
  .split(' ')
  .sort((a, b) => b.length - a.length);

/** No stem is shorter. */
const shortestStem = 3;

/** The word without its ending; the word itself where nothing can go. Folded words only. */
export function stemOf(word: string): string {
  if (word.length <= shortestStem) return word;
  const ending = endings.find((each) => word.endsWith(each) && word.length - each.length >= shortestStem);
  return ending === undefined ? word : word.slice(0, word.length - ending.length);
}

/** Words of a text in their order, folded (case, ё, look-alikes). */
export function wordsOf(text: string): string[] {
  return foldedKey(text.slice(0, longestText)).match(/[а-яa-z0-9]+/g) ?? [];
}

/** Stems of the words that say something. */
export function tellingStems(text: string): string[] {
  return wordsOf(text)
    .filter((word) => word.length > 1 && !emptyWords.has(word) && !/^\d+$/.test(word))
    .map(stemOf);
}

/** Whole answers that choose nothing, folded. */
const indifferent = new Set(
  (
    'не важно/неважно/без разницы/все равно/не имеет значения/не принципиально/нет/нет предпочтений/не знаю/пока не знаю/' +
    'затрудняюсь ответить/по договоренности/по согласованию/договоримся/как удобно/как получится/как скажете/кто угодно/' +
    'какой угодно/на усмотрение куратора/нет пожеланий/пожеланий нет/все подходит/подойдет любой/ни с кем/таких нет/никого/всегда'
  ).split('/'),
);
const anyWord = /^(?:любой|любая|любое|любые|любого|любому|любым|любую|все|всем|всех|каждый)$/;
/** What «любой» may stand beside. */
const anyOf =
  /^(?:из|и|с|со|на|в|время|день|дни|формат|форма|форму|возраст|класс|классы|наставник|наставника|наставнику|наставники)$/;

/** «не важно», «любой», «нет», «-», «.», blank: an answer that chooses nothing. */
export function choosesNothing(text: string): boolean {
  const words = wordsOf(text);
  if (words.length === 0 || indifferent.has(words.join(' '))) return true;
  return words.some((word) => anyWord.test(word)) && words.every((word) => anyWord.test(word) || anyOf.test(word));
}
