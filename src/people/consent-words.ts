/**
 * What a curator or a family types about consent, read as words: the mark itself («Да, подписано», «пока нет», «?») and who
 * signed («мать Орлова А.П.», «сам»). A word that is not known leaves a doubt, and doubt is never consent.
 */
import { collapseSpaces, foldLookAlikes, foldYo, plainCharacters } from './text-folding';

/** What the mark says. `withdrawn`: the cell itself says that consent was taken back. */
export type ConsentAnswer = 'yes' | 'no' | 'none' | 'doubtful' | 'withdrawn';

/** Nobody writes more about a signature; a longer text is no mark. */
const longest = 200;

const folded = (text: string): string =>
  foldYo(collapseSpaces(foldLookAlikes(plainCharacters(text.slice(0, longest + 1)))).toLowerCase());

/** Signs that are a whole answer. «Х» is no answer: it crosses out for some and ticks for others. */
const signs = new Map<string, ConsentAnswer>([
  ['+', 'yes'],
  ['✓', 'yes'],
  ['✔', 'yes'],
  ['☑', 'yes'],
  ['✅', 'yes'],
  ['true', 'yes'],
  ['истина', 'yes'],
  // A checkbox that nobody has ticked, and a dash in place of an answer.
  ['false', 'none'],
  ['ложь', 'none'],
  ['☐', 'none'],
  ['-', 'none'],
  ['–', 'none'],
]);

/** Words that say yes by themselves. */
const assent =
  /^(?:да|есть|yes|имеется|получен[оаы]?|подписан[оаы]?|дан[оаы]?|даю|дал[аи]?|подтверждаю|соглас(?:ен|на|ны)|подписал[аи]?|предоставлен[оаы]?)$/;
/** Words that may stand beside them and change nothing. */
const beside =
  /^(?:согласие|согласия|на|обработку|обработка|персональных|персональные|данных|данные|пд|пдн|в|во|от|к|с|и|за|г|год|года|году|личном|деле|дело|папке|папка|лист|листа|бумаге|бумажное|бумажный|письменно|письменное|оригинал|оригинале|скан|копия|анкете|заявление|бланк|форма|форме|номер|дата|ребенка|сына|дочери|своих|моих|его|ее|полностью|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|лично|сам|сама|участник|участника|участницы|мать|матери|матерью|мама|мамы|мамой|отец|отца|отцом|папа|папы|папой|родитель|родители|родителя|родителей|родителями|родителем|опекун|опекуна|опекуном|законный|законного|законным|представитель|представителя|представителем)$/;
const refusal =
  /^(?:нет|отказ|отказано|отказался|отказалась|отказались|отказываюсь|против|no|несоглас(?:ен|на|ны)|отсутствует|запрещаю)$/;
/** What «не» stands before when it is a plain no. */
const refusedDeed =
  /^(?:даю|дал[аи]?|дан[оаы]?|получен[оаы]?|подписан[оаы]?|подписал[аи]?|соглас(?:ен|на|ны)|предоставлен[оаы]?|сдал[аи]?|сдано|принес(?:ла|ли)?|имеется|подтверждаю|разрешаю)$/;
const withdrawal = /^(?:отозван[оаы]?|отозвал[аи]?|отзыв|отзываю)$/;
const notYet = /^(?:пока|еще)$/;

/** Reads «Согласие». */
export function readConsent(given: string): ConsentAnswer {
  const text = folded(given);
  if (text === '') return 'none';
  const sign = signs.get(text);
  if (sign) return sign;
  if (text.length > longest || /[?/\\|~]|или\b/.test(text.replace(/\d{1,2}\/\d{1,2}\/\d{2,4}/g, ''))) return 'doubtful';
  // «Согласен(на)» is one word; other brackets hold remarks, read like the rest.
  const words = text
    .replace(/соглас(?:ен|на) ?\([а-я]{1,10}\)/, 'согласен')
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  if (words.some((word) => withdrawal.test(word)))
    return words.some((word) => word === 'не') ? 'doubtful' : 'withdrawn';
  const said = words.filter((word) => !notYet.test(word));
  const waits = said.length < words.length;
  if (said[0] !== undefined && refusal.test(said[0]))
    return said.slice(1).every((word) => beside.test(word) || refusal.test(word)) ? 'no' : refusedAfterNo(said);
  if (said[0] === 'не' && said[1] !== undefined && refusedDeed.test(said[1])) return 'no';
  if (waits) return 'doubtful';
  if (said.some((word) => assent.test(word)) && said.every((word) => assent.test(word) || beside.test(word)))
    return 'yes';
  const [first, second, third] = said;
  if (first === 'согласие' && second === 'не' && third !== undefined && refusedDeed.test(third)) return 'no';
  return 'doubtful';
}

/** «Нет, не даю», «нет согласия матери» refuse; «нет возражений», «нет, но принесёт» leave a doubt. */
function refusedAfterNo(words: readonly string[]): ConsentAnswer {
  const rest = words.slice(1).filter((word) => word !== 'не');
  return rest.every((word) => refusedDeed.test(word) || beside.test(word)) ? 'no' : 'doubtful';
}

/** Who signed, as far as the words tell. `nobody`: the words say that it is not signed, or leave it open. */
export interface Signers {
  readonly self: boolean;
  readonly representative: boolean;
  /** Somebody without the right: a class teacher, a grandmother who is no guardian. */
  readonly other: boolean;
  readonly nobody: boolean;
  /** The text says that the participant has come of age. */
  readonly ofAge: boolean;
  /** What is left of the text: a name, or nothing. */
  readonly name: string;
}

const parent =
  /^(?:мать|матери|матерью|мам[аыеуо]|мамой|мамочка|отец|отц(?:а|у|ом|е)|пап[аыеу]|папой|родител(?:ь|я|ю|ем|и|ей|ям|ями)|родительниц[аыу]|опекун(?:а|у|ом|ы|ша|ом)?|попечител(?:ь|я|ем|и|ьница)|усыновител(?:ь|я|ем|и|ьница)|удочерител[ья])$/;
const representative = /^представител(?:ь|я|ю|ем|и|ей|ями|ьница|ьницы)$/;
/** «Представитель школы» represents the school. */
const otherwise =
  /^(?:школы|класса|администрации|организации|комитета|родительского|совета|учреждения|колледжа|предприятия|завода)$/;
const self =
  /^(?:участни(?:к|ца|ком|цей)|сам|сама|самостоятельно|лично|наставляем(?:ый|ая)|наставни(?:к|ца|ком)|обучающ(?:ийся|аяся)|учени(?:к|ца|ком|цей)|студент(?:ка|ом)?|педагог|сотрудник|работник|я)$/;
const stranger =
  /^(?:классн(?:ый|ая|ого|ым)|кл|рук|руководител(?:ь|ем|я)|учител(?:ь|ем|я|ьница)|директор(?:ом)?|завуч(?:ем)?|зам|заместител[ьея]м?|куратор(?:ом)?|соц(?:иальный|педагог)?|психолог(?:ом)?|воспитател(?:ь|ем)|секретар(?:ь|ем)|бабушк(?:а|и|ой)|дедушк(?:а|и|ой)|дед|тет[яией]|дяд[яией]|брат(?:ом)?|сестр(?:а|ы|ой)|отчим(?:ом)?|мачех(?:а|ой)|сосед(?:ка)?|друг|подруга|крестн(?:ая|ый)|нян[яи])$/;
const open =
  /^(?:не|нет|без|никто|вместо|отказ(?:ал(?:ся|ась|ись))?|ждем|жду|будет|подпишет|принесет|должн[аыо]?|должен|нужн[аыо]|нужен|надо|устно|телефону|позже|потом|обещал[аи]?|неизвестно|неясно|уточнить|или)$/;

/** Words that name nobody; «и.» with a full stop is an initial. */
const aside =
  /^(?:законн(?:ый|ая|ого|ым)|его|ее|и|г|лет|год|года|исполнилось|(?:не)?совершеннолет\p{L}*|приемн(?:ый|ая)|родн(?:ой|ая)|от|руки|подписал[аи]?|подпись|-)$/u;

/** Reads «Кто подписал». */
export function readSigners(signedBy: string): Signers {
  const text = folded(signedBy);
  const tokens = text.match(/[\p{L}-]+\.?/gu) ?? [];
  const words = tokens.map((token) => token.replace('.', ''));
  const found = { self: false, representative: false, other: false };
  const names: string[] = [];
  words.forEach((word, at) => {
    const next = words[at + 1] ?? '';
    if (parent.test(word) || (representative.test(word) && !otherwise.test(next))) {
      // «Классный руководитель (мать на работе)»: whoever is named first has signed.
      if (!found.other || /опекун|попечител|усыновител/.test(word)) found.representative = true;
    } else if (self.test(word)) found.self = true;
    else if (stranger.test(word) || representative.test(word)) found.other = true;
    else if (!aside.test(tokens[at] ?? '')) names.push(tokens[at] ?? '');
  });
  return {
    ...found,
    nobody: text.includes('?') || text.length > longest || words.some((word) => open.test(word)),
    ofAge: /(?:^|\D)18(?:\D|$)|(?:^|\s)совершеннолет/.test(text) && !/не ?совершеннолет|нет 18/.test(text),
    name: names.join(' '),
  };
}
